using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Plans, lists, names and paths that people write, and what the commands about sweeps make of them.</summary>
public sealed class SweepInputTests
{
    private const string OneDrink =
        """{ "name": "one-drink", "duration": "3 h", "events": [{ "type": "drink", "amount": "14 g", "at": "0 h" }] }""";

    [Fact]
    public async Task A_list_is_read_as_other_programs_write_it()
    {
        using CliRun run = new();
        run.Write("r.csv", "\"\",\"events[0].amount [g]\",\"Nmda.EthanolIc50\"\r\n\"1\",10,30\r\n\"2\",20,40\r\n");
        await run.InvokeAsync(["sweep", run.Write("plan.json", Plan("""{ "type": "list", "file": "r.csv" }""")), "--out", run.PathOf("r"),
            "--csv", "--quiet"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("member,events[0].amount,Nmda.EthanolIc50,peak,status,steps\n0,10,30,",
            File.ReadAllText(run.PathOf("r/table.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_an_end_is_refused_at_once()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "This system has no /dev/zero.");
        using CliRun run = new();
        await run.InvokeAsync(["sweep", run.Write("plan.json", Plan("""{ "type": "list", "file": "/dev/zero" }""")), "--out",
            run.PathOf("r")]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("not a text file", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["sweep", "/dev/zero", "--out", run.PathOf("r")]);
        Assert.Equal(2, run.ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("=1+1")]
    [InlineData("=cmd|x!A1")]
    [InlineData("a\\u001b[31m")]
    [InlineData("member")]
    [InlineData("Steps")]
    [InlineData("nmda.ethanolic50")]
    [InlineData("PEAK")]
    [InlineData("onset_status")]
    public async Task A_metric_s_name_that_would_hurt_later_is_refused_before_anything_runs(string name)
    {
        using CliRun run = new();
        string plan = Plan(
            """{ "type": "monte-carlo", "samples": 4 }""", """{ "key": "Nmda.EthanolIc50" }""",
            $$"""{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }, { "name": "onset", "kind": "onset", "of": "BloodAlcohol", "level": 9 }, { "name": "{{name}}", "kind": "peak", "of": "Withdrawal" }""");
        await run.InvokeAsync(["sweep", run.Write("plan.json", plan), "--out", run.PathOf("r")]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("$.metrics[2].name", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.False(Directory.Exists(run.PathOf("r")));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("\\u001b[2J")]
    [InlineData("One")]
    public async Task An_arm_s_name_that_would_hurt_later_is_refused(string name)
    {
        using CliRun run = new();
        string plan = $$"""
            { "name": "p", "scenario": {{OneDrink}}, "arms": [{ "name": "one" }, { "name": "{{name}}" }], "axes": [{ "key": "Nmda.EthanolIc50" }],
              "design": { "type": "monte-carlo", "samples": 4 }, "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }] }
            """;
        await run.InvokeAsync(["sweep", run.Write("plan.json", plan), "--out", run.PathOf("r")]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("$.arms[1].name", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_that_does_not_vary_says_so_and_has_no_figure()
    {
        using CliRun run = new();
        string plan = Plan(
            """{ "type": "saltelli", "samples": 4 }""", """{ "key": "Nmda.EthanolIc50" }, { "key": "Nmda.AdaptationExponent" }""",
            """{ "name": "skipped", "kind": "skippedDrinks" }, { "name": "never", "kind": "onset", "of": "BloodAlcohol", "level": 9 }, { "name": "peak x", "kind": "valueAt", "of": "Balance", "at": "2 h" }, { "name": "peak-x", "kind": "valueAt", "of": "NmdaSignal", "at": "2 h" }""");
        await run.InvokeAsync(["sensitivity", run.Write("plan.json", plan), "--out", run.PathOf("r")]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The metric does not vary: it is 0 for all ", run.Out, StringComparison.Ordinal);
        Assert.Contains("No member has this metric.", run.Out, StringComparison.Ordinal);
        string[] figures = [.. Directory.EnumerateFiles(run.PathOf("r"), "tornado-*").Select(Path.GetFileName).OfType<string>()
            .Order(StringComparer.Ordinal)];
        Assert.Equal(["tornado-peak-x-2.png", "tornado-peak-x.png"], figures);
        Assert.Contains("\"reason\": \"the metric does not vary", File.ReadAllText(run.PathOf("r/sensitivity.json")),
            StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", File.ReadAllText(run.PathOf("r/sensitivity.csv")), StringComparison.Ordinal);
    }

    // The level of blood alcohol does not know these parameters, but the steps do: the peaks differ in their last digits.
    [Theory]
    [InlineData("saltelli")]
    [InlineData("monte-carlo")]
    public async Task A_metric_that_varies_with_the_choice_of_steps_alone_has_no_indices(string design)
    {
        using CliRun run = new();
        string plan = Plan(
            $$"""{ "type": "{{design}}", "samples": 16 }""", """{ "key": "Nmda.EthanolIc50" }, { "key": "Nmda.AdaptationExponent" }""",
            """{ "name": "alcohol", "kind": "peak", "of": "BloodAlcohol" }, { "name": "balance", "kind": "valueAt", "of": "Balance", "at": "2 h" }""");
        await run.InvokeAsync(["sensitivity", run.Write("plan.json", plan), "--out", run.PathOf("r")]);
        Assert.Equal(0, run.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(run.PathOf("r/sensitivity.json")));
        System.Text.Json.JsonElement[] reports = [.. json.RootElement.GetProperty("metrics").EnumerateArray()];
        Assert.StartsWith("the metric does not vary beyond the solver's tolerance: it is ", reports[0].GetProperty("reason").GetString(),
            StringComparison.Ordinal);
        Assert.False(reports[1].TryGetProperty("reason", out _));
        Assert.Equal(["tornado-balance.png"], Directory.EnumerateFiles(run.PathOf("r"), "tornado-*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Too_few_samples_are_refused_before_anything_runs()
    {
        using CliRun run = new();
        await run.InvokeAsync(
            ["sensitivity",
            run.Write("plan.json", Plan("""{ "type": "monte-carlo", "samples": 2 }""", """{ "key": "Nmda.EthanolIc50" }""")), "--out",
            run.PathOf("r")]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("2 samples are too few for 1 axes; partial rank correlations need at least 5", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.PathOf("r")));
    }

    [Theory]
    [InlineData("\rtouch\tpwned\r")]
    [InlineData("\f")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\n")]
    [InlineData("\u001b[2J")]
    public async Task A_path_that_would_end_a_line_of_a_job_script_is_refused(string part)
    {
        using CliRun run = new();
        string plan = run.Write("plan.json", Plan("""{ "type": "monte-carlo", "samples": 4 }""", """{ "key": "Nmda.EthanolIc50" }"""));
        string bad = run.PathOf("a" + part + "b.json");
        File.Copy(plan, bad);
        foreach ((string file, string folder) in ((string, string)[])[(bad, run.PathOf("r")), (plan, run.PathOf("r" + part))])
        {
            await run.InvokeAsync(["submit", file, "--out", folder, "--tasks", "2", "--dry-run"]);
            Assert.Equal(2, run.ExitCode);
            Assert.Equal("", run.Out);
            // The lines of the message itself end.
            if (part != "\n") Assert.DoesNotContain(part, run.Error, StringComparison.Ordinal);
        }
    }

    private static string Plan(string design, string axes = "",
        string metrics = """{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }""") => $$"""
        { "name": "p", "scenario": {{OneDrink}}, {{(axes.Length > 0 ? $"\"axes\": [{axes}]," : "")}} "design": {{design}}, "metrics": [{{metrics}}] }
        """;
}
