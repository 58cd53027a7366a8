using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class Depression
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("depression", "a mechanism to address depression")
        {
            Question = "Is mood better a day after an infusion, and does that fade within two weeks?",
            Basis = Basis.Calibrated,
            EvidenceNote =
                "The size follows trials of a single 0.5 mg/kg infusion in depression; in the model it is plasticity that lifts "
                + "mood, not dopamine, so that this sentence's \"which\" is not tested. Unblinding inflates trial effects.",
        };
        ClaimRun run = runs["ketamine"];
        Measure day = claim.At(run, Quantity.MoodGain, 24);
        Measure ten = claim.At(run, Quantity.MoodGain, 240);
        Measure fortnight = claim.At(run, Quantity.MoodGain, 336);
        claim.Direction(
            "Gain at 24 h above 1 point, less than half of it left by 14 d",
            o => IfKnown(o[day] > 1 && Below(o[fortnight], 0.5 * o[day]), o[day], o[fortnight]),
            o => Say($"{o[day]:0.0} points, {100 * o[fortnight] / o[day]:0} % left"));
        claim.Level(
            "4 to 12 MADRS points at 24 h, less than half by 10 d",
            o => If(Between(o[day], 4, 12) && Below(o[ten], 0.5 * o[day])),
            o => Say($"{o[day]:0.0} points, {100 * o[ten] / o[day]:0} % left at 10 d"));
        claim.FailsWith("no room for plasticity (Pmax = 1)", ("Plasticity.Maximum", 1));
        return claim.Build();
    }
}
