using System.Collections.Immutable;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Results;

namespace NeuroBalance.Tests.Dosing;

/// <summary>Read-outs that a scenario adds to its model.</summary>
public sealed class ReadoutTests
{
    private const string Stated = """
        {
          "name": "mine", "duration": "20 h", MODEL
          "readouts": {
            "Ratio": "NmdaTone / GabaTone",
            "SameRatio": "NT/GT",
            "Twice": "2 * Ratio",
            "Full": "EthanolBlood / Ethanol.AdhKm",
            "Above": "max(0, Withdrawal - 10[points])",
            "Milligrams": "BloodAlcohol * 1000[mg/g] [mg/dL]",
            "Molar": "EthanolMillimolar" },
          "events": [ { "type": "drink", "amount": "14 g", "at": "1 h", "every": "30 min", "count": 5 } ],
          "output": { "every": "1 h" }
        }
        """;

    private static readonly string[] Names = ["Ratio", "SameRatio", "Twice", "Full", "Above", "Milligrams", "Molar"];

    private static Scenario Mine(string model = "") => Scenario.Parse(Stated.Replace("MODEL", model, StringComparison.Ordinal));

    private static Quantity Of(Trajectory run, string name) => run.Quantities.Single(one => one.Name == name);

    [Theory, InlineData(1), InlineData(4), InlineData(8)]
    public void A_readout_is_its_expression_and_leaves_every_bit_of_the_model_as_it_was(int lanes)
    {
        SimulationOptions options = new() { LaneWidth = lanes };
        Scenario scenario = Mine();
        Trajectory run = scenario.Run(options), usual = (scenario with { Readouts = [] }).Run(options);
        Assert.Equal(Quantity.All.Select(one => one.Name).Concat(Names), run.Quantities.Select(one => one.Name));
        Assert.Equal(["1", "1", "1", "1", "points", "mg/dL", "mM"], Names.Select(name => Of(run, name).Unit));
        double km = run.Parameters["Ethanol.AdhKm"];
        foreach (double time in (double[])[0, 1, 2.75, 5, 19])
        {
            Assert.All(Quantity.All, one => Assert.Equal(usual.ValueAt(one, time), run.ValueAt(one, time)));
            double ratio = run.ValueAt(Quantity.NmdaTone, time) / run.ValueAt(Quantity.GabaTone, time);
            Assert.Equal([ratio, ratio, 2 * ratio], Names.Take(3).Select(name => run.ValueAt(Of(run, name), time)));
            Assert.Equal(run.ValueAt(Quantity.EthanolBlood, time) * (1 / km), run.ValueAt(Of(run, "Full"), time));
            Assert.Equal(1000 * run.ValueAt(Quantity.BloodAlcohol, time), run.ValueAt(Of(run, "Milligrams"), time), 1e-12);
            Assert.Equal(21.7 * run.ValueAt(Quantity.EthanolBlood, time), run.ValueAt(Of(run, "Molar"), time), 1e-12);
        }

        Assert.Equal(usual.Report.AcceptedSteps, run.Report.AcceptedSteps);
        Assert.True(run.Peak(Of(run, "Milligrams")).Value > 20);
        Assert.Equal(Names, ResultTable.ColumnsOf(run).Skip(1 + Quantity.All.Count));
    }

    [Fact]
    public void Interpreter_and_code_have_the_same_bits_at_every_width()
    {
        Scenario scenario = Mine();
        Metric[] metrics = [.. Names.Select(name => new Metric
        {
            Name = name, Kind = MetricKind.Area, Quantity = QuantityRows.Of(scenario.Equations.Text).Find(name)!,
        })];
        ParameterSet[] members = [.. Enumerable.Range(0, ModelPrograms.MembersThatPay)
            .Select(k => ParameterSet.Default.With("Subject.BodyWeight", 55 + (3 * k)))];
        SweepTable[] tables = [.. ((int[])[1, 4, 8]).Select(lanes => Sweep.Run(scenario, members, metrics,
            new CohortOptions { Threads = 1, Simulation = new SimulationOptions { LaneWidth = lanes } }))];
        Assert.All(tables, table => Assert.Equal(tables[0].Numbers.SelectMany(one => one), table.Numbers.SelectMany(one => one)));
        // So few that the interpreter runs them.
        SweepTable few = Sweep.Run(scenario, [members[0], members[9]], metrics, new CohortOptions { Threads = 1 });
        Assert.All(Enumerable.Range(0, Names.Length), column =>
            Assert.Equal([tables[0].Numbers[column][0], tables[0].Numbers[column][9]], few.Numbers[column]));
        Assert.NotEqual(few.Numbers[0][0], few.Numbers[0][1]);
    }

    [Theory]
    [InlineData("\"structure\": \"pool\",")]
    [InlineData("\"model\": \"ketamine-hill\",")]
    public void Readouts_follow_the_equations_that_the_scenario_states(string model)
    {
        Scenario scenario = Mine(model);
        Trajectory run = scenario.Run(), usual = (scenario with { Readouts = [] }).Run();
        Assert.Equal(usual.ValueAt(Quantity.Balance, 8), run.ValueAt(Quantity.Balance, 8));
        Assert.Equal(usual.ValueAt(Quantity.NmdaTone, 8) / usual.ValueAt(Quantity.GabaTone, 8), run.ValueAt(Of(run, "Ratio"), 8));
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
        Assert.Contains(model.TrimEnd(','), scenario.ToJson(), StringComparison.Ordinal);
        Scenario moved = scenario.WithModel(Model.Named("memantine"));
        Assert.Equal(["MemantineGut", "MemantinePlasma", "KetamineOccupancy", "MemantineMicromolar", .. Names],
            moved.Run().Quantities.Skip(Quantity.All.Count).Select(one => one.Name).OrderBy(one => Array.IndexOf(Names, one)));
    }

    [Fact]
    public void A_protocol_watches_a_readout_and_a_builder_states_one()
    {
        Scenario scenario = Scenario.Parse("""
            { "name": "watched", "duration": "12 h", "readouts": { "Grams": "EthanolBlood * 10[L]" },
              "events": [ { "type": "drink", "amount": "60 g", "at": "1 h" }, { "type": "protocol", "name": "mine", "at": "0 h" } ],
              "protocols": { "mine": { "when": "Grams > 5", "refractory": "20 h", "drug": "ketamine", "route": "bolus", "dose": "10 mg" } } }
            """);
        Trajectory run = scenario.Run();
        GivenDose dose = Assert.Single(run.Doses, one => one.Kind == OccurrenceKind.KetamineBolus);
        Assert.Equal(0.5, run.ValueAt(Quantity.EthanolBlood, dose.Time), 1e-6);
        Scenario built = new ScenarioBuilder("built", 5.Hours()).Readout("Ratio", "NmdaTone / GabaTone").Build();
        Assert.Equal(1, built.Run().ValueAt(Of(built.Run(), "Ratio"), 2));
        Assert.Equal(built, Scenario.Parse(built.ToJson()));
        Assert.NotEqual(built, built with { Readouts = [new NamedExpression("Ratio", "GabaTone / NmdaTone")] });
        Assert.Throws<ScenarioException>(new ScenarioBuilder("built", 5.Hours()).Readout("Ratio", "NmdaTne").Build);
        string because = Assert.Throws<ArgumentException>(() =>
            Simulator.Continue(built.Run(), built with { Readouts = [] }, Moment.AtHours(1))).Message;
        Assert.Contains("the read-outs differ", because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ratio", "NmdaTne / GabaTone", ".Ratio, column 1: there is no 'NmdaTne'; did you mean 'NmdaTone'?")]
    [InlineData("Ratio", "NmdaTone / GabaTone *", ".Ratio, column 22: a number, a name, a function or ( is expected")]
    [InlineData("Ratio", "Withdrawal + Craving + Balance", ".Ratio, column 24: '+' joins points and 1")]
    [InlineData("Ratio", "EthanolBlood - BloodAlcohol", ".Ratio, column 16: '-' joins g/L and g/dL: the same dimension, but")]
    [InlineData("Ratio", "Withdrawal [h]", ".Ratio, column 1: 'Ratio' is in points, and h is expected")]
    [InlineData("Ratio", "Nmda.EthanolIc5 + 1", ".Ratio, column 1: there is no 'Nmda.EthanolIc5'; did you mean 'Nmda.EthanolIc50'?")]
    [InlineData("Ratio", "NmdaTone / Ratio", ".Ratio: the lines go round in a circle: Ratio -> Ratio")]
    [InlineData("Ratio", "NmdaTone\\n```\\n# Mine", ".Ratio, column 9: an expression is one line of characters that can be seen")]
    [InlineData("Ratio", "NmdaTone # tone", ".Ratio, column 10: an expression has no comment")]
    [InlineData("Ratio", "NmdaTone | GabaTone", ".Ratio, column 10: '|' has no meaning here")]
    [InlineData("Ratio", " ", ".Ratio: \" \": there is no expression")]
    [InlineData("Withdrawal", "NmdaTone", ".Withdrawal: \"Withdrawal\": the name is taken: a quantity of the model")]
    [InlineData("withdrawal", "NmdaTone", ".withdrawal: \"withdrawal\": \"Withdrawal\" differs from it in upper and lower case alone")]
    [InlineData("NT", "NmdaTone", ".NT: \"NT\": the name is taken: the symbol of NmdaTone")]
    [InlineData("dW", "NmdaTone", ".dW: \"dW\": the name is taken: a line or function of the model")]
    [InlineData("EC50", "NmdaTone", ".EC50: \"EC50\": the name is taken: the symbol of the parameter GabaA.EthanolEc50")]
    [InlineData("Time", "NmdaTone", ".Time: \"Time\": the name is taken: the column of times")]
    [InlineData("max", "NmdaTone", ".max: \"max\": a word of the language")]
    [InlineData("my ratio", "NmdaTone", "['my ratio']: \"my ratio\": not a name of the language")]
    public void A_fault_tells_path_column_and_nearest_name(string name, string expression, string told)
    {
        ScenarioResult read = ScenarioReader.Parse($$"""
            { "name": "mine", "duration": "5 h", "readouts": { "{{name}}": "{{expression}}", "Other": "2 * GabaTone" } }
            """);
        Fault fault = Assert.Single(read.Faults);
        Assert.StartsWith("$.readouts" + told, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once_with_a_caret_and_none_that_follows_from_another()
    {
        ScenarioResult read = ScenarioReader.Parse("""
            { "name": "mine", "duration": "5 h", "readouts": { "One": "NmdaTne", "Two": 3, "Three": "Two + exp(Withdrawal)", "Four": "One + Three" },
              "events": [ { "type": "protocol", "name": "own", "at": "0 h" } ],
              "protocols": { "own": { "when": "Three > 1", "refractory": "9 h", "drug": "ketamine", "route": "bolus", "dose": "2 mgg" } } }
            """);
        Assert.Equal(["$.readouts.Two", "$.protocols.own.dose", "$.readouts.One, column 1", "$.readouts.Three, column 11"],
            read.Faults.Select(one => one.Path).OrderBy(path => path.Contains("column", StringComparison.Ordinal)));
        Assert.EndsWith("\n    Two + exp(Withdrawal)\n              ^^^^^^^^^^", read.Faults[^1].ToString(), StringComparison.Ordinal);
        ImmutableArray<NamedExpression> many = [.. Enumerable.Range(0, 1001).Select(k => new NamedExpression($"R{k}", "1"))];
        Fault most = Assert.Single((Scenario.Named("naive") with { Readouts = many }).FindFaults());
        Assert.Equal("at most 1000", most.Allowed);
        Fault kind = Assert.Single(ScenarioReader.Parse("""{ "name": "mine", "duration": "5 h", "readouts": [] }""").Faults);
        Assert.Equal(("$.readouts", "not an object"), (kind.Path, kind.Message));
    }

    [Fact]
    public void Whoever_states_the_same_readouts_has_the_same_model()
    {
        Scenario one = Mine(), other = Mine() with { Name = "other" };
        Assert.Equal(one.Equations, other.Equations);
        Assert.Equal(one.Equations, (one with { Title = "Copied" }).Equations);
        Assert.NotEqual(one.Equations, (one with { Structure = AdaptationStructure.Pool }).Equations);
        Assert.Equal((AdaptationStructure.Own, (Model?)null), ((one with { Readouts = [] }).Equations.Structure, one.Model));
    }
}
