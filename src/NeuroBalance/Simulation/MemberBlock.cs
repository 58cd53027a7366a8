using NeuroBalance.Texts;

namespace NeuroBalance.Simulation;

/// <summary>
/// The results of some consecutive members of a cohort: a report and a row of metrics each. Lent to the sink for one call.
/// </summary>
internal sealed class MemberBlock
{
    private readonly int samples;
    private readonly double[] sampled;

    internal MemberBlock(int capacity, int metrics, int samples)
    {
        (Metrics, this.samples) = (metrics, samples);
        Reports = new SolveReport[capacity];
        Numbers = new double[capacity * metrics];
        Found = new MetricStatus[capacity * metrics];
        sampled = new double[capacity * samples];
    }

    /// <summary>The number of the first member.</summary>
    public long First { get; private set; }

    /// <summary>How many members.</summary>
    public int Count { get; private set; }

    /// <summary>The number of metrics of a member.</summary>
    public int Metrics { get; }

    internal int Remaining { get; set; }

    private SolveReport[] Reports { get; }

    private double[] Numbers { get; }

    private MetricStatus[] Found { get; }

    /// <summary>How a member's integration ended. On anything but success its metrics are NaN.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public ref readonly SolveReport Report(int index) => ref Reports[index];

    /// <summary>A member's metrics, in the order in which they were asked for; NaN where one does not exist.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<double> Values(int index) => Row(index);

    /// <summary>Whether each of a member's metrics exists, and why not, in the order in which they were asked for.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <returns>One status a metric; the number is NaN beside any other than <see cref="MetricStatus.Measured"/>.</returns>
    public ReadOnlySpan<MetricStatus> Statuses(int index) => StatusRow(index);

    internal Span<MetricStatus> StatusRow(int index) => Found.AsSpan(index * Metrics, Metrics);

    /// <summary>A member's course, read at equal distances of time; NaN where there is no value.</summary>
    internal Span<double> Samples(int index) => sampled.AsSpan(index * samples, samples);

    internal void Fail(int index)
    {
        Row(index).Fill(double.NaN);
        Samples(index).Fill(double.NaN);
        StatusRow(index).Fill(MetricStatus.RunFailed);
    }

    internal Span<double> Row(int index) => Numbers.AsSpan(index * Metrics, Metrics);

    internal void Reset(long first, int count)
    {
        First = first;
        Count = count;
        Remaining = count;
    }

    internal void SetReport(int index, in SolveReport report) => Reports[index] = report;
}
