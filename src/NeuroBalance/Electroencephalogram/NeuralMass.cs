using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Electroencephalogram;

/// <summary>The equations of columns side by side, one a lane, and the classical Runge-Kutta step of order 4 over them.</summary>
/// <remarks>A step of fixed length: the input is noise that is held for a few steps, and an adaptive method would only chase it.</remarks>
internal readonly struct NeuralMass<T>
    where T : unmanaged, ILane<T>
{
    private const double HalfRate = 2.5, Threshold = 6, Slope = 0.56; // 1/s, mV, 1/mV
    private const double ExcitatoryRate = 100, SlowRate = 50, FastRate = 350; // 1/s
    private const double C1 = 135, C2 = 108, C3 = 33.75, C4 = 33.75, C5 = 40.5, C6 = 13.5, C7 = 108;

    private readonly T excitation, slow, fast, fromPyramidal, fromSlow;

    /// <param name="columns">One column a lane, as many as there are lanes.</param>
    internal NeuralMass(ReadOnlySpan<NeuralMassColumn> columns)
    {
        Span<double> lanes = stackalloc double[5 * T.Width];
        for (int lane = 0; lane < T.Width; lane++)
        {
            NeuralMassColumn column = columns[lane];
            double present = column.FastInhibition is null ? 0 : 1;
            lanes[lane] = column.Excitation * ExcitatoryRate;
            lanes[T.Width + lane] = column.SlowInhibition * SlowRate * C4;
            lanes[(2 * T.Width) + lane] = (column.FastInhibition ?? 0) * FastRate * C7;
            lanes[(3 * T.Width) + lane] = present * C5;
            lanes[(4 * T.Width) + lane] = present * (C6 / C4);
        }

        excitation = T.Load(lanes);
        slow = T.Load(lanes[T.Width..]);
        fast = T.Load(lanes[(2 * T.Width)..]);
        fromPyramidal = T.Load(lanes[(3 * T.Width)..]);
        fromSlow = T.Load(lanes[(4 * T.Width)..]);
    }

    /// <summary>The potentials y0 to y3 (mV) and their slopes (mV/s), of which <see cref="Rates"/> gives the changes.</summary>
    internal const int States = 8;

    private const int Slopes = States / 2;

    /// <summary>The rates of change (per s).</summary>
    /// <param name="input">The input p, pulses/s.</param>
    /// <param name="at">The state.</param>
    /// <param name="rates">Filled with the rates of <paramref name="at"/>.</param>
    internal void Rates(T input, ReadOnlySpan<T> at, Span<T> rates)
    {
        at[Slopes..States].CopyTo(rates);
        rates[Slopes] = Relaxed(excitation * Firing(Potential(at)), ExcitatoryRate, at, 0);
        rates[Slopes + 1] = Relaxed(excitation * (input + (C2 * Firing(C1 * at[0]))), ExcitatoryRate, at, 1);
        rates[Slopes + 2] = Relaxed(slow * Firing(C3 * at[0]), SlowRate, at, 2);
        rates[Slopes + 3] = Relaxed(fast * Firing((fromPyramidal * at[0]) - (fromSlow * at[2])), FastRate, at, 3);
    }

    /// <summary>The potential of the pyramidal cells (mV), which an electrode would see.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Potential(ReadOnlySpan<T> at) => at[1] - at[2] - at[3];

    /// <summary>Takes the state a step further.</summary>
    /// <param name="input">The input p during the step, pulses/s.</param>
    /// <param name="at">The state.</param>
    /// <param name="step">The length of the step, s.</param>
    /// <param name="work">Room for three states.</param>
    internal void Step(T input, Span<T> at, double step, Span<T> work)
    {
        Span<T> stage = work[..States], rates = work[States..(2 * States)], sum = work[(2 * States)..(3 * States)];
        Rates(input, at, sum);
        Shift(stage, at, step / 2, sum);
        Rates(input, stage, rates);
        Shift(sum, sum, 2, rates);
        Shift(stage, at, step / 2, rates);
        Rates(input, stage, rates);
        Shift(sum, sum, 2, rates);
        Shift(stage, at, step, rates);
        Rates(input, stage, rates);
        Shift(sum, sum, 1, rates);
        Shift(at, at, step / 6, sum);
    }

    private static void Shift(Span<T> result, ReadOnlySpan<T> from, double factor, ReadOnlySpan<T> by)
    {
        for (int i = 0; i < States; i++)
        {
            result[i] = from[i] + (factor * by[i]);
        }
    }

    // The firing rate of cells at a mean potential, 1/s.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Firing(T potential) => (2 * HalfRate) / (1 + T.Exp(Slope * (Threshold - potential)));

    // A synapse answers a pulse with an alpha function: a critically damped second-order system.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Relaxed(T drive, double rate, ReadOnlySpan<T> at, int synapse) =>
        drive - ((2 * rate) * at[Slopes + synapse]) - ((rate * rate) * at[synapse]);
}
