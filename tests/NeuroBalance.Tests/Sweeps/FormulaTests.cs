using NeuroBalance.Sweeps;

namespace NeuroBalance.Tests.Sweeps;

/// <summary>Metrics that are expressions over other metrics.</summary>
public sealed class FormulaTests
{
    private const string Stated = """
        { "name": "worst", "kind": "peak", "of": "Withdrawal", "from": "0 h after last drink" },
        { "name": "late", "kind": "valueAt", "of": "Withdrawal", "at": "9 h after last drink" },
        { "name": "long", "kind": "timeAbove", "of": "BloodAlcohol", "level": 0.05, "from": "0 h", "to": "8 h" },
        { "name": "start", "kind": "onset", "of": "Withdrawal", "level": 2000 },
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void An_expression_is_the_arithmetic_of_its_metrics(int lanes)
    {
        SweepTable table = Sweep.Run(Plan($$"""
            {{Stated}}
            { "name": "relief", "expression": "peak(Withdrawal, '0 h after last drink') - valueAt(Withdrawal, '9 h after last drink')" },
            { "name": "share", "expression": "(worst - late) / max(worst, 1e-9 [points])" },
            { "name": "odd", "expression": "exp(-timeAbove(BloodAlcohol, 0.05, '0 h', '8 h') / 2 [h])^0.3 + 2 * sqrt(4)" },
            { "name": "never", "expression": "onset(Withdrawal, 2000) + 1 [h]" },
            { "name": "undefined", "expression": "worst / (late - late)" }
            """), new SweepRunOptions { LaneWidth = lanes, Threads = 1 });
        Assert.Equal((24, 0), (table.Count, table.Failed));
        for (int i = 0; i < table.Count; i++)
        {
            double worst = table["worst"][i], late = table["late"][i];
            Assert.True(worst > late);
            Assert.Equal(worst - late, table["relief"][i]);
            Assert.Equal((worst - late) / worst, table["share"][i]);
            Assert.Equal(Math.Pow(Math.Exp(-table["long"][i] / 2), 0.3) + 4, table["odd"][i], 1e-12);
            Assert.Equal(MetricStatus.NotReached, table.StatusOf(i, "never"));
            Assert.Equal(MetricStatus.NoValue, table.StatusOf(i, "undefined"));
            Assert.True(double.IsNaN(table["never"][i]) && double.IsNaN(table["undefined"][i]));
        }
    }

    [Fact]
    public void The_unit_follows_from_the_expression_or_is_stated()
    {
        SweepPlan plan = Plan($$"""
            {{Stated}}
            { "name": "a", "expression": "worst - late" }, { "name": "b", "expression": "worst / late" },
            { "name": "c", "expression": "area(Withdrawal) / peak(Withdrawal)" },
            { "name": "d", "expression": "worst - late", "unit": "CIWA-Ar points" }
            """);
        Assert.Equal(["points", "1", "h", "CIWA-Ar points"], plan.Metrics.Skip(4).Select(metric => metric.Unit));
    }

    [Theory]
    [InlineData("peak(Withdrawl)", "column 6", "Withdrawal")]
    [InlineData("peek(Withdrawal)", "column 1", "peak")]
    [InlineData("1 + Withdrawal", "column 5", "peak(Withdrawal)")]
    [InlineData("wurst + 1", "column 1", "worst")]
    [InlineData("peak(Withdrawal) + peak(BloodAlcohol)", "column 20", "g/dL")]
    [InlineData("valueAt(Withdrawal, '9 hrs')", "column 21", "9 h")]
    [InlineData("valueAt(Withdrawal, '900 h')", "column 1", "outside the run")]
    [InlineData("valueAt(Withdrawal)", "column 1", "at")]
    [InlineData("peak(Withdrawal, 3)", "column 18", "peak(of, [from], [to])")]
    [InlineData("peak(Withdrawal", "column 16", "expected")]
    [InlineData("peak(Withdrawal) + '5 h'", "column 20", "quoted")]
    [InlineData("peak(Withdrawal, '5 h", "column 18", "closing")]
    public void A_fault_has_its_column_and_the_nearest_name(string expression, string column, string hint)
    {
        SweepPlanResult result = SweepPlanReader.Parse(Text($$"""{{Stated}} { "name": "x", "expression": "{{expression}}" }"""));
        Fault fault = Assert.Single(result.Faults);
        Assert.Equal($"$.metrics[4].expression, {column}", fault.Path);
        Assert.Contains(hint, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once_and_a_foreign_key_by_its_path()
    {
        SweepPlanResult result = SweepPlanReader.Parse(Text("""
            { "name": "x", "expression": "peek(Withdrawal) + peak(Withdrawl)", "of": "Withdrawal" }, { "name": "y", "expression": "1 +" },
            { "name": "z", "kind": "peak", "of": "Withdrawal", "unit": "points" }
            """));
        Assert.Equal(["$.metrics[0].of", "$.metrics[0].expression, column 1", "$.metrics[0].expression, column 25",
            "$.metrics[1].expression, column 4", "$.metrics[2].unit"], result.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void A_changed_expression_is_another_sweep()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("formula-");
        try
        {
            Sweep.Run(Plan("""{ "name": "x", "expression": "2 * peak(Withdrawal)" }"""), folder.FullName);
            SweepResults results = SweepResults.Open([folder.FullName]);
            Assert.Equal(["x"], results.Manifest.Columns.Metrics);
            SweepFolderException refusal = Assert.Throws<SweepFolderException>(
                () => Sweep.Run(Plan("""{ "name": "x", "expression": "3 * peak(Withdrawal)" }"""), folder.FullName));
            Assert.Contains("metric x: was expression 2 * peak(Withdrawal)", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SweepPlan Plan(string metrics) => SweepPlan.Parse(Text(metrics));

    // The last drink is another in every member: so are the times of the expressions.
    private static string Text(string metrics) => $$"""
        { "name": "p", "scenario": { "name": "one", "duration": "30 h", "events": [
            { "type": "drink", "amount": "14 g", "at": "1 h", "every": "30 min", "count": 3 } ] },
          "axes": [{ "key": "events[0].count", "values": [2, 5, 9, 14] },
            { "key": "Nmda.EthanolIc50", "values": [20, 25, 30, 35, 40, 45] }],
          "design": { "type": "grid" }, "metrics": [{{metrics}}] }
        """;
}
