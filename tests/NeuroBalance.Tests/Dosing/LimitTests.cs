using System.Text;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public sealed class LimitTests
{
    private const string Long = """{ "name": "yr", "duration": "1000000 h" }""";

    [Fact]
    public void An_hourly_output_that_options_replace_is_not_judged_before_they_do()
    {
        Scenario scenario = Scenario.Parse(Long);
        Assert.Equal("$.output.every", Assert.Single(scenario.FindFaults()).Path);
        Assert.Empty((scenario with { Output = new OutputPlan { Every = Duration.FromHours(1000) } }).FindFaults());
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
        Assert.Contains("too many output times",
            Assert.Throws<ScenarioException>(() => scenario.Output.Resolve(Timeline.Compile(scenario))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_output_is_judged_when_it_is_read() =>
        Assert.Contains(
            "too many output times",
                FaultDrill.Only(Long.Replace("}", ", \"output\": { \"every\": \"0.5 h\" } }", StringComparison.Ordinal)).Message,
                    StringComparison.Ordinal);

    [Theory]
    [InlineData("title", 501)]
    [InlineData("description", 50_001)]
    public void Texts_have_a_longest_length(string key, int length)
    {
        Fault fault = FaultDrill.Only($$"""{ "name": "x", "duration": "1 h", "{{key}}": "{{new string('a', length)}}" }""");
        Assert.Equal("$." + key, fault.Path);
        Assert.Contains($"{length} characters", fault.Message, StringComparison.Ordinal);
        Assert.InRange(fault.ToString().Length, 1, 300);
    }

    [Theory]
    [InlineData("\\u001b[2J")]
    [InlineData("a\\u0085b")]
    [InlineData("a\\u202eb")]
    [InlineData("a\\nb")]
    public void A_title_holds_no_character_that_acts_on_a_terminal(string title)
    {
        Fault fault = FaultDrill.Only($$"""{ "name": "x", "duration": "1 h", "title": "{{title}}" }""");
        Assert.Equal("$.title", fault.Path);
        Assert.Equal(-1, EscapedText.FirstHidden(fault.ToString()));
    }

    [Fact]
    public void What_a_fault_quotes_of_a_file_reaches_the_terminal_as_escapes()
    {
        ScenarioResult read = ScenarioReader.Parse(
            """{ "name": "evil", "duration": "24 h", "events": [{ "type": "drink\u001b[2J\u0007", "amount": "14 g\u001b[31m", "at": "1 h" }], "bad\u001b[31mkey": 1 }""");
        Assert.NotEmpty(read.Faults);
        Assert.All(read.Faults, fault => Assert.Equal(-1, EscapedText.FirstHidden(fault.ToString())));
        Assert.Equal(-1, EscapedText.FirstHidden(new ScenarioException(read.Faults).Message.ReplaceLineEndings("")));
    }

    [Fact]
    public void A_description_may_have_lines() =>
        Assert.Empty(ScenarioReader.Parse("""{ "name": "x", "duration": "1 h", "description": "a\nb\tc" }""").Faults);

    [Fact]
    public void Faults_are_told_up_to_what_a_person_reads_and_the_rest_is_counted()
    {
        ScenarioResult read = ScenarioReader.Parse(FaultDrill.File(string.Join(", ", Enumerable.Repeat("""{ "type": "x" }""", 250))));
        Assert.Equal(FaultList.MostShown + 1, read.Faults.Count);
        Assert.Equal("and 150 more faults", read.Faults[^1].Message);
    }

    [Fact]
    public void Too_many_listed_events_are_refused_with_the_number_allowed()
    {
        Scenario scenario = Scenario.Named("naive") with { Events = [.. Enumerable.Repeat(new Retrieval(Moment.AtHours(1)), 100_001)] };
        Fault fault = Assert.Single(scenario.FindFaults());
        Assert.Equal(("$.events", "100001 events are listed"), (fault.Path, fault.Message));
        Assert.Contains("100000", fault.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_values_than_memory_should_hold_is_refused_while_it_is_read()
    {
        byte[] file = Encoding.UTF8.GetBytes("[" + new StringBuilder().Insert(0, "1,", 2_100_000) + "1]");
        Fault fault = Assert.Single(ScenarioReader.Parse(file).Faults);
        Assert.Contains("more than 2000000 values", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_loaded_and_saved_whole()
    {
        string folder = Directory.CreateTempSubdirectory("scenario-").FullName;
        try
        {
            string path = Path.Combine(folder, "a.json");
            Scenario.Named("evening").Save(path);
            Assert.Equal(Scenario.Named("evening"), Scenario.Load(path));
            Assert.Contains("there is no such file", Assert.Throws<ScenarioException>(() => Scenario.Load(path + "x")).Message,
                StringComparison.Ordinal);
            Assert.Contains("folder", Assert.Throws<ScenarioException>(() => Scenario.Load(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
