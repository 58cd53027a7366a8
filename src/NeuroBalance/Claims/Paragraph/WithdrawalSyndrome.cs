using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class WithdrawalSyndrome
{
    private static readonly int[] DrinksOfWeakDrinkers = [2, 5, 8];

    private static readonly string[] Tapers = ["taper-3d", "taper", "taper-10d"];

    private const double EndOfDrinking = 60 * 24;

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("withdrawal-syndrome", "resulting in a syndrome of alcohol withdrawal")
        {
            Question =
                "Is there a syndrome that a protocol would treat, on the clinical clock, worse after longer drinking, milder after "
                + "a taper, absent after weak drinking?",
            EvidenceNote =
                "Isbell 1955 and Wikler 1956 saw severe withdrawal after 48 to 87 days of 343 to 366 g a day and mild after 16 to "
                + "34 days. Gutierrez and Staehle 2015 conclude from a model that severity does not depend on how dependence "
                + "developed: this model disagrees. The score is CIWA-Ar-like, not an assessment.",
        };
        claim.Badge(Basis.Fitted, "level and clock");
        claim.Badge(Basis.NotFitted, "taper");
        ClaimRun run = runs["dependence"];
        double last = run.LastDrink;
        Measure peak = PeakOf(claim, run);
        Measure time = claim.TimeOfPeak(run, Quantity.Withdrawal, last);
        Measure late = claim.Peak(run, Quantity.Withdrawal, last + 240);
        Measure onset = claim.Of(run, MetricKind.Onset, Quantity.Withdrawal, last, level: 8);
        Measure afterWeek = claim.Peak(run, Quantity.Withdrawal, last + 168);
        Measure resolution = claim.Of(run, MetricKind.Resolution, Quantity.Withdrawal, last, level: 8);
        Measure days34 = PeakOf(claim, runs.Of(Shorter(34))), days16 = PeakOf(claim, runs.Of(Shorter(16)));
        Measure[] weak = [.. DrinksOfWeakDrinkers.Select(perDay => PeakOf(claim, runs.Of(Variations.SixtyDays(perDay))))];
        ClaimRun[] endings = [run, .. Tapers.Select(name => runs.Branch(name, trunk: "dependence"))];
        Measure[] tapers = [.. endings.Select(one => claim.Peak(one, Quantity.Withdrawal, EndOfDrinking))];
        claim.Direction(
            "Peak at 8 points or more (the score from which the protocol treats), at 16 to 96 h",
            o => o[peak] >= 8 && Between(o[time] - last, 16, 96),
            o => Say($"{o[peak]:0.0} at {o[time] - last:0.0} h"));
        claim.Direction(
            "Back below a quarter of its peak by 10 d",
            o => Below(o[late], 0.25 * o[peak]),
            o => Say($"at most {o[late]:0.00} from 10 d on"));
        claim.Direction(
            "Higher after 60 d than after 34 d than after 16 d of drinking",
            o => Falling(o[peak], o[days34], o[days16]),
            o => Say($"{o[peak]:0.0}, {o[days34]:0.0}, {o[days16]:0.0}"));
        claim.Direction(
            "The largest score after day 60 falls in the order abrupt, 3, 5, 10 d taper",
            o => Falling(o[tapers[0]], o[tapers[1]], o[tapers[2]], o[tapers[3]]),
            o => Say($"{o[tapers[0]]:0.0}, {o[tapers[1]]:0.0}, {o[tapers[2]]:0.0}, {o[tapers[3]]:0.0}"));
        claim.Direction(
            "Peaks at 2, 5 and 8 drinks a day below a third of that at 17",
            o => weak.All(one => Below(o[one], o[peak] / 3)),
            o => Say($"{o[weak[0]]:0.00}, {o[weak[1]]:0.00}, {o[weak[2]]:0.00} against {o[peak] / 3:0.00}"));
        claim.Level(
            "8 points first at 6 to 24 h, peak 15 to 35 at 24 to 72 h, below 8 by day 7",
            o => Between(o[onset] - last, 6, 24) && Between(o[peak], 15, 35) && Between(o[time] - last, 24, 72) && o[afterWeek] < 8,
            o => Say($"{o[onset] - last:0.0} h, {o[peak]:0.0} at {o[time] - last:0.0} h, until {o[resolution] - last:0.0} h"));
        claim.Level(
            "Below 5 points at 2, 5 and 8 drinks a day",
            o => weak.All(one => o[one] < 5),
            o => Say($"{o[weak[0]]:0.00}, {o[weak[1]]:0.00}, {o[weak[2]]:0.00}"));
        claim.Level(
            "16 d give less than 0.6 of the 60 d peak",
            o => o[days16] < 0.6 * o[peak],
            o => Say($"{o[days16] / o[peak]:0.000}"));
        claim.FailsWith("receptors that do not adapt (gG = gN = 0)", ("GabaA.AdaptationExponent", 0), ("Nmda.AdaptationExponent", 0));
        return claim.Build();
    }

    private static RunDefinition Shorter(int days) =>
        Variations.Drinking(FormattableString.Invariant($"dependence-{days}d"), perDay: 17, every: 0.9, days, habitual: true) with
        {
            Trunk = "dependence",
        };

    private static Measure PeakOf(ClaimBuilder claim, ClaimRun run) => claim.Peak(run, Quantity.Withdrawal, run.LastDrink);
}
