using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>What the commands about sweeps share: reading a plan, the formats of tables, checks of options.</summary>
internal static class SweepFiles
{
    /// <summary>Reads a plan and prints its warnings.</summary>
    /// <exception cref="CommandException">There is no such file, or it has faults.</exception>
    /// <param name="terminal">Takes the warnings.</param>
    /// <param name="file">The file.</param>
    /// <param name="model">The model that the command line states, in the place of the plan's own.</param>
    public static SweepPlan ReadPlan(Terminal terminal, string file, ModelChoice? model = null)
    {
        if (!TextFile.TryRead(file, SweepPlan.LargestFile, out byte[] utf8, out string problem))
        {
            throw CommandException.BadInput($"{file}: {problem}; give a plan file (.json).");
        }
        SweepPlan? plan = SweepPlan.Read(utf8, Path.GetDirectoryName(Path.GetFullPath(file)), model?.Equations, model?.Name ?? "",
            out IReadOnlyList<Fault> faults, out IReadOnlyList<Fault> warnings);
        terminal.Warn(warnings.Select(warning => warning.ToString()));
        return plan ?? throw CommandException.BadInput([.. faults.Select(fault => fault.ToString())]);
    }

    /// <summary>Whether a path can be the folder of a sweep.</summary>
    /// <exception cref="CommandException">It is empty or that of a file.</exception>
    public static void CheckFolder(string option, string path)
    {
        if (path.Length == 0) throw CommandException.BadInput($"{option}: the path is empty; give a folder.");
        if (File.Exists(path)) throw CommandException.BadInput($"{option} {path}: this is a file; give a folder.");
    }

    /// <summary>Whether a folder holds the shares of a sweep, and not a sweep that ran in one piece.</summary>
    /// <param name="folder">The folder, which need not be there.</param>
    public static bool HoldsShards(string folder) =>
        SweepResults.ShardFolders(folder) is var shards && (shards.Count > 1 || shards[0] != Path.GetFullPath(folder));

    /// <summary>Whether finished results are those of a plan.</summary>
    /// <param name="table">The results.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="file">Its file.</param>
    /// <param name="place">Where the results are.</param>
    /// <exception cref="CommandException">They are of another plan; says what differs.</exception>
    public static void RequirePlan(SweepResults table, SweepPlan plan, string file, string place)
    {
        IReadOnlyList<string> differences = table.DifferencesTo(plan);
        if (differences.Count == 0) return;
        throw CommandException.BadInput([$"{place} holds the results of something else than {file}. What differs:",
            .. differences.Select(line => "  " + line)]);
    }

    /// <summary>The options of a run, checked.</summary>
    public static SweepRunOptions Options(int? threads, int? lanes, string? shard, int? partSize = null)
    {
        List<string> faults = [];
        SweepShard share = SweepShard.Whole;
        if (shard is not null && !SweepShard.TryParse(shard, Environment.GetEnvironmentVariable, out share, out string problem))
        {
            faults.Add($"--shard: {problem}.");
        }
        if (faults.Count > 0) throw CommandException.BadInput(faults);
        return new SweepRunOptions
        {
            Threads = threads,
            LaneWidth = lanes,
            Shard = share,
            PartSize = partSize
            ?? SweepRunOptions.DefaultPartSize
        };
    }
}
