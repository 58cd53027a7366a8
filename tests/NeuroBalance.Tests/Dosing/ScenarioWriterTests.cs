using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public class ScenarioWriterTests
{
    [Property(MaxTest = 300, Arbitrary = [typeof(AnyScenario)])]
    public void A_scenario_that_is_written_and_read_is_the_same(Scenario scenario)
    {
        string text = scenario.ToJson();
        ScenarioResult result = ScenarioReader.Parse(text);
        Assert.Empty(result.Faults);
        Assert.Equal(scenario, result.Scenario);
        Assert.Equal(text, result.Scenario!.ToJson());
    }

    [Fact]
    public void A_scenario_in_no_folder_is_read_with_the_text_that_it_names()
    {
        const string text = "# Faster\n\nBased on: [MODEL.md](MODEL.md)\n\n```equations\ndD = 2*(C/(C + CD) - D)/tauD\n```\n";
        Model model = Model.Parse(text, "faster.md");
        Scenario scenario = Scenario.Named("evening").WithModel(model);
        string json = scenario.ToJson();
        Assert.Contains("\"model\": \"faster.md\"", json, StringComparison.Ordinal);
        Assert.Equal(scenario, Scenario.Parse(json, [model]));
        Assert.Contains("cannot refer to files", Assert.Throws<ScenarioException>(() => Scenario.Parse(json)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_shipped_text_is_named_as_files_name_it()
    {
        Scenario scenario = Scenario.Named("evening").WithModel(Model.Named("ketamine-hill"));
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
    }

    [Fact]
    public void A_scenario_that_breaks_rules_is_not_written() =>
        Assert.Throws<ScenarioException>(() => new Scenario { Name = "x", Duration = double.NaN.Hours() }.ToJson());

    [Fact]
    public void Amounts_are_written_as_they_were_stated()
    {
        Scenario scenario =
            FaultDrill.Sound(FaultDrill.File("""{ "type": "drink", "amount": " 1drink", "at": "+30min", "skipAbove": "65.1 mM" }"""));
        Assert.Contains("""{ "type": "drink", "amount": "1 drink", "at": "30 min", "skipAbove": "65.1 mM" }""", scenario.ToJson(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_that_differ_in_one_event_are_not_equal()
    {
        Scenario scenario = Scenarios.Get("evening");
        Assert.Equal(scenario, scenario with { Events = [.. scenario.Events] });
        Assert.NotEqual(scenario, scenario with { Events = [scenario.Events[0] with { Repetition = Repetition.Once }] });
    }

    private static class AnyScenario
    {
        public static Arbitrary<Scenario> Scenario() =>
            Gen.Choose(int.MinValue, int.MaxValue).Select(seed => Make(new Random(seed))).ToArbitrary();

        private static Scenario Make(Random random)
        {
            double duration = 200 + 300 * random.NextDouble();
            ScenarioEvent[] events =
            [
                new Drink(new DoseAmount(100 * random.NextDouble(),
                    Pick(random, DoseUnit.Gram, DoseUnit.GramPerKilogram, DoseUnit.Drink, DoseUnit.Unit)), Time(random))
                {
                    For = Maybe(random, Length(random)),
                    SkipAbove = Maybe(random,
                        new BloodLevel(5 * random.NextDouble(), Pick(random, LevelUnit.GramPerLitre, LevelUnit.Millimolar))),
                    Repetition = Repeated(random),
                },
                new Bolus(Drug.Ketamine,
                    new DoseAmount(random.NextDouble(), Pick(random, DoseUnit.Milligram, DoseUnit.MilligramPerKilogram)),
                        Time(random)) { Repetition = Repeated(random) },
                new Infusion(Drug.Ethanol, Time(random), Length(random)) { Rate = new DoseRate(random.Next(10), DoseUnit.Gram),
                    Repetition = Repeated(random) },
                new Infusion(Drug.Benzodiazepine, Time(random),
                    Length(random)) { Amount = new DoseAmount(1e-7 * random.NextDouble(), DoseUnit.Milligram) },
                new Oral(Drug.Benzodiazepine, 2.Milligrams(), Time(random)) { Repetition = Repeated(random) },
                new Retrieval(new Moment(Length(random), MomentAnchor.AfterLastDrink)),
                new Therapy(Time(random), Length(random)),
                new Clamp(new BloodLevel(1 + random.NextDouble(), LevelUnit.GramPerLitre), Time(random), Length(random)),
                new ProtocolStart("ciwa-lorazepam", Time(random)) { Until = Maybe(random, new Moment(100.Hours())) },
                new ProtocolStart("own", Time(random)),
                new ProtocolStart("rescue", Time(random)),
            ];
            random.Shuffle(events);
            return new Scenario
            {
                Name = "any-" + random.Next(1000),
                Title = Pick(random, "", "Zwölf \"Glas\" Wein \\ 🍷", "plain"),
                Description = Pick(random, "", "</script> & \t \r\n"),
                Duration = new Duration(duration, TimeUnit.Hour),
                Subject = random.Next(2) == 0 ? new ScenarioSubject()
                    : new ScenarioSubject
                    {
                        WeightKilograms = 50 + 50 * random.NextDouble(),
                        Sex = Pick(random, Sex.Male, Sex.Female),
                        AgeYears = random.Next(18, 90),
                        HeightCentimetres = 173.5
                    },
                Parameters = [new NamedValue("Nmda.EthanolIc50", 30 + random.NextDouble())],
                Initial = [new NamedValue("AlcoholMemory", random.NextDouble()), new NamedValue("GabaASignal", -random.NextDouble())],
                Events = [.. events],
                Protocols = [Own(random), Rescue(random)],
                Output = Pick(random, OutputPlan.Hourly, new OutputPlan { Times = [0.Hours(), 2.Hours().AfterLastDrink()] },
                    new OutputPlan { Every = 7.Minutes(), From = 1.Hours(), To = 1.Days() }),
            };
        }

        private static Protocol Own(Random random) => new()
        {
            Name = "own",
            Watch = Pick(random, "Withdrawal", "Balance"),
            Every = new Duration(1 + random.NextDouble(), TimeUnit.Hour),
            Route = Pick(random, DoseRoute.Bolus, DoseRoute.Oral),
            Table = [new Protocol.Row(random.NextDouble(), 1.Milligrams()),
                new Protocol.Row(1 + random.NextDouble(), 0.1.MilligramsPerKilogram())],
            StopBelow = 0.25,
            StopAfter = 30.Hours(),
            RestartDuringKetamine = random.Next(2) == 0,
        };

        private static Protocol Rescue(Random random) => new()
        {
            Name = "rescue",
            Drug = Drug.Ketamine,
            When = new Protocol.Trigger("Withdrawal", Pick(random, Protocol.Relation.Above, Protocol.Relation.Below),
                30 * random.NextDouble()),
            Refractory = Maybe(random, Length(random)),
            Dose = 0.3.MilligramsPerKilogram(),
        };

        private static Moment Time(Random random) =>
            new(new Duration(60 * random.NextDouble(), Pick(random, TimeUnit.Hour, TimeUnit.Minute, TimeUnit.Second)));

        private static Duration Length(Random random) => new(1 + 30 * random.NextDouble(), Pick(random, TimeUnit.Hour, TimeUnit.Minute));

        private static Repetition Repeated(Random random) => random.Next(3) switch
        {
            0 => Repetition.Once,
            1 => new Repetition(Length(random), random.Next(1, 3)),
            _ => new Repetition(10.Minutes(), 3, 1.Days(), random.Next(1, 3)),
        };

        private static T? Maybe<T>(Random random, T value)
            where T : struct => random.Next(2) == 0 ? value : null;

        private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
    }
}
