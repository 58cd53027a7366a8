using System.Text.Json;

namespace NeuroBalance.Tests.Cli;

/// <summary><c>compare</c>: variants of scenarios by words, their outcomes side by side, one figure.</summary>
public sealed class CompareCommandTests
{
    private const string Evening = """
        { "name": "short", "duration": "30 h", "events": [
          { "type": "drink", "amount": "14 g", "at": "1 h", "every": "30 min", "count": 6 }DOSE ] }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_by_words_is_the_same_event_as_in_a_file()
    {
        using CliRun run = new();
        string plain = run.Write("plain.json", Evening.Replace("DOSE", "", StringComparison.Ordinal)), dosed = run.Write("dosed.json",
            Evening.Replace("DOSE", """
                ,
                  { "type": "infusion", "drug": "ketamine", "amount": "0.5 mg/kg", "at": "2 h after last drink", "for": "40 min" }
                """, StringComparison.Ordinal));
        await run.InvokeAsync(
        [
            "compare", $"file: {dosed}", $"words: {plain} with infusion ketamine 0.5 mg/kg for 40 min at 2 h after last drink", plain,
            "--out", run.PathOf("c.json"), "--quiet",
        ], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument read = JsonDocument.Parse(File.ReadAllText(run.PathOf("c.json")));
        JsonElement[] outcomes = [.. read.RootElement.GetProperty("outcomes").EnumerateArray()];
        Assert.All(outcomes, row =>
        {
            JsonElement values = row.GetProperty("values");
            Assert.Equal(values[0].ToString(), values[1].ToString());
        });
        JsonElement ketamine = outcomes.Single(row => row.GetProperty("key").GetString() == "ketaminePeak");
        Assert.True(ketamine.GetProperty("values")[1].GetDouble() > 0.1);
        Assert.Equal(-ketamine.GetProperty("values")[0].GetDouble(), ketamine.GetProperty("differences")[2].GetDouble());
        Assert.Equal(["file", "words", "short"],
            read.RootElement.GetProperty("runs").EnumerateArray().Select(one => one.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task One_figure_has_every_run_in_its_legend_and_the_panels_in_which_they_differ()
    {
        using CliRun run = new();
        await run.InvokeAsync(["compare", "evening", "two: evening with events[0].count=2, Nmda.EthanolIc50=40", "--size", "column",
            "--title", "Evenings", "--plot", run.PathOf("c.svg"), "--out", run.PathOf("c.csv")], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(?m)^drinks taken +\d+ +2 \(−\d+\)$", run.Out);
        string svg = File.ReadAllText(run.PathOf("c.svg"));
        foreach (string text in (string[])["Evenings", "evening", "two", "Blood alcohol", "Balance"])
        {
            Assert.Contains($">{text}<", svg, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(">Drugs in plasma", svg, StringComparison.Ordinal);
        string[] table = File.ReadAllLines(run.PathOf("c.csv"));
        Assert.Equal("key,outcome,unit,evening,two,two minus evening", table[0]);
        Assert.All(table, line => Assert.True(line.Split(',').Length >= 6, line));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_in_the_words_that_were_typed()
    {
        using CliRun run = new();
        await run.InvokeAsync(["compare", "binge with events[0].coumt=2", "evening with bolus ketamin 35 mg at 2 h", "bing",
            "binge with bolus ketamine 35 mg at 2 h every", "--out", run.PathOf("c.txt")], Cancellation);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("c.txt", run.Error, StringComparison.Ordinal);
        Assert.Contains("the value of 'every' is missing", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["compare", "binge with events[0].coumt=2", "evening with bolus ketamin 35 mg at 2 h", "bing"], Cancellation);
        Assert.Contains("binge with events[0].coumt", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean events[0].count?", run.Error, StringComparison.Ordinal);
        Assert.Contains("evening with bolus ketamin 35 mg at 2 h", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean binge?", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["compare", "binge", "binge"], Cancellation);
        Assert.Contains("two runs are called 'binge'", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["compare", "binge"], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Files());
    }
}
