using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class Depression
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("depression", "a mechanism to address depression")
        {
            Question =
                "Is a depressed person's mood better a day after an infusion, does that fade within two weeks, and do the healthy gain "
                + "nothing?",
            EvidenceNote =
                "The size follows trials of a single 0.5 mg/kg infusion in depression (Murrough 2013: 7.7 MADRS points against "
                + "midazolam at 24 h); in the model it is plasticity that lifts mood, not dopamine, so that this sentence's \"which\" is "
                + "not tested. Unblinding inflates trial effects. By form no gain exceeds the score from which it starts.",
        };
        claim.Badge(Basis.Fitted);
        ClaimRun depressed = runs["depression-ketamine"];
        Measure day = claim.At(depressed, Quantity.MoodGain, 24);
        Measure ten = claim.At(depressed, Quantity.MoodGain, 240);
        Measure fortnight = claim.At(depressed, Quantity.MoodGain, 336);
        Measure healthy = claim.Peak(runs["ketamine"], Quantity.MoodGain);
        claim.Direction(
            "From a MADRS score of 30, gain at 24 h above 1 point, less than half of it left by 14 d",
            o => o[day] > 1 && Below(o[fortnight], 0.5 * o[day]),
            o => Say($"{o[day]:0.00} points, {100 * o[fortnight] / o[day]:0} % left"));
        claim.Direction(
            "A healthy subject (score 3) gains less than 1 point",
            o => o[healthy] < 1,
            o => Say($"{o[healthy]:0.00} points at most"));
        claim.Level(
            "4 to 12 MADRS points at 24 h, less than half by 10 d",
            o => Between(o[day], 4, 12) && Below(o[ten], 0.5 * o[day]),
            o => Say($"{o[day]:0.0} points, {100 * o[ten] / o[day]:0} % left at 10 d"));
        claim.Effect("gain at 24 h, of 30 points", o => o[day] / 30);
        claim.FailsWith("no room for plasticity (Pmax = 1)", ("Plasticity.Maximum", 1));
        return claim.Build();
    }
}
