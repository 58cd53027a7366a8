

using NeuroBalance.Integration;

namespace NeuroBalance;

/// <summary>The solution of an initial value problem: SciPy's OdeResult.</summary>
public sealed class OdeSolution
{
    private readonly IReadOnlyList<DenseSegment>? segments;
    private readonly double sign;

    internal OdeSolution(IReadOnlyList<DenseSegment>? segments, double sign)
    {
        this.segments = segments;
        this.sign = sign;
    }

    /// <summary>
    /// The times of the output, in the order of the integration; SciPy's t. After a failure or a terminal event those that were reached.
    /// </summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>The state at each of <see cref="Times"/>, one row a time (SciPy's y, transposed).</summary>
    public required IReadOnlyList<double[]> States { get; init; }

    /// <summary>How it ended.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>How it ended, in words, with time, step and component.</summary>
    public required string Message { get; init; }

    /// <summary>Whether the end of the span or a terminal event was reached.</summary>
    public bool Success => Status is SolveStatus.Success or SolveStatus.EventTerminated;

    /// <summary>What it cost.</summary>
    public required OdeStatistics Stats { get; init; }

    /// <summary>The time that was reached.</summary>
    public required double EndTime { get; init; }

    /// <summary>The state at <see cref="EndTime"/>.</summary>
    public required double[] EndState { get; init; }

    /// <summary>For each event of the options, the times at which it occurred; SciPy's t_events.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> EventTimes { get; init; }

    /// <summary>For each event of the options, the states at which it occurred, before any action; SciPy's y_events.</summary>
    public required IReadOnlyList<IReadOnlyList<double[]>> EventStates { get; init; }

    /// <summary>One component over <see cref="Times"/>; SciPy's y[i].</summary>
    /// <param name="index">The component, from 0.</param>
    public double[] Component(int index) => States.Select(state => state[index]).ToArray();

    /// <summary>All states in one array, component after component: that of component i at time k stands at i * Times.Count + k.</summary>
    public double[] ToColumnMajor()
    {
        int times = States.Count, dimension = EndState.Length;
        var flat = new double[times * dimension];
        for (int k = 0; k < times; k++)
        {
            for (int i = 0; i < dimension; i++)
            {
                flat[(i * times) + k] = States[k][i];
            }
        }

        return flat;
    }

    /// <summary>
    /// The state at any time that was integrated over; SciPy's sol(t). At a time at which an action changed the state, the state before.
    /// </summary>
    /// <param name="time">The time.</param>
    /// <exception cref="InvalidOperationException">The options did not ask for <see cref="OdeOptions.DenseOutput"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time was not integrated over.</exception>
    public double[] At(double time)
    {
        var state = new double[EndState.Length];
        At(time, state);
        return state;
    }

    /// <summary>
    /// Writes the state at any time that was integrated over. At a time at which an action changed the state, the state before.
    /// </summary>
    /// <param name="time">The time.</param>
    /// <param name="state">Filled with one number a component.</param>
    /// <exception cref="InvalidOperationException">The options did not ask for <see cref="OdeOptions.DenseOutput"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time was not integrated over.</exception>
    /// <exception cref="ArgumentException"><paramref name="state"/> has another length than the system.</exception>
    public void At(double time, Span<double> state)
    {
        if (segments is null) throw new InvalidOperationException("At(t) needs DenseOutput = true in the options.");
        if (state.Length != EndState.Length)
        {
            throw new ArgumentException($"state has room for {state.Length} components; the system has {EndState.Length}.", nameof(state));
        }
        double way = sign * time;
        if (time == EndTime && segments.Count == 0)
        {
            EndState.CopyTo(state);
            return;
        }

        if (segments.Count == 0 || !(way >= segments[0].Start && way <= segments[^1].End))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time,
                FormattableString.Invariant($"time is {time}; it was integrated as far as {EndTime}."));
        }

        int low = 0, high = segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (segments[middle].End >= way) high = middle;
            else low = middle + 1;
        }

        segments[low].At(way, state);
    }
}
