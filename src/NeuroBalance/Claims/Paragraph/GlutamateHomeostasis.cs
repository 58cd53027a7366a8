using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class GlutamateHomeostasis
{
    private const int FirstHour = 14;
    private const int LastHour = 59;

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("glutamate-homeostasis", "balancing cortical glutamate homeostasis")
        {
            Question = "While ketamine runs, is excitatory tone nearer to that of a naive brain than without?",
            EvidenceNote =
                "Balance while the drug is there is not homeostasis: in some subjects tone is pressed below naive, and from about "
                + "70 h it rebounds above the untreated course. The figure shows both.",
        };
        ClaimRun with = runs.Branch("dependence-infusion", trunk: "dependence"), without = runs["dependence"];
        double from = with.LastDrink + FirstHour, to = with.LastDrink + LastHour;
        Measure[] treated = Distance(with), plain = Distance(without);
        double[] hours = [.. Enumerable.Range(FirstHour, LastHour - FirstHour + 1).Select(hour => with.LastDrink + hour)];
        Measure[] hourlyWith = claim.At(with, Quantity.NmdaTone, hours), hourlyWithout = claim.At(without, Quantity.NmdaTone, hours);
        claim.Badge(Basis.NotFitted);
        Measure at36 = hourlyWith[36 - FirstHour];
        claim.Assessable(
            "excitatory tone without ketamine is on average at least 0.1 away from 1 over hours 14 to 59",
            o => Mean(o, plain) >= 0.1);
        claim.Direction(
            "Mean distance of excitatory tone from 1 over hours 14 to 59 smaller by at least 5 % with ketamine",
            o => Less(Mean(o, treated), Mean(o, plain)) >= 0.05,
            o => Say($"{Mean(o, plain):0.000} to {Mean(o, treated):0.000}"));
        claim.Level(
            "At most half in the mean and 0.9 at every hour",
            o => Mean(o, treated) <= 0.5 * Mean(o, plain) && Worst(o) <= 0.9,
            o => Say($"{Mean(o, treated) / Mean(o, plain):0.00} in the mean, {Worst(o):0.00} at the worst hour"));
        claim.Print("Excitatory tone at 36 h with ketamine", o => Say($"{o[at36]:0.000}"));
        claim.Count("Excitatory tone below 0.8 at 36 h (over-correction)", o => o[at36] < 0.8);
        claim.Effect("distance of excitatory tone from 1, smaller than without", o => Less(Mean(o, treated), Mean(o, plain)));
        claim.FailsWith("no block (IK = INK = 1,000,000 mg/L)", Mimics.NoBlock);
        return claim.Build();

        Measure[] Distance(ClaimRun run) =>
        [
            claim.Of(run, MetricKind.AreaAbove, Quantity.NmdaTone, from, to, level: 1),
            claim.Of(run, MetricKind.AreaBelow, Quantity.NmdaTone, from, to, level: 1),
        ];

        double Worst(Observation o)
        {
            double worst = 0;
            for (int i = 0; i < hours.Length; i++)
            {
                worst = Math.Max(worst, Math.Abs(o[hourlyWith[i]] - 1) / Math.Abs(o[hourlyWithout[i]] - 1));
            }

            return worst;
        }
    }

    private static double Mean(Observation o, Measure[] distance) => (o[distance[0]] + o[distance[1]]) / (LastHour - FirstHour);
}
