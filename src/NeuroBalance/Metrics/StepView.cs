using NeuroBalance.Lanes;

namespace NeuroBalance.Metrics;

/// <summary>The quantities of a metric over one step, and the part of the step that its window shows.</summary>
/// <param name="curve">The quantity.</param>
/// <param name="other">The second quantity; anything when there is none.</param>
/// <param name="start">The time at which the step starts (h).</param>
/// <param name="size">The size by which shares of the step are measured (h).</param>
/// <param name="from">The share at which the window opens within the step.</param>
/// <param name="to">The share at which it closes.</param>
internal readonly ref struct StepView<T>(ref readonly StepCurve<T> curve, ref readonly StepCurve<T> other, T start, T size, T from, T to)
    where T : unmanaged, ILane<T>
{
    public readonly ref readonly StepCurve<T> Curve = ref curve;
    public readonly ref readonly StepCurve<T> Other = ref other;
    public readonly T Size = size;
    public readonly T From = from;
    public readonly T To = to;
    private readonly T start = start;

    /// <summary>The time at a share of the step (h).</summary>
    public T TimeAt(T share) => start + (share * Size);
}
