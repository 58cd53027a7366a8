namespace NeuroBalance.Integration.Tableaus;

/// <summary>
/// Rodas5P: a stiffly accurate Rosenbrock method of order 5(4) in 8 stages with an interpolant of order 4, for stiff systems.
/// </summary>
/// <remarks>
/// Steinebach 2023, BIT Numerical Mathematics 63:27, table 5. Made so that the order falls little on stiff problems of
/// Prothero and Robinson's kind. The third vector of the published interpolant misses the conditions of order 2 to 4 by
/// 1e-9; here all three carry the smallest correction (below 1e-8) with which they hold to rounding.
/// </remarks>
public readonly struct Rodas5P : IRosenbrockTableau
{
    /// <inheritdoc/>
    public static string Name => "Rodas5P";

    /// <inheritdoc/>
    public static string Source => "Steinebach 2023, BIT Numerical Mathematics 63:27";

    /// <inheritdoc/>
    public static int Order => 5;

    /// <inheritdoc/>
    public static int EmbeddedOrder => 4;

    /// <inheritdoc/>
    public static int DenseOrder => 4;

    /// <inheritdoc/>
    public static int Stages => 8;

    /// <inheritdoc/>
    public static double Gamma => 0.21193756319429014;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Nodes =>
        [0.0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1.0, 1.0, 1.0];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> TimeWeights =>
        [0.21193756319429014, -0.42387512638858027, -0.3384627126235924, 1.8046452872882734, 2.325825639765069, 0.0, 0.0, 0.0];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Matrix =>
    [
        3.0,
        2.849394379747939, 0.45842242204463923,
        -6.954028509809101, 2.489845061869568, -10.358996098473584,
        2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641,
        -7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946,
        -7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946, 1.0,
        -7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946, 1.0, 1.0,
    ];

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Coupling =>
    [
        -14.155112264123755,
        -17.97296035885952, -2.859693295451294,
        147.12150275711716, -1.41221402718213, 71.68940251302358,
        165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306,
        24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471,
        30.91273214028599, -3.1208243349937974, 77.79954646070892, 34.28646028294783, -19.097331116725623, -28.087943162872662,
        37.80277123390563, -3.2571969029072276, 112.26918849496327, 66.9347231244047, -40.06618937091002, -54.66780262877968,
            -9.48861652309627,
    ];

    /// <inheritdoc/>
    public static int DenseVectors => 3;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> Dense =>
    [
        25.948786856663837, -2.557972484584615, 10.433815404888872, -2.3679251022685084, 0.524948541321067, 1.1241088310450469,
            0.4272876194431794, -0.17202221070155493,
        -9.915688506954426, -0.9689944594115999, 3.0438037242977334, -24.49522456621541, 20.17613833470891, 15.980663614246211,
            -6.789040303419707, -6.710236069923372,
        11.41990357645204, 2.887964514603356, 72.92137996260068, 80.12511834872637, -52.07287136775831, -59.7899362547027,
            -0.15582684319330883, 4.883087185713722,
    ];
}
