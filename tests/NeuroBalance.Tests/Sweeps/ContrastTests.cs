using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Sweeps;

/// <summary>Arms compared in the same subjects.</summary>
public sealed class ContrastTests
{
    private const string Contrast = """{ "metric": "late", "arm": "b", "reference": "a", "better": "lower" }""";

    [Fact]
    public void Differences_are_those_of_the_rows_of_one_subject()
    {
        SweepPlan plan = SweepPlan.Parse(Plan(Contrast));
        SweepTable table = Sweep.Run(plan);
        PairedDifferences found = PairedDifferences.Of(table, plan.Contrasts[0]);
        double[] Of(string arm) => [.. Enumerable.Range(0, table.Count).Where(row => table.ArmOf(row) == arm)
            .OrderBy(table.SubjectOf).Select(row => table["late"][row])];
        double[] one = Of("b"), other = Of("a"), expected = [.. one.Zip(other, (x, y) => x - y)];
        Assert.Equal(expected, found.Differences);
        Assert.Equal(one.Zip(other, (x, y) => x / y), found.Ratios);

        // The level lies above the peak of some subjects in one arm or both: they are counted, by why.
        int pairs = expected.Count(double.IsFinite);
        Assert.InRange(pairs, 5, 35);
        Assert.Equal((40, pairs), (found.Subjects, found.Pairs));
        Assert.Equal(40 - pairs, found.Missing.Sum(missing => missing.Subjects));
        Assert.Equal(one.Zip(other).Count(pair => double.IsNaN(pair.First) && double.IsNaN(pair.Second)),
            found.Missing.Where(missing => missing is { Arm: MetricStatus.NotReached, Reference: MetricStatus.NotReached })
                .Sum(missing => missing.Subjects));
        Assert.True(found.Missing.Any(missing => missing is { Arm: MetricStatus.Measured, Reference: MetricStatus.NotReached }));

        Assert.Equal(expected.Count(value => value < 0), found.BetterSubjects);
        Assert.Equal(expected.Count(value => value > 0), found.WorseSubjects);
        Assert.Equal((double)found.BetterSubjects / pairs, found.BetterShare);
        Assert.Equal(found.BetterSubjects / 40.0, found.BetterBounds.Low);
        Assert.Equal((found.BetterSubjects + 40 - pairs) / 40.0, found.BetterBounds.High);
        double[] sorted = [.. expected.Where(double.IsFinite).Order()];
        Assert.Equal(sorted[0], found.DifferenceQuantile(0));
        Assert.Equal(sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2,
            found.DifferenceQuantile(0.5), 1e-12);
    }

    [Fact]
    public void The_share_has_Wilson_s_interval()
    {
        // Wilson's interval of 8 of 10, as Newcombe (1998, Stat Med 17:857) computes it: 0.4901 to 0.9433.
        SweepPlan plan = SweepPlan.Parse(Plan("""{ "metric": "peak", "arm": "b", "reference": "a", "better": "higher" }"""));
        SweepTable table = Sweep.Run(plan with { Design = plan.Design with { Samples = 10 } });
        int peak = table.Columns.Axes.Length + table.Columns.Metrics.IndexOf("peak");
        for (int row = 0; row < table.Count; row++)
        {
            (long subject, bool isArm) = (table.SubjectOf(row), table.ArmOf(row) == "b");
            table.Numbers[peak][row] = isArm ? (subject < 8 ? 2 : 0.5) : 1;
        }

        PairedDifferences found = PairedDifferences.Of(table, plan.Contrasts[0]);
        Assert.Equal(0.8, found.BetterShare);
        Assert.Equal(0.4901, found.BetterInterval.Low, 1e-3);
        Assert.Equal(0.9433, found.BetterInterval.High, 1e-3);
        Assert.Equal(2, found.RatioQuantile(0.9));
    }

    [Fact]
    public void Pairs_within_the_solver_s_error_are_neither_better_nor_worse()
    {
        SweepPlan plan = SweepPlan.Parse(Plan("""{ "metric": "peak", "arm": "b", "reference": "a", "better": "lower" }""", "\"set\": {}"));
        PairedDifferences found = PairedDifferences.Of(Sweep.Run(plan), plan.Contrasts[0]);
        Assert.Equal((40, 0, 0), (found.EqualSubjects, found.BetterSubjects, found.WorseSubjects));
        Assert.Equal(0, found.BetterShare);
    }

    [Theory]
    [InlineData("structure", "pool")]
    [InlineData("model", "pool")]
    [InlineData("model", "ketamine-hill")]
    public void A_contrast_of_arms_in_several_structures_or_models_stands_for_one_in_each(string key, string word)
    {
        SweepPlan plan = SweepPlan.Parse(
            Plan(Contrast).Replace("\"seed\"", $"\"{key}\": [\"own\", \"{word}\"], \"seed\"", StringComparison.Ordinal));
        Assert.Equal([new("late", "b-own", "a-own", Better.Lower), new Contrast("late", $"b-{word}", $"a-{word}", Better.Lower)],
            plan.Contrasts);
        Assert.Empty(SweepPlan.Parse(Plan("")).Contrasts);
    }

    [Theory]
    [InlineData("""{ "metric": "lat", "arm": "b", "reference": "a", "better": "lower" }""", "$.contrasts[0].metric", "late")]
    [InlineData("""{ "metric": "late", "arm": "c", "reference": "a", "better": "lower" }""", "$.contrasts[0].arm", "there is no such arm")]
    [InlineData("""{ "metric": "late", "arm": "a", "reference": "a", "better": "lower" }""", "$.contrasts[0].reference", "the arm itself")]
    [InlineData("""{ "metric": "late", "arm": "b", "reference": "a", "better": "less" }""", "$.contrasts[0].better", "higher")]
    [InlineData("""{ "metric": "late", "arm": "b", "reference": "a" }""", "$.contrasts[0].better", "missing")]
    [InlineData("""{ "metric": "late", "arm": "b", "with": "a", "better": "lower" }""", "$.contrasts[0].with", "reference")]
    [InlineData("3", "$.contrasts[0]", "not an object")]
    [InlineData(Contrast + ", " + Contrast, "$.contrasts[1]", "twice")]
    public void A_fault_is_told_at_its_place(string contrasts, string path, string words)
    {
        SweepPlanResult read = SweepPlanReader.Parse(Plan(contrasts));
        Fault fault = Assert.Single(read.Faults, fault => fault.Path == path);
        Assert.Contains(words, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_arms_has_nothing_to_compare()
    {
        SweepPlanResult read = SweepPlanReader.Parse("""
            { "name": "p", "scenario": "evening", "spread": "all", "design": { "type": "monte-carlo", "samples": 4 },
              "metrics": [{ "name": "late", "kind": "peak", "of": "BloodAlcohol" }],
              "contrasts": [{ "metric": "late", "arm": "b", "reference": "a", "better": "lower" }] }
            """);
        Assert.Contains(read.Faults, fault => fault.Message == "the plan has no arms");
    }

    private static string Plan(string contrasts, string arm = "\"set\": { \"events[0].amount\": \"20 g\" }") => $$"""
        { "name": "p", "scenario": { "name": "one-drink", "duration": "3 h", "events": [{ "type": "drink", "amount": "14 g", "at": "0 h" }] },
          "arms": [{ "name": "a" }, { "name": "b", {{arm}} }],
          "axes": [{ "key": "Subject.BodyWeight", "low": 40, "high": 120 }], "design": { "type": "monte-carlo", "samples": 40 }, "seed": 2,
          "metrics": [{ "name": "late", "kind": "onset", "of": "BloodAlcohol", "level": 0.02 },
            { "name": "peak", "kind": "peak", "of": "BloodAlcohol" }],
          "contrasts": [{{contrasts}}] }
        """;
}
