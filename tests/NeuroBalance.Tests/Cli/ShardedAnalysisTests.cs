using System.Text.Json.Nodes;
using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Analyses of sweeps that ran elsewhere, in shares or at once.</summary>
public sealed class ShardedAnalysisTests
{
    [Theory]
    [InlineData("\"type\": \"saltelli\", \"samples\": 8, \"secondOrder\": false")]
    [InlineData("\"type\": \"morris\", \"samples\": 6")]
    [InlineData("\"type\": \"monte-carlo\", \"samples\": 24")]
    public async Task An_analysis_is_the_same_of_a_run_of_its_shares_and_of_the_merged_table(string design)
    {
        using CliRun run = new();
        string plan = run.Write("plan.json", Plan(design)), whole = run.PathOf("whole"), shares = run.PathOf("shares"),
            merged = run.PathOf("merged"), table = run.PathOf("table.parquet");
        await run.InvokeAsync(["sensitivity", plan, "--out", whole, "--plot", ".svg", "--quiet"]);
        Assert.Equal(0, run.ExitCode);
        foreach (string shard in (string[])["2/3", "3/3"])
        {
            await run.InvokeAsync(["sweep", plan, "--out", shares, "--shard", shard, "--quiet"]);
        }
        await run.InvokeAsync(["sensitivity", plan, "--out", shares, "--plot", ".svg"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("parts are missing: 0 (of the shares 1 of 3)", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["sweep", plan, "--out", shares, "--shard", "1/3", "--quiet"]);
        await run.InvokeAsync(["sensitivity", plan, "--out", shares, "--plot", ".svg", "--quiet"]);
        Assert.Equal(0, run.ExitCode);
        await run.InvokeAsync(["merge", shares, "--out", table, "--quiet"]);
        await run.InvokeAsync(["sensitivity", plan, "--out", merged, "--from", table, "--plot", ".svg", "--quiet"]);
        Assert.Equal(0, run.ExitCode);
        foreach (string file in (string[])["sensitivity.json", "sensitivity.csv", "tornado-peak.svg"])
        {
            byte[] expected = File.ReadAllBytes(Path.Combine(whole, file));
            Assert.Equal(expected, File.ReadAllBytes(Path.Combine(shares, file)));
            Assert.Equal(expected, File.ReadAllBytes(Path.Combine(merged, file)));
        }
        await run.InvokeAsync(["summarize", whole]);
        string told = run.Out;
        await run.InvokeAsync(["summarize", table]);
        Assert.Equal(told, run.Out);
    }

    [Theory]
    [InlineData("\"type\": \"saltelli\", \"samples\": 8, \"secondOrder\": false", "ST")]
    [InlineData("\"type\": \"monte-carlo\", \"samples\": 24", "prcc")]
    public async Task Contrasts_are_told_written_drawn_and_taken_apart(string design, string index)
    {
        using CliRun run = new();
        string text = Plan(design).Replace("\"seed\"", """
            "arms": [{ "name": "fast" }, { "name": "slow", "set": { "events[0].for": "1 h" } }],
            "contrasts": [{ "metric": "peak", "arm": "slow", "reference": "fast", "better": "lower" }], "seed"
            """, StringComparison.Ordinal);
        string plan = run.Write("plan.json", text), results = run.PathOf("results");
        await run.InvokeAsync(["sensitivity", plan, "--out", results, "--quiet"]);
        Assert.True(run.ExitCode == 0, run.Error);
        await run.InvokeAsync(["summarize", results, "--out", run.PathOf("c.csv"), "--plot", run.PathOf("d.svg"), "--differences"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("peak: slow - fast", run.Out, StringComparison.Ordinal);
        string[][] cells = [.. File.ReadAllLines(run.PathOf("c.csv")).Select(line => line.Split(','))];
        Assert.Equal(["metric", "arm", "reference", "better", "subjects", "pairs"], cells[0][..6]);
        string rows = SweepPlan.Parse(text).Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["peak", "slow", "fast", "lower", rows, rows, rows], cells[1][..7]);
        Assert.Contains("better in 100.0 %", File.ReadAllText(run.PathOf("d.svg")), StringComparison.Ordinal);

        // The indices are those of the differences, as the table in memory gives them.
        SweepTable table = Sweep.Run(SweepPlan.Parse(text));
        double[] y = [.. PairedDifferences.Of(table, SweepPlan.Parse(text).Contrasts[0]).Differences];
        double[] expected;
        if (index == "ST")
        {
            SobolAnalysis analysis = new(SweepPlan.Parse(text).IndexNames, calcSecondOrder: false);
            analysis.AddSamples(y);
            expected = analysis.Analyze(seed: 2).ST;
        }
        else
        {
            double[] Axis(string key) => [.. Enumerable.Range(0, table.Count / 2).Select(subject => table[key][2 * subject])];
            string[] names = [.. SweepPlan.Parse(text).IndexNames];
            expected = RankCorrelations.Partial(names, [.. names.Select(Axis)], y).Prcc;
        }
        JsonNode report = JsonNode.Parse(File.ReadAllText(Path.Combine(results, "sensitivity.json")))!["metrics"]!.AsArray()
            .Single(one => one!["metric"]!.GetValue<string>() == "peak: slow - fast")!;
        Assert.Equal(expected, report[index]!.AsArray().Select(value => value!.GetValue<double>()));
    }

    [Fact]
    public async Task Results_of_another_plan_are_refused_with_what_differs()
    {
        using CliRun run = new();
        string plan = run.Write("plan.json", Plan("\"type\": \"monte-carlo\", \"samples\": 24")), shares = run.PathOf("shares");
        await run.InvokeAsync(["sweep", plan, "--out", shares, "--shard", "1/1", "--quiet"]);
        string other = run.Write("other.json", Plan("\"type\": \"monte-carlo\", \"samples\": 24").Replace("\"seed\": 2", "\"seed\": 3"));
        await run.InvokeAsync(["sensitivity", other, "--out", run.PathOf("x"), "--from", shares]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("What differs:", run.Error, StringComparison.Ordinal);
        Assert.Contains("seed: was 2, is 3", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.PathOf("x")));
    }

    [Fact]
    public async Task A_half_finished_share_of_the_older_division_is_refused_in_words()
    {
        using CliRun run = new();
        string plan = run.Write("plan.json", Plan("\"type\": \"monte-carlo\", \"samples\": 24")), shares = run.PathOf("shares");
        await run.InvokeAsync(["sweep", plan, "--out", shares, "--shard", "1/2", "--quiet"]);
        string file = Path.Combine(shares, "shard-00001-of-00002", "manifest.json");
        JsonObject manifest = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        manifest["format"] = 2;
        File.WriteAllText(file, manifest.ToJsonString());
        foreach (string[] command in (string[][])[["sweep", plan, "--out", shares, "--shard", "1/2"],
            ["submit", plan, "--out", shares, "--tasks", "2", "--dry-run"], ["sensitivity", plan, "--out", shares]])
        {
            await run.InvokeAsync(command);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("wrote the folder, in format 2; this one reads format 3. Run the plan again into a new folder", run.Error,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Submitting_says_how_many_members_each_task_has_and_adds_the_analysis()
    {
        using CliRun run = new();
        string Written(string design) => run.Write("plan.json", Plan(design));
        string results = run.PathOf("results");
        string saltelli = Written("\"type\": \"saltelli\", \"samples\": 8");
        await run.InvokeAsync(["submit", saltelli, "--out", results, "--tasks", "40", "--dry-run"]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("# 48 members in 40 tasks: 8 of 2 members and 32 of 1.", run.Out, StringComparison.Ordinal);
        Assert.Contains($" sensitivity '{run.PathOf("plan.json")}' --out '{results}'", run.Out, StringComparison.Ordinal);

        string random = Written("\"type\": \"monte-carlo\", \"samples\": 24");
        await run.InvokeAsync(["submit", random, "--out", results, "--tasks", "4", "--dry-run"]);
        Assert.StartsWith("# 24 members in 4 tasks: 6 members each.", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(" sensitivity ", run.Out, StringComparison.Ordinal);
        await run.InvokeAsync(["submit", random, "--out", results, "--tasks", "4", "--threshold", "0.5", "--dry-run"]);
        Assert.Contains(" sensitivity ", run.Out, StringComparison.Ordinal);
        Assert.Contains("'--threshold' '0.5'", run.Out, StringComparison.Ordinal);
        await run.InvokeAsync(["submit", random, "--out", results, "--tasks", "25", "--dry-run"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--tasks 25: the plan has 24 subjects, and each task wants one; may be 1 to 24.", run.Error,
            StringComparison.Ordinal);
    }

    private static string Plan(string design) => $$"""
        { "name": "t", "scenario": { "name": "one-drink", "duration": "3 h", "events": [{ "type": "drink", "amount": "14 g", "at": "0 h" }] },
          "axes": [{ "key": "events[0].amount", "low": "5 g", "high": "20 g" }, { "key": "Nmda.EthanolIc50", "low": 20, "high": 60 }],
          "design": { {{design}} }, "seed": 2, "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }] }
        """;
}
