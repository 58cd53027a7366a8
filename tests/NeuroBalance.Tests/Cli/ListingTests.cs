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
