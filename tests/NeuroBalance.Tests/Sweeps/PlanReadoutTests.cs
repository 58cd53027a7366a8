using NeuroBalance.Sweeps;

namespace NeuroBalance.Tests.Sweeps;

/// <summary>Read-outs that a plan adds to the models of its arms.</summary>
public sealed class PlanReadoutTests : IDisposable
{
    private const string Readouts = """{ "Ratio": "NmdaTone / GabaTone", "Excess": "Ratio - 1" }""";

    private const string Measured = """
        { "name": "worst", "kind": "peak", "of": "Ratio" },
        { "name": "tone", "kind": "valueAt", "of": "NmdaTone", "at": "6 h" },
        { "name": "gaba", "kind": "valueAt", "of": "GabaTone", "at": "6 h" },
        { "name": "ratio", "kind": "valueAt", "of": "Ratio", "at": "6 h" },
        { "name": "share", "expression": "peak(Excess) / peak(Ratio)" }
        """;

    private readonly string root = Directory.CreateTempSubdirectory("readouts-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string Text(string readouts = Readouts, string arms = "", string metrics = Measured) => $$"""
        { "name": "own", "scenario": { "name": "one", "duration": "9 h", "readouts": { "Own": "2 * GabaTone" }, "events": [
            { "type": "drink", "amount": "14 g", "at": "1 h", "every": "30 min", "count": 3 } ] }, {{arms}}
          "readouts": {{readouts}}, "axes": [{ "key": "events[0].count", "values": [2, 5] },
            { "key": "Nmda.EthanolIc50", "values": [20, 25, 30, 35, 40, 45, 50, 55] }],
          "design": { "type": "grid" }, "metrics": [{{metrics}}],
          "trajectories": [{ "of": "Excess", "every": "3 h" }, { "of": "Own", "every": "3 h" }] }
        """;

    [Fact]
    public void A_plan_measures_and_follows_its_readouts_with_the_same_bits_at_every_width()
    {
        SweepPlan plan = SweepPlan.Parse(Text(arms: """
            "arms": [{ "name": "a" }, { "name": "b", "set": { "subject.weight": "50 kg" } }],
            """).Replace("\"trajectories\"", """
            "contrasts": [{ "metric": "worst", "arm": "b", "reference": "a", "better": "lower" }], "trajectories"
            """, StringComparison.Ordinal));
        SweepTable[] tables = [.. ((int[])[1, 4, 8]).Select(lanes =>
            Sweep.Run(plan, new SweepRunOptions { LaneWidth = lanes, Threads = 1 }))];
        SweepTable table = tables[0];
        Assert.Equal((32, 0), (table.Count, table.Failed));
        Assert.All(tables, other => Assert.Equal(table.Numbers.SelectMany(one => one), other.Numbers.SelectMany(one => one)));
        Assert.All(tables, other => Assert.Equal(table.Bands.SelectMany(one => one.Quantiles.SelectMany(row => row)),
            other.Bands.SelectMany(one => one.Quantiles.SelectMany(row => row))));
        for (int row = 0; row < table.Count; row++)
        {
            Assert.Equal(table["tone"][row] / table["gaba"][row], table["ratio"][row], 1e-15);
            Assert.Equal((table["worst"][row] - 1) / table["worst"][row], table["share"][row], 1e-12);
        }
        Assert.Equal(["Excess", "Own"], table.Bands.Select(one => one.Name).Distinct());
        Assert.Equal("worst", Assert.Single(plan.Contrasts).Metric);
    }

    [Fact]
    public void A_folder_holds_the_readouts_and_refuses_changed_ones()
    {
        string folder = Path.Combine(root, "results");
        Sweep.Run(SweepPlan.Parse(Text()), folder);
        SweepManifest manifest = SweepResults.Open([folder]).Manifest;
        Assert.Equal("NmdaTone / GabaTone", manifest.Entry("read-out Ratio"));
        Assert.Equal("2 * GabaTone", manifest.Entry("read-out Own"));
        Assert.Contains("\"Excess\": \"Ratio - 1\"", manifest.Entry("scenario"), StringComparison.Ordinal);
        Sweep.Run(SweepPlan.Parse(Text()), folder);
        SweepFolderException refusal = Assert.Throws<SweepFolderException>(() =>
            Sweep.Run(SweepPlan.Parse(Text("""{ "Ratio": "GabaTone / NmdaTone", "Excess": "Ratio - 1" }""")), folder));
        Assert.Contains("read-out Ratio: was NmdaTone / GabaTone, is GabaTone / NmdaTone", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_arms_of_several_models_have_the_readouts()
    {
        SweepPlan plan = SweepPlan.Parse(Text(arms: """ "model": ["own", "pool", "memantine"], """));
        SweepTable table = Sweep.Run(plan);
        Assert.Equal((48, 0), (table.Count, table.Failed));
        Assert.Equal(3, plan.Arms.Select(arm => arm.Scenario.Equations).Distinct().Count());
        Assert.All(plan.Arms, arm => Assert.Equal(["Own", "Ratio", "Excess"], arm.Scenario.Readouts.Select(one => one.Name)));
    }

    [Theory]
    [InlineData("""{ "Ratio": "NmdaTone / GabaTne", "Excess": "1" }""",
        "$.readouts.Ratio, column 12: there is no 'GabaTne'; did you mean 'GabaTone'?")]
    [InlineData("""{ "Own": "1", "Ratio": "1", "Excess": "1" }""", "$.readouts.Own: \"Own\": the name is taken: a quantity of the model")]
    [InlineData("""{ "Ratio": "Me + 1[mg/L]", "Excess": "1" }""", "$.readouts.Ratio, column 1: in the arm 'own': there is no 'Me'")]
    [InlineData("""{ "Ratio": 3, "Excess": "1" }""", "$.readouts.Ratio: 3: not a text")]
    public void A_fault_is_told_once_whatever_the_arms(string readouts, string told)
    {
        SweepPlanResult read = SweepPlanReader.Parse(Text(readouts, """ "model": ["own", "memantine"], """, """
            { "name": "worst", "kind": "peak", "of": "Ratio" }, { "name": "e", "expression": "peak(Excess)" }
            """));
        Assert.StartsWith(told, Assert.Single(read.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_in_two_units_cannot_be_measured()
    {
        string arms = """
            "arms": [{ "name": "a" }, { "name": "b", "scenario": { "name": "two", "duration": "9 h",
              "readouts": { "Own": "Withdrawal" }, "events": [ { "type": "drink", "amount": "14 g", "at": "1 h",
                "every": "30 min", "count": 3 } ] } }],
            """;
        SweepPlanResult read = SweepPlanReader.Parse(Text(arms: arms, metrics: """{ "name": "own", "kind": "peak", "of": "Own" }"""));
        Assert.Equal(["$.metrics[0].of", "$.trajectories[1].of"], read.Faults.Select(one => one.Path));
        Assert.Contains("in 1 in the arm 'a' and in points in the arm 'b'", read.Faults[0].Message, StringComparison.Ordinal);
    }
}
