using NeuroBalance.Dosing;
using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class RepeatedWithdrawal
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("kindling", "")
        {
            Question = "Does each of five withdrawals grow worse than the one before, by kindling alone?",
            EvidenceNote =
                "An extension of ours: the paragraph does not speak of kindling. Kindling.Gain cites Mayo-Smith and Bernard 1995, so "
                + "that this is no prediction of what they saw; prospective evidence is thin.",
        };
        claim.Badge(Basis.Form);
        Measure[] free = Peaks(claim, runs["kindling"]), held = Peaks(claim, runs.Of(SlowStateHeld));
        claim.Direction("Peaks rise strictly over five cycles", o => RisesOver(o, free), o => Text(o, free));
        claim.Direction(
            "They still do with the slow state of dependence held at its reference, so that only kindling can act",
            o => RisesOver(o, held),
            o => Text(o, held),
            "the kindled state only rises with excitation and only worsens the score");
        claim.Direction(
            "The fifth is at least 1 point above the first in both",
            o => o[free[4]] - o[free[0]] >= 1 && o[held[4]] - o[held[0]] >= 1,
            o => Say($"{o[free[4]] - o[free[0]]:0.0} and {o[held[4]] - o[held[0]]:0.0} points"));
        claim.Level(
            "The fifth at least 1.3 times the first",
            o => o[free[4]] >= 1.3 * o[free[0]],
            o => Say($"{o[free[4]] / o[free[0]]:0.00}"));
        claim.FailsWith("no kindling (aKd = 0): flat with the slow state held", ("Kindling.Gain", 0));
        return claim.Build();
    }

    /// <summary>Kindling with the slow state of dependence kept at its reference, so that only kindling can act.</summary>
    public static RunDefinition SlowStateHeld => new(Scenarios.Get("kindling"))
    {
        Name = "kindling, slow state held",
        Held = [Quantity.Dependence],
        StartValues = [new StartValue(Quantity.Dependence, 1, "Dependence.Reference")],
    };

    private static Measure[] Peaks(ClaimBuilder claim, ClaimRun run) =>
    [
        .. Enumerable.Range(0, KindlingCycle.Count).Select(cycle => claim.Peak(
            run,
            Quantity.Withdrawal,
            KindlingCycle.LastDrink(cycle),
            KindlingCycle.End(cycle, run))),
    ];

    private static bool RisesOver(Observation o, Measure[] peaks) =>
        Rising(o[peaks[0]], o[peaks[1]], o[peaks[2]], o[peaks[3]], o[peaks[4]]);

    private static string Text(Observation o, Measure[] peaks) => string.Join(", ", peaks.Select(peak => Say($"{o[peak]:0.0}")));
}
