
namespace NeuroBalance;

/// <summary>The table of a run: Time (h), the 28 states, then the read-outs, one row per output time.</summary>
public static class ResultTable
{
    /// <summary>The names of the columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Time", .. Quantity.All.Select(quantity => quantity.Name)];

    /// <summary>Writes the table as comma-separated values in shortest round-trip form (see <see cref="Csv"/>).</summary>
    /// <param name="writer">Receives the text; not closed.</param>
    /// <param name="trajectory">The run.</param>
    /// <param name="times">The times of the rows (h), each between the run's start and end. A row at a dose time holds the values just
    /// before the dose.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time lies outside the run.</exception>
    public static void Write(TextWriter writer, Trajectory trajectory, IEnumerable<double> times)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(trajectory);
        ArgumentNullException.ThrowIfNull(times);
        Csv.Write(writer, Columns, Rows(trajectory, times));
    }

    // One buffer serves all rows: each is written before the next is taken.
    private static IEnumerable<ReadOnlyMemory<double>> Rows(Trajectory trajectory, IEnumerable<double> times)
    {
        double[] row = new double[Columns.Count];
        foreach (double time in times)
        {
            row[0] = time;
            trajectory.Row(time, row.AsSpan(1));
            yield return row;
        }
    }
}
