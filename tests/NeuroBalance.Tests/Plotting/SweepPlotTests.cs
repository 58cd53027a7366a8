using System.Text.RegularExpressions;
using NeuroBalance.Plotting;
using NeuroBalance.Tests.Cli;

namespace NeuroBalance.Tests.Plotting;

/// <summary>Figures of sweeps and of what drives them, from code and by the tool.</summary>
public sealed class SweepPlotTests
{
    private const string Weight = """{ "key": "Subject.BodyWeight", "low": 50, "high": 90 }""",
        Absorption = """{ "key": "Ethanol.AbsorptionRate", "low": 2, "high": 6 }""";

    [Theory]
    [InlineData("""[{ "key": "events[0].amount", "values": ["7 g", "14 g", "28 g"] }]""", """{ "type": "grid" }""", false)]
    [InlineData("""[{ "key": "events[0].amount", "values": ["7 g", "14 g"] }, { "key": "Subject.BodyWeight", "values": [60, 80] }]""",
        """{ "type": "grid" }""", false)]
    [InlineData($"[{Weight}]", """{ "type": "monte-carlo", "samples": 30 }""", false)]
    [InlineData($"[{Weight}]", """{ "type": "monte-carlo", "samples": 30 }""", true)]
    public async Task A_sweep_from_code_is_drawn_as_the_tool_draws_it(string axes, string design, bool hasArms)
    {
        using CliRun run = new();
        string text = Plan(axes, design, hasArms), plan = run.Write("plan.json", text);
        await run.InvokeAsync(["sweep", plan, "--out", run.PathOf("results"), "--quiet"]);
        SweepTable table = Sweep.Run(SweepPlan.Parse(text));
        SweepResults results = SweepResults.Open([run.PathOf("results")]);
        foreach (string? arm in hasArms ? (string?[])[null, "slow"] : [null])
        {
            string[] chosen = arm is null ? [] : ["--arm", arm];
            await run.InvokeAsync(["summarize", run.PathOf("results"), "--metric", "late", "--plot", run.PathOf("tool.svg"), .. chosen]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            foreach (Figure figure in (Figure[])[table.Plot("late", arm), results.Plot("late", arm)])
            {
                figure.Save(run.PathOf("code.svg"));
                Assert.Equal(Drawn(run.PathOf("tool.svg")), Drawn(run.PathOf("code.svg")));
            }
        }
        await run.InvokeAsync(["provenance", run.PathOf("code.svg")]);
        Assert.Contains("plan hash", run.Out, StringComparison.Ordinal);
        Assert.Contains("does not hold enough to be made again", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_trajectories_and_contrasts_from_code_are_drawn_as_the_tool_draws_them()
    {
        using CliRun run = new();
        string text = Plan($"[{Weight}, {Absorption}]", """{ "type": "monte-carlo", "samples": 20 }""", hasArms: true).Replace(
            "\"metrics\":", """
            "trajectories": [{ "of": "BloodAlcohol", "every": "30 min" }],
            "contrasts": [{ "metric": "late", "arm": "slow", "reference": "fast", "better": "lower" }], "metrics":
            """, StringComparison.Ordinal);
        string folder = run.PathOf("results");
        await run.InvokeAsync(["sweep", run.Write("plan.json", text), "--out", folder, "--quiet"]);
        SweepTable table = Sweep.Run(SweepPlan.Parse(text));
        SweepResults results = SweepResults.Open([folder]);
        PairedDifferences[] found = [.. results.Manifest.Contrasts.Select(one => PairedDifferences.Of(results, one))];
        (Figure[] Figures, string[] Words)[] cases =
        [
            ([table.PlotPairs(), results.PlotPairs()], ["--pairs"]),
            ([table.PlotPairs(["late", "peak"], "slow"), results.PlotPairs(["late", "peak"], "slow")],
                ["--pairs", "late", "peak", "--arm", "slow"]),
            ([table.PlotTrajectory("BloodAlcohol"), results.PlotTrajectory("BloodAlcohol")], ["--trajectory", "BloodAlcohol"]),
            ([table.PlotTrajectory("BloodAlcohol", "slow").WithLabels("T", "X", "Y"),
                results.PlotTrajectory("BloodAlcohol", "slow", results.Bands()).WithLabels("T", "X", "Y")],
                ["--trajectory", "BloodAlcohol", "--arm", "slow", "--title", "T", "--x-label", "X", "--y-label", "Y"]),
            ([found.Plot(results.Manifest), found.Plot(table.Manifest!, "late")], ["--differences"]),
        ];
        foreach ((Figure[] figures, string[] words) in cases)
        {
            await run.InvokeAsync(["summarize", folder, "--plot", run.PathOf("tool.svg"), .. words]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            foreach (Figure figure in figures)
            {
                figure.Save(run.PathOf("code.svg"));
                Assert.Equal(Drawn(run.PathOf("tool.svg")), Drawn(run.PathOf("code.svg")));
            }
        }
        (double[][] columns, int[] arms) = table.SampleRows([0, 3], null, 11);
        (double[][] read, int[] armsRead) = results.SampleRows([0, 3], null, 11);
        Assert.InRange(arms.Length, 2, 38);
        Assert.Equal(armsRead, arms);
        Assert.Equal(read, columns);
        (int, int?, long)[] outside = [(-1, null, 1), (99, null, 1), (0, -1, 1), (0, 2, 1), (0, 0, 0)];
        foreach ((int column, int? arm, long most) in outside)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => table.SampleRows([column], arm, most));
            Assert.Throws<ArgumentOutOfRangeException>(() => results.SampleRows([column], arm, most));
        }
    }

    [Fact]
    public void What_a_figure_of_pairs_trajectories_or_contrasts_cannot_show_is_told_in_words()
    {
        SweepTable table = Sweep.Run(SweepPlan.Parse(Plan($"[{Weight}]", """{ "type": "monte-carlo", "samples": 3 }""", hasArms: true)));
        Assert.Contains("2 to 3 different columns", Message(() => table.PlotPairs(
            ["peak", "late", "Subject.BodyWeight", "x"], size: FigureSize.Column)), StringComparison.Ordinal);
        Assert.Contains("different", Message(() => table.PlotPairs(["peak", "peak"])), StringComparison.Ordinal);
        Assert.Contains("there are Subject.BodyWeight, peak", Message(() => table.PlotPairs(["peak", "x"])), StringComparison.Ordinal);
        Assert.Contains("there are fast, slow", Message(() => table.PlotPairs(arm: "x")), StringComparison.Ordinal);
        Assert.Contains("no trajectory 'Balance'", Message(() => table.PlotTrajectory("Balance")), StringComparison.Ordinal);
        string many = string.Join(", ", Enumerable.Range(0, Figure.MostArms).Select(at => $$"""{ "name": "a{{at}}" }"""));
        SweepTable crowd = Sweep.Run(SweepPlan.Parse(Plan($"[{Weight}]", """{ "type": "monte-carlo", "samples": 3 }""", hasArms: true)
            .Replace("\"arms\": [", $"\"arms\": [{many}, ", StringComparison.Ordinal)));
        SweepTable followed = Sweep.Run(SweepPlan.Parse(Plan($"[{Weight}]", """{ "type": "monte-carlo", "samples": 3 }""", hasArms: true)
            .Replace("\"metrics\":", """ "trajectories": [{ "of": "Balance", "every": "1 h" }], "metrics":""", StringComparison.Ordinal)));
        Assert.Contains("there are Balance", Message(() => followed.PlotTrajectory("Withdrawal")), StringComparison.Ordinal);
        Assert.Contains("8 arms cannot be told apart", Message(() => crowd.PlotPairs()), StringComparison.Ordinal);
        PairedDifferences late = PairedDifferences.Of(table, new Contrast("late", "slow", "fast", Better.Lower));
        Assert.Contains("there are late", Message(() => new[] { late }.Plot(table.Manifest!, "peak")), StringComparison.Ordinal);
        Assert.Contains("no contrasts", Message(() => Array.Empty<PairedDifferences>().Plot(table.Manifest!)), StringComparison.Ordinal);

        static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
    }

    [Theory]
    [InlineData("saltelli")]
    [InlineData("morris")]
    [InlineData("monte-carlo")]
    public async Task What_drives_a_sweep_is_drawn_from_code_as_by_the_tool(string design)
    {
        using CliRun run = new();
        string text = Plan($"[{Weight}, {Absorption}]", $$"""{ "type": "{{design}}", "samples": 16 }""", hasArms: false);
        await run.InvokeAsync(["sensitivity", run.Write("plan.json", text), "--out", run.PathOf("r"), "--plot", ".svg", "--quiet"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        SweepPlan plan = SweepPlan.Parse(text);
        SweepTable table = Sweep.Run(plan);
        double[] late = [.. table["late"]];
        Figure figure = design switch
        {
            "saltelli" => Sobol.Analyze(plan, late).Plot("late", table.Manifest),
            "morris" => Morris.Analyze(plan, late).Plot("late", table.Manifest),
            _ => RankCorrelations.Partial(plan.IndexNames, [.. plan.IndexNames.Select(axis => table[axis].ToArray())], late)
                .Plot("late", table.Manifest),
        };
        figure.Save(run.PathOf("code.svg"));
        Assert.Equal(Drawn(run.PathOf("r/tornado-late.svg")), Drawn(run.PathOf("code.svg")));
        if (design != "morris") return;
        Morris.Analyze(plan, late).PlotEffects("late", table.Manifest).Save(run.PathOf("code.svg"));
        Assert.Equal(Drawn(run.PathOf("r/morris-late.svg")), Drawn(run.PathOf("code.svg")));
    }

    [Fact]
    public async Task What_drives_a_metric_in_an_arm_is_drawn_from_code_as_by_the_tool()
    {
        using CliRun run = new();
        string text = Plan($"[{Weight}, {Absorption}]", """{ "type": "morris", "samples": 4 }""", hasArms: true);
        await run.InvokeAsync(["sensitivity", run.Write("plan.json", text), "--out", run.PathOf("r"), "--plot", ".svg", "--quiet"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        SweepPlan plan = SweepPlan.Parse(text);
        SweepTable table = Sweep.Run(plan);
        MorrisIndices slow = Morris.Analyze(plan, [.. table["late"].Where((_, row) => table.ArmOf(row) == "slow")]);
        Figure figure = slow.Plot("late (slow)", table.Manifest);
        figure.Save(run.PathOf("code.svg"));
        Assert.Equal(Drawn(run.PathOf("r/tornado-late--slow.svg")), Drawn(run.PathOf("code.svg")));
        Assert.Equal(slow.Plot("late", table.Manifest).Subtitle, figure.Subtitle);
    }

    [Fact]
    public void Factors_of_a_model_of_ones_own_keep_their_names()
    {
        SobolIndices indices = Sobol.Analyze(SensitivityProblem.Parse("""{ "names": ["x1", "x2"], "bounds": [[0, 1], [0, 1]] }"""),
            [.. Enumerable.Range(0, 6 * 8).Select(row => Math.Abs((row * 0.37) - 4))]);
        Figure figure = indices.Plot("the output");
        Assert.Equal(("What drives the output", ""), (figure.Title, figure.Subtitle));
        Assert.Throws<ArgumentException>(() => indices.Plot(""));
    }

    [Fact]
    public void A_table_that_is_not_whole_and_names_that_are_not_there_are_refused_in_words()
    {
        SweepTable table = Sweep.Run(SweepPlan.Parse(Plan($"[{Weight}]", """{ "type": "monte-carlo", "samples": 3 }""", hasArms: true)));
        Assert.Contains("there are peak, late", Message(() => table.Plot("latest")), StringComparison.Ordinal);
        Assert.Contains("there are fast, slow", Message(() => table.Plot("late", "medium")), StringComparison.Ordinal);
        Metric peak = new() { Name = "peak", Kind = MetricKind.Peak, Quantity = Quantity.BloodAlcohol };
        SweepTable other = Sweep.Run(Scenario.Named("binge"), [ParameterSet.Default], [peak]);
        Assert.Null(other.Manifest);
        Assert.Contains("no whole table of a plan", Message(() => other.Plot()), StringComparison.Ordinal);

        static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
    }

    [Fact]
    public void Quantiles_of_a_column_are_those_of_R_in_all_rows_or_in_an_arm()
    {
        SweepTable table = Sweep.Run(SweepPlan.Parse(Plan("""[{ "key": "Subject.BodyWeight", "values": [50, 60, 70, 90] }]""",
            """{ "type": "grid" }""", hasArms: true)));
        Assert.Equal([50, 57.5, 65, 90], table.Quantiles("Subject.BodyWeight", [0, 0.25, 0.5, 1], "slow"));
        Assert.Equal(65, table.Quantiles("Subject.BodyWeight", [0.5])[0]);
        Assert.Throws<ArgumentException>(() => table.Quantiles("Subject.BodyWeight", [0.5], "medium"));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Quantiles("Subject.BodyWeight", [1.5]));
    }

    [Fact]
    public void What_must_be_said_beside_a_metric_is_a_sentence_of_its_own()
    {
        string plan = Plan($"[{Weight}]", """{ "type": "monte-carlo", "samples": 3 }""", hasArms: false);
        Assert.Equal("t: 3 members, 0 % failed", Sweep.Run(SweepPlan.Parse(plan)).Plot("peak").Subtitle);
        string risk = plan.Replace("BloodAlcohol", "SeizureRisk", StringComparison.Ordinal);
        SweepTable risks = Sweep.Run(SweepPlan.Parse(risk));
        Assert.Equal("t: 3 members, 0 % failed. " + Quantity.SeizureRisk.Caveat, risks.Plot("peak").Subtitle);
        Assert.Equal((Quantity.SeizureRisk.Caveat, ""), (risks.Manifest!.CaveatOf("peak"), risks.Manifest.CaveatOf("none")));
    }

    [Theory]
    [InlineData(0, 25, 0)]
    [InlineData(-1e-12, 25, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(0.3, 0.3, 0)]
    [InlineData(-0.4, 2, -0.52)]
    [InlineData(20, 25, 19.75)]
    public void An_axis_begins_below_zero_only_where_a_value_can_be_seen_there(double low, double high, double begins) =>
        Assert.Equal(begins, DoseResponse.WithAir([high, low, double.NaN], fromZero: true).Low, 1e-12);

    // What is drawn, without what the file says of its maker.
    private static string Drawn(string file) => Regex.Replace(File.ReadAllText(file), "<metadata.*</metadata>", "");

    private static string Plan(string axes, string design, bool hasArms) => $$"""
        { "name": "t", "scenario": { "name": "one-drink", "duration": "3 h", "events": [{ "type": "drink", "amount": "14 g", "at": "0 h" }] },
          {{(hasArms ? """ "arms": [{ "name": "fast" }, { "name": "slow", "set": { "events[0].for": "1 h" } }], """ : "")}}
          "axes": {{axes}}, "design": {{design}}, "seed": 2,
          "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" },
                      { "name": "late", "kind": "valueAt", "of": "BloodAlcohol", "at": "2 h" }] }
        """;
}
