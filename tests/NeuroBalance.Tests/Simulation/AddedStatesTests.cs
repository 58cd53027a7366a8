using NeuroBalance.Models;
using NeuroBalance.Results;

namespace NeuroBalance.Tests.Simulation;

/// <summary>Scenarios run with texts that add states and doses to the built-in model.</summary>
public sealed class AddedStatesTests
{
    private const double Ka = 0.9, HalfLife = 70, Volume = 10 * 70;

    // Of a milligram of the hydrochloride, by which tablets are labelled: 179.31 of 215.76 g/mol.
    private const double Base = 0.831;

    private const string Filling = """
        # A tank that fills

        Based on: [MODEL.md](MODEL.md)

        ## States

        | symbol | name | unit | initial | meaning |
        |---|---|---|---|---|
        | Qf | Filling | 1 | 0.25 | How full it is |

        ## Parameters

        | symbol | key | value | unit | low | high |
        |---|---|---|---|---|---|
        | tauQ | Tank.Time | 6 | h | 2 | 20 |

        ## Algebra

        | symbol | name | unit | reported | meaning |
        |---|---|---|---|---|
        | empty | Emptiness | 1 | yes | What is missing |

        ```algebra
        empty = 1 - Qf
        ```

        ```equations
        dQf = empty/tauQ
        ```
        """;

    private static readonly Model Memantine = Shipped("memantine"), Tank = Model.AlcoholBalance.With(Filling, "tank.md");

    private static readonly SimulationOptions Tight = new() { RelativeTolerance = 1e-10, AbsoluteTolerance = 1e-13 };

    // One compartment by mouth in closed form; each dose adds its own curve.
    private static double Tablet(double milligrams, double hours) => Bateman(Base * milligrams, hours);

    private static double Bateman(double milligrams, double hours) => hours < 0 ? 0
        : milligrams * Ka / (Volume * (Ka - (Math.Log(2) / HalfLife)))
            * (Math.Exp(-Math.Log(2) / HalfLife * hours) - Math.Exp(-Ka * hours));

    private static Scenario Tablets(int count = 3) => new ScenarioBuilder("tablets", 96.Hours()).Model(Memantine)
        .Dose("memantine", 20.Milligrams(), at: 8.Hours()).Every(24.Hours(), times: count).Build();

    [Theory, InlineData(1), InlineData(4), InlineData(8)]
    public void A_drug_that_a_text_adds_follows_its_closed_form(int lanes)
    {
        Trajectory run = Tablets().Run(Tight with { LaneWidth = lanes });
        Quantity plasma = Of(run, "MemantinePlasma"), gut = Of(run, "MemantineGut");
        foreach (double time in (double[])[0, 7.9, 8.5, 13, 32, 40.25, 57, 96])
        {
            double expected = Tablet(20, time - 8) + Tablet(20, time - 32) + Tablet(20, time - 56);
            Assert.Equal(expected, run.ValueAt(plasma, time), 1e-9);
            Assert.Equal(run.ValueAt(plasma, time) / 0.1793, run.ValueAt(Of(run, "MemantineMicromolar"), time), 1e-12);
            double load = run.ValueAt(plasma, time) / (0.1793 * 5);
            Assert.Equal(load / (1 + load), run.ValueAt(Quantity.Occupancy, time), 1e-12);
        }

        Assert.Equal(Base * 20, run.ValueAt(gut, 8 + 1e-9), 1e-6);
        double last = Math.Log(Ka * HalfLife / Math.Log(2)) / (Ka - (Math.Log(2) / HalfLife));
        Extremum first = run.Peak(plasma, to: 31);
        Assert.Equal((8 + last, Tablet(20, last)), (first.Time, first.Value), (a, b) =>
            Math.Abs(a.Item1 - b.Item1) < 1e-4 && Math.Abs(a.Item2 - b.Item2) < 1e-9);
        Assert.Equal(3, run.Doses.Count(dose => dose.Drug == "memantine (oral)" && dose.Kind == OccurrenceKind.Dose));
        Assert.Equal(Tablets().Run(Tight with { LaneWidth = 1 }).Report.AcceptedSteps, run.Report.AcceptedSteps);
    }

    [Fact]
    public void Interpreter_and_code_have_the_same_bits_at_every_width()
    {
        Metric[] metrics =
        [
            .. ((string[])["MemantinePlasma", "Occupancy", "KetamineOccupancy", "MemantineMicromolar", "Glutamate"]).Select(name =>
                new Metric { Name = name, Kind = MetricKind.Peak, Quantity = QuantityRows.Of(Memantine).Find(name)! }),
            new Metric
            {
                Name = "at",
                Kind = MetricKind.ValueAt,
                Quantity = QuantityRows.Of(Memantine).Find("MemantineMicromolar")!,
                From = 41,
            },
        ];
        Scenario scenario = Tablets(2) with
        {
            Events = [.. Tablets(2).Events, new Bolus(Drug.Ketamine, 20.Milligrams(), 12.Hours()), new Drink(14.Grams(), 20.Hours())],
        };
        ParameterSet[] members = [.. Enumerable.Range(0, ModelPrograms.MembersThatPay)
            .Select(k => ParameterSet.Of(Memantine).With("Memantine.HalfLife", 60 + (2 * k)).With("Subject.BodyWeight", 55 + (3 * k)))];
        SweepTable[] tables = [.. ((int[])[1, 4, 8]).Select(lanes => Sweep.Run(scenario, members, metrics,
            new CohortOptions { Threads = 1, Simulation = new SimulationOptions { LaneWidth = lanes } }))];
        Assert.All(tables, table => Assert.Equal(tables[0].Numbers.SelectMany(one => one), table.Numbers.SelectMany(one => one)));
        // So few that the interpreter runs them.
        SweepTable few = Sweep.Run(scenario, [members[0], members[9]], metrics, new CohortOptions { Threads = 1 });
        for (int column = 0; column < few.Numbers.Count; column++)
        {
            Assert.Equal([tables[0].Numbers[column][0], tables[0].Numbers[column][9]], few.Numbers[column]);
        }
        Assert.True(tables[0].Numbers[0][0] > tables[0].Numbers[0][15]);
    }

    [Fact]
    public void Without_a_dose_a_drug_that_a_text_adds_changes_nothing()
    {
        Trajectory usual = Scenario.Named("ketamine").Run(Tight), same = Scenario.Named("ketamine").WithModel(Memantine).Run(Tight);
        foreach (double time in usual.OutputTimes.Where((_, at) => at % 20 == 0))
        {
            Assert.All(Quantity.All, one => Assert.Equal(usual.ValueAt(one, time), same.ValueAt(one, time), 1e-7));
            Assert.Equal(0, same.ValueAt(Of(same, "MemantinePlasma"), time));
            Assert.Equal(same.ValueAt(Quantity.Occupancy, time), same.ValueAt(Of(same, "KetamineOccupancy"), time));
        }
    }

    [Fact]
    public void A_state_that_a_text_adds_starts_and_moves_by_the_values_of_the_scenario()
    {
        Scenario scenario = new ScenarioBuilder("tank", 24.Hours()).Model(Tank).Parameter("Tank.Time", 4).Build();
        Trajectory usual = scenario.Run(Tight), half = (scenario with { Initial = [new NamedValue("Filling", -0.5)] }).Run(Tight);
        Assert.Equal(1 - (0.75 * Math.Exp(-2)), usual.ValueAt(Of(usual, "Filling"), 8), 1e-9);
        Assert.Equal(1.5 * Math.Exp(-2), half.ValueAt(Of(half, "Emptiness"), 8), 1e-9);
        Assert.Equal(Quantity.All.Select(one => one.Name).Concat(["Filling", "Emptiness"]), usual.Quantities.Select(one => one.Name));
        Assert.Equal(["Filling", "Emptiness"], ResultTable.ColumnsOf(usual).Skip(1 + Quantity.All.Count));
        Assert.Equal(usual.ValueAt(Of(usual, "Emptiness"), 8), usual.At(8)[Of(usual, "Emptiness")]);
        Fault unknown = Assert.Single((scenario with { Initial = [new NamedValue("Fillin", 1)] }).FindFaults());
        Assert.Equal("Filling", unknown.Suggestion);
    }

    [Fact]
    public void A_run_with_added_states_is_continued_as_another_one()
    {
        Scenario before = Tablets(1);
        Scenario after = before with { Events = [.. before.Events, new Dose("memantine", 40.Milligrams(), 40.Hours())] };
        Trajectory whole = after.Run(Tight), continued = Simulator.Continue(before.Run(Tight), after, Moment.AtHours(30), Tight);
        Assert.Equal(whole.ValueAt(Of(whole, "MemantinePlasma"), 90), continued.ValueAt(Of(continued, "MemantinePlasma"), 90), 1e-9);
        Assert.Equal(Tablet(20, 82) + Tablet(40, 50), continued.ValueAt(Of(continued, "MemantinePlasma"), 90), 1e-9);
    }

    [Fact]
    public void A_protocol_watches_a_state_that_a_text_adds()
    {
        Scenario scenario = Scenario.Parse("""
            { "name": "watched", "duration": "48 h", "model": "memantine",
              "events": [{ "type": "dose", "drug": "memantine", "route": "oral", "amount": "1 mg/kg", "at": "1 h" },
                { "type": "protocol", "name": "rescue", "at": "0 h" }],
              "protocols": { "rescue": { "when": "MemantinePlasma > 0.05", "refractory": "12 h", "drug": "benzodiazepine", "route": "oral",
                "dose": "1 mg" } } }
            """);
        Trajectory run = scenario.Run(Tight);
        GivenDose rescue = run.Doses.First(dose => dose.Protocol == 0);
        Assert.Equal(0.05, Tablet(70, rescue.Time - 1), 1e-6);
        Assert.Contains(RunSummary.Of(run).Lines, line => line == new RunSummary.Line("Memantine (oral)", "1 given, 70 mg in all"));
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
    }

    [Fact]
    public void Doses_that_no_text_has_are_refused_with_the_nearest_name()
    {
        string[] events =
        [
            """{ "type": "dose", "drug": "memantin", "amount": "20 mg", "at": "8 h" }""",
            """{ "type": "dose", "drug": "memantine", "route": "orl", "amount": "20 mg", "at": "8 h" }""",
            """{ "type": "dose", "drug": "memantine", "amount": "2 g", "at": "8 h" }""",
        ];
        ScenarioException refused = Assert.Throws<ScenarioException>(() => Scenario.Parse(
            $$"""{ "name": "x", "duration": "24 h", "model": "memantine", "events": [{{string.Join(", ", events)}}] }"""));
        Assert.Equal(["$.events[0].drug", "$.events[1].route", "$.events[2].amount"], refused.Faults.Select(fault => fault.Path));
        Assert.Equal(["memantine", "oral", null], refused.Faults.Select(fault => fault.Suggestion));
        Assert.Contains("mg, mg/kg", refused.Faults[2].Allowed, StringComparison.Ordinal);
        ScenarioException without = Assert.Throws<ScenarioException>(() =>
            Scenario.Parse($$"""{ "name": "x", "duration": "24 h", "events": [{{events[0]}}] }"""));
        Assert.Equal("the scenario names no model with a drug of its own", Assert.Single(without.Faults).Message);
    }

    [Fact]
    public void Doses_of_a_text_that_the_engine_cannot_give_are_refused_with_their_places()
    {
        Model text = Model.AlcoholBalance.With("""
            ## Doses

            | drug | route | unit | into | per unit |
            |---|---|---|---|---|
            | beer | oral | g | Ag | 0.04 |
            | acid | oral | mmol | Lab | 1/1[mmol] |
            """, "bad.md");
        ModelException refused = Assert.Throws<ModelException>(() => text.Runs);
        Assert.Equal(
            ["ethanol is dosed by the events of the built-in model alone", "scenarios state doses in g or mg, and this one is in mmol"],
            refused.Faults.Select(fault => fault.Message));
    }

    [Fact]
    public void A_plan_measures_what_a_text_adds_and_refuses_what_an_arm_lacks()
    {
        const string Plan = """
            { "name": "m", "scenario": SCENARIO, "axes": [{ "key": "Memantine.Ic50" }, { "key": "initial.MemantineGut", "low": 0, "high": 9 }],
              "design": { "type": "latin-hypercube", "samples": 3 },
              "metrics": [{ "name": "p", "kind": "valueAt", "of": "MemantinePlasma", "at": "24 h" },
                { "name": "ratio", "expression": "peak(KetamineOccupancy)/peak(MemantineMicromolar)" }],
              "trajectories": [{ "of": "MemantineMicromolar", "every": "12 h" }] }
            """;
        const string Taking = """
            { "name": "x", "duration": "24 h", "model": "memantine",
              "events": [{ "type": "dose", "drug": "memantine", "amount": "20 mg", "at": "8 h" }] }
            """;
        SweepPlan plan = SweepPlan.Parse(Plan.Replace("SCENARIO", Taking, StringComparison.Ordinal));
        SweepTable table = Sweep.Run(plan, new SweepRunOptions { Threads = 1 });
        Assert.All(Enumerable.Range(0, 3), row =>
            Assert.Equal(Tablet(20, 16) + Bateman(table["initial.MemantineGut"][row], 24), table["p"][row], 1e-6));
        Assert.All(table["ratio"], value => Assert.Equal(0, value));
        TrajectoryPlan told = TrajectoryPlan.In(SweepManifest.Of(plan, 64, SweepShard.Whole))[0];
        Assert.Equal(("MemantineMicromolar", "uM"), (told.Quantity.Name, told.Quantity.Unit));

        string both = Plan.Replace("SCENARIO", "\"evening\", \"model\": [\"own\", \"memantine\"]", StringComparison.Ordinal);
        ScenarioException refused = Assert.Throws<ScenarioException>(() => SweepPlan.Parse(both));
        Assert.Contains(refused.Faults, fault => fault.Path == "$.metrics[0].of"
            && fault.Message == "no state or read-out of the model of the arm 'own'");
        refused = Assert.Throws<ScenarioException>(() => SweepPlan.Parse(
            Plan.Replace("SCENARIO", Taking, StringComparison.Ordinal)
                .Replace("\"MemantinePlasma\"", "\"MemantinPlasma\"", StringComparison.Ordinal)));
        Assert.Equal("MemantinePlasma", Assert.Single(refused.Faults).Suggestion);
    }

    private static Quantity Of(Trajectory run, string name) => run.Quantities.Single(one => one.Name == name);

    private static Model Shipped(string name)
    {
        Assert.True(ShippedModels.TryFind(name, out EquationSet set));
        return set.Text!;
    }
}
