namespace NeuroBalance.Tests.Cli;

/// <summary>Figures from the command line: several files, sizes and panels at once.</summary>
public sealed class FigureOptionTests
{
    [Fact]
    public async Task One_run_writes_a_figure_of_every_kind_at_the_size_that_was_asked_for()
    {
        using CliRun run = new();
        await run.InvokeAsync(
        [
            "run", "binge", "--quiet", "--size", "column", "--panels", "balance,blood alcohol",
            "--plot", run.PathOf("a.png"), "--plot", run.PathOf("a.svg"), "--plot", run.PathOf("a.pdf"),
        ]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["a.pdf", "a.png", "a.svg"], run.Files());
        string svg = File.ReadAllText(run.PathOf("a.svg"));
        Assert.Contains("width=\"85mm\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">Craving<", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quantity_without_a_panel_of_its_own_gets_one_with_words_above_it()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "naive", "--model", "memantine", "--give", "dose memantine 20 mg at 8 h", "--quiet",
            "--panels", "memantine micromolar", "--plot", run.PathOf("a.svg")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(">Memantine micromolar<", File.ReadAllText(run.PathOf("a.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_sizes_panels_and_endings_are_told_at_once_with_the_nearest_names()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--plot", run.PathOf("a.jpg"), "--size", "colum", "--panels", "balence,craving"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(".pdf", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean column?", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean Balance?", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Files());
    }

    [Fact]
    public async Task A_grid_over_one_axis_is_a_curve()
    {
        const string Plan = """
            { "name": "p", "seed": 3, "tolerances": { "relative": 1e-3 },
              "scenario": { "name": "one", "duration": "8 h", "events": [{ "type": "drink", "amount": "14 g", "at": "1 h" }] },
              "axes": [{ "key": "Nmda.EthanolIc50", "values": [25, 30, 35, 40, 45] }],
              "design": { "type": "grid" },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "Balance" }] }
            """;
        using CliRun run = new();
        await run.InvokeAsync(["sweep", run.Write("plan.json", Plan), "--out", run.PathOf("r"), "--quiet"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await run.InvokeAsync(["summarize", run.PathOf("r"), "--plot", run.PathOf("curve.svg")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string svg = File.ReadAllText(run.PathOf("curve.svg"));
        Assert.Contains("<title>Peak over ethanol concentration that halves the NMDA current</title>", svg, StringComparison.Ordinal);
        Assert.Contains(">Ethanol concentration that halves the NMDA current (mM)<", svg, StringComparison.Ordinal);
        Assert.Contains(">Balance: highest value<", svg, StringComparison.Ordinal);
    }
}
