namespace NeuroBalance.Sweeps;

/// <summary>
/// The points of the unit cube that a sweep visits, each a pure function of its row: whatever the thread, the shard or the order.
/// </summary>
internal interface IDesign
{
    /// <summary>The number of rows.</summary>
    long Count { get; }

    /// <summary>The number of coordinates of a point.</summary>
    int Dimensions { get; }

    /// <summary>Fills in one point.</summary>
    /// <param name="row">Its number, from 0 to <see cref="Count"/> - 1.</param>
    /// <param name="point">Takes <see cref="Dimensions"/> numbers from 0 to 1.</param>
    void Point(long row, Span<double> point);
}
