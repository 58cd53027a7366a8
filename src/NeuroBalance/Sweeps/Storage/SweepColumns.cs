using System.Collections.Immutable;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>The columns of a sweep's table: <c>member</c>, <c>arm</c> (when there are arms), the axes, the metrics, <c>status</c>, <c>steps</c>.</summary>
/// <param name="HasArms">Whether there is a column of arms.</param>
/// <param name="Axes">The keys of the axes.</param>
/// <param name="Metrics">The names of the metrics.</param>
public sealed record SweepColumns(bool HasArms, ImmutableArray<string> Axes, ImmutableArray<string> Metrics)
{
    /// <summary>The columns of numbers: the axes, then the metrics.</summary>
    public ImmutableArray<string> Numbers { get; } = [.. Axes, .. Metrics];

    /// <summary>The unit of each column of numbers; empty for a pure number, and for all in manifests that do not tell.</summary>
    public ImmutableArray<string> Units { get; init; } = [.. Axes.Concat(Metrics).Select(_ => "")];

    /// <summary>All columns in order.</summary>
    public ImmutableArray<string> All { get; } = [.. HasArms ? (string[])["member", "arm"] : ["member"], .. Axes, .. Metrics, "status", "steps"];

    /// <summary>The columns of a plan.</summary>
    public static SweepColumns Of(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        bool hasArms = plan.Arms.Length > 1 || plan.Arms[0].Name.Length > 0;
        return new SweepColumns(hasArms, [.. plan.Axes.Select(axis => axis.Key)], [.. plan.Metrics.Select(metric => metric.Name)])
        {
            Units = [.. plan.Axes.Select(UnitOf).Concat(plan.Metrics.Select(metric => metric.Unit)).Select(unit => unit == "1" ? "" : unit)],
        };
    }

    private static string UnitOf(Axis axis) => axis.Parameter?.Unit ?? (axis.StateIndex >= 0 ? Quantity.All[axis.StateIndex].Unit : axis.Unit);
}

/// <summary>Consecutive rows of a sweep's table, column by column.</summary>
public sealed class SweepBlock
{
    /// <summary>Rows to be filled.</summary>
    /// <param name="count">How many.</param>
    /// <param name="columns">The table's columns.</param>
    /// <param name="numbers">Which columns of numbers are wanted, by their position; all when absent.</param>
    public SweepBlock(int count, SweepColumns columns, IReadOnlySet<int>? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Member = new long[count];
        Arm = columns.HasArms ? new string[count] : null;
        Numbers = [.. columns.Numbers.Select((_, at) => numbers is null || numbers.Contains(at) ? new double[count] : [])];
        Status = new string[count];
        Steps = new long[count];
    }

    /// <summary>How many rows.</summary>
    public int Count => Member.Length;

    /// <summary>The members' numbers.</summary>
    public long[] Member { get; }

    /// <summary>Their arms; absent in a sweep without arms.</summary>
    public string[]? Arm { get; }

    /// <summary>The axes' values, then the metrics, one array each; empty where a column was not asked for.</summary>
    public IReadOnlyList<double[]> Numbers { get; }

    /// <summary>How each ended; see <see cref="SweepStatus"/>.</summary>
    public string[] Status { get; }

    /// <summary>The accepted steps of each.</summary>
    public long[] Steps { get; }

    /// <summary>The rows that did not end in success.</summary>
    public int Failed => Status.Count(status => status != SweepStatus.Success);
}

/// <summary>A way to write tables into files and to read them back.</summary>
public interface ITableFormat
{
    /// <summary>The ending of the files, with its dot.</summary>
    string Extension { get; }

    /// <summary>Starts a table; the same rows in the same blocks give the same bytes.</summary>
    /// <param name="stream">Takes the bytes; not closed.</param>
    /// <param name="columns">The columns.</param>
    ITableWriter Create(Stream stream, SweepColumns columns);

    /// <summary>Reads a part back.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns it was written with.</param>
    /// <param name="numbers">Which columns of numbers are wanted, by their position in <see cref="SweepColumns.Numbers"/>; all when absent.</param>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    SweepBlock Read(string path, SweepColumns columns, IReadOnlySet<int>? numbers = null);
}

/// <summary>A table being written; disposing completes it.</summary>
public interface ITableWriter : IDisposable
{
    /// <summary>Adds rows.</summary>
    void Append(SweepBlock block);
}
