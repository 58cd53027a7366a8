using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class CravingGlutamate
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new(
            "craving-glutamate",
            "the dysregulation of glutaminergic tone results in individuals experiencing alcohol craving")
        {
            Question = "Is craving high when excitation is high, and does it fade as the balance returns?",
            EvidenceNote =
                "Glutamate measured by spectroscopy has been associated with craving in some studies of recently abstinent "
                + "patients; association, not cause. The score is PACS-like. In the model the order of craving over time would "
                + "survive without excitation (the negative control breaks the level alone): low dopamine and memory carry it too.",
        };
        claim.Badge(Basis.Form);
        ClaimRun run = runs["dependence"];
        double last = run.LastDrink;
        Measure[] craving = claim.At(run, Quantity.Craving, [last + 24, last + 48, last + 168, last + 672]);
        Measure craving36 = claim.At(run, Quantity.Craving, last + 36);
        Measure balance36 = claim.At(run, Quantity.Balance, last + 36);
        claim.Direction(
            "Craving at 24 h above 2 d above 7 d above 28 d",
            o => Falling(o[craving[0]], o[craving[1]], o[craving[2]], o[craving[3]]),
            o => Say($"{o[craving[0]]:0.0}, {o[craving[1]]:0.0}, {o[craving[2]]:0.0}, {o[craving[3]]:0.0}"));
        claim.Direction(
            "At 24 h at least 1 point above a naive brain",
            o => o[craving[0]] - Naive(o) >= 1,
            o => Say($"{o[craving[0]]:0.0} against {Naive(o):0.0}"));
        claim.Level(
            "At 24 h at least 10 points above a naive brain",
            o => o[craving[0]] - Naive(o) >= 10,
            o => Say($"{o[craving[0]] - Naive(o):0.0} points"));
        claim.Correlation(
            "Over 1,000 subjects the rank correlation of craving with the balance at 36 h exceeds 0.7",
            craving36,
            balance36,
            above: 0.7,
            subjects: 1000);
        claim.Effect("craving at 24 h above that of a naive brain, of 30 points", o => (o[craving[0]] - Naive(o)) / 30);
        claim.FailsWith("excitation without a weight in craving (cB = 0)", ("Craving.BalanceGain", 0));
        return claim.Build();
    }

    private static double Naive(Observation o) => Algebra.At(o, Quantity.Craving, NaiveState.Naive);
}
