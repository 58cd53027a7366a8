using System.Diagnostics;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>A real Slurm of two nodes on this machine, in a folder of its own.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private readonly string folder;

    private SlurmCluster(string root)
    {
        Root = root;
        folder = Path.Combine(root, "slurm-of-two");
        Run("bash", Script("start.sh"), folder);
    }

    /// <summary>A folder that all nodes see.</summary>
    public string Root { get; }

    /// <summary>What a process needs in order to find the cluster.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["SLURM_CONF"] = Configuration };

    /// <summary>Whether no job is running or waiting.</summary>
    public bool IsIdle => Run("env", $"SLURM_CONF={Configuration}", "squeue", "-h").Length == 0;

    /// <summary>The log of the controller.</summary>
    public string LogFile => Path.Combine(folder, "log", "slurmctld.log");

    /// <summary>Starts it; the test is skipped, and fails in CI, where Slurm is not installed.</summary>
    public static SlurmCluster Start()
    {
        bool there = File.Exists("/usr/sbin/slurmctld") && File.Exists("/usr/sbin/munged");
        if (System.Environment.GetEnvironmentVariable("CI") == "true") Assert.True(there, "CI needs Debian's slurm-wlm and munge.");
        Assert.SkipUnless(there, "Slurm is not installed (Debian: slurm-wlm and munge).");
        Assert.SkipUnless(System.Environment.UserName == "root", "Starting Slurm takes root.");
        return new SlurmCluster(Directory.CreateTempSubdirectory("slurm-").FullName);
    }

    /// <summary>Waits for something that its jobs do.</summary>
    /// <param name="done">Whether it is done.</param>
    /// <param name="seconds">How long at most.</param>
    /// <param name="results">The folder of the jobs' logs, which are told when it takes longer.</param>
    public void WaitUntil(Func<bool> done, int seconds, string results)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!done())
        {
            if (watch.Elapsed.TotalSeconds > seconds) Assert.Fail($"Not done within {seconds} s.\n{Logs(results)}");
            Thread.Sleep(500);
        }
    }

    /// <summary>A node loses power: its daemon, the step daemons below it and their tasks all go at once.</summary>
    /// <param name="node">Its name.</param>
    public void KillNode(string node)
    {
        string[] processes = Run("ps", "-eo", "pid=,ppid=,pgid=,args=").Split('\n');
        HashSet<string> victims = [File.ReadAllText(Path.Combine(folder, "run", $"slurmd.{node}.pid")).Trim()];
        string[][] rows =
            [.. processes.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(row => row.Length > 3)];
        // A step daemon is adopted by init, so that its node is known by the spool of its task's script.
        foreach (string[] row in rows)
        {
            if (string.Join(' ', row).Contains(Path.Combine(folder, "spool", node) + "/", StringComparison.Ordinal))
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
        Run("kill", ["-9", .. victims]);
    }

    public void Dispose()
    {
        Run("bash", Script("stop.sh"), folder);
        // Daemons that are ending may write their last line yet.
        for (int i = 0; Directory.Exists(Root); i++)
        {
            try
            {
                Directory.Delete(Root, recursive: true);
            }
            catch (Exception still) when (i < 60 && still is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(500);
            }
        }
    }

    private string Configuration => Path.Combine(folder, "slurm.conf");

    private string Logs(string results) =>
        string.Join('\n', Directory.GetFiles(results, "*.log").Append(LogFile)
            .Select(file => file + "\n" + string.Join('\n', File.ReadLines(file).TakeLast(20))));

    // The daemons keep whatever output they inherit, so that the answer is read from a file.
    private static string Run(string program, params IReadOnlyList<string> arguments)
    {
        string answer = Path.GetTempFileName();
        ProcessStartInfo start = new("bash", ["-c", "\"$@\" > '" + answer + "' 2>&1 < /dev/null", "run", program, .. arguments]);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        string text = File.ReadAllText(answer);
        File.Delete(answer);
        return text;
    }

    private static string Script(string name) => Path.Combine(Repository.Root, "tests", "Slurm", name);
}
