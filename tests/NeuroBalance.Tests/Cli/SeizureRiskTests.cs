using NeuroBalance.Dosing;
using NeuroBalance.Plotting;

namespace NeuroBalance.Tests.Cli;

/// <summary>A risk of seizures is told with its caveat wherever it is shown, and a mood gain only where it has data behind it.</summary>
public sealed class SeizureRiskTests
{
    private const string Caveat = "nobody's seizure can be predicted";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Hazard_and_risk_alone_have_a_caveat() =>
        Assert.Equal([Quantity.SeizureHazard, Quantity.SeizureRisk], Quantity.All.Where(one => one.Caveat.Length > 0));

    [Theory]
    [InlineData("dependence", "Seizure risk +5\\.0 % of many such subjects, half of it by 2\\d\\.\\d\\d h after the last drink.*\n +A relative risk")]
    [InlineData("severe", "Seizure risk +8\\d\\.\\d %")]
    [InlineData("depression-ketamine", "Highest mood gain +\\d+\\.\\d MADRS points")]
    [InlineData("ketamine", "Highest mood gain +0\\.9 MADRS points")]
    public async Task The_summary_tells(string scenario, string told)
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", scenario], Cancellation);
        Assert.Matches(told.ReplaceLineEndings("\n"), run.Out.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("evening", "Seizure risk")]
    [InlineData("adjunct-with", "mood gain")]
    [InlineData("therapy-both", "mood gain")]
    public async Task The_summary_is_silent(string scenario, string of)
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", scenario], Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(of, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_tells_the_caveat_under_its_table_and_in_its_json()
    {
        using CliRun run = new();
        await run.InvokeAsync(["compare", "binge", "dependence"], Cancellation);
        Assert.Contains("risk of a seizure since the start: a relative risk in a model; " + Caveat, run.Out,
            StringComparison.Ordinal);
        await run.InvokeAsync(["compare", "binge", "dependence", "--json"], Cancellation);
        Assert.Contains(Caveat, run.Out, StringComparison.Ordinal);
        await run.InvokeAsync(["run", "dependence", "--json"], Cancellation);
        Assert.Contains(Caveat, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figure_has_a_panel_and_says_the_caveat_when_there_is_a_risk()
    {
        FigureContent withdrawal = CourseFigure.Of(Scenarios.Get("dependence").Run());
        FigureContent evening = CourseFigure.Of(Scenarios.Get("evening").Run());
        Assert.Contains(withdrawal.Panels, panel => panel.Title == "Seizure risk" && panel.Unit == "%");
        Assert.Contains(Caveat, withdrawal.Subtitle, StringComparison.Ordinal);
        Assert.DoesNotContain(evening.Panels, panel => panel.Title == "Seizure risk");
        Assert.DoesNotContain(Caveat, evening.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_of_the_risk_tells_the_caveat_in_its_summary_and_its_figure()
    {
        using CliRun run = new();
        string plan = run.Write("plan.json", """
            { "name": "p", "scenario": "binge", "seed": 3, "axes": [{ "key": "Kindling.Gain", "low": 0, "high": 1, "levels": 2 }], "design": { "type": "grid" },
              "metrics": [{ "name": "r", "kind": "valueAt", "of": "SeizureRisk", "at": "24 h" }, { "name": "w", "kind": "peak", "of": "Withdrawal" }] }
            """), folder = run.PathOf("out");
        await run.InvokeAsync(["sweep", plan, "--out", folder, "--quiet"], Cancellation);
        await run.InvokeAsync(["summarize", folder, "--plot", run.PathOf("p.svg")], Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("r: a relative risk in a model; " + Caveat, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("w: a relative risk", run.Out, StringComparison.Ordinal);
        Assert.Contains(Caveat.Replace("'", "&apos;", StringComparison.Ordinal)[^20..],
            await File.ReadAllTextAsync(run.PathOf("p.svg"), Cancellation), StringComparison.Ordinal);
    }
}
