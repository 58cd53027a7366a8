using NeuroBalance.Models;
using NeuroBalance.Tests.House;

namespace NeuroBalance.Tests.Simulation;

/// <summary>Scenarios run with a text: the same engine, with the operations of the text worked out one after the other.</summary>
public sealed class TextModelTests
{
    private static readonly Model Variant = Hill();

    public static TheoryData<AdaptationStructure> Structures => [.. AdaptationStructures.All];

    [Theory, MemberData(nameof(Structures))]
    public void A_text_that_says_what_written_code_says_has_its_bits(AdaptationStructure structure) =>
        HasTheBitsOfWrittenCode(structure, ["clamp", "ketamine"]);

    [Theory(Explicit = true), Trait("Category", "Drill"), MemberData(nameof(Structures))]
    public void A_text_that_says_what_written_code_says_has_its_bits_in_every_scenario(AdaptationStructure structure) =>
        HasTheBitsOfWrittenCode(structure, Scenario.Names);

    private static void HasTheBitsOfWrittenCode(AdaptationStructure structure, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            Scenario coded = Scenario.Named(name).WithStructure(structure), text = Scenario.Named(name).WithModel(Model.Of(structure));
            Trajectory expected = coded.Run();
            long[] table = Bits(expected);
            foreach (int lanes in (int[])[1, 4, 8])
            {
                Trajectory actual = text.Run(new SimulationOptions { LaneWidth = lanes });
                Assert.Equal(expected.Report.AcceptedSteps, actual.Report.AcceptedSteps);
                Assert.Equal(table, Bits(actual));
            }
        }
    }

    // So many members that machine code is made of the text's rates; Pool has a state of its own that moves.
    [Theory, InlineData(1), InlineData(4), InlineData(8)]
    public void A_cohort_with_a_text_has_the_bits_of_written_code(int lanes)
    {
        Scenario scenario = Scenario.Named("ketamine");
        Metric[] metrics = [.. ((Quantity[])[Quantity.Withdrawal, Quantity.Glutamate]).Select(quantity =>
            new Metric { Name = quantity.Name, Kind = MetricKind.Peak, Quantity = quantity })];
        Model text = Model.Of(AdaptationStructure.Pool);
        double[][] numbers = [.. ((bool[])[true, false]).Select(isText =>
        {
            ParameterSet usual = isText ? ParameterSet.Of(text) : ParameterSet.Default;
            SweepTable table = Sweep.Run(isText ? scenario.WithModel(text) : scenario.WithStructure(AdaptationStructure.Pool),
                [.. Enumerable.Range(0, ModelPrograms.MembersThatPay).Select(member => usual.With("Subject.BodyWeight", 60 + member))],
                metrics, new CohortOptions { Threads = 1, Simulation = new SimulationOptions { LaneWidth = lanes } });
            return (double[])[.. table["Withdrawal"], .. table["Glutamate"]];
        })];
        Assert.Equal(numbers[0], numbers[1]);
    }

    [Fact]
    public void Members_with_a_text_beside_members_with_written_code_have_the_bits_of_either()
    {
        string plan = """
            {
              "name": "both", "scenario": "ketamine", "model": ["own", "ketamine-hill", "pool"], "seed": 3,
              "axes": [{ "key": "Nmda.KetamineIc50" }, { "key": "Subject.BodyWeight", "low": 60, "high": 90 }],
              "design": { "type": "monte-carlo", "samples": 5 },
              "metrics": [
                { "name": "w", "kind": "peak", "of": "Withdrawal" }, { "name": "c", "kind": "peak", "of": "Craving" },
                { "name": "o", "kind": "peak", "of": "Occupancy" }]
            }
            """;
        SweepTable[] tables = [.. ((int[])[1, 4, 8]).Select(lanes =>
            Sweep.Run(SweepPlan.Parse(plan), new SweepRunOptions { LaneWidth = lanes, Threads = 1 }))];
        Assert.Equal(["own", "ketamine-hill", "pool"], tables[0].Arm!.Take(3));
        Assert.Equal(tables[0].Numbers.SelectMany(column => column), tables[1].Numbers.SelectMany(column => column));
        Assert.Equal(tables[0].Numbers.SelectMany(column => column), tables[2].Numbers.SelectMany(column => column));
        double[] occupancy = tables[0].Numbers[4];
        for (int row = 0; row < occupancy.Length; row += 3)
        {
            // With an exponent of 1 the text says the same in other operations.
            Assert.Equal(occupancy[row], occupancy[row + 1], 1e-12);
        }
    }

    [Fact]
    public void An_exponent_that_a_text_adds_is_set_by_its_key()
    {
        Scenario usual = Scenario.Named("ketamine").WithModel(Variant);
        Scenario steep = usual with { Parameters = [new NamedValue("Nmda.KetamineHill", 1.5)] };
        Trajectory run = steep.Run();
        double z = run.At(1).KetamineCentral / run.Parameters["Nmda.KetamineIc50"]
            + run.At(1).Norketamine / run.Parameters["Nmda.NorketamineIc50"];
        Assert.Equal(Math.Pow(z, 1.5) / (1 + Math.Pow(z, 1.5)), run.ValueAt(Quantity.Occupancy, 1), 1e-12);
        Assert.Equal(1.5, run.Parameters["Nmda.KetamineHill"]);
    }

    [Fact]
    public void The_shipped_exponent_of_one_is_the_built_in_model_but_for_rounding()
    {
        Trajectory expected = Scenario.Named("ketamine").Run(), actual = Scenario.Named("ketamine").WithModel(Variant).Run();
        foreach (double time in expected.OutputTimes.Where((_, at) => at % 3 == 0))
        {
            foreach (Quantity quantity in Quantity.All)
            {
                double value = expected.ValueAt(quantity, time);
                Assert.True(Math.Abs(actual.ValueAt(quantity, time) - value) <= 1e-12 * Math.Max(1, Math.Abs(value)),
                    $"{quantity} at {time} h");
            }
        }
    }

    [Fact]
    public void Guts_of_a_text_empty_with_the_constants_of_its_own_lines()
    {
        // Twice as fast by the text, and by the parameter.
        Model faster = Model.AlcoholBalance.With("""
            ```equations
            dAg = re - 2*ka*Ag
            dC  = F*2*ka/(Vd*BW)*Ag + FM*kaM/(Vd*BW)*Am + rc/(Vd*BW) - VA*C/(KA + C) - m*VC*C/(KC + C) - kR*C
            ```
            """);
        Scenario evening = Scenario.Named("evening");
        double usual = evening.ResolveParameters()["Ethanol.AbsorptionRate"];
        Trajectory expected = (evening with { Parameters = [new NamedValue("Ethanol.AbsorptionRate", 2 * usual)] }).Run();
        Trajectory actual = evening.WithModel(faster).Run();
        foreach (double time in expected.OutputTimes)
        {
            Assert.Equal(expected.ValueAt(Quantity.EthanolGut, time), actual.ValueAt(Quantity.EthanolGut, time), 1e-9);
            Assert.Equal(expected.ValueAt(Quantity.EthanolBlood, time), actual.ValueAt(Quantity.EthanolBlood, time), 1e-9);
        }
    }

    [Fact]
    public void What_a_text_reads_off_states_that_the_built_in_model_does_not_look_at_is_measured_in_sweeps_as_in_runs()
    {
        Model model = Model.AlcoholBalance.With("```readouts\nBloodAlcohol = C/10[(g/L)/(g/dL)] + Kd*1[g/dL]\n```\n");
        Scenario scenario = Scenario.Named("evening").WithModel(model) with { Initial = [new NamedValue("Kindling", 0.5)] };
        double peak = scenario.Run().Peak(Quantity.BloodAlcohol).Value;
        SweepTable table = Sweep.Run(scenario, [ParameterSet.Of(model), ParameterSet.Of(model)],
            [new Metric { Name = "p", Kind = MetricKind.Peak, Quantity = Quantity.BloodAlcohol }]);
        Assert.True(peak > 0.4);
        Assert.Equal(peak, table.Numbers[0][0], 1e-6);
    }

    [Fact]
    public void A_step_of_a_text_allocates_nothing()
    {
        Scenario scenario = Scenario.Named("evening").WithModel(Variant);
        Scenario longer = scenario with { Duration = 240.Hours(), Output = new OutputPlan { Every = 120.Hours() } };
        Metric[] metrics = [new Metric { Name = "p", Kind = MetricKind.Peak, Quantity = Quantity.Craving }];
        CohortOptions options = new() { Threads = 1 };
        const long Enough = 20_000;
        Assert.InRange(Allocation.Least(() => Math.Abs(Bytes(longer) - Bytes(scenario)), Enough), 0, Enough);

        long Bytes(Scenario one) => Allocation.Of(() => Sweep.Run(one, [ParameterSet.Of(Variant)], metrics, options));
    }

    private static Model Hill()
    {
        Assert.True(ShippedModels.TryFind("ketamine-hill", out EquationSet set));
        return set.Text!;
    }

    private static long[] Bits(Trajectory run)
    {
        double[] row = new double[Quantity.All.Count];
        return [.. run.OutputTimes.Where((_, at) => at % 7 == 0).SelectMany(time =>
        {
            run.Row(time, row);
            return row.Select(BitConverter.DoubleToInt64Bits).ToArray();
        })];
    }
}
