using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class ChronicGaba
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("chronic-gaba", "Chronic alcohol use decreases the concentration of GABA receptors")
        {
            Question = "Is the functional capacity of GABA-A receptors lower after 60 days of drinking, and lower the more was drunk?",
            EvidenceNote =
                "Contested as a statement on receptor counts: Staley 2005 (doi:10.1001/archpsyc.62.8.877) saw more binding of iomazenil "
                + "five days after the last drink, others saw less; change of subunits is better supported than loss. The model's density "
                + "means functional capacity relative to a naive brain.",
        };
        claim.Badge(Basis.Form);
        claim.Badge(Basis.Fitted, "level: gG");
        ClaimRun[] drinking = [runs["dependence"], runs.Of(Variations.SixtyDays(12)), runs.Of(Variations.SixtyDays(8))];
        Measure[] densities = [.. drinking.Select(run => claim.At(run, Quantity.GabaADensity, run.LastDrink))];
        claim.Direction(
            "Density at the last drink below 0.95",
            o => o[densities[0]] < 0.95,
            o => Say($"{o[densities[0]]:0.0000}"));
        claim.Direction(
            "Lower after 17 than after 12 than after 8 drinks a day",
            o => Rising(o[densities[0]], o[densities[1]], o[densities[2]]),
            o => Say($"{o[densities[0]]:0.000}, {o[densities[1]]:0.000}, {o[densities[2]]:0.000}"));
        claim.Level(
            "Density at the last drink in 0.7 to 0.9",
            o => Between(o[densities[0]], 0.7, 0.9),
            o => Say($"{o[densities[0]]:0.0000}"));
        claim.Effect("density at the last drink below that of a naive brain", o => 1 - o[densities[0]]);
        claim.FailsWith("GABA-A receptors that do not adapt (gG = 0)", ("GabaA.AdaptationExponent", 0));
        return claim.Build();
    }
}
