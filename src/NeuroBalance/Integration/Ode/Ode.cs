using System.Runtime.InteropServices;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;

namespace NeuroBalance;

/// <summary>
/// Initial value problems of ordinary differential equations: y' = f(t, y), y(t0) = y0. SciPy's solve_ivp, with its names and its order.
/// </summary>
public static class Ode
{
    /// <summary>Solves an initial value problem.</summary>
    /// <param name="system">f: SciPy's fun. An exception that it throws arrives unchanged.</param>
    /// <param name="tSpan">The times at which to start and to end; backward when the end lies before the start. SciPy's t_span.</param>
    /// <param name="y0">The state at the start.</param>
    /// <param name="options">Method, tolerances, output, events, limits.</param>
    /// <param name="cancellationToken">Looked at before every step. What was computed until then is returned, with
    /// <see cref="SolveStatus.Cancelled"/>.</param>
    /// <returns>
    /// The solution, or as much of it as there is: a numerical failure is a <see cref="OdeSolution.Status"/>, not an exception.
    /// </returns>
    /// <exception cref="ArgumentException">An argument or option is wrong; the message names it, its value and what is allowed.</exception>
    public static OdeSolution Solve(OdeFunction system, (double Start, double End) tSpan, ReadOnlySpan<double> y0,
        OdeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(system);
        return Solve(new FunctionSystem(system, y0.Length), tSpan, y0, options, cancellationToken);
    }

    /// <summary>
    /// Solves an initial value problem whose equations are a struct: no call through a delegate, the loop is compiled around them.
    /// </summary>
    /// <param name="system">f, with its dimension.</param>
    /// <param name="tSpan">The times at which to start and to end; backward when the end lies before the start.</param>
    /// <param name="y0">The state at the start.</param>
    /// <param name="options">Method, tolerances, output, events, limits.</param>
    /// <param name="cancellationToken">Looked at before every step.</param>
    /// <returns>The solution, or as much of it as there is.</returns>
    /// <exception cref="ArgumentException">An argument or option is wrong; the message names it, its value and what is allowed.</exception>
    public static OdeSolution Solve<TSystem>(TSystem system, (double Start, double End) tSpan, ReadOnlySpan<double> y0,
        OdeOptions? options = null, CancellationToken cancellationToken = default)
        where TSystem : struct, IOdeSystem<Lane1>
    {
        options ??= new OdeOptions();
        Validate(system.Dimension, tSpan, y0);
        options.Validate(y0, tSpan.Start, tSpan.End);
        var course = new OdeCourse(tSpan.Start, tSpan.End, y0.ToArray(), options);
        var run = new OdeRun<TSystem>(system, course, options, y0, cancellationToken);
        return options.Method switch
        {
            OdeMethod.DormandPrince54 => run.Explicit<DormandPrince54>(),
            OdeMethod.BogackiShampine32 => run.Explicit<BogackiShampine32>(),
            OdeMethod.Tsitouras54 => run.Explicit<Tsitouras54>(),
            OdeMethod.DormandPrince853 => run.Explicit<DormandPrince853>(),
            OdeMethod.Rodas5P => run.Stiff(),
            OdeMethod.Automatic => run.Automatic(),
        };
    }

    private static void Validate(int dimension, (double Start, double End) tSpan, ReadOnlySpan<double> y0)
    {
        if (!double.IsFinite(tSpan.Start)) throw new ArgumentOutOfRangeException(nameof(tSpan), tSpan.Start, "tSpan.Start must be finite.");
        if (!double.IsFinite(tSpan.End)) throw new ArgumentOutOfRangeException(nameof(tSpan), tSpan.End, "tSpan.End must be finite.");
        if (y0.Length == 0) throw new ArgumentException("y0 is empty; a system has at least one component.", nameof(y0));
        if (y0.Length != dimension) throw new ArgumentException($"y0 has {y0.Length} components; the system has {dimension}.", nameof(y0));
        for (int i = 0; i < y0.Length; i++)
        {
            if (!double.IsFinite(y0[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"y0[{i}] is {y0[i]}; allowed: finite numbers."), nameof(y0));
            }
        }
    }

    private readonly struct FunctionSystem(OdeFunction function, int dimension) : IOdeSystem<Lane1>
    {
        public int Dimension => dimension;

        public void Derivatives(Lane1 time, ReadOnlySpan<Lane1> state, Span<Lane1> derivative) =>
            function(time.Value, MemoryMarshal.Cast<Lane1, double>(state), MemoryMarshal.Cast<Lane1, double>(derivative));
    }
}
