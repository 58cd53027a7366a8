namespace NeuroBalance.Integration.Tableaus;

/// <summary>The Bogacki-Shampine pair of order 3(2) with the cubic Hermite interpolant: "RK23", "ode23", for loose tolerances.</summary>
/// <remarks>
/// Bogacki and Shampine 1989, Appl Math Lett 2:321. The interpolant is the cubic through the values and slopes of both ends.
/// </remarks>
public readonly struct BogackiShampine32 : ITableau
{
    /// <inheritdoc/>
    public static string Name => "Bogacki-Shampine 3(2)";

    /// <inheritdoc/>
    public static string Source => "Bogacki and Shampine 1989, Appl Math Lett 2:321";

    /// <inheritdoc/>
    public static int Order => 3;

    /// <inheritdoc/>
    public static int EmbeddedOrder => 2;

    /// <inheritdoc/>
    public static int Stages => 4;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Nodes => [0.0, 1.0 / 2, 3.0 / 4, 1.0];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Matrix =>
    [
        1.0 / 2,
        0.0, 3.0 / 4,
        2.0 / 9, 1.0 / 3, 4.0 / 9,
    ];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Error => [-5.0 / 72, 1.0 / 12, 1.0 / 9, -1.0 / 8];

    /// <inheritdoc/>
    public static int DenseOrder => 3;

    /// <inheritdoc/>
    public static int DenseStages => 0;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> DenseNodes => [];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> DenseMatrix => [];

    /// <inheritdoc/>
    public static int DenseDegree => 3;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Dense =>
    [
        1.0, -4.0 / 3, 5.0 / 9,
        0.0, 1.0, -2.0 / 3,
        0.0, 4.0 / 3, -8.0 / 9,
        0.0, -1.0, 1.0,
    ];

    /// <inheritdoc/>
    public static double StabilityBound => 2.5;

    /// <inheritdoc/>
    public static int StiffnessStage => -1;
}
