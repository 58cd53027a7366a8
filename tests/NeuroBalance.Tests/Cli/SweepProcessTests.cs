using System.Security.Cryptography;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Sweeps as real processes that are killed, stopped, locked out and starved of disk.</summary>
public sealed class SweepProcessTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sweep-process-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public Task A_sweep_killed_three_times_gives_the_bytes_of_one_left_alone() =>
        KillAndCompareAsync(members: 1500, partSize: 100, kills: 3, seed: 20);

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public Task A_sweep_of_a_hundred_thousand_killed_hundreds_of_times_gives_the_bytes_of_one_left_alone() =>
        KillAndCompareAsync(members: 100_000, partSize: 64, kills: 200, seed: Environment.TickCount);

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public async Task Shares_of_twenty_thousand_killed_three_times_give_the_bytes_of_one_run()
    {
        const int Members = 20_000;
        string plan = Plan(Members), alone = Path.Combine(root, "alone");
        Sweep("--out", alone);
        Sweep("--out", alone + "-64", "--part-size", "64");
        string inParts = await MergedAsync(alone + "-64", ".parquet"), asText = await MergedAsync(alone, ".csv");
        Random random = new(20);
        foreach (int shards in (int[])[1, 2, 5, 40])
        {
            string folder = Path.Combine(root, FormattableString.Invariant($"of-{shards}"));
            int unfinished = 0;
            for (int shard = 1; shard <= shards; shard++)
            {
                string share = FormattableString.Invariant($"{shard}/{shards}");
                // Three of the processes are killed: all of one share where there are few.
                for (int kill = 0; kill < (shards == 1 ? 3 : shards == 2 && shard == 1 ? 2 : shard <= 3 ? 1 : 0); kill++)
                {
                    using CliProcess victim = new("sweep", plan, "--out", folder, "--shard", share, "--part-size", "64", "--quiet");
                    WaitForParts(ShardOf(folder, shard, shards), random.Next(1, 4) + (kill * 4), victim);
                    if (!victim.HasEnded) unfinished++;
                    victim.Kill();
                }

                Sweep("--out", folder, "--shard", share, "--part-size", "64");
            }

            Assert.Equal(3, unfinished);
            Assert.Equal(inParts, await MergedAsync(folder, ".parquet"));
            // Rows as text do not show how they lay in files.
            Assert.Equal(asText, await MergedAsync(folder, ".csv"));
        }

        void Sweep(params string[] words)
        {
            using CliProcess sweep = new(["sweep", plan, .. words, "--quiet"]);
            Assert.Equal((0, "", ""), sweep.Wait(1800));
        }

        static string ShardOf(string folder, int shard, int shards) => shards == 1 ? folder
            : Path.Combine(folder, FormattableString.Invariant($"shard-{shard:00000}-of-{shards:00000}"));
    }

    [Fact]
    public void An_interrupt_ends_with_130_a_cluster_s_termination_with_75_and_finished_parts_stay()
    {
        string plan = Plan(1_000_000);
        foreach ((string signal, bool cluster, int expected) in ((string, bool, int)[])[("INT", true, 130), ("TERM", true, 75),
            ("TERM", false, 130)])
        {
            Dictionary<string, string> environment = cluster ? new(StringComparer.Ordinal) { ["SLURM_JOB_ID"] = "1" } : [];
            int before = Parts(Path.Combine(root, "x"));
            using CliProcess sweep = new(environment, ["sweep", plan, "--out", Path.Combine(root, "x"), "--part-size", "100"]);
            WaitForParts(Path.Combine(root, "x"), before + 1, sweep);
            sweep.Signal(signal);
            (int code, _, string error) = sweep.Wait(60);
            Assert.Equal(expected, code);
            Assert.Contains("finished parts stay", error, StringComparison.Ordinal);
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(root, "x"), "part-*.parquet"));
    }

    [Fact]
    public async Task A_second_process_on_the_folder_stops_at_once_and_names_the_first()
    {
        string plan = Plan(1_000_000), folder = Path.Combine(root, "x");
        using CliProcess first = new("sweep", plan, "--out", folder, "--part-size", "100");
        WaitForParts(folder, 1, first);
        using CliRun second = new();
        await second.InvokeAsync(["sweep", plan, "--out", folder, "--part-size", "100"], TestContext.Current.CancellationToken);
        Assert.Equal(3, second.ExitCode);
        Assert.Contains($"process {first.Id} on {Environment.MachineName}", second.Error, StringComparison.Ordinal);
        await second.InvokeAsync(["status", folder], TestContext.Current.CancellationToken);
        Assert.Contains($"process {first.Id}", second.Out, StringComparison.Ordinal);
        first.Kill();
        int before = Parts(folder);
        using CliProcess third = new("sweep", Plan(1_000_000), "--out", folder, "--part-size", "100");
        WaitForParts(folder, before + 1, third);
    }

    [Fact]
    public async Task A_changed_plan_ends_with_2_and_says_what_differs()
    {
        string folder = Path.Combine(root, "x");
        using CliRun sweep = new();
        await SweepAsync(sweep, Plan(200), folder, "100");
        string changed = Plan(200);
        File.WriteAllText(changed, File.ReadAllText(changed).Replace("\"seed\": 3", "\"seed\": 4", StringComparison.Ordinal));
        await sweep.InvokeAsync(["sweep", changed, "--out", folder], TestContext.Current.CancellationToken);
        Assert.Equal(2, sweep.ExitCode);
        Assert.Contains("seed: was 3, is 4", sweep.Error, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public async Task A_full_disk_ends_with_3_and_the_path_and_room_lets_it_go_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounting a small disk takes root on Linux.");
        string disk = Directory.CreateDirectory(Path.Combine(root, "disk")).FullName, plan = Plan(5000);
        Command("mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", disk);
        try
        {
            string folder = Path.Combine(disk, "x");
            using CliProcess starved = new("sweep", plan, "--out", folder, "--part-size", "500", "--quiet");
            (int code, _, string error) = starved.Wait();
            Assert.Equal(3, code);
            Assert.Contains(folder + "/part-", error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder, "*.tmp"));
            Command("mount", "-o", "remount,size=64m", disk);
            using CliProcess fed = new("sweep", plan, "--out", folder, "--part-size", "500", "--quiet");
            Assert.Equal(0, fed.Wait().Code);
            string whole = Path.Combine(root, "whole");
            using CliProcess alone = new("sweep", plan, "--out", whole, "--part-size", "500", "--quiet");
            Assert.Equal(0, alone.Wait().Code);
            Assert.Equal(await MergedAsync(whole, ".parquet"), await MergedAsync(folder, ".parquet"));
        }
        finally
        {
            Command("umount", disk);
        }
    }

    // Only what is killed must be a process; what is left alone runs here, where the code is warm.
    private async Task KillAndCompareAsync(int members, int partSize, int kills, int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        string plan = Plan(members), alone = Path.Combine(root, "alone"), killed = Path.Combine(root, "killed");
        string size = partSize.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using CliRun run = new();
        await SweepAsync(run, plan, alone, size);
        int unfinished = 0, all = (members + partSize - 1) / partSize;
        for (int kill = 0; kill < kills; kill++)
        {
            using CliProcess victim = new("sweep", plan, "--out", killed, "--part-size", size, "--quiet");
            // Most of them die at work, in any moment of it, some before they began.
            if (random.Next(4) > 0) WaitForParts(killed, Math.Min(Parts(killed) + 1, all), victim);
            Thread.Sleep(random.Next(0, 60));
            if (!victim.HasEnded) unfinished++;
            victim.Kill();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{unfinished} of {kills} kills met a process at work; {Parts(killed)} of {all} parts were there");
        await SweepAsync(run, plan, killed, size);
        Assert.True(unfinished > 0);
        Assert.Equal(await MergedAsync(alone, ".parquet"), await MergedAsync(killed, ".parquet"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(alone, "manifest.json")), File.ReadAllBytes(Path.Combine(killed, "manifest.json")));
    }

    private static async Task SweepAsync(CliRun run, string plan, string folder, string size)
    {
        await run.InvokeAsync(["sweep", plan, "--out", folder, "--part-size", size, "--quiet"], TestContext.Current.CancellationToken);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
    }

    private async Task<string> MergedAsync(string folder, string ending)
    {
        using CliRun merge = new();
        string file = Path.Combine(root, Path.GetFileName(folder) + ending);
        await merge.InvokeAsync(["merge", folder, "--out", file, "--quiet"], TestContext.Current.CancellationToken);
        Assert.Equal((0, "", ""), (merge.ExitCode, merge.Out, merge.Error));
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
    }

    private static void WaitForParts(string folder, int count, CliProcess process)
    {
        for (int i = 0; i < 30_000; i++)
        {
            if (Parts(folder) >= count) return;
            if (process.HasEnded && Parts(folder) < count) Assert.Fail(process.Wait().Error);
            Thread.Sleep(10);
        }

        Assert.Fail("No part appeared within five minutes.");
    }

    private static int Parts(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "part-*.json").Length : 0;

    private static void Command(string name, params IReadOnlyList<string> arguments)
    {
        using var command = System.Diagnostics.Process.Start(name, arguments);
        command.WaitForExit();
        Assert.Equal(0, command.ExitCode);
    }

    private string Plan(int samples)
    {
        string file = Path.Combine(root, $"plan-{samples}.json");
        File.WriteAllText(file, $$"""
            { "name": "p", "scenario": "binge", "seed": 3, "tolerances": { "relative": 1e-4 },
              "axes": [{ "key": "Nmda.EthanolIc50", "low": 25, "high": 45 }, { "key": "initial.Kindling", "low": 0, "high": 0.5 }],
              "design": { "type": "sobol", "samples": {{samples}} },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "Withdrawal" }, { "name": "bac", "kind": "timeOfPeak", "of": "BloodAlcohol" }] }
            """);
        return file;
    }
}
