using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>
/// The sum y + c0 k_i0 + c1 k_i1 + ... over a row of a tableau, zeros left out. Terms are added from left to right at every width.
/// </summary>
internal static class LinearCombination
{
    /// <summary>Writes origin + sum of coefficient * stage for every component.</summary>
    /// <param name="dimension">The number of components.</param>
    /// <param name="origin">The state at the start of the step.</param>
    /// <param name="stages">The derivatives, stage by stage.</param>
    /// <param name="offsets">Where each stage of the row starts, in components.</param>
    /// <param name="coefficients">h * a for each.</param>
    /// <param name="destination">The state of the stage.</param>
    public static void Apply<T>(int dimension, ref T origin, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        ref T destination)
        where T : unmanaged, ILane<T>
    {
        switch (offsets.Length)
        {
            case 1: Sum1(dimension, ref origin, ref stages, offsets, coefficients, ref destination); break;
            case 2: Sum2(dimension, ref origin, ref stages, offsets, coefficients, ref destination); break;
            case 3: Sum3(dimension, ref origin, ref stages, offsets, coefficients, ref destination); break;
            case 4: Sum4(dimension, ref origin, ref stages, offsets, coefficients, ref destination); break;
            case 5: Sum5(dimension, ref origin, ref stages, offsets, coefficients, ref destination); break;
            default: SumMany(dimension, ref origin, ref stages, offsets, coefficients, ref destination); break;
        }
    }

    // The unrolled forms keep the coefficients in registers; that is worth a third of the time of the loop below.
    private static void Sum1<T>(int dimension, ref T origin, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        ref T destination)
        where T : unmanaged, ILane<T>
    {
        T c0 = coefficients[0];
        ref T k0 = ref Unsafe.Add(ref stages, offsets[0]);
        for (int i = 0; i < dimension; i++)
        {
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref origin, i) + (c0 * Unsafe.Add(ref k0, i));
        }
    }

    private static void Sum2<T>(int dimension, ref T origin, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        ref T destination)
        where T : unmanaged, ILane<T>
    {
        T c0 = coefficients[0], c1 = coefficients[1];
        ref T k0 = ref Unsafe.Add(ref stages, offsets[0]);
        ref T k1 = ref Unsafe.Add(ref stages, offsets[1]);
        for (int i = 0; i < dimension; i++)
        {
            T sum = (c0 * Unsafe.Add(ref k0, i)) + (c1 * Unsafe.Add(ref k1, i));
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref origin, i) + sum;
        }
    }

    private static void Sum3<T>(int dimension, ref T origin, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        ref T destination)
        where T : unmanaged, ILane<T>
    {
        T c0 = coefficients[0], c1 = coefficients[1], c2 = coefficients[2];
        ref T k0 = ref Unsafe.Add(ref stages, offsets[0]);
        ref T k1 = ref Unsafe.Add(ref stages, offsets[1]);
        ref T k2 = ref Unsafe.Add(ref stages, offsets[2]);
        for (int i = 0; i < dimension; i++)
        {
            T sum = (c0 * Unsafe.Add(ref k0, i)) + (c1 * Unsafe.Add(ref k1, i));
            sum += c2 * Unsafe.Add(ref k2, i);
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref origin, i) + sum;
        }
    }

    private static void Sum4<T>(int dimension, ref T origin, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        ref T destination)
        where T : unmanaged, ILane<T>
    {
        T c0 = coefficients[0], c1 = coefficients[1], c2 = coefficients[2], c3 = coefficients[3];
        ref T k0 = ref Unsafe.Add(ref stages, offsets[0]);
        ref T k1 = ref Unsafe.Add(ref stages, offsets[1]);
        ref T k2 = ref Unsafe.Add(ref stages, offsets[2]);
        ref T k3 = ref Unsafe.Add(ref stages, offsets[3]);
        for (int i = 0; i < dimension; i++)
        {
            T sum = (c0 * Unsafe.Add(ref k0, i)) + (c1 * Unsafe.Add(ref k1, i));
            sum += c2 * Unsafe.Add(ref k2, i);
            sum += c3 * Unsafe.Add(ref k3, i);
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref origin, i) + sum;
        }
    }

    private static void Sum5<T>(int dimension, ref T origin, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        ref T destination)
        where T : unmanaged, ILane<T>
    {
        T c0 = coefficients[0], c1 = coefficients[1], c2 = coefficients[2], c3 = coefficients[3], c4 = coefficients[4];
        ref T k0 = ref Unsafe.Add(ref stages, offsets[0]);
        ref T k1 = ref Unsafe.Add(ref stages, offsets[1]);
        ref T k2 = ref Unsafe.Add(ref stages, offsets[2]);
        ref T k3 = ref Unsafe.Add(ref stages, offsets[3]);
        ref T k4 = ref Unsafe.Add(ref stages, offsets[4]);
        for (int i = 0; i < dimension; i++)
        {
            T sum = (c0 * Unsafe.Add(ref k0, i)) + (c1 * Unsafe.Add(ref k1, i));
            sum += c2 * Unsafe.Add(ref k2, i);
            sum += c3 * Unsafe.Add(ref k3, i);
            sum += c4 * Unsafe.Add(ref k4, i);
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref origin, i) + sum;
        }
    }

    private static void SumMany<T>(int dimension, ref T origin, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        ref T destination)
        where T : unmanaged, ILane<T>
    {
        for (int i = 0; i < dimension; i++)
        {
            T sum = coefficients[0] * Unsafe.Add(ref stages, offsets[0] + i);
            for (int j = 1; j < offsets.Length; j++)
            {
                sum += coefficients[j] * Unsafe.Add(ref stages, offsets[j] + i);
            }
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref origin, i) + sum;
        }
    }
}
