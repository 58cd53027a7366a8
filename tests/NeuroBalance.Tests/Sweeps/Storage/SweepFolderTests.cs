using System.Security.Cryptography;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Sweeps.Storage;

public sealed class SweepFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sweep-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_bytes_do_not_depend_on_threads_lanes_shards_or_interruptions()
    {
        SweepPlan plan = Plan(100);
        string whole = Merged("whole", () => Run(plan, "whole"));
        Assert.Equal(whole, Merged("narrow", () => Run(plan, "narrow", new SweepRunOptions { Threads = 3, LaneWidth = 1, PartSize = 16 })));
        Assert.Equal(whole, Merged("shards", () =>
        {
            foreach (int i in (int[])[3, 1, 2])
            {
                Run(plan, "shards", new SweepRunOptions { Shard = new SweepShard(i, 3), PartSize = 16, LaneWidth = 4 });
            }
        }));
        Assert.Equal(whole, Merged("stopped", () =>
        {
            while (!TryRunABit(plan, "stopped"))
            {
            }
        }));
    }

    [Fact]
    public void A_damaged_or_unsealed_part_is_computed_again()
    {
        SweepPlan plan = Plan(60);
        string before = Merged("x", () => Run(plan, "x"));
        File.AppendAllText(Path.Combine(root, "x", "part-0000001.parquet"), "garbage");
        File.Delete(Path.Combine(root, "x", "part-0000002.json"));
        File.WriteAllText(Path.Combine(root, "x", "part-0000000.json"), "{");
        File.WriteAllText(Path.Combine(root, "x", "part-0000003.parquet.1-1.tmp"), "half");
        Assert.Throws<SweepFolderException>(() => SweepResults.Open([Path.Combine(root, "x")]));
        List<long> done = [];
        Sweep.Run(plan, Path.Combine(root, "x"), new SweepRunOptions { PartSize = 16 }, new Told(progress => done.Add(progress.Before)));
        Assert.Equal(60 - 16 - 16 - 16, done[0]);
        Assert.Equal(before, Merged("x", () => { }));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(root, "x"), "*.tmp"));
    }

    [Fact]
    public void A_manifest_with_any_byte_wrong_is_read_or_called_damaged()
    {
        Run(Plan(4), "x");
        string path = Path.Combine(root, "x", SweepManifest.FileName);
        byte[] sound = File.ReadAllBytes(path);
        int told = 0;
        for (int at = 0; at < sound.Length; at += 3)
        {
            byte[] damaged = [.. sound];
            damaged[at] = (byte)(at % 2 == 0 ? 0xFF : 0xC3);
            File.WriteAllBytes(path, damaged);
            InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => SweepManifest.Read(path));
            Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
            told++;
        }

        Assert.InRange(told, 100, sound.Length);
    }

    [Fact]
    public void A_changed_plan_is_refused_with_what_differs()
    {
        Run(Plan(40), "x");
        SweepPlan changed =
            Plan(40) with { Seed = 99, RelativeTolerance = 1e-5, Axes = [Plan(40).Axes[0] with { Spread = new RangeSpread(1, 2, false) }] };
        SweepFolderException refusal = Assert.Throws<SweepFolderException>(() => Run(changed, "x"));
        Assert.Contains("  seed: was 3, is 99", refusal.Lines);
        Assert.Contains("  relativeTolerance: was 0.0001, is 1E-05", refusal.Lines);
        Assert.Contains("  axis Nmda.EthanolIc50: was uniform from 20 to 60, is uniform from 1 to 2", refusal.Lines);
        Assert.Contains("  axis initial.Kindling: no longer there", refusal.Lines);
    }

    [Fact]
    public void More_samples_are_added_to_a_finished_sweep_and_fewer_refused()
    {
        Run(Plan(40), "grown");
        List<long> before = [];
        Sweep.Run(Plan(70), Path.Combine(root, "grown"), new SweepRunOptions { PartSize = 16 },
            new Told(progress => before.Add(progress.Before)));
        Assert.Equal(32, before[0]);
        Assert.Equal(Merged("fresh", () => Run(Plan(70), "fresh")), Merged("grown", () => { }));
        Assert.Contains("samples: was 70, is 40", Assert.Throws<SweepFolderException>(() => Run(Plan(40), "grown")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_folder_is_left_alone()
    {
        string folder = Path.Combine(root, "mine");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "thesis.docx"), "");
        Assert.Contains("thesis.docx", Assert.Throws<SweepFolderException>(() => Run(Plan(8), "mine")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_of_a_folder_stops_at_once_and_says_who_holds_it()
    {
        FolderInUseException? refusal = null;
        Sweep.Run(Plan(64), Path.Combine(root, "x"), new SweepRunOptions { PartSize = 16 },
            new Told(_ => refusal ??= Assert.Throws<FolderInUseException>(() => Run(Plan(64), "x"))));
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", refusal!.Message, StringComparison.Ordinal);
        Run(Plan(64), "x");
    }

    [Fact]
    public void A_dead_holder_is_taken_over()
    {
        Run(Plan(16), "x");
        File.WriteAllText(Path.Combine(root, "x", ".holder.json"),
            $"{{\"pid\": 4194304, \"host\": \"{Environment.MachineName}\", \"started\": \"2020-01-01T00:00:00Z\"}}");
        Run(Plan(16), "x");
    }

    [Fact]
    public void A_merge_tells_gaps_overlaps_and_foreign_folders()
    {
        SweepPlan plan = Plan(100);
        Run(plan, "s", new SweepRunOptions { Shard = new SweepShard(1, 2), PartSize = 16 });
        string first = Path.Combine(root, "s", "shard-00001-of-00002");
        Assert.Contains("4 of 8 parts are missing: 1, 3, 5, 7 (of the shares 2 of 2)",
            Assert.Throws<SweepFolderException>(() => SweepResults.Open([first])).Message,
            StringComparison.Ordinal);
        string copy = Path.Combine(root, "copy");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(first))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
        Assert.Contains("overlaps with", Assert.Throws<SweepFolderException>(() => SweepResults.Open([first, copy])).Message,
            StringComparison.Ordinal);
        Run(plan, "whole");
        Assert.Contains("shards: 2 and 1",
            Assert.Throws<SweepFolderException>(() => SweepResults.Open([first, Path.Combine(root, "whole")])).Message,
            StringComparison.Ordinal);
        Run(plan with { Seed = 4 }, "other");
        string told = Assert.Throws<SweepFolderException>(() => SweepResults.Open([first, Path.Combine(root, "other")])).Message;
        Assert.Contains("belongs to another sweep", told, StringComparison.Ordinal);
        Assert.Contains("seed: was 3, is 4", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_fail_have_a_status_and_do_not_hurt_their_neighbours()
    {
        // A benzodiazepine given after the end breaks the scenario's rules for some members only.
        SweepPlan plan = SweepPlanReader.Parse("""
            { "name": "p", "scenario": { "name": "x", "duration": "10 h", "events": [
                { "type": "oral", "drug": "benzodiazepine", "amount": "1 mg", "at": "5 h", "every": "4 h", "count": 1 }] },
              "axes": [{ "key": "events[0].count", "values": [1, 2] }, { "key": "events[0].at", "values": ["3 h", "7 h"] }],
              "design": { "type": "grid" }, "metrics": [{ "name": "c", "kind": "peak", "of": "BenzodiazepineEffect" }] }
            """).GetOrThrow();
        Run(plan, "x");
        SweepTable block = Assert.Single(SweepResults.Open([Path.Combine(root, "x")]).Blocks());
        Assert.Equal([SweepStatus.Success, SweepStatus.Success, SweepStatus.Success, SweepStatus.InvalidSubject], block.Status);
        Assert.True(double.IsNaN(block.Numbers[2][3]));
        Assert.True(block.Numbers[2][1] > 0);
    }

    [Fact]
    public void Arms_share_their_subjects()
    {
        SweepPlan plan = SweepPlanReader.Parse("""
            { "name": "p", "arms": [{ "name": "one", "scenario": "binge" }, { "name": "two", "scenario": "binge", "set": { "events[0].amount": "84 g" } }],
              "spread": ["Ethanol"], "design": { "type": "monte-carlo", "samples": 20 }, "metrics": [{ "name": "c", "kind": "peak", "of": "EthanolBlood" }] }
            """).GetOrThrow();
        Run(plan, "x");
        SweepTable[] blocks = [.. SweepResults.Open([Path.Combine(root, "x")]).Blocks()];
        int metric = plan.Axes.Length;
        foreach (SweepTable block in blocks)
        {
            for (int i = 0; i < block.Count; i += 2)
            {
                Assert.Equal(("one", "two"), (block.Arm![i], block.Arm[i + 1]));
                for (int axis = 0; axis < metric; axis++)
                {
                    Assert.Equal(block.Numbers[axis][i], block.Numbers[axis][i + 1]);
                }
                Assert.True(block.Numbers[metric][i + 1] > 1.5 * block.Numbers[metric][i]);
            }
        }
    }

    [Theory]
    [InlineData("1/4", 1, 4)]
    [InlineData("4/4", 4, 4)]
    [InlineData("auto/8", 6, 8)]
    public void A_shard_is_read(string text, int index, int count)
    {
        Assert.True(SweepShard.TryParse(text, name => name == "JOB_COMPLETION_INDEX" ? "5" : null, out SweepShard shard, out _));
        Assert.Equal(new SweepShard(index, count), shard);
    }

    [Fact]
    public void A_Slurm_array_tells_its_shard_and_their_number()
    {
        Dictionary<string, string> environment =
            new(StringComparer.Ordinal)
            {
                ["SLURM_ARRAY_TASK_ID"] = "12",
                ["SLURM_ARRAY_TASK_MIN"] = "10",
                [
            "SLURM_ARRAY_TASK_COUNT"] = "4"
            };
        Assert.True(SweepShard.TryParse("auto", environment.GetValueOrDefault, out SweepShard shard, out _));
        Assert.Equal(new SweepShard(3, 4), shard);
    }

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("1/2/3")]
    [InlineData("auto/4")]
    [InlineData("1/0")]
    public void A_shard_that_makes_no_sense_is_refused(string text)
    {
        Assert.False(SweepShard.TryParse(text, _ => null, out _, out string problem));
        Assert.NotEmpty(problem);
    }

    private static SweepPlan Plan(int samples) => SweepPlanReader.Parse($$"""
        { "name": "p", "scenario": "binge", "seed": 3, "tolerances": { "relative": 1e-4 },
          "axes": [{ "key": "Nmda.EthanolIc50", "low": 20, "high": 60 }, { "key": "initial.Kindling", "low": 0, "high": 0.5 }],
          "design": { "type": "sobol", "samples": {{samples}} },
          "metrics": [{ "name": "peak", "kind": "peak", "of": "Withdrawal" }, { "name": "bac", "kind": "timeOfPeak", "of": "BloodAlcohol" }] }
        """).GetOrThrow();

    private void Run(SweepPlan plan, string name, SweepRunOptions? options = null) =>
        Sweep.Run(plan, Path.Combine(root, name), options ?? new SweepRunOptions { PartSize = 16 });

    // Cancels as soon as anything is done, until there is nothing left to do.
    private bool TryRunABit(SweepPlan plan, string name)
    {
        using CancellationTokenSource stop = new();
        try
        {
            Sweep.Run(
                plan, Path.Combine(root, name), new SweepRunOptions { PartSize = 16, Threads = 1 },
                new Told(progress =>
                {
                    if (progress.Done > progress.Before) stop.Cancel();
                }),
                stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private string Merged(string name, Action run)
    {
        run();
        string file = Path.Combine(root, name + ".csv");
        SweepResults.Open([Path.Combine(root, name)]).Write(file);
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
    }

    private sealed class Told(Action<SweepProgress> tell) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value) => tell(value);
    }
}
