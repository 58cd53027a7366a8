using System.Diagnostics;
using System.Globalization;
using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Long sweeps and large analyses in processes of their own, whose memory is watched.</summary>
public sealed class SweepSoakTests : IDisposable
{
    private const long Megabyte = 1L << 20;
    private const string ChildMark = "NEUROBALANCE_SOAK_CHILD";

    private readonly string root = Directory.CreateTempSubdirectory("sweep-soak-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_sweep_of_a_million_members_needs_no_more_memory_at_its_end_than_at_its_beginning()
    {
        const int Members = 1_000_000, PartSize = 4096;
        string plan = Path.Combine(root, "plan.json"), results = Path.Combine(root, "results");
        File.WriteAllText(plan, $$"""
            { "name": "soak", "seed": 5, "tolerances": { "relative": 1e-3, "absolute": 1e-4 },
              "scenario": { "name": "one-drink", "duration": "3 h", "events": [{ "type": "drink", "amount": "14 g", "at": "0 h" }] },
              "axes": [{ "key": "Nmda.EthanolIc50", "low": 25, "high": 45 }, { "key": "initial.Kindling", "low": 0, "high": 0.5 }],
              "design": { "type": "monte-carlo", "samples": {{Members}} },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }, { "name": "balance", "kind": "trough", "of": "Balance" }] }
            """);
        using CliProcess sweep = new("sweep", plan, "--out", results, "--quiet");
        long early = 0, whole = 0;
        while (!sweep.HasEnded)
        {
            int parts = Directory.Exists(results) ? Directory.GetFiles(results, "part-*.json").Length : 0;
            whole = Math.Max(whole, sweep.PeakMemory);
            if (parts * (long)PartSize < Members / 5) early = whole;
            Thread.Sleep(100);
        }

        Assert.Equal((0, "", ""), sweep.Wait());
        Tell($"sweep: {early / Megabyte} MB up to a fifth of the members, {whole / Megabyte} MB over all");
        Assert.InRange(whole, 20 * Megabyte, 300 * Megabyte);
        Assert.InRange(early, 20 * Megabyte, whole);
        Assert.True(whole < early + (40 * Megabyte), "Memory grows with the members.");
        Assert.Equal(Members, Directory.GetFiles(results, "part-*.json").Length * (long)PartSize - (PartSize - (Members % PartSize)));

        Assert.InRange(Peak("merge", results, "--out", Path.Combine(root, "table.parquet"), "--quiet"), 20 * Megabyte, 300 * Megabyte);
        Assert.InRange(Peak("summarize", results, "--plot", Path.Combine(root, "pairs.svg"), "--pairs"), 20 * Megabyte, 600 * Megabyte);
    }

    // The plan that was measured once with a million members, here with fewer.
    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_population_followed_over_time_needs_no_more_memory_for_four_times_its_members()
    {
        string text = Repository.Read("benchmarks/plans/million.json");
        Assert.Contains("\"samples\": 1000000", text, StringComparison.Ordinal);
        long[] sweeps = [.. ((string[])["50000", "200000"]).Select(members =>
        {
            string plan = Path.Combine(root, $"{members}.json");
            File.WriteAllText(plan, text.Replace("1000000", members, StringComparison.Ordinal));
            return Peak("sweep", plan, "--out", Path.Combine(root, members), "--quiet");
        })];
        Assert.InRange(sweeps[0], 20 * Megabyte, 300 * Megabyte);
        Assert.True(sweeps[1] < sweeps[0] + (40 * Megabyte), "Memory grows with the members.");
        string bands = Path.Combine(root, "200000.csv");
        Assert.InRange(Peak("summarize", Path.Combine(root, "200000"), "--bands", bands), 20 * Megabyte, 300 * Megabyte);
        Assert.Equal(1 + (3 * 25), File.ReadAllLines(bands).Length);
    }

    // The same method is parent and child: alone in a process of its own, its peak is that of the analysis.
    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public async Task Variances_of_65_parameters_from_50_000_base_samples_take_less_than_a_gigabyte()
    {
        if (Environment.GetEnvironmentVariable(ChildMark) is not null)
        {
            AnalyzeMillionsOfRows();
            return;
        }

        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[typeof(SweepSoakTests).Assembly.Location, "--explicit", "only", "--filter-method",
            $"*.{nameof(Variances_of_65_parameters_from_50_000_base_samples_take_less_than_a_gigabyte)}", "--show-live-output", "on",
            "--results-directory", root])
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment[ChildMark] = "1";
        using Process child = Process.Start(start)!;
        Task<string> output = child.StandardOutput.ReadToEndAsync(), error = child.StandardError.ReadToEndAsync();
        string told = await output + await error;
        await child.WaitForExitAsync();
        Tell(told);
        Assert.True(child.ExitCode == 0, told);
        Assert.Contains("MB at most", told, StringComparison.Ordinal);
    }

    private static void AnalyzeMillionsOfRows()
    {
        const int D = 65, N = 50_000;
        double[] coefficients = [.. Enumerable.Range(0, D).Select(i => i < 5 ? 0.5 * (i + 1) : 20 + i)];
        Stopwatch watch = Stopwatch.StartNew();
        SaltelliDesign design = new(N, D, secondOrder: false);
        Assert.Equal((D + 2L) * N, design.Count);
        SobolAnalysis analysis = new([.. Enumerable.Range(1, D).Select(i => $"x{i}")], calcSecondOrder: false);
        double[] point = new double[D], outputs = new double[D + 2];
        for (long row = 0; row < design.Count; row++)
        {
            design.Point(row, point);
            double product = 1;
            for (int i = 0; i < D; i++)
            {
                product *= (Math.Abs((4 * point[i]) - 2) + coefficients[i]) / (1 + coefficients[i]);
            }
            outputs[row % outputs.Length] = product;
            if ((row + 1) % outputs.Length == 0) analysis.AddSamples(outputs);
        }

        Tell($"{design.Count} rows made and evaluated after {watch.Elapsed.TotalSeconds:0} s");
        SobolIndices found = analysis.Analyze();
        long peak = Process.GetCurrentProcess().PeakWorkingSet64;
        Tell(string.Create(CultureInfo.InvariantCulture, $"analysed after {watch.Elapsed.TotalSeconds:0} s, {peak / Megabyte} MB at most"));
        double[] own = [.. coefficients.Select(a => 1 / (3 * (1 + a) * (1 + a)))];
        double all = own.Aggregate(1.0, (product, one) => product * (1 + one)) - 1;
        for (int i = 0; i < D; i++)
        {
            Assert.Equal(own[i] / all, found.S1[i], 0.02);
            Assert.Equal(own[i] * (1 + all) / (1 + own[i]) / all, found.ST[i], 0.02);
        }

        Assert.InRange(peak, 20 * Megabyte, 1000 * Megabyte);
    }

    private static long Peak(params string[] arguments)
    {
        using CliProcess process = new(arguments);
        long peak = 0;
        while (!process.HasEnded)
        {
            peak = Math.Max(peak, process.PeakMemory);
            Thread.Sleep(20);
        }

        Assert.Equal(0, process.Wait().Code);
        Tell($"{arguments[0]}: {peak / Megabyte} MB");
        return peak;
    }

    private static void Tell(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
