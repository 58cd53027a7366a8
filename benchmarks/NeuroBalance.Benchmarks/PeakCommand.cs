using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Tests.Simulation;

namespace NeuroBalance.Benchmarks;

/// <summary>
/// The most multiplications and additions a second that one core does with the widest vectors, without fusing them, and the share of it
/// that a run of dependence reaches.
/// </summary>
internal static class PeakCommand
{
    private const int Rounds = 4_000_000;

    // 12 chains of a multiplication and an addition each: more than latency times throughput.
    private const int OperationsPerRound = 12 * 2 * 8;

    public static int Run(Arguments arguments)
    {
        int passes = arguments.Int("passes", 9), members = arguments.Int("count", 64);
        (double arithmetic, double divisions, double others) = Operations(Math.Min(members, 16));
        var factory = new SpreadMembers(DependenceSchedule.Drinks);
        var options = new CohortOptions { Threads = 1 };
        RunCommand.Measure(factory, Math.Min(members, 16), [], options);
        double peak = 0;
        var seconds = new List<double>();
        for (int pass = 0; pass < passes; pass++)
        {
            peak = Math.Max(peak, OnePass());
            seconds.Add(RunCommand.Measure(factory, members, [], options).Seconds / members);
        }

        seconds.Sort();
        double median = seconds[passes / 2], reached = (arithmetic + divisions) / median / 1e9;
        string width = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"peak of one core, {width} bit, multiplications and additions not fused: {peak:F1} Gflop/s (best of {passes})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a trajectory of dependence: {arithmetic / 1e6:F3} million additions, subtractions and multiplications, {divisions / 1e6:F3} million divisions and roots, {others / 1e6:F3} million comparisons, selections and bit operations"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{1e3 * median:F3} ms a trajectory (median of {passes}, {members} members, width {LaneWidth.Preferred}): {reached:F1} Gflop/s, {100 * reached / peak:F0} % of the peak; with every operation counted {100 * (arithmetic + divisions + others) / median / 1e9 / peak:F0} %"));
        return 0;
    }

    // Counted on one lane: an operation on a pack of eight counts eight times there.
    private static (double Arithmetic, double Divisions, double Others) Operations(int members)
    {
        var source = new MemberSource<CountedLane>(new SpreadMembers(DependenceSchedule.Drinks), members);
        CountedLane.Reset();
        new ExplicitRungeKutta<CountedLane, DormandPrince54>(Quantity.StateCount)
            .Integrate(new SubjectEnsemble<AlcoholBalance<CountedLane>, CountedLane>(source, source),
                new SimulationOptions().ToStepControl(Quantity.StateCount));
        return ((double)CountedLane.Arithmetic / members, (double)CountedLane.Divisions / members, (double)CountedLane.Others / members);
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
