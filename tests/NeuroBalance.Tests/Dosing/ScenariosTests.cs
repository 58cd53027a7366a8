using System.Globalization;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public class ScenariosTests
{
    public static TheoryData<string> Names => [.. Scenarios.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_named_scenario_reads_without_faults_or_warnings_and_compiles(string name)
    {
        ScenarioResult result = ScenarioReader.Parse(Scenarios.Json(name));
        Assert.Empty(result.Faults);
        Assert.Empty(result.Warnings);
        Assert.Equal(name, result.Scenario!.Name);
        Assert.NotEmpty(result.Scenario.Title);
        Timeline timeline = Timeline.Compile(result.Scenario);
        Assert.True(timeline.Occurrences.All(one => one.Time >= 0 && one.Time <= timeline.EndHours));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_named_scenario_is_the_same_text_when_written(string name) =>
        Assert.Equal(Scenarios.Json(name), Scenarios.Get(name).ToJson());

    [Fact]
    public void The_names_are_those_of_the_embedded_files()
    {
        string[] embedded = [.. typeof(Scenarios).Assembly.GetManifestResourceNames().Where(name =>
            name.StartsWith("NeuroBalance.Dosing.Scenarios.", StringComparison.Ordinal))];
        Assert.Equal(embedded.Select(name => name["NeuroBalance.Dosing.Scenarios.".Length..^".json".Length]).Order(),
            Scenarios.Names.Order());
        Assert.Equal(29, Scenarios.Names.Length);
    }

    [Fact]
    public void A_mistyped_name_is_answered_with_the_nearest_one()
    {
        Fault fault = Assert.Single(Assert.Throws<ScenarioException>(() => Scenarios.Get("dependance")).Faults);
        Assert.Equal("dependence", fault.Suggestion);
    }

    [Theory]
    [InlineData("dependence", 8.0, 1438.4, 2158.4, 1020)]
    [InlineData("severe", 8.0, 1438.25, 2158.25, 1200)]
    [InlineData("evening", 0.0, 2.5, 24.0, 6)]
    [InlineData("evening-meal", 0.0, 2.5, 24.0, 6)]
    [InlineData("binge", 0.0, 0.0, 24.0, 1)]
    [InlineData("reinstatement", 8.0, 1438.4, 2158.4, 1021)]
    [InlineData("taper", 8.0, 1545.8, 2265.8, 1063)]
    [InlineData("taper-3d", 8.0, 1498.7, 2218.7, 1046)]
    [InlineData("taper-10d", 8.0, 1664.9, 2384.9, 1105)]
    [InlineData("kindling", 8.0, 3862.4, 4200.0, 1785)]
    public void Drinking_scenarios_have_their_documented_times(string name, double first, double last, double end, int drinks)
    {
        Timeline timeline = Timeline.Compile(Scenarios.Get(name));
        Assert.Equal((first, last, end), (timeline.FirstDrinkHours, timeline.LastDrinkHours, timeline.EndHours));
        Assert.Equal(drinks, timeline.Occurrences.Count(one => one.Kind == OccurrenceKind.Drink));
    }

    [Theory]
    [InlineData("taper", 5)]
    [InlineData("taper-3d", 3)]
    [InlineData("taper-10d", 10)]
    public void Tapers_fall_in_equal_steps_rounded_half_up(string name, int days)
    {
        Scenario taper = Scenarios.Get(name);
        Assert.Equal(Scenarios.Get("dependence").Events[0], taper.Events[0]);
        for (int k = 1; k <= days; k++)
        {
            Drink day = Assert.IsType<Drink>(taper.Events[k]);
            Assert.Equal((int)Math.Floor(17.0 * (days + 1 - k) / (days + 1) + 0.5), day.Repetition.Count);
            Assert.Equal(24.0 * (59 + k) + 8, day.At.Offset.Hours);
        }
    }

    [Fact]
    public void Kindling_drinks_stop_at_502_4_hours_of_each_cycle_of_840_hours()
    {
        Timeline timeline = Timeline.Compile(Scenarios.Get("kindling"));
        for (int cycle = 0; cycle < 5; cycle++)
        {
            Assert.Equal(840.0 * cycle + 502.4, timeline.Occurrences[357 * (cycle + 1) - 1].Time);
        }
    }

    [Theory]
    [InlineData("dependence-infusion", 12, 60, 0.2)]
    [InlineData("adjunct-with", 12, 60, 0.2)]
    [InlineData("wong2015", 39.6, 95.4, 0.2)]
    [InlineData("pizon2018", 39.6, 86.6, 0.19)]
    [InlineData("shah2018", 47.4, 95.4, 0.75)]
    public void Ketamine_beside_withdrawal_starts_and_ends_as_documented(string name, double from, double to, double rate)
    {
        Scenario scenario = Scenarios.Get(name);
        Occurrence[] rates = [.. Timeline.Compile(scenario).Occurrences.Where(one => one.Kind == OccurrenceKind.SetKetamineRate)];
        Assert.Equal(2, rates.Length);
        Assert.Equal(from, scenario.HoursAfterLastDrink(rates[0].Time), 1e-9);
        Assert.Equal(to, scenario.HoursAfterLastDrink(rates[1].Time), 1e-9);
        Assert.Equal((rate, 0.0), (rates[0].AmountPerKilogram, rates[1].AmountPerKilogram));
    }

    [Theory]
    [InlineData("adjunct-with")]
    [InlineData("adjunct-without")]
    [InlineData("wong2015")]
    [InlineData("pizon2018")]
    [InlineData("shah2018")]
    public void The_protocol_assesses_every_two_hours_from_six_hours_after_the_last_drink(string name)
    {
        Timeline timeline = Timeline.Compile(Scenarios.Get(name));
        Occurrence[] assessments = [.. timeline.Occurrences.Where(one => one.Kind == OccurrenceKind.Assessment)];
        Assert.Equal(1444.25, assessments[0].Time);
        Assert.Equal(2158.25, assessments[^1].Time);
        Assert.Equal(358, assessments.Length);
        Assert.Same(BuiltInProtocols.CiwaLorazepam, timeline.Protocols[0].Protocol);
    }

    [Theory]
    [InlineData(7.999, null)]
    [InlineData(8.0, 1.5)]
    [InlineData(10.999, 1.5)]
    [InlineData(11.0, 2.5)]
    [InlineData(16.0, 3.5)]
    [InlineData(19.999, 3.5)]
    [InlineData(20.0, 4.0)]
    [InlineData(67.0, 4.0)]
    [InlineData(double.NaN, null)]
    public void The_built_in_protocol_doses_by_the_last_level_reached(double score, double? milligrams) =>
        Assert.Equal(milligrams, BuiltInProtocols.CiwaLorazepam.DoseAt(score)?.Absolute);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void Reading_and_writing_do_not_depend_on_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = House.Culture.Named(culture);
            foreach (string name in Scenarios.Names)
            {
                Scenario scenario = ScenarioReader.Parse(Scenarios.Json(name)).GetOrThrow();
                Assert.Equal(Scenarios.Json(name), scenario.ToJson());
            }

            Assert.Equal(1438.4, Scenarios.Get("dependence").LastDrinkHours);
            Fault fault = FaultDrill.Only(FaultDrill.File("""{ "type": "drink", "amount": "14 g", "at": "100,5 h" }"""));
            Assert.Equal("\"100.5 h\"", fault.Suggestion);
            fault = FaultDrill.Only(FaultDrill.File("""{ "type": "drink", "amount": "14 g", "at": "100.5 h" }"""));
            Assert.Contains("100.5 h of 100 h", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_committed_schema_is_the_one_that_follows_from_the_declarations()
    {
        const string File = "src/NeuroBalance/Dosing/scenario.schema.json";
        if (Repository.Read(File) == Scenario.Schema) return;
        string due = Path.Combine(Path.GetTempPath(), "scenario.schema.json");
        System.IO.File.WriteAllText(due, Scenario.Schema);
        Assert.Fail($"{File} is not what the declarations say; copy {due} over it.");
    }

    [Fact]
    public void Every_required_key_of_the_schema_is_required_by_the_reader()
    {
        using JsonDocument schema = JsonDocument.Parse(Scenarios.Schema);
        foreach (string type in EventTable.All.Select(one => one.Word))
        {
            ScenarioResult bare = ScenarioReader.Parse(FaultDrill.File($$"""{ "type": "{{type}}" }"""));
            IEnumerable<string> required = schema.RootElement.GetProperty("$defs").GetProperty(type).GetProperty("required")
                .EnumerateArray().Select(one => one.GetString()!);
            Assert.Equal(
                required.Where(key => key != "type").Order(),
                bare.Faults.Where(fault => fault.Message.EndsWith("is missing", StringComparison.Ordinal)).Select(fault =>
                    fault.Path["$.events[0].".Length..]).Order());
        }
    }
}
