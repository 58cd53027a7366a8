using Xunit;

namespace NeuroBalance.Tests.Sweeps;

/// <summary>Sweeps by the library alone, as a user writes them.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sweep-api-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Many_parameter_sets_run_in_a_few_lines_as_one_run_each_would()
    {
        Scenario scenario = Scenarios.Get("binge");
        ParameterSet[] subjects =
            [.. Enumerable.Range(0, 16).Select(i => ParameterSet.Default.With("Ethanol.DistributionVolume", 0.5 + (0.02 * i)))];
        Metric peak = new() { Name = "peak", Kind = MetricKind.Peak, Quantity = Quantity.Parse("EthanolBlood") };
        Metric onset = new() { Name = "onset", Kind = MetricKind.Onset, Quantity = Quantity.Parse("EthanolBlood"), Level = 0.8 };
        SweepTable table = Sweep.Run(scenario, subjects, [peak, onset]);
        table.Write(Path.Combine(root, "table.csv"));

        Assert.Equal((16, 0), (table.Count, table.Failed));
        Assert.Equal(17, File.ReadAllLines(Path.Combine(root, "table.csv")).Length);
        Assert.True(table["peak"][0] > table["peak"][15]);
        Assert.Equal(MetricStatus.Measured, table.StatusOf(0, "onset"));
        Assert.Equal((double.NaN, MetricStatus.NotReached), (table["onset"][15], table.StatusOf(15, "onset")));
        Assert.Equal(MetricStatus.Measured, table.StatusOf(15, "peak"));
        SweepTable alone = Sweep.Run(scenario, [subjects[7]], [peak, onset]);
        Assert.Equal(table["peak"][7], alone["peak"][0]);
        Assert.Contains("Did you mean 'peak'?", Assert.Throws<ArgumentException>(() => table["peka"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Sweep.Run(scenario, subjects, [peak, peak]));
    }

    [Fact]
    public void A_plan_in_memory_gives_the_table_of_its_folder()
    {
        string file = Path.Combine(root, "plan.json");
        File.WriteAllText(file, """
            { "name": "p", "scenario": "binge", "axes": [{ "key": "Nmda.EthanolIc50", "low": 20, "high": 60 }], "design": { "type": "sobol", "samples": 20 },
              "arms": [{ "name": "a" }, { "name": "b/c (g)", "set": { "events[0].amount": "20 g" } }],
              "metrics": [{ "name": "peak", "kind": "peak", "of": "Withdrawal" }, { "name": "onset", "kind": "onset", "of": "BloodAlcohol", "level": 0.5 }] }
            """);
        SweepPlan plan = SweepPlan.Load(file);
        Sweep.Run(plan).Write(Path.Combine(root, "memory.csv"));
        Sweep.Run(plan, Path.Combine(root, "folder"), new SweepRunOptions { PartSize = 7 });
        SweepResults.Open([Path.Combine(root, "folder")]).Write(Path.Combine(root, "folder.csv"));
        Assert.Equal(File.ReadAllText(Path.Combine(root, "memory.csv")), File.ReadAllText(Path.Combine(root, "folder.csv")));
    }
}
