using NeuroBalance.Dosing;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary><c>scenarios</c>, <c>parameters</c>, help and version.</summary>
public sealed class ListingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_scenario_is_listed_with_its_title()
    {
        using CliRun run = new();
        await run.InvokeAsync(["scenarios"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string name in Scenarios.Names)
        {
            Assert.Matches($@"(?m)^{name}\s+{System.Text.RegularExpressions.Regex.Escape(Scenarios.Get(name).Title)}$", run.Out);
        }
        Assert.Equal(Scenarios.Names.Length + 1, run.Out.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task A_scenario_printed_and_run_from_its_file_gives_the_same_bytes()
    {
        using CliRun run = new();
        await run.InvokeAsync(["scenarios", "evening"], Cancellation);
        string file = run.Write("evening.json", run.Out);
        await run.InvokeAsync(["run", file, "--quiet", "--out", run.PathOf("a.csv")], Cancellation);
        await run.InvokeAsync(["run", "evening", "--quiet", "--out", run.PathOf("b.csv")], Cancellation);
        Assert.Equal(await File.ReadAllBytesAsync(run.PathOf("a.csv"), Cancellation),
            await File.ReadAllBytesAsync(run.PathOf("b.csv"), Cancellation));
    }

    [Fact]
    public async Task Every_parameter_is_listed()
    {
        using CliRun run = new();
        await run.InvokeAsync(["parameters"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Out.TrimEnd().Split('\n');
        Assert.Equal(ParameterKeys.All, lines.Skip(1).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_parameter_is_shown_with_its_provenance()
    {
        using CliRun run = new();
        await run.InvokeAsync(["parameters", "Ethanol.AbsorptionRate"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string text in (string[])["3.7 1/h", "1.5", "8", "lognormal", "derived", "Jones 1984", "an empty stomach"])
        {
            Assert.Contains(text, run.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("lorazepam", "Sedation.Sensitivity", false)]
    [InlineData("lorazepam", "Sedation.LorazepamC50Ramsay2", true)]
    [InlineData("IE", "Nmda.EthanolIc50", true)]
    [InlineData("HALVES THE NMDA", "Nmda.EthanolIc50", true)]
    public async Task A_word_finds_parameters_by_key_symbol_and_sentence(string word, string key, bool found)
    {
        using CliRun run = new();
        await run.InvokeAsync(["parameters", word], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(found, run.Out.Split('\n').Any(line => line.StartsWith(key + " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_parameter_has_the_sentence_of_its_field() => Assert.All(ParameterCatalog.All, one =>
    {
        Assert.Matches(@"^[A-Z][^<>:]{8,}[^.]$", one.Description);
        Assert.DoesNotContain("  ", one.Description, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Quantities_and_metrics_are_listed_with_a_sentence_each()
    {
        using CliRun run = new();
        await run.InvokeAsync(["quantities"], Cancellation);
        Assert.All(Quantity.All, one => Assert.Contains(one.Description, run.Out, StringComparison.Ordinal));
        await run.InvokeAsync(["metrics"], Cancellation);
        Assert.All(MetricKind.All, one =>
            Assert.Matches($@"(?m)^{one.Word} .*{System.Text.RegularExpressions.Regex.Escape(one.Description)}$", run.Out));
        await run.InvokeAsync(["metrics", "peek"], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean peak?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printed_scenario_names_the_schema_and_the_schema_names_every_parameter()
    {
        using CliRun run = new();
        await run.InvokeAsync(["scenarios", "binge"], Cancellation);
        Assert.StartsWith("{\n  \"$schema\": \"scenario.schema.json\",\n  \"name\": \"binge\"", run.Out, StringComparison.Ordinal);
        Assert.Equal(Scenario.Named("binge"), Scenario.Parse(run.Out));
        await run.InvokeAsync(["scenarios", "--schema", "scenario"], Cancellation);
        System.Text.Json.Nodes.JsonNode members = System.Text.Json.Nodes.JsonNode.Parse(run.Out)!["properties"]!;
        Assert.Equal(ParameterKeys.All, members["parameters"]!["properties"]!.AsObject().Select(one => one.Key));
        await run.InvokeAsync(["scenarios", "--schema", "plan"], Cancellation);
        Assert.Contains("\"Withdrawal\"", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("neurobalance run dep", "dependence", "dependence-infusion", "dependence-ketamine36", "depression-ketamine")]
    [InlineData("neurobalance run binge --set Nmda.E", "Nmda.EthanolHill=", "Nmda.EthanolIc50=")]
    [InlineData("neurobalance run binge --pl", "--plot")]
    [InlineData("neurobalance compare binge evening-", "evening-meal")]
    [InlineData("neurobalance run binge --size s", "screen", "slide")]
    [InlineData("neurobalance quantities Withd", "Withdrawal")]
    [InlineData("neurobalance metrics timeOfP", "timeOfPeak")]
    [InlineData("neurobalance prov", "provenance")]
    [InlineData("neurobalance completion b", "bash")]
    public async Task The_tab_key_completes_names(string line, params string[] words)
    {
        using CliRun run = new();
        await run.InvokeAsync(["complete", line.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), line], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(words, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_shell_has_a_script_that_asks_for_completions()
    {
        using CliRun run = new();
        foreach (string shell in (string[])["bash", "zsh", "fish", "pwsh"])
        {
            await run.InvokeAsync(["completion", shell], Cancellation);
            Assert.Contains("neurobalance complete ", run.Out, StringComparison.Ordinal);
        }
        await run.InvokeAsync(["completion", "bush"], Cancellation);
        Assert.Contains("Did you mean bash?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run --help")]
    [InlineData("scenarios --help")]
    [InlineData("parameters --help")]
    public async Task Help_has_examples_and_is_no_error(string arguments)
    {
        using CliRun run = new();
        await run.InvokeAsync(arguments.Split(' '), Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Examples:", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"Usage:\s+neurobalance ", run.Out);
    }

    [Fact]
    public async Task The_version_is_a_number()
    {
        using CliRun run = new();
        await run.InvokeAsync(["--version"], Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", run.Out);
    }
}
