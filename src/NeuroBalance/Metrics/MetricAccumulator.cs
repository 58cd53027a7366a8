using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Metrics;

/// <summary>What one metric has gathered so far in every lane.</summary>
internal struct MetricAccumulator<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The number so far: the extreme, the integral, the time; NaN when there is none yet.</summary>
    public T Value;

    /// <summary>The time of an extreme, of an onset or of a rise; the highest value so far of a fall.</summary>
    public T Companion;

    /// <summary>The value at the end of the step before; NaN before the first.</summary>
    public T Before;

    /// <summary>What a metric starts with.</summary>
    public static MetricAccumulator<T> Empty(double initial) => new()
    {
        Value = T.Broadcast(initial),
        Companion = T.Broadcast(double.NaN),
        Before = T.Broadcast(double.NaN),
    };

    /// <summary>One lane's share.</summary>
    public MetricAccumulator<Lane1> Lane(int lane) => new()
    {
        Value = new Lane1(LaneView<T>.Element(ref Value, lane)),
        Companion = new Lane1(LaneView<T>.Element(ref Companion, lane)),
        Before = new Lane1(LaneView<T>.Element(ref Before, lane)),
    };

    /// <summary>Puts one lane's share back.</summary>
    public void SetLane(int lane, in MetricAccumulator<Lane1> share)
    {
        LaneView<T>.Element(ref Value, lane) = share.Value.Value;
        LaneView<T>.Element(ref Companion, lane) = share.Companion.Value;
        LaneView<T>.Element(ref Before, lane) = share.Before.Value;
    }
}
