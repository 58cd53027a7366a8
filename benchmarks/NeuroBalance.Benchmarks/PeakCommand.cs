using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroBalance.Benchmarks;

/// <summary>The most multiplications and additions a second that one core does with 512-bit vectors, without fusing them: what our arithmetic could reach at best.</summary>
internal static class PeakCommand
{
    private const int Rounds = 4_000_000;

    // 12 chains of a multiplication and an addition each: more than latency times throughput.
    private const int OperationsPerRound = 12 * 2 * 8;

    public static int Run(Arguments arguments)
    {
        double best = 0;
        for (int pass = 0; pass < arguments.Int("passes", 9); pass++) best = Math.Max(best, OnePass());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"width={(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)} gigaflops={best:F1}"));
        return 0;
    }

    /// <summary>Gigaflops of one pass.</summary>
    public static double OnePass()
    {
        long start = Stopwatch.GetTimestamp();
        Vector512<double> sum = Spin(Vector512.Create(0.999999), Vector512.Create(1e-6));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (double.IsNaN(Vector512.Sum(sum))) throw new InvalidOperationException("The chains left the numbers.");
        return (double)Rounds * OperationsPerRound / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> Spin(Vector512<double> factor, Vector512<double> term)
    {
        Vector512<double> a = factor, b = factor, c = factor, d = factor, e = factor, f = factor;
        Vector512<double> g = factor, h = factor, i = factor, j = factor, k = factor, l = factor;
        for (int round = 0; round < Rounds; round++)
        {
            a = (a * factor) + term;
            b = (b * factor) + term;
            c = (c * factor) + term;
            d = (d * factor) + term;
            e = (e * factor) + term;
            f = (f * factor) + term;
            g = (g * factor) + term;
            h = (h * factor) + term;
            i = (i * factor) + term;
            j = (j * factor) + term;
            k = (k * factor) + term;
            l = (l * factor) + term;
        }

        return a + b + c + d + e + f + g + h + i + j + k + l;
    }
}
