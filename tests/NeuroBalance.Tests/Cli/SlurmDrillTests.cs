using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using NeuroBalance.Models;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>A sweep through a real Slurm of two nodes on this machine, one of which dies half-way.</summary>
public sealed class SlurmDrillTests
{
    private const int Tasks = 4;

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_sweep_through_Slurm_with_a_node_killed_half_way_gives_the_bytes_of_one_left_alone()
    {
        bool there = File.Exists("/usr/sbin/slurmctld") && File.Exists("/usr/sbin/munged");
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.True(there, "CI needs Debian's slurm-wlm and munge.");
        Assert.SkipUnless(there, "Slurm is not installed (Debian: slurm-wlm and munge).");
        Assert.SkipUnless(Environment.UserName == "root", "Starting Slurm takes root.");
        string root = Directory.CreateTempSubdirectory("slurm-").FullName, slurm = Path.Combine(root, "slurm"),
            results = Path.Combine(root, "results");
        string plan = Path.Combine(root, "plan.json");
        File.WriteAllText(plan, """
            { "name": "through-slurm", "scenario": "evening", "spread": ["Nmda", "GabaA"], "seed": 3, "design": { "type": "monte-carlo", "samples": 100000 },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "Withdrawal" }, { "name": "bac", "kind": "timeOfPeak", "of": "BloodAlcohol" }] }
            """);
        try
        {
            Run("bash", [Script("start.sh"), slurm], "");
            string conf = Path.Combine(slurm, "slurm.conf");
            using (CliProcess submit = new(new Dictionary<string, string> { ["SLURM_CONF"] = conf },
                ["submit", plan, "--out", results, "--tasks", Text(Tasks), "--part-size", "500"]))
            {
                (int code, string output, string error) = submit.Wait();
                Assert.True(code == 0, error);
                Assert.Contains("Submitted the array", output, StringComparison.Ordinal);
            }

            WaitUntil(() => Parts(results) > 40, 300, () => Log(results, slurm));
            KillNode(slurm, "n2");
            WaitUntil(() => File.Exists(Path.Combine(results, "table.parquet")), 900, () => Log(results, slurm));
            Assert.Contains("NODE_FAIL",
                Run("bash",
                ["-c", "cat '" + slurm + "'/log/slurmctld.log | grep -i -o -E 'node_fail|failure of node' | sed s/.*/NODE_FAIL/"],
                conf), StringComparison.Ordinal);
            string alone = Path.Combine(root, "alone"), table = Path.Combine(root, "alone.parquet");
            using (CliProcess sweep = new("sweep", plan, "--out", alone, "--part-size", "500", "--quiet"))
            {
                Assert.Equal(0, sweep.Wait(1800).Code);
            }
            using (CliProcess merge = new("merge", alone, "--out", table, "--quiet"))
            {
                Assert.Equal(0, merge.Wait().Code);
            }
            Assert.Equal(Hash(table), Hash(Path.Combine(results, "table.parquet")));
        }
        finally
        {
            Run("bash", [Script("stop.sh"), slurm], "");
            Remove(root);
        }
    }

    // Daemons that are ending may write their last line yet.
    private static void Remove(string folder)
    {
        for (int i = 0; Directory.Exists(folder); i++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception still) when (i < 60 && still is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(500);
            }
        }
    }

    // A node that loses power: its daemon, the step daemons below it and their tasks all go at once.
    private static void KillNode(string slurm, string node)
    {
        string[] processes = Run("ps", ["-eo", "pid=,ppid=,pgid=,args="], "").Split('\n');
        HashSet<string> victims = [File.ReadAllText(Path.Combine(slurm, "run", $"slurmd.{node}.pid")).Trim()];
        string[][] rows =
            [.. processes.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(row => row.Length > 3)];
        // A step daemon is adopted by init, so that its node is known by the spool of its task's script.
        foreach (string[] row in rows)
        {
            if (string.Join(' ', row).Contains(Path.Combine(slurm, "spool", node) + "/", StringComparison.Ordinal))
            {
                victims.Add(row[0]);
                victims.Add(row[1]);
            }
        }

        for (bool grown = true; grown;)
        {
            grown = false;
            foreach (string[] row in rows)
            {
                grown |= victims.Contains(row[1]) && row[1] != "1" && victims.Add(row[0]);
            }
        }

        victims.Remove("1");
        Run("kill", ["-9", .. victims], "");
    }

    private static int Parts(string results) => Directory.Exists(results)
        ? Directory.GetFiles(results, "part-*.json", SearchOption.AllDirectories).Length : 0;

    private static string Log(string results, string slurm) =>
        string.Join('\n', Directory.GetFiles(results, "*.log").Append(Path.Combine(slurm, "log", "slurmctld.log"))
            .Select(file => file + "\n" + string.Join('\n', File.ReadLines(file).TakeLast(20))));

    private static void WaitUntil(Func<bool> done, int seconds, Func<string> log)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!done())
        {
            if (watch.Elapsed.TotalSeconds > seconds) Assert.Fail($"Not done within {seconds} s.\n{log()}");
            Thread.Sleep(500);
        }
    }

    private static string Run(string program, IReadOnlyList<string> arguments, string conf)
    {
        // The daemons keep whatever output they inherit, so that the answer is read from a file.
        string answer = Path.GetTempFileName();
        ProcessStartInfo start = new("bash", ["-c", "\"$@\" > '" + answer + "' 2>&1 < /dev/null", "run", program, .. arguments]);
        if (conf.Length > 0) start.Environment["SLURM_CONF"] = conf;
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        string text = File.ReadAllText(answer);
        File.Delete(answer);
        return text;
    }

    private static string Script(string name) => Path.Combine(Repository.Root, "tests", "Slurm", name);

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
