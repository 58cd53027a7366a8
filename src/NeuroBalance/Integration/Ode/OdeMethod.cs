

using NeuroBalance.Integration.Tableaus;

namespace NeuroBalance;

/// <summary>The methods of <see cref="Ode"/>.</summary>
public enum OdeMethod
{
    /// <summary>
    /// Dormand and Prince's pair of order 5(4) with an interpolant of order 4: SciPy's "RK45", Julia's DP5, MATLAB's ode45. The default.
    /// </summary>
    DormandPrince54,

    /// <summary>Bogacki and Shampine's pair of order 3(2): SciPy's "RK23", Julia's BS3. For low accuracy.</summary>
    BogackiShampine32,

    /// <summary>Tsitouras's pair of order 5(4): Julia's Tsit5.</summary>
    Tsitouras54,

    /// <summary>Dormand and Prince's method of order 8(5,3) with an interpolant of order 7: SciPy's "DOP853". For high accuracy.</summary>
    DormandPrince853,

    /// <summary>
    /// Steinebach's Rosenbrock method of order 5 for stiff systems: Julia's Rodas5P. Serves where SciPy has "Radau" and "BDF".
    /// </summary>
    Rodas5P,

    /// <summary>
    /// Begins with <see cref="DormandPrince54"/>, goes over to <see cref="Rodas5P"/> where the system is stiff and back where it is not:
    /// what SciPy's "LSODA" is for.
    /// </summary>
    Automatic,
}
