using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class Opioid
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("opioid", "Ketamine additionally upregulates the mu and kappa-opioid receptor")
        {
            Question = "Are the opioid signals raised after an infusion, and back within two weeks?",
            EvidenceNote =
                "No measurement of opioid receptor density after ketamine was found. That naltrexone blunts the antidepressant "
                + "effect (one small trial) is disputed by later reports.",
        };
        claim.Badge(Basis.Form);
        ClaimRun run = runs["ketamine"];
        double end = 2.0 / 3;
        Measure mu = claim.At(run, Quantity.MuOpioid, end), kappa = claim.At(run, Quantity.KappaOpioid, end);
        Measure muPeak = claim.Peak(run, Quantity.MuOpioid), kappaPeak = claim.Peak(run, Quantity.KappaOpioid);
        Measure muLate = claim.At(run, Quantity.MuOpioid, 336), kappaLate = claim.At(run, Quantity.KappaOpioid, 336);
        claim.Direction(
            "Both above 1 at the end of the infusion",
            o => Below(1, o[mu]) && Below(1, o[kappa]),
            o => Say($"mu {o[mu]:0.00000}, kappa {o[kappa]:0.00000} (peaks {o[muPeak]:0.0000}, {o[kappaPeak]:0.0000})"),
            "both gains are positive or zero, and occupancy is positive");
        claim.Direction(
            "Both back within 5 % of their peak excess by 14 d",
            o => o[muLate] - 1 <= 0.05 * (o[muPeak] - 1) && o[kappaLate] - 1 <= 0.05 * (o[kappaPeak] - 1),
            o => Say($"{100 * (o[muLate] - 1) / (o[muPeak] - 1):0.0} % and {100 * (o[kappaLate] - 1) / (o[kappaPeak] - 1):0.0} %"));
        claim.Effect("peak of mu above that of a naive brain", o => o[muPeak] - 1);
        claim.Effect("peak of kappa above that of a naive brain", o => o[kappaPeak] - 1);
        claim.FailsWith("no opioid effect (Emu = Ekap = 0)", ("Opioid.MuGain", 0), ("Opioid.KappaGain", 0));
        return claim.Build();
    }
}
