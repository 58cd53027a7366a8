

using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;

namespace NeuroBalance;

/// <summary>The settings of <see cref="Ode"/>; every one has a default.</summary>
public sealed record OdeOptions
{
    /// <summary>The method; SciPy's method.</summary>
    public OdeMethod Method { get; init; } = OdeMethod.DormandPrince54;

    /// <summary>
    /// The relative tolerance; SciPy's rtol, Julia's reltol. Default <see cref="Tolerances.DefaultRelative"/> (SciPy: 1e-3).
    /// </summary>
    public double RelativeTolerance { get; init; } = Tolerances.DefaultRelative;

    /// <summary>
    /// The absolute tolerance: one number for all components, or one each; SciPy's atol, Julia's abstol. Default
    /// <see cref="Tolerances.DefaultAbsolute"/> (SciPy: 1e-6).
    /// </summary>
    public IReadOnlyList<double> AbsoluteTolerance { get; init; } = [Tolerances.DefaultAbsolute];

    /// <summary>
    /// The times at which the solution is wanted, in the order of the integration; SciPy's t_eval, Julia's saveat. Null: the ends of the
    /// steps. They never change the steps.
    /// </summary>
    public IReadOnlyList<double>? OutputTimes { get; init; }

    /// <summary>
    /// Whether to keep the solution between the steps, so that <see cref="OdeSolution.At(double)"/> answers for every time; SciPy's
    /// dense_output.
    /// </summary>
    public bool DenseOutput { get; init; }

    /// <summary>
    /// The times at which the right-hand side is not smooth; Julia's tstops and d_discontinuities. No step crosses one: before it the
    /// right-hand side is asked for times below it only, after it for times from it on. In any order; those outside the span have no
    /// effect.
    /// </summary>
    public IReadOnlyList<double> Breakpoints { get; init; } = [];

    /// <summary>What is to be noticed on the way; SciPy's events.</summary>
    public IReadOnlyList<OdeEvent> Events { get; init; } = [];

    /// <summary>The largest step; SciPy's max_step, Julia's dtmax. A pulse shorter than the steps needs this, or a breakpoint.</summary>
    public double MaxStep { get; init; } = double.PositiveInfinity;

    /// <summary>The first step to try; SciPy's first_step, Julia's dt. 0 lets the method choose.</summary>
    public double FirstStep { get; init; }

    /// <summary>The smallest step that the error may ask for; Julia's dtmin. 0: the spacing of doubles.</summary>
    public double MinStep { get; init; }

    /// <summary>The most steps, accepted or not; Julia's maxiters.</summary>
    public long MaxSteps { get; init; } = 1_000_000;

    /// <summary>The most evaluations of the right-hand side; the integration ends with the step that reaches them.</summary>
    public long MaxEvaluations { get; init; } = long.MaxValue;

    /// <summary>
    /// What an explicit method does when stability, not accuracy, limits its step. By default it stops and says so:
    /// <see cref="OdeMethod.Automatic"/> is the way on.
    /// </summary>
    public StiffnessAction Stiffness { get; init; } = StiffnessAction.Stop;

    /// <summary>
    /// The components, from 0, that must not fall below 0, such as concentrations; MATLAB's NonNegative. Default none. They start at 0 or
    /// above and are
    /// reported at 0 or above, whatever the equations say below 0: those are asked at 0 there, and a slope that leads further down counts
    /// as 0.
    /// </summary>
    public IReadOnlyList<int> NonNegative { get; init; } = [];

    /// <summary>The Jacobian matrix for the implicit method; SciPy's jac. Null: by differences.</summary>
    public OdeJacobian? Jacobian { get; init; }

    /// <summary>Told after every accepted step how far it has come.</summary>
    public IProgress<OdeProgress>? Progress { get; init; }

    /// <summary>What happens to the state at a breakpoint, before the integration goes on from there; null for nothing.</summary>
    internal OdeJump? AtBreakpoints { get; init; }

    /// <summary>What the components are called where people read of them; empty for their numbers.</summary>
    internal IReadOnlyList<string> ComponentNames { get; init; } = [];

    internal StepControl ToStepControl() => new()
    {
        RelativeTolerance = RelativeTolerance,
        AbsoluteTolerance = AbsoluteTolerance,
        MaxStep = MaxStep,
        FirstStep = FirstStep,
        MinStep = MinStep,
        MaxSteps = MaxSteps,
        MaxEvaluations = MaxEvaluations,
        Stiffness = Stiffness,
    };

    // Everything that can be wrong before the first evaluation, by the name of the setting.
    internal void Validate(ReadOnlySpan<double> y0, double start, double end)
    {
        int dimension = y0.Length;
        Require(Enum.IsDefined(Method), nameof(Method), Method, "one of the methods");
        Require(Enum.IsDefined(Stiffness), nameof(Stiffness), Stiffness, "one of the actions");
        ArgumentNullException.ThrowIfNull(AbsoluteTolerance);
        ArgumentNullException.ThrowIfNull(Breakpoints);
        ArgumentNullException.ThrowIfNull(Events);
        ArgumentNullException.ThrowIfNull(NonNegative);
        ToStepControl().Validate(dimension);
        foreach (int component in NonNegative)
        {
            Require(component >= 0 && component < dimension, nameof(NonNegative), component, $"components from 0 to {dimension - 1}");
            Require(y0[component] >= 0, $"y0[{component}]", y0[component], "0 or above, since NonNegative names it");
        }

        foreach (double breakpoint in Breakpoints)
        {
            Require(double.IsFinite(breakpoint), nameof(Breakpoints), breakpoint, "finite times");
        }
        foreach (OdeEvent observed in Events)
        {
            ArgumentNullException.ThrowIfNull(observed, nameof(Events));
        }
        if (OutputTimes is null) return;
        double low = Math.Min(start, end), high = Math.Max(start, end);
        for (int i = 0; i < OutputTimes.Count; i++)
        {
            double time = OutputTimes[i];
            Require(time >= low && time <= high, nameof(OutputTimes), time,
                FormattableString.Invariant($"times from {low} to {high}, the span"));
            bool inOrder = i == 0 || (end >= start ? time >= OutputTimes[i - 1] : time <= OutputTimes[i - 1]);
            Require(inOrder, nameof(OutputTimes), time,
                FormattableString.Invariant(
                $"the order of the integration, from {start} to {end}; it stands after {(i == 0 ? time : OutputTimes[i - 1])}"));
        }
    }

    private static void Require(bool holds, string name, object value, string allowed)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} holds {value}; allowed: {allowed}."));
        }
    }
}
