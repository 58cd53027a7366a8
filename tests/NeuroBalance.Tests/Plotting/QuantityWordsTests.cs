using System.Text.RegularExpressions;
using NeuroBalance.Plotting;
using NeuroBalance.Tests.Cli;

namespace NeuroBalance.Tests.Plotting;

/// <summary>Figures name quantities by words, not by the keys of columns.</summary>
public sealed partial class QuantityWordsTests
{
    [Theory]
    [InlineData("BloodAlcohol", "Blood alcohol")]
    [InlineData("GabaADensity", "GABA-A density")]
    [InlineData("NmdaTone", "NMDA tone")]
    [InlineData("GabaTone", "GABA tone")]
    [InlineData("MuOpioid", "Mu opioid")]
    [InlineData("Withdrawal", "Withdrawal")]
    public void A_name_becomes_words(string name, string words) => Assert.Equal(words, QuantityWords.Of(name));

    [Fact]
    public void No_label_of_the_model_s_quantities_is_a_key() =>
        Assert.All(Quantity.All, quantity => Assert.DoesNotMatch(Key(), QuantityWords.Label(quantity).Split(" (")[0]));

    [Fact]
    public async Task A_figure_of_a_sweep_has_words_on_its_axes()
    {
        using CliRun run = new();
        File.WriteAllText(run.PathOf("plan.json"), """
            {
              "name": "binge",
              "scenario": "binge",
              "spread": "all",
              "design": { "type": "monte-carlo", "samples": 16 },
              "metrics": [{ "name": "top", "kind": "peak", "of": "BloodAlcohol" }],
              "trajectories": [{ "of": "BloodAlcohol", "every": "1 h" }]
            }
            """);
        await run.InvokeAsync(["sweep", run.PathOf("plan.json"), "--out", run.PathOf("x"), "--quiet"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await run.InvokeAsync(["summarize", run.PathOf("x"), "--trajectory", "BloodAlcohol", "--plot", run.PathOf("bands.svg")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(">Blood alcohol (g/dL)<", File.ReadAllText(run.PathOf("bands.svg")), StringComparison.Ordinal);
        await run.InvokeAsync(["summarize", run.PathOf("x"), "--metric", "top", "--plot", run.PathOf("top.svg")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(">Blood alcohol: ", File.ReadAllText(run.PathOf("top.svg")), StringComparison.Ordinal);
    }

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex Key();
}
