using NeuroBalance.Dosing;
using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class DopamineRelease
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("dopamine", "The downstream effects are to enhance dopamine secretion")
        {
            Question = "Does dopamine rise within hours of an infusion and fall again within half a day?",
            EvidenceNote =
                "The word \"downstream\" is hardly carried by this model's gains: with the opioid signals taken out nearly all of the "
                + "rise remains. Human PET studies of striatal dopamine after ketamine disagree. Dopamine is not blunted in dependence "
                + "here, against Volkow 2007.",
        };
        claim.Badge(Basis.NotFitted, "timing");
        ClaimRun run = runs["ketamine"];
        Measure peak = claim.Peak(run, Quantity.Dopamine);
        Measure time = claim.TimeOfPeak(run, Quantity.Dopamine);
        Measure late = claim.At(run, Quantity.Dopamine, 12);
        Measure alone = claim.Peak(runs.Of(WithoutOpioidSignals), Quantity.Dopamine);
        claim.Direction(
            "Peaks within 4 h, above 1.02",
            o => o[time] <= 4 && o[peak] > 1.02,
            o => Say($"{o[peak]:0.000} at {o[time]:0.00} h"));
        claim.Direction(
            "Below a quarter of its peak excess at 12 h",
            o => Below(o[late] - 1, 0.25 * (o[peak] - 1)),
            o => Say($"{100 * (o[late] - 1) / (o[peak] - 1):0.0} % of the peak excess"));
        claim.Direction(
            "Some of the peak excess is gone without opioid signals (\"downstream\")",
            o => Below(o[alone] - 1, o[peak] - 1),
            o => Say($"{100 * Downstream(o[alone], o[peak]):0.00} % of it"));
        claim.Level(
            "Peak 1.1 to 1.8 within 2.5 h",
            o => Between(o[peak], 1.1, 1.8) && o[time] <= 2.5,
            o => Say($"{o[peak]:0.000} at {o[time]:0.00} h"));
        claim.Level("Below 1.02 at 12 h", o => o[late] < 1.02, o => Say($"{o[late]:0.0000}"));
        claim.Effect("peak above that of a naive brain", o => o[peak] - 1);
        claim.Effect("share of the peak excess that is downstream of the opioid signals", o => Downstream(o[alone], o[peak]));
        claim.FailsWith("no release by disinhibition (aTh = 0)", ("Dopamine.DisinhibitionGain", 0));
        return claim.Build();
    }

    private static RunDefinition WithoutOpioidSignals => new(Scenarios.Get("ketamine"))
    {
        Name = "ketamine without opioid signals",
        Overrides = [new NamedValue("Opioid.MuGain", 0), new NamedValue("Opioid.KappaGain", 0)],
    };

    private static double Downstream(double alone, double peak) => 1 - ((alone - 1) / (peak - 1));
}
