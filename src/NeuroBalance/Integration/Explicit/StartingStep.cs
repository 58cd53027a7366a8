using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>The first step size, from the size of the state, of its derivative and of an Euler step's change of it.</summary>
/// <remarks>Hairer, Norsett and Wanner 1993, section II.4, "Starting step size"; Gladwell, Shampine and Brankin 1987.</remarks>
internal static class StartingStep
{
    private const double Timid = 1e-6;

    /// <summary>A step in which an explicit Euler step changes the state by about 1 %.</summary>
    public static T Guess<T>(int dimension, ref T state, ref T derivative, T relative, ref T absolute)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0.0);
        T stateSum = zero, derivativeSum = zero;
        for (int i = 0; i < dimension; i++)
        {
            T value = Unsafe.Add(ref state, i);
            T scale = Unsafe.Add(ref absolute, i) + (relative * T.Abs(value));
            T size = value / scale;
            T slope = Unsafe.Add(ref derivative, i) / scale;
            stateSum += size * size;
            derivativeSum += slope * slope;
        }

        T stateNorm = T.Sqrt(stateSum / (double)dimension);
        T derivativeNorm = T.Sqrt(derivativeSum / (double)dimension);
        T measurable = T.And(Between(stateNorm, 1e-5), Between(derivativeNorm, 1e-5));
        return T.Select(measurable, 0.01 * (stateNorm / derivativeNorm), T.Broadcast(Timid));
    }

    /// <summary>The step whose error the method's order makes about 1 % of the tolerance.</summary>
    public static T Refine<T>(int dimension, int order, T guess, ref T state, ref T derivative, ref T probed, T relative, ref T absolute)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0.0);
        T slopeSum = zero, bendSum = zero;
        for (int i = 0; i < dimension; i++)
        {
            T scale = Unsafe.Add(ref absolute, i) + (relative * T.Abs(Unsafe.Add(ref state, i)));
            T slope = Unsafe.Add(ref derivative, i) / scale;
            T bend = (Unsafe.Add(ref probed, i) - Unsafe.Add(ref derivative, i)) / scale;
            slopeSum += slope * slope;
            bendSum += bend * bend;
        }

        T slopeNorm = T.Sqrt(slopeSum / (double)dimension);
        T bendNorm = T.Sqrt(bendSum / (double)dimension) / guess;
        T largest = T.Max(slopeNorm, bendNorm);
        T measurable = Between(largest, 1e-15);
        T root = T.Exp(T.Log(0.01 / T.Select(measurable, largest, T.Broadcast(1.0))) / (order + 1.0));
        T calm = T.Max(T.Broadcast(Timid), guess * 1e-3);
        // A probe that left the domain (NaN) or overflowed says only that the guess was too long.
        T known = T.Equal(largest, largest);
        T finite = T.LessThan(largest, T.Broadcast(double.PositiveInfinity));
        T refined = T.Select(measurable, root, T.Select(finite, calm, guess * 1e-3));
        refined = T.Select(known, refined, guess * 1e-3);
        return T.Min(refined, guess * 100.0);
    }

    // Mask of the numbers that are at least the floor and finite.
    private static T Between<T>(T value, double floor)
        where T : unmanaged, ILane<T> =>
        T.And(T.LessThanOrEqual(T.Broadcast(floor), value), T.LessThan(value, T.Broadcast(double.PositiveInfinity)));
}
