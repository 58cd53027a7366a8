namespace NeuroBalance;

/// <summary>What an integration has cost.</summary>
public sealed record OdeStatistics
{
    /// <summary>The evaluations of the right-hand side, those for differences included: SciPy's nfev.</summary>
    public long RhsEvaluations { get; init; }

    /// <summary>The steps that were kept.</summary>
    public long AcceptedSteps { get; init; }

    /// <summary>The steps that were tried and given up.</summary>
    public long RejectedSteps { get; init; }

    /// <summary>The Jacobian matrices that were computed: SciPy's njev.</summary>
    public long JacobianEvaluations { get; init; }

    /// <summary>The time at which stability first began to limit the step; NaN if it never did or was not watched.</summary>
    public double StiffnessTime { get; init; } = double.NaN;

    /// <summary>The changes of method of <see cref="OdeMethod.Automatic"/>, in order.</summary>
    public IReadOnlyList<Switch> Switches { get; init; } = [];

    /// <summary>A change of method during an integration.</summary>
    /// <param name="Time">The time at which it was changed.</param>
    /// <param name="Method">The method from there on.</param>
    public readonly record struct Switch(double Time, OdeMethod Method);
}
