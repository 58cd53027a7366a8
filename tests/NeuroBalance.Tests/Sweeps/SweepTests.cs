using NeuroBalance.Dosing;
using NeuroBalance.Sweeps;
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

    [Fact]
    public void Structures_of_a_plan_are_arms_that_run_as_their_scenarios_do_alone()
    {
        SweepPlan plan = SweepPlan.Parse("""
            { "name": "p", "scenario": "evening", "structure": ["own", "pool", "balance"],
              "axes": [{ "key": "Nmda.EthanolIc50", "values": [25, 32, 40] }], "design": { "type": "grid" },
              "metrics": [{ "name": "hazard", "kind": "peak", "of": "SeizureHazard" },
                          { "name": "lowest", "kind": "trough", "of": "Balance" }] }
            """);
        Assert.Equal([("own", AdaptationStructure.Own), ("pool", AdaptationStructure.Pool), ("balance", AdaptationStructure.Balance)],
            plan.Arms.Select(arm => (arm.Name, arm.Scenario.Structure)));
        SweepTable table = Sweep.Run(plan);
        Metric[] metrics = [.. plan.Metrics];
        for (int row = 0; row < table.Count; row++)
        {
            SweepArm arm = plan.Arms[row % 3];
            ParameterSet subject = ParameterSet.Default.With("Nmda.EthanolIc50", new double[] { 25, 32, 40 }[row / 3]);
            SweepTable alone = Sweep.Run(arm.Scenario, [subject], metrics);
            Assert.Equal((arm.Name, alone["hazard"][0], alone["lowest"][0]),
                (table.ArmOf(row), table["hazard"][row], table["lowest"][row]));
        }

        Assert.Equal(9, Enumerable.Range(0, table.Count).Select(row => table["lowest"][row]).Distinct().Count());
    }

    [Theory]
    [InlineData("\"pol\"", "pool")]
    [InlineData("[\"own\", \"own\"]", "twice")]
    [InlineData("[]", "no structure")]
    [InlineData("7", "structure")]
    public void A_structure_that_is_none_is_a_fault_of_the_plan(string structure, string told)
    {
        SweepPlanResult result = SweepPlanReader.Parse($$"""
            { "name": "p", "scenario": "evening", "structure": {{structure}}, "axes": [{ "key": "Nmda.EthanolIc50", "values": [25] }],
              "design": { "type": "grid" }, "metrics": [{ "name": "hazard", "kind": "peak", "of": "SeizureHazard" }] }
            """);
        Assert.Contains(told, Assert.Single(result.Faults).ToString(), StringComparison.Ordinal);
    }

    // 1 + (m0 - 1) Imax/Imax of the default, at most 1 + Imax.
    [Theory]
    [InlineData(2.5, 2.91875)]
    [InlineData(4, 4.07)]
    [InlineData(5, 4.8375)]
    public void A_habitual_drinker_starts_with_enzymes_that_the_own_liver_is_capable_of(double maximum, double start)
    {
        Metric enzymes = new() { Name = "start", Kind = MetricKind.ValueAt, Quantity = Quantity.EnzymeInduction, From = 0 };
        ParameterSet subject = ParameterSet.Default.With("Ethanol.InductionMaximum", maximum);
        SweepTable table = Sweep.Run(Scenario.Named("dependence"), [subject], [enzymes]);
        Assert.Equal(start, table["start"][0], 1e-12);
    }
}
