using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class Neuroplasticity
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("neuroplasticity", "enhancing neuroplasticity which may facilitate learning and acquiring new skills")
        {
            Question = "Does plasticity rise for days after an infusion, and does therapy then teach more and unlearn more?",
            EvidenceNote =
                "The time course of new spines is from mice (Moda-Sava 2019, Phoumthipphavong 2016). Grabski 2022 found more days "
                + "abstinent with ketamine, most with therapy, but no significant interaction.",
        };
        claim.Badge(Basis.Form);
        claim.Badge(Basis.Fitted, "level");
        ClaimRun run = runs["ketamine"];
        Measure early = claim.At(run, Quantity.Plasticity, 4);
        Measure peak = claim.Peak(run, Quantity.Plasticity);
        Measure time = claim.TimeOfPeak(run, Quantity.Plasticity);
        Measure week = claim.At(run, Quantity.Plasticity, 168);
        Measure ten = claim.At(run, Quantity.Plasticity, 240);
        Measure fortnight = claim.At(run, Quantity.Plasticity, 336);
        ClaimRun both = runs["therapy-both"], therapy = runs["therapy-therapy"];
        Measure copingBoth = claim.At(both, Quantity.Coping, both.End), copingAlone = claim.At(therapy, Quantity.Coping, therapy.End);
        Measure memoryBoth = claim.At(both, Quantity.AlcoholMemory, both.End);
        Measure memoryAlone = claim.At(therapy, Quantity.AlcoholMemory, therapy.End);
        claim.Direction(
            "Plasticity above 1 at 4 h, peak at 12 to 48 h, at most half of the peak excess by 10 d",
            o => Below(1, o[early]) && Between(o[time], 12, 48) && o[ten] - 1 <= 0.5 * (o[peak] - 1),
            o => Say($"{o[early]:0.000}; {o[peak]:0.000} at {o[time]:0.0} h; {100 * (o[ten] - 1) / (o[peak] - 1):0} % by 10 d"));
        claim.Direction(
            "Coping higher with ketamine and therapy than with therapy alone",
            o => Below(o[copingAlone], o[copingBoth]),
            o => Say($"{o[copingBoth]:0.000} against {o[copingAlone]:0.000}"),
            "coping is learned in proportion to plasticity");
        claim.Direction(
            "Alcohol memory lower",
            o => Below(o[memoryBoth], o[memoryAlone]),
            o => Say($"{o[memoryBoth]:0.000} against {o[memoryAlone]:0.000}"),
            "extinction in therapy grows with plasticity");
        claim.Level(
            "Peak at 18 to 36 h, at most half by 7 d, below 20 % by 14 d",
            o => Between(o[time], 18, 36) && o[week] - 1 <= 0.5 * (o[peak] - 1) && o[fortnight] - 1 < 0.2 * (o[peak] - 1),
            o => Say($"{o[time]:0.0} h, {100 * (o[week] - 1) / (o[peak] - 1):0} %, {100 * (o[fortnight] - 1) / (o[peak] - 1):0} %"));
        claim.Level(
            "Coping higher by 2 to 30 %",
            o => Between((o[copingBoth] / o[copingAlone]) - 1, 0.02, 0.3),
            o => Say($"{100 * ((o[copingBoth] / o[copingAlone]) - 1):0.0} %"));
        claim.Effect("peak of plasticity above that of a naive brain", o => o[peak] - 1);
        claim.Effect("coping, higher than with therapy alone", o => (o[copingBoth] / o[copingAlone]) - 1);
        claim.FailsWith("no formation of synapses (kf = 0)", ("Plasticity.FormationRate", 0));
        return claim.Build();
    }
}
