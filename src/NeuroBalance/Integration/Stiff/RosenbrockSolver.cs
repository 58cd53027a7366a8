


using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>The adaptive loop of every Rosenbrock method: for stiff systems, one trajectory at a time, forward or backward.</summary>
/// <remarks>
/// <para>Each step factors one matrix and solves with it once a stage; there is no iteration that could fail.
/// The step size follows Gustafsson's predictive controller (1994) as in Hairer and Wanner 1996, section IV.8.</para>
/// <para>Tolerances, limits and statuses are those of <see cref="StepControl"/> and <see cref="SolveStatus"/>, as in the explicit loop.
/// The derivative is never asked for a time outside the span. Nothing is allocated once the solver is built.
/// An instance is not safe for two threads at once; after an exception from the system it can be used again.</para>
/// </remarks>
/// <typeparam name="TTableau">The method.</typeparam>
public sealed class RosenbrockSolver<TTableau>
    where TTableau : struct, IRosenbrockTableau
{
    private const double Safety = 0.9;
    private const double LargestGrowth = 6.0;
    private const double LargestShrink = 0.2;

    // Below this many units of rounding of the time a step no longer moves it.
    private const double SmallestStepInUlps = 16 * 2.220446049250313e-16;
    private const double SmallestStepAtZero = 1e-100;

    private readonly int dimension;
    private readonly double[] u, state, trial, opening, stage, right, timeDerivative, dense;
    private readonly LuFactorization factorization;
    private readonly StiffDerivatives differences;
    private StepControl control = new();
    private double lastAcceptedStep, lastAcceptedError;
    private long accepted, rejected, evaluations;

    /// <summary>A solver for systems of a given size.</summary>
    /// <param name="dimension">The number of equations, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    public RosenbrockSolver(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        this.dimension = dimension;
        u = new double[dimension * TTableau.Stages];
        state = new double[dimension];
        trial = new double[dimension];
        opening = new double[dimension];
        stage = new double[dimension];
        right = new double[dimension];
        timeDerivative = new double[dimension];
        dense = new double[dimension * TTableau.DenseVectors];
        factorization = new LuFactorization(dimension);
        differences = new StiffDerivatives(dimension);
    }

    /// <summary>The size of the step that the controller would take next; a first step for whoever goes on from here.</summary>
    public double NextStep { get; private set; }

    /// <summary>The number of Jacobian matrices that the last integration used.</summary>
    public long Jacobians { get; private set; }

    /// <summary>
    /// A bound on the size of the eigenvalues of the last Jacobian matrix: the smaller of its row-sum and column-sum norms.
    /// </summary>
    internal double EigenvalueBound
    {
        get
        {
            double rows = 0, columns = 0;
            for (int i = 0; i < dimension; i++)
            {
                double row = 0, column = 0;
                for (int j = 0; j < dimension; j++)
                {
                    row += Math.Abs(differences.Jacobian[(i * dimension) + j]);
                    column += Math.Abs(differences.Jacobian[(j * dimension) + i]);
                }

                rows = Math.Max(rows, row);
                columns = Math.Max(columns, column);
            }

            return Math.Min(rows, columns);
        }
    }

    /// <summary>Integrates from one time to another.</summary>
    /// <param name="system">The equations. Its <see cref="IStiffSystem.Dimension"/> is this solver's.</param>
    /// <param name="y">The state: at <paramref name="start"/> on entry, at the time reached on return.</param>
    /// <param name="start">The time at which it starts.</param>
    /// <param name="end">The time at which it ends; before <paramref name="start"/> to go backward.</param>
    /// <param name="stepControl">Tolerances and limits. Its stiffness action has no meaning here.</param>
    /// <param name="observer">Sees the accepted steps.</param>
    /// <param name="cancellationToken">Looked at before every step.</param>
    /// <returns>How it ended. Evaluations count those for differences too.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, a time is not finite, or a setting is out of its range.</exception>
    public SolveReport Integrate<TSystem, TObserver>(
        TSystem system, Span<double> y, double start, double end, StepControl stepControl, ref TObserver observer,
            CancellationToken cancellationToken = default)
        where TSystem : IStiffSystem
        where TObserver : IStiffObserver
    {
        Validate(system.Dimension, y.Length, start, end, stepControl);
        control = stepControl;
        y.CopyTo(state);
        accepted = rejected = evaluations = Jacobians = 0;
        SolveReport report = Run(ref system, start, end, ref observer, cancellationToken);
        state.CopyTo(y);
        return report;
    }

    private SolveReport Run<TSystem, TObserver>(ref TSystem system, double start, double end, ref TObserver observer,
        CancellationToken cancellationToken)
        where TSystem : IStiffSystem
        where TObserver : IStiffObserver
    {
        double time = start;
        double direction = end >= start ? 1.0 : -1.0;
        if (start == end) return Report(SolveStatus.Success, time, 0.0, -1);
        Evaluate(ref system, time, state, opening);
        if (FirstNonFinite(opening) >= 0 || FirstNonFinite(state) >= 0)
        {
            return Report(SolveStatus.NonFinite, time, 0.0, Math.Max(FirstNonFinite(state), FirstNonFinite(opening)));
        }

        double size = Math.Min(control.FirstStep > 0.0 ? control.FirstStep : StartingSize(ref system, time, end), control.MaxStep);
        lastAcceptedError = 0.0;
        bool jacobianIsFresh = false;
        bool rejectedBefore = false;
        while (true)
        {
            if (cancellationToken.IsCancellationRequested) return Report(SolveStatus.Cancelled, time, size * direction, -1);
            if (evaluations >= control.MaxEvaluations)
            {
                return Report(SolveStatus.MaxEvaluationsReached, time, size * direction, LargestError());
            }
            if (accepted + rejected >= Math.Min(control.MaxSteps, control.MaxStepsPerSegment))
            {
                return Report(SolveStatus.MaxStepsReached, time, size * direction, LargestError());
            }
            double remaining = Math.Abs(end - time);
            bool lands = remaining <= size * 1.01;
            // Two equal steps to the end rather than a full one and a sliver.
            double step = direction * (lands ? remaining : remaining < 2.0 * size ? 0.5 * remaining : size);
            double next = lands ? end : time + step;
            // Accepted steps may shrink below the spacing of times too: toward a pole the solution outruns the clock.
            if (!lands && Math.Abs(step) < SmallestStep(time)) return Report(SolveStatus.StepTooSmall, time, step, LargestError());

            if (!jacobianIsFresh)
            {
                Jacobians++;
                int component = differences.Find(ref system, time, end, step, state, opening, control, timeDerivative, ref evaluations);
                if (component >= 0) return Report(SolveStatus.NonFinite, time, step, component);
                jacobianIsFresh = true;
            }

            bool solved = Step(ref system, time, step, next);
            double error = solved ? ScaledError() : double.NaN;
            if (error <= 1.0)
            {
                Evaluate(ref system, next, trial, right);
                // A state at which f has no value is no state to go on from.
                if (FirstNonFinite(right) >= 0) error = double.NaN;
            }

            if (error <= 1.0)
            {
                accepted++;
                double reached = next;
                if (observer.Observes)
                {
                    Interpolant();
                    var shown = new RosenbrockStep(time, next, state, trial, dense);
                    observer.Observe(in shown, ref reached);
                    if (!double.IsPositiveInfinity(reached) && direction * (next - reached) > 0.0)
                    {
                        shown.At(shown.ShareAt(reached), stage);
                        stage.CopyTo(state, 0);
                        NextStep = size;
                        return Report(SolveStatus.EventTerminated, reached, step, -1);
                    }
                }

                double proposal = Math.Abs(step) * Growth(Math.Abs(step), error, rejectedBefore);
                // A step that was cut short to land says little about the next.
                size = Math.Min(Math.Abs(step) < size ? Math.Max(size, proposal) : proposal, control.MaxStep);
                NextStep = size;
                Accept();
                time = next;
                jacobianIsFresh = rejectedBefore = false;
                if (lands) return Report(SolveStatus.Success, time, step, -1);
                if (double.IsPositiveInfinity(reached)) return Report(SolveStatus.EventTerminated, time, step, -1);
                continue;
            }

            rejected++;
            rejectedBefore = true;
            size = Math.Abs(step) * (error > 1.0 ? Shrink(error) : LargestShrink);
            if (!(size > SmallestStep(time)))
            {
                return double.IsFinite(error)
                    ? Report(SolveStatus.StepTooSmall, time, step, LargestError())
                    : Report(SolveStatus.NonFinite, time, step, Math.Max(0, Math.Max(FirstNonFinite(trial), FirstNonFinite(right))));
            }
        }
    }

    private double SmallestStep(double time) =>
        Math.Max(SmallestStepInUlps * Math.Abs(time), Math.Max(control.MinStep, SmallestStepAtZero));

    // One trial step: the stages u and the end in trial. False when the matrix is singular or a stage is not finite.
    private bool Step<TSystem>(ref TSystem system, double time, double step, double end)
        where TSystem : IStiffSystem
    {
        Span<double> elements = factorization.Elements;
        ReadOnlySpan<double> jacobian = differences.Jacobian;
        double diagonal = 1.0 / (step * TTableau.Gamma);
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = -jacobian[i];
        }
        for (int i = 0; i < dimension; i++)
        {
            elements[i * (dimension + 1)] += diagonal;
        }
        state.CopyTo(trial, 0);
        if (!factorization.Factor()) return false;

        ReadOnlySpan<double> nodes = TTableau.Nodes, weights = TTableau.TimeWeights, matrix = TTableau.Matrix, coupling = TTableau.Coupling;
        int row = 0;
        for (int s = 0; s < TTableau.Stages; s++)
        {
            Span<double> current = u.AsSpan(s * dimension, dimension);
            if (s == 0)
            {
                opening.CopyTo(right, 0);
            }
            else
            {
                Sum(matrix.Slice(row, s), state, 1.0, trial);
                // Rounding may put the time of a stage a unit beyond the end; the system never sees it.
                double stageTime = time + (step * nodes[s]);
                bool beyond = nodes[s] == 1.0 || (stageTime - end) * step > 0.0;
                Evaluate(ref system, beyond ? end : stageTime, trial, right);
                if (FirstNonFinite(right) >= 0) return false;
            }

            double weight = step * weights[s];
            for (int i = 0; i < dimension; i++)
            {
                right[i] += weight * timeDerivative[i];
            }
            Sum(coupling.Slice(row, s), right, 1.0 / step, current);
            factorization.Solve(current);
            row += s;
        }

        ReadOnlySpan<double> last = u.AsSpan((TTableau.Stages - 1) * dimension, dimension);
        for (int i = 0; i < dimension; i++)
        {
            trial[i] += last[i];
        }
        return true;
    }

    // destination = source + factor * sum over the stages so far of coefficient * u.
    private void Sum(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> source, double factor, Span<double> destination)
    {
        for (int i = 0; i < dimension; i++)
        {
            double sum = 0.0;
            for (int j = 0; j < coefficients.Length; j++)
            {
                sum += coefficients[j] * u[(j * dimension) + i];
            }
            destination[i] = source[i] + (factor * sum);
        }
    }

    private void Interpolant()
    {
        ReadOnlySpan<double> coefficients = TTableau.Dense;
        for (int k = 0; k < TTableau.DenseVectors; k++)
        {
            ReadOnlySpan<double> row = coefficients.Slice(k * TTableau.Stages, TTableau.Stages);
            for (int i = 0; i < dimension; i++)
            {
                double sum = 0.0;
                for (int s = 0; s < row.Length; s++)
                {
                    sum += row[s] * u[(s * dimension) + i];
                }
                dense[(k * dimension) + i] = sum;
            }
        }
    }

    private void Accept()
    {
        for (int i = 0; i < dimension; i++)
        {
            state[i] = Math.Abs(trial[i]) < control.FlushBelowOf(i) ? 0.0 : trial[i];
        }
        right.CopyTo(opening, 0);
    }

    private double ComponentError(int i)
    {
        double error = Math.Abs(u[((TTableau.Stages - 1) * dimension) + i]);
        return error / ToleranceOf(i, Math.Max(Math.Abs(state[i]), Math.Abs(trial[i])));
    }

    // NaN when anything is not finite.
    private double ScaledError()
    {
        double sum = 0.0;
        for (int i = 0; i < dimension; i++)
        {
            double error = ComponentError(i);
            sum += (error * error) + (0.0 * trial[i]);
        }

        double norm = Math.Sqrt(sum / dimension);
        return double.IsFinite(norm) ? norm : double.NaN;
    }

    // Before the first trial there is no error yet: then the component that wants to change most.
    private int LargestError()
    {
        bool tried = accepted + rejected > 0;
        int worst = 0;
        for (int i = 1; i < dimension; i++)
        {
            if (tried ? ComponentError(i) > ComponentError(worst) : ComponentSlope(i) > ComponentSlope(worst)) worst = i;
        }

        return worst;
    }

    private double ComponentSlope(int i) => Math.Abs(opening[i]) / ToleranceOf(i, Math.Abs(state[i]));

    private double ToleranceOf(int i, double size) =>
        Math.Max(control.AbsoluteToleranceOf(i), ErrorNorm.SmallestAbsolute) + (control.RelativeTolerance * size);

    private double Growth(double step, double error, bool rejectedBefore)
    {
        double bounded = Math.Max(error, 1e-4);
        double factor = Shrink(bounded);
        if (lastAcceptedError > 0.0)
        {
            // What the error did from the last step to this one it will do again.
            double trend = step / lastAcceptedStep * Root(lastAcceptedError / (bounded * bounded)) * Safety;
            factor = Math.Min(factor, trend);
        }

        lastAcceptedStep = step;
        lastAcceptedError = Math.Max(bounded, 1e-2);
        factor = Math.Min(LargestGrowth, Math.Max(LargestShrink, factor));
        return rejectedBefore ? Math.Min(1.0, factor) : factor;
    }

    private static double Shrink(double error) => Math.Min(LargestGrowth, Math.Max(LargestShrink, Safety * Root(1.0 / error)));

    private static double Root(double value) =>
        Elementary.Pow(new Lane1(value), new Lane1(1.0 / (TTableau.EmbeddedOrder + 1))).Value;

    // Hairer, Norsett and Wanner 1993, section II.4, with the exponent of this method.
    private double StartingSize<TSystem>(ref TSystem system, double time, double end)
        where TSystem : IStiffSystem
    {
        double span = Math.Abs(end - time);
        double d0 = Norm(state), d1 = Norm(opening);
        double first = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 * span : 0.01 * (d0 / d1);
        first = Math.Min(first, Math.Min(span, control.MaxStep));
        double signed = end >= time ? first : -first;
        for (int i = 0; i < dimension; i++)
        {
            trial[i] = state[i] + (signed * opening[i]);
        }
        double probe = time + signed;
        Evaluate(ref system, (probe - end) * signed > 0.0 ? end : probe, trial, right);
        if (FirstNonFinite(right) >= 0) return first * 1e-3;
        for (int i = 0; i < dimension; i++)
        {
            right[i] -= opening[i];
        }
        double steepest = Math.Max(d1, Norm(right) / first);
        double second = steepest <= 1e-15 ? Math.Max(1e-6, first * 1e-3) : Root(0.01 / steepest);
        return Math.Min(Math.Min(100.0 * first, second), span);
    }

    private double Norm(ReadOnlySpan<double> values)
    {
        double sum = 0.0;
        for (int i = 0; i < dimension; i++)
        {
            double scaled = values[i] / ToleranceOf(i, Math.Abs(state[i]));
            sum += scaled * scaled;
        }

        return Math.Min(Math.Sqrt(sum / dimension), double.MaxValue);
    }

    private void Evaluate<TSystem>(ref TSystem system, double time, ReadOnlySpan<double> at, Span<double> derivative)
        where TSystem : IStiffSystem
    {
        evaluations++;
        system.Derivatives(time, at, derivative);
    }

    private SolveReport Report(SolveStatus status, double time, double step, int component) =>
        new(status, time, step, component, accepted, rejected, evaluations, double.NaN);

    private static int FirstNonFinite(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) return i;
        }

        return -1;
    }

    private void Validate(int systemDimension, int stateLength, double start, double end, StepControl stepControl)
    {
        if (systemDimension != dimension)
        {
            throw new ArgumentException($"The system has {systemDimension} equations; this solver was built for {dimension}.",
                nameof(systemDimension));
        }
        if (stateLength != dimension)
        {
            throw new ArgumentException($"The state has {stateLength} components; this solver was built for {dimension}.",
                nameof(stateLength));
        }
        if (!double.IsFinite(start)) throw new ArgumentOutOfRangeException(nameof(start), start, "start must be finite.");
        if (!double.IsFinite(end)) throw new ArgumentOutOfRangeException(nameof(end), end, "end must be finite.");
        stepControl.Validate(dimension);
    }
}
