using System.Text.Json.Nodes;

namespace NeuroBalance.Tests.Cli;

/// <summary>Read-outs of scenario files on the command line.</summary>
public sealed class ReadoutCommandTests
{
    private const string Scenario = """
        { "name": "tones", "duration": "6 h", "readouts": { "Ratio": "NmdaTone / GabaTone" },
          "events": [{ "type": "drink", "amount": "28 g", "at": "1 h" }], "output": { "every": "2 h" } }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_readout_is_a_column_and_a_panel_and_part_of_the_provenance()
    {
        using CliRun run = new();
        string file = run.Write("tones.json", Scenario), table = run.PathOf("tones.csv"), figure = run.PathOf("tones.svg");
        await run.InvokeAsync(["run", file, "--structure", "pool", "--out", table, "--plot", figure, "--panels", "ratio", "--quiet"],
            Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[][] rows = [.. File.ReadAllLines(table).Select(line => line.Split(','))];
        int ratio = rows[0].Length - 1, nmda = Array.IndexOf(rows[0], "NmdaTone"), gaba = Array.IndexOf(rows[0], "GabaTone");
        Assert.Equal("Ratio", rows[0][ratio]);
        Assert.All(rows.Skip(1), row => Assert.Equal(Number(row[nmda]) / Number(row[gaba]), Number(row[ratio])));
        Assert.Contains("read-out NmdaTone / GabaTone", File.ReadAllText(figure), StringComparison.Ordinal);
        await run.InvokeAsync(["provenance", figure, "--extract", run.PathOf("again")], Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"Ratio\": \"NmdaTone / GabaTone\"", File.ReadAllText(run.PathOf("again/again-tones.json")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_a_readout_is_told_with_path_column_and_caret()
    {
        using CliRun run = new();
        string file = run.Write("tones.json", Scenario.Replace("/ GabaTone", "/ GabaTne", StringComparison.Ordinal));
        await run.InvokeAsync(["run", file, "--out", run.PathOf("o.csv")], Cancellation);
        Assert.Equal((2, $"$.readouts.Ratio, column 12: there is no 'GabaTne'; did you mean 'GabaTone'?\n    NmdaTone / GabaTne\n"
            + $"{new string(' ', 15)}^^^^^^^\n"), (run.ExitCode, run.Error.ReplaceLineEndings("\n")));
        await run.InvokeAsync(["run", run.Write("good.json", Scenario), "--plot", run.PathOf("o.svg"), "--panels", "ratoi"], Cancellation);
        Assert.Contains("Did you mean Ratio?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_of_plans_offers_the_names_that_are_known_and_takes_others()
    {
        using CliRun run = new();
        await run.InvokeAsync(["scenarios", "--schema", "plan"], Cancellation);
        JsonArray of = JsonNode.Parse(run.Out)!["$defs"]!["metric"]!["properties"]!["of"]!["anyOf"]!.AsArray();
        Assert.Contains(of[0]!["oneOf"]!.AsArray(), one => (string?)one!["const"] == "Withdrawal");
        Assert.Equal((2, "string"), (of.Count, (string?)of[1]!["type"]));
    }

    private static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
}
