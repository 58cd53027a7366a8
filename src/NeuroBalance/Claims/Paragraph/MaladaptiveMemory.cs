using NeuroBalance.Lanes;
using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class MaladaptiveMemory
{
    /// <summary>The first drink of the 60th drinking day (h).</summary>
    public const double LastDayStart = (59 * 24) + 8;

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("maladaptive-memory", "formation of maladaptive memories that contribute to increased drug craving")
        {
            Question = "Does drinking build an alcohol memory that needs NMDA receptors and that raises craving a month later?",
            EvidenceNote =
                "That NMDA antagonists impair the learning of drug associations is shown in animals; a memory strength between 0 "
                + "and 1 is a cartoon of it.",
        };
        claim.Badge(Basis.Form);
        ClaimRun run = runs["dependence"], blocked = runs.Of(LastDayBlocked);
        Measure[] weeks = claim.At(run, Quantity.AlcoholMemory, Enumerable.Range(0, 9).Select(week => 168.0 * week));
        Measure morning = claim.At(run, Quantity.AlcoholMemory, LastDayStart);
        Measure next = claim.At(run, Quantity.AlcoholMemory, LastDayStart + 24);
        Measure stopped = claim.At(blocked, Quantity.AlcoholMemory, 24);
        Measure occupancy = claim.Trough(blocked, Quantity.Occupancy);
        Measure[] month = claim.StatesAt(run, run.LastDrink + 672);
        claim.Direction(
            "Memory rises with every week of drinking",
            o => Rising([.. weeks.Select(week => o[week])]),
            o => Say($"{o[weeks[1]]:0.000} after 1 week, {o[weeks[4]]:0.000} after 4, {o[weeks[8]]:0.000} after 8"),
            "without therapy its rate cannot be negative");
        claim.Direction(
            "With 90.5 % of the NMDA channels blocked over the 60th drinking day it gains less than 15 % of what it gains that day without",
            o => Below(o[stopped] - o[morning], 0.15 * (o[next] - o[morning])),
            o => Say($"{100 * (o[stopped] - o[morning]) / (o[next] - o[morning]):0.0} % (occupancy {o[occupancy]:0.000})"));
        claim.Direction(
            "Craving at 28 d higher with the memory than without it (algebra)",
            o => Below(CravingAt(o, month, forget: true), CravingAt(o, month, forget: false)),
            o => Say($"{CravingAt(o, month, forget: false):0.0} against {CravingAt(o, month, forget: true):0.0}"),
            "memory enters the craving score with a positive weight");
        claim.Effect("memory after 8 weeks, of 1", o => o[weeks[8]]);
        claim.Effect(
            "craving at 28 d higher with the memory, of 30 points",
            o => (CravingAt(o, month, forget: false) - CravingAt(o, month, forget: true)) / 30);
        claim.FailsWith("no learning (kL = 0)", ("Memory.LearningRate", 0));
        return claim.Build();
    }

    /// <summary>
    /// The 60th drinking day of <c>dependence</c>, from its first drink on for 24 h, with ketamine held so that 90.5 % of the NMDA channels
    /// are blocked.
    /// </summary>
    private static RunDefinition LastDayBlocked => new(
        new ScenarioBuilder("last-day-blocked", 24.Hours())
            .Titled("The 60th drinking day with nine tenths of the NMDA channels blocked")
            .Drink(14.Grams(), at: 0.Hours()).Every(0.9.Hours(), times: 17)
            .Build())
    {
        StartsFrom = new StartingPoint("dependence", LastDayStart),
        Held = [Quantity.KetamineCentral, Quantity.Norketamine],
        // 9.5 times the inhibition constant block 9.5/10.5 = 0.905 of the channels.
        StartValues = [new StartValue(Quantity.KetamineCentral, 9.5, "Nmda.KetamineIc50"), new StartValue(Quantity.Norketamine, 0)],
    };

    // No other state's equation contains the memory, so that taking it out of the state is the same as never having had it.
    private static double CravingAt(Observation o, Measure[] states, bool forget)
    {
        State<double> state = default;
        Span<double> flat = Layout.Flatten<State<double>, double>(ref state);
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = o[states[i]];
        }
        if (forget) state.AlcoholMemory = 0;
        return Algebra.At(o, Quantity.Craving, in state);
    }
}
