using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class AcuteGaba
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("acute-gaba", "Acute alcohol exposure stimulates the GABA receptors")
        {
            Question = "Does a single dose of alcohol raise the gain of GABA-A receptors, and more so the larger the dose?",
            EvidenceNote =
                "Whether alcohol at everyday concentrations potentiates synaptic GABA-A receptors is contested: effects below 30 "
                + "mM are reported mainly for extrasynaptic subtypes, and not by every laboratory. The model has one receptor with "
                + "one gain.",
        };
        claim.Badge(Basis.Form);
        claim.Badge(Basis.Fitted, "level: EmaxE");
        Measure[] peaks = [.. Variations.FourDoses(runs).Select(run => claim.Peak(run, Quantity.GabaGain))];
        Measure peak = peaks[2];
        claim.Direction("Gain after 42 g above 1.02 at its peak", o => o[peak] > 1.02, o => Say($"{o[peak]:0.000}"));
        claim.Direction(
            "Gain rises with the dose over 14, 28, 42 and 70 g",
            o => Rising(o[peaks[0]], o[peaks[1]], o[peaks[2]], o[peaks[3]]),
            o => Say($"{o[peaks[0]]:0.000}, {o[peaks[1]]:0.000}, {o[peaks[2]]:0.000}, {o[peaks[3]]:0.000}"),
            "the gain is a rising function of the blood level");
        claim.Level("Peak gain after 42 g in 1.1 to 1.4", o => Between(o[peak], 1.1, 1.4), o => Say($"{o[peak]:0.000}"));
        claim.Effect("gain after 42 g above that of a naive brain", o => o[peak] - 1);
        claim.FailsWith("no potentiation by ethanol (EmaxE = 0)", ("GabaA.EthanolPotentiation", 0));
        return claim.Build();
    }
}
