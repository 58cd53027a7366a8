namespace NeuroBalance.Integration;

/// <summary>Tolerances and limits of an adaptive integration.</summary>
/// <remarks>A step is accepted when the root mean square over the components of error / (atol + rtol * |y|) is at most 1.</remarks>
public sealed record StepControl
{
    /// <summary>The relative tolerance; default <see cref="Tolerances.DefaultRelative"/>.</summary>
    public double RelativeTolerance { get; init; } = Tolerances.DefaultRelative;

    /// <summary>
    /// The absolute tolerance: one number for all components, or one each; default <see cref="Tolerances.DefaultAbsolute"/>.
    /// </summary>
    public IReadOnlyList<double> AbsoluteTolerance { get; init; } = [Tolerances.DefaultAbsolute];

    /// <summary>The largest step.</summary>
    public double MaxStep { get; init; } = double.PositiveInfinity;

    /// <summary>The first step to try; 0 lets the integrator choose.</summary>
    public double FirstStep { get; init; }

    /// <summary>The most steps, accepted or not, of one trajectory.</summary>
    public long MaxSteps { get; init; } = 1_000_000;

    /// <summary>
    /// The most steps, accepted or not, from one boundary of a trajectory to the next. With it as the only limit, a trajectory of many
    /// doses may take as many steps as they need and still cannot run without end.
    /// </summary>
    public long MaxStepsPerSegment { get; init; } = long.MaxValue;

    /// <summary>The most evaluations of the derivative of one trajectory; it ends with the step that reaches them.</summary>
    public long MaxEvaluations { get; init; } = long.MaxValue;

    /// <summary>
    /// The smallest step that the error may ask for; below it the integration ends. 0 leaves the spacing of doubles as the only limit.
    /// Steps that land on a boundary may be smaller.
    /// </summary>
    public double MinStep { get; init; }

    /// <summary>What to do when stability, not accuracy, limits the step.</summary>
    public StiffnessAction Stiffness { get; init; } = StiffnessAction.Ignore;

    /// <summary>
    /// State components smaller in size than this become 0 when a step is accepted: one number for all components, or one each; default
    /// none.
    /// </summary>
    /// <remarks>
    /// Spares the tail of a decay its slow subnormal numbers and, at the size of the absolute tolerance, the steps that only its stability
    /// would ask for.
    /// </remarks>
    public IReadOnlyList<double> FlushBelow { get; init; } = [];

    /// <summary>How many accepted steps pass between two looks for stiffness, as long as none is suspected.</summary>
    internal int StiffnessPeriod { get; init; } = 1000;

    /// <summary>Checks every setting against a system's dimension.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it, its value and what is allowed.</exception>
    public void Validate(int dimension)
    {
        Require(Tolerances.IsRelative(RelativeTolerance), nameof(RelativeTolerance), RelativeTolerance, Tolerances.AllowedRelative);
        Require(AbsoluteTolerance.Count == 1 || AbsoluteTolerance.Count == dimension, "AbsoluteTolerance.Count", AbsoluteTolerance.Count,
            $"1, or {dimension}, one a component");

        foreach (double tolerance in AbsoluteTolerance)
        {
            Require(Tolerances.IsAbsolute(tolerance), nameof(AbsoluteTolerance), tolerance, Tolerances.AllowedAbsolute);
        }

        Require(MaxStep > 0, nameof(MaxStep), MaxStep, "above 0");
        Require(FirstStep >= 0 && double.IsFinite(FirstStep), nameof(FirstStep), FirstStep, "0 (choose) or a finite number above it");
        Require(MaxSteps > 0, nameof(MaxSteps), MaxSteps, "above 0");
        Require(MaxStepsPerSegment > 0, nameof(MaxStepsPerSegment), MaxStepsPerSegment, "above 0");
        Require(MaxEvaluations > 0, nameof(MaxEvaluations), MaxEvaluations, "above 0");
        Require(MinStep >= 0 && MinStep <= MaxStep && double.IsFinite(MinStep), nameof(MinStep), MinStep, "from 0 to MaxStep");
        Require(FlushBelow.Count <= 1 || FlushBelow.Count == dimension, "FlushBelow.Count", FlushBelow.Count,
            $"0, 1, or {dimension}, one a component");
        foreach (double size in FlushBelow)
        {
            Require(size >= 0 && size < 1, nameof(FlushBelow), size, "from 0 to below 1");
        }
    }

    internal double AbsoluteToleranceOf(int component) => AbsoluteTolerance[AbsoluteTolerance.Count == 1 ? 0 : component];

    internal double FlushBelowOf(int component) => FlushBelow.Count switch { 0 => 0, 1 => FlushBelow[0], _ => FlushBelow[component] };

    private static void Require(bool holds, string name, double value, string allowed)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}; allowed: {allowed}."));
        }
    }
}
