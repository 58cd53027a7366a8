using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Metrics;

/// <summary>Reads quantities at moments within steps, off the interpolant itself; what a moment costs is paid once.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class MomentReader<T>
    where T : unmanaged, ILane<T>
{
    private static readonly uint EveryLane = T.Bits(T.Equal(T.Broadcast(0.0), T.Broadcast(0.0)));

    private AlignedBuffer<T>? states;
    private Signals<T> signals;
    private Readouts<T> readouts;
    private T known;
    private bool algebra, scales;

    /// <summary>The moments from here on belong to another step.</summary>
    public void BeginStep() => known = T.Broadcast(double.NaN);

    /// <summary>A quantity at one moment in each lane; of a moment outside of the step at its nearer end.</summary>
    /// <param name="step">The step.</param>
    /// <param name="wanted">The quantity.</param>
    /// <param name="time">When (h).</param>
    public T Read(in SubjectStep<T> step, Quantity wanted, T time)
    {
        if (T.Bits(T.Equal(time, known)) != EveryLane)
        {
            known = time;
            states ??= new AlignedBuffer<T>(step.Integrated.StartState.Length);
            step.At(T.Min(T.Max(step.Integrated.ShareAt(time), T.Broadcast(0.0)), T.Broadcast(1.0)), states.Span);
            algebra = scales = false;
        }

        if (wanted.IsLine) return step.Algebra.Line(wanted, states!.Span);
        if (!wanted.IsState && !algebra) step.Algebra.Signals(states!.Span, out signals);
        algebra |= !wanted.IsState;
        if (wanted.IsScale && !scales)
        {
            readouts = step.Algebra.Readouts(states!.Span, in signals);
            scales = true;
        }

        return wanted.Evaluate(states!.Span, in signals, in readouts);
    }
}
