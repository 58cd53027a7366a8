using System.Globalization;
using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>
/// The indices that <c>sensitivity</c> writes are those that the library gives for the same outputs, arm by arm and group by group.
/// </summary>
public sealed class SensitivityCommandTests
{
    [Theory]
    [InlineData("\"type\": \"saltelli\", \"samples\": 32, \"secondOrder\": false", "", 4)]
    [InlineData("\"type\": \"saltelli\", \"samples\": 32", "\"groups\": \"table\",", 3)]
    [InlineData("\"type\": \"morris\", \"samples\": 30, \"optimalTrajectories\": 8", "", 4)]
    [InlineData("\"type\": \"morris\", \"samples\": 30", "\"groups\": { \"receptors\": [\"Nmda\", \"GabaA\"] },", 2)]
    [InlineData("\"type\": \"monte-carlo\", \"samples\": 60", "", 4)]
    public async Task The_command_tells_what_the_library_finds(string design, string groups, int indices)
    {
        using CliRun run = new();
        string text = Plan(design, groups), results = run.PathOf("results");
        await run.InvokeAsync(["sensitivity", run.Write("plan.json", text), "--out", results]);
        Assert.Equal(0, run.ExitCode);
        SweepPlan plan = SweepPlanReader.Parse(text).GetOrThrow();
        await run.InvokeAsync(["merge", results, "--out", run.PathOf("table.csv"), "--quiet"]);
        string[][] cells = [.. File.ReadAllLines(run.PathOf("table.csv")).Select(line => line.Split(','))];
        double[] Column(string name, string arm) =>
            [.. cells.Skip(1).Where(row => row[1] == arm)
                .Select(row => double.Parse(row[Array.IndexOf(cells[0], name)], CultureInfo.InvariantCulture))];

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(results, "sensitivity.json")));
        JsonElement[] reports = [.. json.RootElement.GetProperty("metrics").EnumerateArray()];
        Assert.Equal(["peak (one)", "peak (two)", "area (one)", "area (two)"],
            reports.Select(report => report.GetProperty("metric").GetString()));
        foreach (JsonElement report in reports)
        {
            string[] words = report.GetProperty("metric").GetString()!.Split(' ');
            double[] y = Column(words[0], words[1].Trim('(', ')'));
            Assert.Equal(plan.Rows, y.Length);
            (string name, double[] expected) = plan.Design.Kind switch
            {
                DesignKind.Saltelli => ("ST", Variances(plan, y)),
                DesignKind.Morris => ("mu_star", Effects(plan, y)),
                DesignKind.MonteCarlo =>
                    ("prcc",
                    RankCorrelations.Partial(plan.IndexNames, [.. plan.Axes.Select(axis => Column(axis.Key, "one"))], y).Prcc),
                DesignKind.Grid or DesignKind.List or DesignKind.LatinHypercube or DesignKind.Sobol =>
                    throw new InvalidOperationException("Not in this test."),
                _ => throw new InvalidOperationException("Not a design."),
            };
            Assert.Equal(indices, expected.Length);
            Assert.Equal(plan.IndexNames, report.GetProperty("names").EnumerateArray().Select(one => one.GetString()!));
            Assert.Equal(expected, report.GetProperty(name).EnumerateArray().Select(value => value.GetDouble()));
        }

        Assert.Equal(4, Directory.GetFiles(results, "tornado-*.png").Length);
    }

    private static double[] Variances(SweepPlan plan, double[] y)
    {
        SobolAnalysis analysis = new(plan.IndexNames, plan.Design.SecondOrder);
        analysis.AddSamples(y);
        return analysis.Analyze(seed: plan.Seed).ST;
    }

    // The rows in shares of the axes' ranges, as the library's own sample of the same seed gives them.
    private static double[] Effects(SweepPlan plan, double[] y)
    {
        SensitivityProblem problem = new()
        {
            Names = [.. plan.Axes.Select(axis => axis.Key)],
            Bounds = [.. plan.Axes.Select(_ => System.Collections.Immutable.ImmutableArray.Create(0.0, 1.0))],
            Groups = plan.Groups,
        };
        double[][] x =
            Morris.Sample(problem, (int)plan.Design.Samples, optimalTrajectories: plan.Design.OptimalTrajectories, seed: plan.Seed);
        return Morris.Analyze(problem, x, y, seed: plan.Seed).MuStar;
    }

    private static string Plan(string design, string groups) => $$"""
        { "name": "p", "seed": 3, "tolerances": { "relative": 1e-4 }, {{groups}} "design": { {{design}} },
          "arms": [{ "name": "one", "scenario": { "name": "one", "duration": "6 h", "events": [{ "type": "drink", "amount": "14 g", "at": "1 h" }] } },
                   { "name": "two", "scenario": { "name": "two", "duration": "6 h", "events": [{ "type": "drink", "amount": "40 g", "at": "1 h" }] } }],
          "axes": [{ "key": "Nmda.EthanolIc50" }, { "key": "Nmda.AdaptationExponent" }, { "key": "GabaA.EthanolEc50" }, { "key": "Ethanol.DistributionVolume" }],
          "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }, { "name": "area", "kind": "areaBelow", "of": "Balance", "level": 0 }] }
        """;
}
