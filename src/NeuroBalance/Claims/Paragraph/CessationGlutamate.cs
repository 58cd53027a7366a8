using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class CessationGlutamate
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new(
            "cessation-glutamate",
            "Abrupt cessation of alcohol use causes enhanced signaling of the glutamatergic system")
        {
            Question =
                "After the last drink, does the balance tip to excitation within hours, with a surge of glutamate that fades over "
                + "weeks?",
            EvidenceNote =
                "Glutamate.Gain cites Hermann 2012 (doi:10.1016/j.biopsych.2011.07.034) for the rise, and the clock was calibrated: no "
                + "prediction of either. Mon 2012 saw less glutamate than in controls a week after the last drink. Spectroscopy does not "
                + "see the extracellular pool alone.",
        };
        claim.Badge(Basis.Fitted);
        ClaimRun run = runs["dependence"];
        double last = run.LastDrink;
        Measure crossing = claim.Of(run, MetricKind.Rise, Quantity.Balance, last, level: 0);
        Measure blood = claim.Of(run, MetricKind.OtherAtRise, Quantity.Balance, last, level: 0, other: Quantity.EthanolBlood);
        Measure bloodPeak = claim.Peak(run, Quantity.EthanolBlood, last);
        Measure balanceTime = claim.TimeOfPeak(run, Quantity.Balance, last);
        Measure glutamate = claim.Peak(run, Quantity.Glutamate, last);
        Measure glutamateTime = claim.TimeOfPeak(run, Quantity.Glutamate, last);
        Measure week = claim.At(run, Quantity.Glutamate, last + 168);
        Measure fortnight = claim.At(run, Quantity.Glutamate, last + 336);
        Measure month = claim.At(run, Quantity.Glutamate, last + 672);
        claim.Direction(
            "Balance rises through 0 at 2 to 24 h, while the blood level is below half of its last peak (never crossing fails)",
            o => Between(o[crossing] - last, 2, 24) && Below(o[blood], 0.5 * o[bloodPeak]),
            o => Say($"{o[crossing] - last:0.00} h at {o[blood]:0.00} g/L (last peak {o[bloodPeak]:0.00})"));
        claim.Direction(
            "Balance and glutamate peak at 8 to 48 h, glutamate above 1.05",
            o => Between(o[balanceTime] - last, 8, 48) && Between(o[glutamateTime] - last, 8, 48) && o[glutamate] > 1.05,
            o => Say($"{o[balanceTime] - last:0.0} h and {o[glutamateTime] - last:0.0} h, glutamate {o[glutamate]:0.000}"));
        claim.Direction(
            "Excess glutamate at 28 d below a quarter of its peak",
            o => Below(o[month] - 1, 0.25 * (o[glutamate] - 1)),
            o => Say($"{100 * (o[month] - 1) / (o[glutamate] - 1):0.0} % of the peak excess"));
        claim.Level(
            "Balance crosses at 4 to 14 h below 0.5 g/L and peaks at 12 to 30 h",
            o => Between(o[crossing] - last, 4, 14) && o[blood] < 0.5 && Between(o[balanceTime] - last, 12, 30),
            o => Say($"{o[crossing] - last:0.00} h, {o[blood]:0.00} g/L, {o[balanceTime] - last:0.0} h"));
        claim.Level(
            "Glutamate peaks at 1.35 to 2.5 at 12 to 36 h, below 1.15 at 7 d and below 1.02 at 14 d",
            o => Between(o[glutamate], 1.35, 2.5) && Between(o[glutamateTime] - last, 12, 36) && o[week] < 1.15 && o[fortnight] < 1.02,
            o => Say($"{o[glutamate]:0.000} at {o[glutamateTime] - last:0.0} h, {o[week]:0.000}, {o[fortnight]:0.000}"));
        claim.Effect("peak of glutamate above that of a naive brain", o => o[glutamate] - 1);
        claim.FailsWith("receptors that do not adapt (gG = gN = 0)", ("GabaA.AdaptationExponent", 0), ("Nmda.AdaptationExponent", 0));
        return claim.Build();
    }
}
