using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Runs trials at a lane width, and the equations that tests share.</summary>
internal static class Trials
{
    public static TheoryData<int> Widths => [1, 4, 8];

    public static Outcome Run(int width, Trial trial, StepControl? control = null, bool observe = true) =>
        Run(width, [trial], control, observe)[0];

    public static Outcome[] Run(int width, IReadOnlyList<Trial> trials, StepControl? control = null, bool observe = true,
        Action<long>? everyCall = null, CancellationToken cancellation = default) =>
        Run<DormandPrince54>(width, trials, control, observe, everyCall, cancellation);

    public static Outcome[] Run<TTableau>(int width, IReadOnlyList<Trial> trials, StepControl? control = null, bool observe = true,
        Action<long>? everyCall = null, CancellationToken cancellation = default)
        where TTableau : struct, ITableau =>
        width switch
        {
            1 => Run<Lane1, TTableau>(trials, control ?? new(), observe, everyCall, cancellation),
            4 => Run<Lane4, TTableau>(trials, control ?? new(), observe, everyCall, cancellation),
            8 => Run<Lane8, TTableau>(trials, control ?? new(), observe, everyCall, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(width)),
        };

    /// <summary>y' = y cos t, y = y(0) exp(sin t).</summary>
    public static void Swing(double time, ReadOnlySpan<double> state, Span<double> derivative) => derivative[0] = state[0] * Math.Cos(time);

    /// <summary>y' = -y.</summary>
    public static void Decay(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        for (int i = 0; i < state.Length; i++)
        {
            derivative[i] = -state[i];
        }
    }

    /// <summary>y'' = -y.</summary>
    public static void Oscillator(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        derivative[0] = state[1];
        derivative[1] = -state[0];
    }

    public static ScalarRhs VanDerPol(double mu) => (_, y, dydt) =>
    {
        dydt[0] = y[1];
        dydt[1] = (mu * (1 - (y[0] * y[0])) * y[1]) - y[0];
    };

    public static void Robertson(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        dydt[0] = (-0.04 * y[0]) + (1e4 * y[1] * y[2]);
        dydt[2] = 3e7 * y[1] * y[1];
        dydt[1] = -dydt[0] - dydt[2];
    }

    /// <summary>
    /// HIRES (Schaefer 1975; Hairer and Wanner 1996, section IV.10): eight reactants, t = 0 .. 321.8122, y(0) = (1, 0, 0, 0, 0, 0, 0,
    /// 0.0057).
    /// </summary>
    public static void Hires(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        dydt[0] = (-1.71 * y[0]) + (0.43 * y[1]) + (8.32 * y[2]) + 0.0007;
        dydt[1] = (1.71 * y[0]) - (8.75 * y[1]);
        dydt[2] = (-10.03 * y[2]) + (0.43 * y[3]) + (0.035 * y[4]);
        dydt[3] = (8.32 * y[1]) + (1.71 * y[2]) - (1.12 * y[3]);
        dydt[4] = (-1.745 * y[4]) + (0.43 * y[5]) + (0.43 * y[6]);
        dydt[5] = (-280 * y[5] * y[7]) + (0.69 * y[3]) + (1.71 * y[4]) - (0.43 * y[5]) + (0.69 * y[6]);
        dydt[6] = (280 * y[5] * y[7]) - (1.81 * y[6]);
        dydt[7] = -dydt[6];
    }

    private static Outcome[] Run<T, TTableau>(IReadOnlyList<Trial> trials, StepControl control, bool observe, Action<long>? everyCall,
        CancellationToken cancellation)
        where T : unmanaged, ILane<T>
        where TTableau : struct, ITableau
    {
        Outcome[] outcomes = trials.Select(_ => new Outcome()).ToArray();
        var integrator = new ExplicitRungeKutta<T, TTableau>(trials[0].Y0.Length);
        integrator.Integrate(new TrialEnsemble<T, TTableau>(trials, outcomes, observe) { EveryCall = everyCall }, control, cancellation);
        return outcomes;
    }
}
