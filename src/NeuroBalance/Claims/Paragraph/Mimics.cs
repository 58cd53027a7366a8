using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class Mimics
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new(
            "mimics",
            "Ketamine mimics some of the mechanisms of action of alcohol through antagonism of the NMDA receptor")
        {
            Question = "Does an antidepressant dose of ketamine block NMDA receptors, and nothing of GABA-A?",
            EvidenceNote =
                "Occupancy in people has not been measured directly at this dose; the model computes it from plasma levels and "
                + "inhibition constants found in cells.",
        };
        claim.Badge(Basis.Form);
        claim.Badge(Basis.Fitted, "level: derived from IK");
        ClaimRun run = runs["ketamine"];
        Measure occupancy = claim.Peak(run, Quantity.Occupancy);
        Measure nmda = claim.Trough(run, Quantity.NmdaGain);
        Measure high = claim.Peak(run, Quantity.GabaGain), low = claim.Trough(run, Quantity.GabaGain);
        claim.Direction(
            "Occupancy above 0.02 at its peak",
            o => o[occupancy] > 0.02,
            o => Say($"{o[occupancy]:0.000}"));
        claim.Direction(
            "NMDA gain below 1",
            o => Below(o[nmda], 1),
            o => Say($"{o[nmda]:0.000} at its trough"),
            "the gain is 1 less the occupancy");
        claim.Direction(
            "GABA-A gain exactly 1 throughout",
            o => o[high] == 1 && o[low] == 1,
            o => Say($"{o[low]:0.000} to {o[high]:0.000}"),
            "ketamine does not enter the GABA-A gain");
        claim.Level("Occupancy at its peak 0.09 to 0.45", o => Between(o[occupancy], 0.09, 0.45), o => Say($"{o[occupancy]:0.000}"));
        claim.Print("Ethanol level with the same NMDA gain", o =>
        {
            double millimolar = Algebra.EthanolOfNmdaGain(in o.Parameters, o[nmda]);
            return Say($"{millimolar:0.0} mM ({millimolar / BloodLevel.MillimolarPerGramPerLitre:0.00} g/L)");
        });
        claim.Effect("share of channels blocked at its peak", o => o[occupancy]);
        claim.FailsWith("no block (IK = INK = 1,000,000 mg/L)", NoBlock);
        return claim.Build();
    }

    /// <summary>Ketamine and norketamine that do not reach the NMDA receptor.</summary>
    public static (string Key, double Value)[] NoBlock => [("Nmda.KetamineIc50", 1e6), ("Nmda.NorketamineIc50", 1e6)];
}
