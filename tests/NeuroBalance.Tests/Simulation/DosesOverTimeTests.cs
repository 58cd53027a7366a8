using NeuroBalance.Models;

namespace NeuroBalance.Tests.Simulation;

/// <summary>Drugs that a text adds, given at a constant rate over a time.</summary>
public sealed class DosesOverTimeTests
{
    private const double HalfLife = 5, Volume = 20;

    private const string Text = """
        # A tracer

        Based on: [MODEL.md](MODEL.md)

        ## States

        | symbol | name | unit | initial | meaning |
        |---|---|---|---|---|
        | Tr | Tracer | mg/L | 0 | A tracer in its volume |
        | Br | Breath | 1 | 1 | Something that nothing moves |

        ## Doses

        | drug | route | unit | into | per unit |
        |---|---|---|---|---|
        | air | nose | mg | Br | 1/1[mg] |
        | tracer | iv | mg | Tr | 1/Vtr |
        | tracer | port | mg | Tr | 0.5/Vtr |

        ## Parameters

        | symbol | key | value | unit | low | high |
        |---|---|---|---|---|---|
        | tTr | Tracer.HalfLife | 5 | h | 1 | 20 |
        | Vtr | Tracer.Volume | 20 | L | 5 | 50 |

        ```equations
        dTr = -ln(2)/tTr*Tr
        dBr = 0*Tr/(1[mg/L]*1[h])
        ```
        """;

    private static readonly Model Tracer = Model.AlcoholBalance.With(Text, "tracer.md");

    private static readonly SimulationOptions Tight = new() { RelativeTolerance = 1e-10, AbsoluteTolerance = 1e-13 };

    // What an infusion of a milligram leaves in the volume, by the solution of C' = R/V - k C.
    private static double OfOne(double hours, double lasting, double halfLife = HalfLife)
    {
        double k = Math.Log(2) / halfLife;
        double within = Math.Clamp(hours, 0, lasting);
        return (1 - Math.Exp(-k * within)) / (lasting * Volume * k) * Math.Exp(-k * Math.Max(0, hours - lasting));
    }

    [Theory, InlineData(1), InlineData(4), InlineData(8)]
    public void A_dose_over_a_time_follows_its_closed_form_and_adds_to_others(int lanes)
    {
        Scenario scenario = new ScenarioBuilder("infused", 24.Hours()).Model(Tracer)
            .Dose("tracer", 100.Milligrams(), at: 2.Hours(), "iv", 4.Hours()).Every(3.Hours(), times: 2)
            .Dose("tracer", 40.Milligrams(), at: 4.Hours(), "port", 0.5.Hours())
            .Dose("tracer", 10.Milligrams(), at: 12.Hours(), "iv")
            .Dose("tracer", 2.MilligramsPerKilogram(), at: 23.Hours(), "iv", 3.Hours())
            .Build();
        Trajectory run = scenario.Run(Tight with { LaneWidth = lanes });
        Quantity tracer = run.Quantities.Single(one => one.Name == "Tracer");
        foreach (double time in (double[])[1.9, 2.5, 4.3, 5.5, 6, 8.75, 9, 12.5, 22, 24])
        {
            double expected = 100 * (OfOne(time - 2, 4) + OfOne(time - 5, 4)) + 20 * OfOne(time - 4, 0.5)
                + (time > 12 ? 10 / Volume * Math.Pow(0.5, (time - 12) / HalfLife) : 0) + 140 * OfOne(time - 23, 3);
            Assert.Equal(expected, run.ValueAt(tracer, time), 1e-9);
        }

        Assert.Single(run.Doses);
        Assert.Equal(2, Landmarks.FirstDose(run)!.Time);
    }

    [Fact]
    public void Subjects_of_any_weight_have_the_same_bits_at_every_width_by_interpreter_and_code()
    {
        Scenario scenario = new ScenarioBuilder("infused", 12.Hours()).Model(Tracer)
            .Dose("tracer", 1.MilligramsPerKilogram(), at: 1.Hours(), "iv", 5.Hours()).Build();
        Metric[] metrics = [.. ((string[])["Tracer", "Breath"]).Select(name =>
            new Metric { Name = name, Kind = MetricKind.ValueAt, Quantity = QuantityRows.Of(Tracer).Find(name)!, From = 8 })];
        ParameterSet[] members = [.. Enumerable.Range(0, ModelPrograms.MembersThatPay)
            .Select(k => ParameterSet.Of(Tracer).With("Subject.BodyWeight", 50 + (3 * k)).With("Tracer.HalfLife", 4 + (0.25 * k)))];
        SweepTable[] tables = [.. ((int[])[1, 4, 8]).Select(lanes => Sweep.Run(scenario, members, metrics,
            new CohortOptions { Threads = 1, Simulation = new SimulationOptions { LaneWidth = lanes } }))];
        Assert.All(tables, table => Assert.Equal(tables[0].Numbers.SelectMany(one => one), table.Numbers.SelectMany(one => one)));
        SweepTable alone = Sweep.Run(scenario, [members[7]], metrics, new CohortOptions { Threads = 1 });
        Assert.Equal([tables[0]["Tracer"][7], 1], [alone["Tracer"][0], alone["Breath"][0]]);
        Assert.Equal(71 * OfOne(7, 5, 5.75), alone["Tracer"][0], 1e-6);
    }

    [Fact]
    public void A_file_states_how_long_a_dose_takes_and_is_written_as_it_was_read()
    {
        Scenario scenario = Scenario.Parse("""
            { "name": "x", "duration": "24 h", "model": "memantine",
              "events": [{ "type": "dose", "drug": "memantine", "amount": "20 mg", "at": "8 h", "for": "12 h", "every": "1 h", "count": 2 }] }
            """);
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
        Trajectory run = scenario.Run(Tight);
        Quantity gut = run.Quantities.Single(one => one.Name == "MemantineGut");
        Assert.Equal(0.831 * 20 / 12 / 0.9 * ((1 - Math.Exp(-0.9 * 4)) + (1 - Math.Exp(-0.9 * 3))), run.ValueAt(gut, 12), 1e-8);
        Fault warning = Assert.Single((scenario with { Duration = 12.Hours() }).FindWarnings());
        Assert.Equal("$.events[0].for", warning.Path);
        Scenario longer = scenario with { Events = [.. scenario.Events, new Dose("memantine", 5.Milligrams(), 20.Hours())] };
        ArgumentException refused =
            Assert.Throws<ArgumentException>(() => Simulator.Continue(run, longer, Moment.AtHours(15)));
        Assert.Contains("SetDoseRate begins there", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_ones_own_is_solved_with_a_dose_over_a_time()
    {
        Model one = Model.Parse("""
            # One compartment
            ## States
            | symbol | name | unit | initial |
            |---|---|---|---|
            | C | Plasma | mg/L | 0 |
            ## Doses
            | drug | route | unit | into | per unit |
            |---|---|---|---|---|
            | drug | iv | mg | C | 1/20[L] |
            ```equations
            dC = -ln(2)/5[h]*C
            ```
            """);
        TimedDose[] doses = [.. new TimedDose(1, "drug", 100) { Lasting = 4 }.Every(3, 2), new TimedDose(22, "drug", 50) { Lasting = 8 }];
        ModelSolution run = one.Solve(24, doses, options: new OdeOptions { RelativeTolerance = 1e-10, AbsoluteTolerance = [1e-12] });
        foreach (double time in (double[])[0.5, 1, 3, 4.5, 5, 7, 12, 23.5])
        {
            double expected = 100 * (OfOne(time - 1, 4) + OfOne(time - 4, 4)) + 50 * OfOne(time - 22, 8);
            Assert.Equal(expected, run.At(time, "Plasma"), 1e-8);
        }

        ArgumentException refused =
            Assert.Throws<ArgumentException>(() => one.Solve(24, [new TimedDose(1, "drug", 100) { Lasting = -1 }]));
        Assert.Contains("lasts -1 h", refused.Message, StringComparison.Ordinal);
    }
}
