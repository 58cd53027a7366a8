using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class LessCraving
{
    private const double InfusionStart = 36;
    private const double InfusionHours = 2.0 / 3;

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("less-craving", "which may reduce alcohol cravings")
        {
            Question = "Is craving lower with ketamine than without, and for how long?",
            EvidenceNote =
                "Yoon 2025 (58 treated) found no difference in craving between groups. In the model the fall lasts as long as the "
                + "infusion: there is no lasting effect on craving but through memory and therapy.",
        };
        ClaimRun with = runs.Branch("dependence-ketamine36", trunk: "dependence"), without = runs["dependence"];
        claim.Badge(Basis.Form);
        Measure untreated = claim.At(without, Quantity.Craving, without.LastDrink + InfusionStart);
        claim.Assessable("craving at 36 h without ketamine is at least 4 points", o => o[untreated] >= 4);
        double start = with.LastDrink + InfusionStart, end = start + InfusionHours;
        double[] during = [.. Enumerable.Range(0, 41).Select(minute => start + (minute / 60.0))];
        double[] later =
        [
            .. Enumerable.Range(1, 96).Select(quarter => end + (0.25 * quarter)),
            .. Enumerable.Range(25, 144).Select(hour => end + hour),
            .. Enumerable.Range(29, 84).Select(step => end + (6.0 * step)),
        ];
        Pair[] treated = Pairs(during), after = Pairs(later);
        Pair[] day = Pairs([end + 24]);
        claim.Direction(
            "At its deepest, during the infusion, at least 1 point lower (every minute looked at)",
            o => Deepest(o, treated) <= -1,
            o => Say($"{Deepest(o, treated):0.00} points"));
        claim.Direction(
            "At no later time more than 1 point higher",
            o => after.Max(pair => pair.Difference(o)) <= 1,
            o => Say($"at most {after.Max(pair => pair.Difference(o)):+0.00;-0.00} points"));
        claim.Level(
            "Lower by at most 60 %",
            o => treated.Min(pair => pair.Difference(o) / o[pair.Without]) >= -0.6,
            o => Say($"{100 * treated.Min(pair => pair.Difference(o) / o[pair.Without]):0} %"));
        claim.Print("Difference 24 h after the infusion", o => Say($"{day[0].Difference(o):+0.000;-0.000} points"));
        claim.Effect("craving during the infusion, lower than without", o => -treated.Min(pair => pair.Difference(o) / o[pair.Without]));
        claim.FailsWith("no block (IK = INK = 1,000,000 mg/L)", Mimics.NoBlock);
        return claim.Build();

        Pair[] Pairs(double[] times) =>
            [.. times.Select(time => new Pair(claim.At(with, Quantity.Craving, time), claim.At(without, Quantity.Craving, time)))];
    }

    private static double Deepest(Observation o, Pair[] pairs) => pairs.Min(pair => pair.Difference(o));

    private readonly record struct Pair(Measure With, Measure Without)
    {
        public double Difference(Observation o) => o[With] - o[Without];
    }
}
