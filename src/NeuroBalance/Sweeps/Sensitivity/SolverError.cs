namespace NeuroBalance.Sweeps;

/// <summary>How far two runs of one outcome may lie apart by the choice of steps alone.</summary>
/// <remarks>The tolerances bound the error of a step; over a run errors add up to several times that.</remarks>
/// <param name="Relative">The relative tolerance of a step.</param>
/// <param name="Absolute">The absolute tolerance of a step.</param>
internal readonly record struct SolverError(double Relative, double Absolute)
{
    // On the safe side.
    private const double ErrorsInTolerance = 10;

    /// <summary>The error of the difference of two values.</summary>
    /// <param name="one">The one value.</param>
    /// <param name="other">The other.</param>
    internal double Between(double one, double other) =>
        ErrorsInTolerance * ((Relative * Math.Max(Math.Abs(one), Math.Abs(other))) + Absolute);
}
