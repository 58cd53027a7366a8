namespace NeuroBalance.Integration;

/// <summary>The Jacobian and the time derivative of a stiff system: the user's where given, else forward differences.</summary>
internal sealed class StiffDerivatives(int dimension)
{
    private const double RootOfRounding = 1.4901161193847656e-8;
    private const double Rounding = 2.220446049250313e-16;

    // The difference by time spans this share of the step at most: enough to stand out of rounding for any step that moves the time, too
    // little to bend.
    private const double ShareOfStep = 1e-3;

    private readonly double[] jacobian = new double[dimension * dimension];
    private readonly double[] moved = new double[dimension];
    private readonly double[] changed = new double[dimension];

    /// <summary>d f_i / d y_j at i * dimension + j.</summary>
    public ReadOnlySpan<double> Jacobian => jacobian;

    /// <summary>Finds both at a state; answers -1, or the first component whose derivative is not finite.</summary>
    public int Find<TSystem>(
        ref TSystem system, double time, double end, double step, ReadOnlySpan<double> state, ReadOnlySpan<double> derivative,
        StepControl control, Span<double> timeDerivative, ref long evaluations)
        where TSystem : IStiffSystem
    {
        timeDerivative.Clear();
        if (!system.TryTimeDerivative(time, state, timeDerivative))
        {
            DifferenceByTime(ref system, time, end, step, state, derivative, timeDerivative, ref evaluations);
        }
        jacobian.AsSpan().Clear();
        if (!system.TryJacobian(time, state, jacobian))
        {
            DifferenceByState(ref system, time, step, state, derivative, control, ref evaluations);
        }
        for (int i = 0; i < dimension; i++)
        {
            if (!double.IsFinite(timeDerivative[i])) return i;
        }

        for (int k = 0; k < jacobian.Length; k++)
        {
            if (!double.IsFinite(jacobian[k])) return k / dimension;
        }

        return -1;
    }

    // Toward the end of the span, never beyond it, and over a part of the step only: close to a pole in time a root of rounding would reach
    // its other side.
    private void DifferenceByTime<TSystem>(
        ref TSystem system, double time, double end, double step, ReadOnlySpan<double> state, ReadOnlySpan<double> derivative,
        Span<double> timeDerivative, ref long evaluations)
        where TSystem : IStiffSystem
    {
        double size = Math.Min(RootOfRounding * Math.Max(Math.Abs(time), Math.Abs(step)), ShareOfStep * Math.Abs(step));
        size = Math.Min(size, Math.Abs(end - time));
        double probe = end >= time ? time + size : time - size;
        double difference = probe - time;
        if (difference == 0.0) return;
        evaluations++;
        system.Derivatives(probe, state, changed);
        for (int i = 0; i < dimension; i++)
        {
            timeDerivative[i] = (changed[i] - derivative[i]) / difference;
        }
    }

    // Increments as in CVODE (Hindmarsh et al. 2005, ACM Trans Math Softw 31:363): a root of rounding of the component,
    // but large enough that its effect over a step stands out of the rounding of f.
    private void DifferenceByState<TSystem>(
        ref TSystem system, double time, double step, ReadOnlySpan<double> state, ReadOnlySpan<double> derivative, StepControl control,
            ref long evaluations)
        where TSystem : IStiffSystem
    {
        double sum = 0.0;
        for (int i = 0; i < dimension; i++)
        {
            double scaled = derivative[i] / Weight(state, control, i);
            sum += scaled * scaled;
        }

        double norm = Math.Min(Math.Sqrt(sum / dimension), double.MaxValue);
        double least = norm > 0.0 ? Math.Min(1.0, 1000.0 * Math.Abs(step) * Rounding * dimension * norm) : 1.0;
        state.CopyTo(moved);
        for (int j = 0; j < dimension; j++)
        {
            double size = Math.Max(RootOfRounding * Math.Abs(state[j]), least * Weight(state, control, j));
            // Along the solution first: that is where the domain is.
            double sign = derivative[j] < 0.0 ? -1.0 : 1.0;
            if (!Column(ref system, time, state, derivative, j, sign * size, ref evaluations))
            {
                Column(ref system, time, state, derivative, j, -sign * size, ref evaluations);
            }
        }
    }

    private bool Column<TSystem>(
        ref TSystem system, double time, ReadOnlySpan<double> state, ReadOnlySpan<double> derivative, int j, double size,
            ref long evaluations)
        where TSystem : IStiffSystem
    {
        moved[j] = state[j] + size;
        double difference = moved[j] - state[j];
        evaluations++;
        system.Derivatives(time, moved, changed);
        moved[j] = state[j];
        bool finite = true;
        for (int i = 0; i < dimension; i++)
        {
            double element = (changed[i] - derivative[i]) / difference;
            jacobian[(i * dimension) + j] = element;
            finite &= double.IsFinite(element);
        }

        return finite;
    }

    private static double Weight(ReadOnlySpan<double> state, StepControl control, int i) =>
        Math.Max(control.AbsoluteTolerance[control.AbsoluteTolerance.Count == 1 ? 0 : i], ErrorNorm.SmallestAbsolute)
            + (control.RelativeTolerance * Math.Abs(state[i]));
}
