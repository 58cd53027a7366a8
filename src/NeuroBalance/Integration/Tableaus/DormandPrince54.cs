namespace NeuroBalance.Integration.Tableaus;

/// <summary>The Dormand-Prince pair of order 5(4) with its free interpolant of order 4: "RK45", "dopri5", "ode45".</summary>
/// <remarks>
/// Dormand and Prince 1980, J Comput Appl Math 6:19, table 2; interpolant: Shampine 1986, Math Comp 46:135, in the
/// form of Hairer, Norsett and Wanner 1993, Solving Ordinary Differential Equations I, section II.6.
/// </remarks>
public readonly struct DormandPrince54 : ITableau
{
    /// <inheritdoc/>
    public static string Name => "Dormand-Prince 5(4)";

    /// <inheritdoc/>
    public static string Source => "Dormand and Prince 1980, J Comput Appl Math 6:19, table 2";

    /// <inheritdoc/>
    public static int Order => 5;

    /// <inheritdoc/>
    public static int EmbeddedOrder => 4;

    /// <inheritdoc/>
    public static int Stages => 7;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Nodes => [0.0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1.0, 1.0];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Matrix =>
    [
        1.0 / 5,
        3.0 / 40, 9.0 / 40,
        44.0 / 45, -56.0 / 15, 32.0 / 9,
        19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729,
        9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656,
        35.0 / 384, 0.0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84,
    ];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Error =>
        [71.0 / 57600, 0.0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    /// <inheritdoc/>
    public static int DenseOrder => 4;

    /// <inheritdoc/>
    public static int DenseStages => 0;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> DenseNodes => [];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> DenseMatrix => [];

    /// <inheritdoc/>
    public static int DenseDegree => 4;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Dense =>
    [
        1.0, -8048581381.0 / 2820520608, 8663915743.0 / 2820520608, -12715105075.0 / 11282082432,
        0.0, 0.0, 0.0, 0.0,
        0.0, 131558114200.0 / 32700410799, -68118460800.0 / 10900136933, 87487479700.0 / 32700410799,
        0.0, -1754552775.0 / 470086768, 14199869525.0 / 1410260304, -10690763975.0 / 1880347072,
        0.0, 127303824393.0 / 49829197408, -318862633887.0 / 49829197408, 701980252875.0 / 199316789632,
        0.0, -282668133.0 / 205662961, 2019193451.0 / 616988883, -1453857185.0 / 822651844,
        0.0, 40617522.0 / 29380423, -110615467.0 / 29380423, 69997945.0 / 29380423,
    ];

    /// <inheritdoc/>
    public static double StabilityBound => 3.25;

    /// <inheritdoc/>
    public static int StiffnessStage => 5;
}
