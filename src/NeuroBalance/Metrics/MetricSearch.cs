using NeuroBalance.Lanes;

namespace NeuroBalance.Metrics;

/// <summary>How one metric takes in steps: of all lanes at once, or of one lane after another.</summary>
/// <remarks>
/// Holds no numbers of subjects; those stand in a <see cref="MetricAccumulator{T}"/> for each lane. Without overrides it takes in nothing,
/// as suits the metrics that are not searched for.
/// </remarks>
internal class MetricSearch<T>
    where T : unmanaged, ILane<T>
{
    // A curve that passes a level and comes back within a slice is seen only if its bounds or its slopes tell.
    private const int Slices = 4;

    /// <summary>The number before the first step.</summary>
    public virtual double Initial => double.NaN;

    /// <summary>Where the number to be reported stands.</summary>
    public virtual T Reported(in MetricAccumulator<T> found) => found.Value;

    /// <summary>Takes in one step.</summary>
    /// <param name="found">What was found before.</param>
    /// <param name="step">The step.</param>
    /// <param name="mask">The lanes for which it counts.</param>
    public virtual void Add(ref MetricAccumulator<T> found, in StepView<T> step, T mask)
    {
        mask = Doubtful(ref found, in step, mask);
        if (!T.Any(mask)) return;
        T width = (step.To - step.From) * (1.0 / Slices);
        T left = step.From;
        for (int i = 1; i <= Slices; i++)
        {
            T right = i == Slices ? step.To : step.From + (width * (double)i);
            AddSlice(ref found, in step, left, right, mask);
            left = right;
        }
    }

    /// <summary>The lanes in which the step has to be searched; in most its bounds already say what it does.</summary>
    protected virtual T Doubtful(ref MetricAccumulator<T> found, in StepView<T> step, T mask) => T.Broadcast(0.0);

    /// <summary>Takes in a part of the step.</summary>
    protected virtual void AddSlice(ref MetricAccumulator<T> found, in StepView<T> step, T left, T right, T mask)
    {
    }

    /// <summary>The lanes whose whole step lies on one side of a level.</summary>
    protected static T OnOneSide(in StepCurve<T> curve, T level) =>
        T.Or(T.LessThanOrEqual(level, curve.Lowest), T.LessThan(curve.Highest, level));
}
