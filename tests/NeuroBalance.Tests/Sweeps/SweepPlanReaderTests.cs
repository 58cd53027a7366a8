using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Sweeps;

public sealed class SweepPlanReaderTests
{
    private const string Metrics = "\"metrics\": [{ \"name\": \"peak\", \"kind\": \"peak\", \"of\": \"Withdrawal\" }]";

    private const string Design = "\"design\": { \"type\": \"sobol\", \"samples\": 8 }";

    [Fact]
    public void A_plan_says_what_it_says()
    {
        SweepPlan plan = SweepPlanReader.Parse("""
            {
              "name": "all", "scenario": "evening", "spread": ["Nmda"], "seed": 12, "tolerances": { "relative": 1e-5 },
              "axes": [{ "key": "events[0].amount", "low": "10 g", "high": "30 g" }, { "key": "subject.weight", "values": ["60 kg", "80 kg"] },
                       { "key": "Ethanol.AdhKm", "distribution": { "type": "normal", "mean": 0.05, "sd": 0.01 }, "low": 0.03, "high": 0.09 }, { "key": "initial.Kindling", "low": 0, "high": 0.5 }],
              "design": { "type": "latin-hypercube", "samples": 10 },
              "correlations": [{ "between": ["events[0].amount", "initial.Kindling"], "rho": 0.5 }],
              "metrics": [{ "name": "w", "kind": "recoveryHalfTime", "of": "Withdrawal", "level": 0, "from": "0 h after last drink" }]
            }
            """).GetOrThrow();
        Assert.Equal(12ul, plan.Seed);
        Assert.Equal(1e-5, plan.RelativeTolerance);
        Assert.Equal(10, plan.Members);
        Assert.Equal("g", plan.Axes[0].Unit);
        Assert.Equal(MetricKind.RecoveryHalfTime, plan.Metrics[0].Kind);
        Assert.Equal(Scenarios.Get("evening").LastDrinkHours, plan.Metrics[0].From);
        Assert.Contains(plan.Axes, axis => axis.Key == "Nmda.EthanolIc50");
    }

    [Theory]
    [InlineData("\"scenario\": \"sevre\", \"axes\": [{ \"key\": \"Nmda.EthanolIc50\" }]", "$.scenario", "severe")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"Nmda.EthanolIC5\" }]", "$.axes[0].key", "Nmda.EthanolIc50")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"events[99].amount\", \"low\": 1, \"high\": 2 }]", "$.axes[0].key",
        "no entry [99]")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"events[0].amout\", \"low\": 1, \"high\": 2 }]", "$.axes[0].key",
        "events[0].amount")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"events[0].amount\", \"low\": 1, \"high\": 2 }]", "$.axes[0]",
        "the unit is missing")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"events[0].amount\", \"low\": \"1 g\", \"high\": \"2 mg\" }]",
        "$.axes[0].high", "another unit")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"events[0].amount\", \"low\": \"5 g\", \"high\": \"2 g\" }]",
        "$.axes[0].high", "low < high")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"Nmda.EthanolIc50\", \"low\": -5, \"high\": 20 }]", "$.axes[0]",
        "do not allow")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"Nmda.EthanolIc50\", \"low\": 0, \"high\": 20, \"log\": true }]",
        "$.axes[0].low", "above 0")]
    [InlineData("\"scenario\": \"severe\", \"axes\": [{ \"key\": \"Nmda.EthanolIc50\" }, { \"key\": \"Nmda.EthanolIc50\" }]", "$.axes[1]",
        "twice")]
    [InlineData("\"scenario\": \"severe\", \"spread\": \"al\"", "$.spread", "all")]
    [InlineData("\"scenario\": \"severe\"", "$.axes", "nothing varies")]
    [InlineData("\"axes\": [{ \"key\": \"Nmda.EthanolIc50\" }]", "$.scenario", "missing")]
    [InlineData("\"scenario\": { \"name\": \"x\", \"duration\": \"5\" }, \"axes\": [{ \"key\": \"Nmda.EthanolIc50\" }]",
        "$.scenario.duration", "unit")]
    [InlineData(
        "\"arms\": [{ \"name\": \"a\", \"scenario\": \"severe\" }, { \"name\": \"a\", \"scenario\": \"severe\" }], \"spread\": \"all\"",
        "$.arms[1].name", "each name once")]
    [InlineData("\"scenario\": \"severe\", \"spread\": \"all\", \"groups\": \"table\"", "$.groups", "saltelli or morris")]
    [InlineData("\"scenario\": \"severe\", \"spread\": \"all\", \"correlations\": [{ \"between\": [\"Nmda.EthanolIc50\", \"Nmda.X\"], \"rho\": 2 }]", "$.correlations[0].rho", "below 1")]
    public void A_fault_is_told_with_its_place_and_what_would_be_right(string body, string path, string hint)
    {
        SweepPlanResult result = SweepPlanReader.Parse($"{{ \"name\": \"p\", {body}, {Design}, {Metrics} }}");
        Assert.Null(result.Plan);
        Assert.Contains(result.Faults, fault => fault.Path == path && fault.ToString().Contains(hint, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        SweepPlanResult result = SweepPlanReader.Parse("""
            { "name": "Bad name", "scenario": "severe", "axis": [], "spread": "Nmd", "design": { "type": "sobol", "sampels": 4 }, "seed": -1,
              "metrics": [{ "name": "x", "kind": "peek", "of": "Withdrawl" }, { "name": "y", "kind": "valueAt", "of": "Withdrawal" }] }
            """);
        Assert.Equal(
            ["$.axis", "$.design.sampels", "$.metrics[0].kind", "$.metrics[0].of", "$.metrics[1].at", "$.name", "$.seed", "$.spread"],
            result.Faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Correlations_that_contradict_each_other_are_refused()
    {
        SweepPlanResult result = SweepPlanReader.Parse($$"""
            { "name": "p", "scenario": "severe", {{Metrics}}, {{Design}}, "spread": ["Nmda.EthanolIc50", "Subject.BodyWeight", "Ethanol.AdhKm"],
              "correlations": [{ "between": ["Nmda.EthanolIc50", "Subject.BodyWeight"], "rho": 0.9 }, { "between": ["Ethanol.AdhKm", "Subject.BodyWeight"], "rho": 0.9 },
                               { "between": ["Nmda.EthanolIc50", "Ethanol.AdhKm"], "rho": -0.9 }] }
            """);
        Assert.Contains("positive definite", Assert.Single(result.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_read_row_by_row_with_its_units_and_its_faults()
    {
        string folder = Directory.CreateTempSubdirectory("list-").FullName;
        File.WriteAllText(Path.Combine(folder, "rows.csv"), "Nmda.EthanolIc50,events[0].amount [g]\n30,10\n40,20.5\n");
        File.WriteAllText(Path.Combine(folder, "bad.csv"), "Nmda.EthanolIc50,events[0].amount [g]\n30\n40,x\n");
        string Text(string file) =>
            $"{{ \"name\": \"p\", \"scenario\": \"severe\", \"design\": {{ \"type\": \"list\", \"file\": \"{file}\" }}, {Metrics} }}";
        SweepRows rows = new(SweepPlanReader.Parse(Text("rows.csv"), folder).GetOrThrow());
        double[] values = new double[2];
        rows.Read(1, values);
        Assert.Equal([40, 20.5], values);
        IReadOnlyList<Fault> faults = SweepPlanReader.Parse(Text("bad.csv"), folder).Faults;
        Assert.Contains(faults, fault => fault.Path.EndsWith("bad.csv, line 2", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Path.EndsWith("bad.csv, line 3", StringComparison.Ordinal) && fault.Value == "x");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_schema_knows_the_keys_that_the_reader_knows()
    {
        using JsonDocument schema = JsonDocument.Parse(SweepPlan.Schema);
        Assert.Equal(SweepPlanReader.Keys.Order(StringComparer.Ordinal),
            schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(DesignParser.Kinds.Select(kind => kind.Word),
            schema.RootElement.GetProperty("properties").GetProperty("design").GetProperty("properties").GetProperty("type")
            .GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public void Correlated_axes_keep_their_own_spread()
    {
        SweepPlan plan = SweepPlanReader.Parse($$"""
            { "name": "p", "scenario": "severe", {{Metrics}}, "design": { "type": "monte-carlo", "samples": 20000 },
              "axes": [{ "key": "Nmda.EthanolIc50", "low": 20, "high": 40 }, { "key": "Subject.BodyWeight", "low": 60, "high": 80 }],
              "correlations": [{ "between": ["Nmda.EthanolIc50", "Subject.BodyWeight"], "rho": 0.8 }] }
            """).GetOrThrow();
        SweepRows rows = new(plan);
        double[][] all = [.. Enumerable.Range(0, 20_000).Select(row => Read(rows, row))];
        for (int i = 0; i < 2; i++)
        {
            double low = i == 0 ? 20 : 60;
            double[] u = [.. all.Select(row => (row[i] - low) / 20).Order()];
            for (int k = 0; k < u.Length; k += 100)
            {
                Assert.InRange(u[k], (k / 20000.0) - 0.015, (k / 20000.0) + 0.015);
            }
        }

        // Spearman's correlation of a Gaussian copula is 6/pi asin(rho/2).
        double spearman = all.Average(row => 12 * (((row[0] - 20) / 20) - 0.5) * (((row[1] - 60) / 20) - 0.5));
        Assert.Equal(6 / Math.PI * Math.Asin(0.4), spearman, 0.02);
    }

    private static double[] Read(SweepRows rows, long row)
    {
        double[] values = new double[2];
        rows.Read(row, values);
        return values;
    }
}
