


using NeuroBalance.Lanes;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>What the commands about sweeps share: reading a plan, the formats of tables, checks of options.</summary>
internal static class SweepFiles
{
    private const long LargestPlan = 64L << 20;

    /// <summary>The format of part files.</summary>
    public static ParquetTable Parts { get; } = new();

    /// <summary>The format that a file's ending names.</summary>
    public static ITableFormat FormatOf(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? new CsvTable() : Parts;

    /// <summary>Reads a plan and tells its warnings.</summary>
    /// <exception cref="CommandException">There is no such file, or it has faults.</exception>
    public static SweepPlan ReadPlan(Terminal terminal, string file)
    {
        if (Directory.Exists(file)) throw CommandException.BadInput($"{file}: this is a folder; give a plan file (.json).");
        if (!File.Exists(file)) throw CommandException.BadInput($"{file}: there is no such file.");
        if (new FileInfo(file).Length > LargestPlan) throw CommandException.BadInput($"{file}: larger than 64 MiB, which is no plan.");
        SweepPlanResult read = SweepPlanReader.Parse(File.ReadAllBytes(file), Path.GetDirectoryName(Path.GetFullPath(file)));
        foreach (Fault warning in read.Warnings) terminal.Error.WriteLine("Warning: " + warning);
        return read.Plan ?? throw CommandException.BadInput([.. read.Faults.Select(fault => fault.ToString())]);
    }

    /// <summary>The options of a run, checked.</summary>
    public static SweepRunOptions Options(int? threads, int? lanes, string? shard, int? partSize = null)
    {
        List<string> faults = [];
        SweepShard share = SweepShard.Whole;
        if (shard is not null && !SweepShard.TryParse(shard, Environment.GetEnvironmentVariable, out share, out string problem)) faults.Add($"--shard: {problem}.");
        if (faults.Count > 0) throw CommandException.BadInput(faults);
        return new SweepRunOptions { Threads = threads, LaneWidth = lanes, Shard = share, PartSize = partSize ?? SweepRunOptions.UsualPartSize };
    }

    /// <summary>Does something with folders of sweeps; what does not fit becomes bad input, what a device refuses a system problem.</summary>
    public static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SweepFolderException exception)
        {
            throw CommandException.BadInput(exception.Lines);
        }
        catch (InvalidDataException exception)
        {
            throw new CommandException(ExitCode.SystemProblem, exception.Message);
        }
    }
}
