using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>The size of a step's error estimate in units of the tolerance: the root mean square over the components.</summary>
internal static class ErrorNorm
{
    /// <summary>
    /// What stands for an absolute tolerance of 0: keeps 0/0 out where a component stays at zero, and makes any real error there immense.
    /// </summary>
    public const double SmallestAbsolute = 1e-300;

    /// <summary>The mean square of error / (atol + rtol max(|y0|, |y1|)).</summary>
    /// <param name="dimension">The number of components.</param>
    /// <param name="start">y0.</param>
    /// <param name="end">y1.</param>
    /// <param name="stages">The derivatives, stage by stage.</param>
    /// <param name="offsets">Where the stages of the error row start.</param>
    /// <param name="coefficients">h (b - bhat) for each.</param>
    /// <param name="relative">rtol.</param>
    /// <param name="absolute">atol, one a component; never 0 (see <see cref="SmallestAbsolute"/>).</param>
    /// <param name="finite">Mask of the lanes whose y1 is finite: an infinite state hides in the quotient, as error / infinity = 0.</param>
    /// <returns>The mean square; NaN or infinity when anything is not finite.</returns>
    public static T MeanSquare<T>(int dimension, ref T start, ref T end, ref T stages, ReadOnlySpan<int> offsets,
        ReadOnlySpan<T> coefficients, T relative, ref T absolute, out T finite)
        where T : unmanaged, ILane<T>
    {
        T sum = offsets.Length == 6
            ? Sum6(dimension, ref start, ref end, ref stages, offsets, coefficients, relative, ref absolute, out finite)
            : SumMany(dimension, ref start, ref end, ref stages, offsets, coefficients, relative, ref absolute, out finite);
        return sum / (double)dimension;
    }

    /// <summary>The scaled error of one component; how the one to blame is found after a failure.</summary>
    public static T Scaled<T>(int component, ref T start, ref T end, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        T relative, ref T absolute)
        where T : unmanaged, ILane<T>
    {
        T error = coefficients[0] * Unsafe.Add(ref stages, offsets[0] + component);
        for (int j = 1; j < offsets.Length; j++)
        {
            error += coefficients[j] * Unsafe.Add(ref stages, offsets[j] + component);
        }
        return error / Scale(Unsafe.Add(ref absolute, component), relative, Unsafe.Add(ref start, component),
            Unsafe.Add(ref end, component));
    }

    private static T Sum6<T>(int dimension, ref T start, ref T end, ref T stages, ReadOnlySpan<int> offsets, ReadOnlySpan<T> coefficients,
        T relative, ref T absolute, out T finite)
        where T : unmanaged, ILane<T>
    {
        T c0 = coefficients[0], c1 = coefficients[1], c2 = coefficients[2], c3 = coefficients[3], c4 = coefficients[4],
            c5 = coefficients[5];
        ref T k0 = ref Unsafe.Add(ref stages, offsets[0]);
        ref T k1 = ref Unsafe.Add(ref stages, offsets[1]);
        ref T k2 = ref Unsafe.Add(ref stages, offsets[2]);
        ref T k3 = ref Unsafe.Add(ref stages, offsets[3]);
        ref T k4 = ref Unsafe.Add(ref stages, offsets[4]);
        ref T k5 = ref Unsafe.Add(ref stages, offsets[5]);
        T sum = T.Broadcast(0.0);
        T defect = sum;
        for (int i = 0; i < dimension; i++)
        {
            T error = (c0 * Unsafe.Add(ref k0, i)) + (c1 * Unsafe.Add(ref k1, i));
            error += c2 * Unsafe.Add(ref k2, i);
            error += c3 * Unsafe.Add(ref k3, i);
            error += c4 * Unsafe.Add(ref k4, i);
            error += c5 * Unsafe.Add(ref k5, i);
            T y1 = Unsafe.Add(ref end, i);
            T quotient = error / Scale(Unsafe.Add(ref absolute, i), relative, Unsafe.Add(ref start, i), y1);
            sum += quotient * quotient;
            // 0 for a number, NaN for an infinity or a NaN.
            defect += y1 - y1;
        }

        finite = T.Equal(defect, T.Broadcast(0.0));
        return sum;
    }

    private static T SumMany<T>(int dimension, ref T start, ref T end, ref T stages, ReadOnlySpan<int> offsets,
        ReadOnlySpan<T> coefficients, T relative, ref T absolute, out T finite)
        where T : unmanaged, ILane<T>
    {
        T sum = T.Broadcast(0.0);
        T defect = sum;
        for (int i = 0; i < dimension; i++)
        {
            T error = coefficients[0] * Unsafe.Add(ref stages, offsets[0] + i);
            for (int j = 1; j < offsets.Length; j++)
            {
                error += coefficients[j] * Unsafe.Add(ref stages, offsets[j] + i);
            }
            T y1 = Unsafe.Add(ref end, i);
            T quotient = error / Scale(Unsafe.Add(ref absolute, i), relative, Unsafe.Add(ref start, i), y1);
            sum += quotient * quotient;
            // 0 for a number, NaN for an infinity or a NaN.
            defect += y1 - y1;
        }

        finite = T.Equal(defect, T.Broadcast(0.0));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Scale<T>(T absolute, T relative, T start, T end)
        where T : unmanaged, ILane<T> =>
        absolute + (relative * T.Max(T.Abs(start), T.Abs(end)));
}
