using NeuroBalance.Cli.Sweeps;
using NeuroBalance.Models;
using NeuroBalance.Plotting;
using SkiaSharp;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>What <c>summarize</c> tells and draws of a finished sweep.</summary>
public sealed class SummarizeTests
{
    private const string Plan = """
        { "name": "p", "seed": 3, "tolerances": { "relative": 1e-3 }, "drinksPerKilogram": true,
          "arms": [{ "name": "once", "scenario": { "name": "one", "duration": "8 h", "events": [{ "type": "drink", "amount": "14 g", "at": "1 h" }] } },
                   { "name": "twice (no)", "scenario": { "name": "two", "duration": "8 h", "events": [{ "type": "drink", "amount": "28 g", "at": "1 h" }] } }],
          "axes": [{ "key": "Nmda.EthanolIc50", "low": 25, "high": 45 }, { "key": "initial.Kindling", "low": 0, "high": 0.5 }],
          "design": { "type": "sobol", "samples": 64 },
          "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }, { "name": "when", "kind": "timeOfPeak", "of": "BloodAlcohol" }] }
        """;

    [Fact]
    public async Task A_pair_plot_shows_the_chosen_columns_with_their_units_and_has_the_same_bytes_again()
    {
        using CliRun run = new();
        string results = await Swept(run);
        foreach (string file in (string[])["a.svg", "b.svg", "c.png"])
        {
            await run.InvokeAsync(["summarize", results, "--plot", run.PathOf(file), "--pairs", "peak", "Nmda.EthanolIc50",
                "initial.Kindling", "--title", "Three"]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
        }

        Assert.Equal(File.ReadAllBytes(run.PathOf("a.svg")), File.ReadAllBytes(run.PathOf("b.svg")));
        Assert.Contains("<title>Three</title><desc>Three. p: 128 members, 0 % failed.</desc>", File.ReadAllText(run.PathOf("a.svg")),
            StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(run.PathOf("c.png"));
        Assert.Equal(1920, picture.Width);
        Assert.True(picture.Pixels.Distinct().Count() > 20);
    }

    [Fact]
    public async Task An_arm_alone_has_half_of_the_members()
    {
        using CliRun run = new();
        string results = await Swept(run);
        await run.InvokeAsync(["summarize", results, "--arm", "once", "--pairs", "--plot", run.PathOf("one.svg")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("twice", run.Out, StringComparison.Ordinal);
        Assert.Contains("arm once: 64 members", File.ReadAllText(run.PathOf("one.svg")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pairs peek when", "Did you mean peak?")]
    [InlineData("--pairs peak peak", "twice")]
    [InlineData("--pairs peak", "may be 2 to 8")]
    [InlineData("--arm onse", "Did you mean once?")]
    public async Task A_wrong_name_is_told_with_the_nearest(string options, string hint)
    {
        using CliRun run = new();
        string results = await Swept(run);
        await run.InvokeAsync(["summarize", results, "--plot", run.PathOf("x.png"), .. options.Split(' ')]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.PathOf("x.png")));
    }

    [Fact]
    public void A_correlation_of_ranks_is_that_of_the_textbook()
    {
        // Ten pairs without ties: 1 - 6 sum d^2 / (n (n^2 - 1)), with sum d^2 = 194.
        double[] x = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110], y = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
        Assert.Equal(1 - (6 * 194.0 / 990), RankCorrelations.Spearman(x, y), 1e-12);
        Assert.Equal(1, RankCorrelations.Spearman([1, 2, double.NaN, 9], [10, 20, 5, 1e9]), 1e-12);
        Assert.True(double.IsNaN(RankCorrelations.Spearman([1, 1, 1], [1, 2, 3])));
    }

    [Fact]
    public void Every_value_lies_in_the_cell_whose_edges_hold_it()
    {
        Random random = new(5);
        foreach (
            double[] values in (double[][])[
            [.. Enumerable.Range(0, 900).Select(_ => Math.Exp(5 * random.NextDouble() * random.NextDouble()))],
            [.. Enumerable.Range(0, 900).Select(i => (double)(i % 7 * (i % 7)))], [4, 4, 4]])
        {
            PairVariable variable = new("", values);
            foreach (double value in values)
            {
                int cell = variable.CellOf(value);
                Assert.InRange(variable.Scale.Place(value), variable.Edges[cell], variable.Edges[cell + 1]);
            }

            Assert.Equal(-1, variable.CellOf(double.NaN));
        }
    }

    [Fact]
    public void A_skewed_quantity_has_a_square_root_axis_with_ticks_apart()
    {
        ValueScale scale = ValueScale.For(0, 10, 390);
        Assert.True(scale.SquareRoot);
        Assert.Equal(0.5, scale.Place(97.5), 1e-12);
        (double[] positions, string[] labels) = scale.Ticks(12);
        Assert.Equal(0, positions[0]);
        Assert.Contains("100", labels);
        Assert.All(positions.Zip(positions.Skip(1)), pair => Assert.True(scale.Place(pair.Second) - scale.Place(pair.First) >= 1.0 / 13));
        Assert.False(ValueScale.For(0, 100, 390).SquareRoot);
        Assert.False(ValueScale.For(-1, 10, 390).SquareRoot);
    }

    [Fact]
    public void Labels_break_into_few_even_lines()
    {
        Assert.Equal(["0.1 mg/kg/h", "from 12 h"], Lettering.Lines("0.1 mg/kg/h from 12 h", 24, 250));
        Assert.Equal(["GabaA.", "Benzodiazepine", "Potentiation"], Lettering.Lines("GabaA.BenzodiazepinePotentiation", 23, 200));
        Assert.Equal(["short"], Lettering.Lines("short", 24, 270));
    }

    private static async Task<string> Swept(CliRun run)
    {
        string results = run.PathOf("results");
        await run.InvokeAsync(["sweep", run.Write("plan.json", Plan.Replace("twice (no)", "twice (no)", StringComparison.Ordinal)),
            "--out", results, "--quiet"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return results;
    }
}
