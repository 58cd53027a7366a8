using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class ChronicNmda
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("chronic-nmda", "upregulates NMDA-glutamate receptors")
        {
            Question =
                "Is NMDA capacity raised after 60 days of drinking, and does half of the excess go within one to five days of "
                + "abstinence?",
            EvidenceNote =
                "A known misfit: in rats (Haugbol 2005, doi:10.1093/alcalc/agh117) binding of [3H]MK-801 was unchanged at the last dose "
                + "and 49 % above control 12 h later; the model has its maximum at the last drink. With the structure \"pool\" nothing is "
                + "raised at the last drink and the peak comes a day later. Human post-mortem findings conflict.",
        };
        claim.Badge(Basis.Form);
        claim.Badge(Basis.Fitted, "level: gN");
        ClaimRun run = runs["dependence"];
        double last = run.LastDrink;
        Measure density = claim.At(run, Quantity.NmdaDensity, last);
        Measure peak = claim.Peak(run, Quantity.NmdaDensity, last);
        Measure half = claim.Of(run, MetricKind.FallToShare, Quantity.NmdaDensity, last, level: 1, share: 0.5);
        claim.Direction(
            "Density at the last drink above 1.05",
            o => o[density] > 1.05,
            o => Say($"{o[density]:0.0000}"));
        claim.Direction(
            "Half of the peak excess gone 24 to 120 h after the last drink (no excess above 0.001 fails)",
            o => o[peak] - 1 > 0.001 && Between(o[half] - last, 24, 120),
            o => Say($"{o[half] - last:0.0} h"));
        claim.Level("Density at the last drink in 1.2 to 1.6", o => Between(o[density], 1.2, 1.6), o => Say($"{o[density]:0.0000}"));
        claim.Effect("density at the last drink above that of a naive brain", o => o[density] - 1);
        claim.FailsWith("NMDA receptors that do not adapt (gN = 0)", ("Nmda.AdaptationExponent", 0));
        return claim.Build();
    }
}
