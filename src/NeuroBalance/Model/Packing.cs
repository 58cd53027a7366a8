using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>One subject's numbers into and out of one lane of a pack.</summary>
internal static class Packing
{
    /// <summary>The same parameters in every lane.</summary>
    public static Parameters<T> Broadcast<T>(in Parameters<double> source)
        where T : unmanaged, ILane<T> => Broadcast<Parameters<double>, Parameters<T>, T>(in source);

    /// <summary>The same state in every lane.</summary>
    public static State<T> Broadcast<T>(in State<double> source)
        where T : unmanaged, ILane<T> => Broadcast<State<double>, State<T>, T>(in source);

    /// <summary>The same inputs in every lane.</summary>
    public static Inputs<T> Broadcast<T>(in Inputs<double> source)
        where T : unmanaged, ILane<T> => Broadcast<Inputs<double>, Inputs<T>, T>(in source);

    /// <summary>Puts one subject's parameters into one lane and leaves the others alone.</summary>
    public static void SetLane<T>(ref Parameters<T> destination, int lane, in Parameters<double> source)
        where T : unmanaged, ILane<T> => SetLane<Parameters<double>, Parameters<T>, T>(ref destination, lane, in source);

    /// <summary>Puts one subject's state into one lane and leaves the others alone.</summary>
    public static void SetLane<T>(ref State<T> destination, int lane, in State<double> source)
        where T : unmanaged, ILane<T> => SetLane<State<double>, State<T>, T>(ref destination, lane, in source);

    /// <summary>Puts one subject's inputs into one lane and leaves the others alone.</summary>
    public static void SetLane<T>(ref Inputs<T> destination, int lane, in Inputs<double> source)
        where T : unmanaged, ILane<T> => SetLane<Inputs<double>, Inputs<T>, T>(ref destination, lane, in source);

    /// <summary>One subject's parameters out of a lane.</summary>
    public static Parameters<double> GetLane<T>(in Parameters<T> source, int lane)
        where T : unmanaged, ILane<T> => GetLane<Parameters<double>, Parameters<T>, T>(in source, lane);

    /// <summary>One subject's state out of a lane.</summary>
    public static State<double> GetLane<T>(in State<T> source, int lane)
        where T : unmanaged, ILane<T> => GetLane<State<double>, State<T>, T>(in source, lane);

    /// <summary>One subject's algebra out of a lane.</summary>
    public static Signals<double> GetLane<T>(in Signals<T> source, int lane)
        where T : unmanaged, ILane<T> => GetLane<Signals<double>, Signals<T>, T>(in source, lane);

    /// <summary>One subject's read-outs out of a lane.</summary>
    public static Readouts<double> GetLane<T>(in Readouts<T> source, int lane)
        where T : unmanaged, ILane<T> => GetLane<Readouts<double>, Readouts<T>, T>(in source, lane);

    /// <summary>Puts one subject's guts into one lane and leaves the others alone.</summary>
    public static void SetLane<T>(ref ExactGut<T> destination, int lane, in ExactGut<Lane1> source)
        where T : unmanaged, ILane<T> => SetLane<ExactGut<Lane1>, ExactGut<T>, T>(ref destination, lane, in source);

    /// <summary>One subject's guts out of a lane.</summary>
    public static ExactGut<Lane1> GetLane<T>(in ExactGut<T> source, int lane)
        where T : unmanaged, ILane<T> => GetLane<ExactGut<Lane1>, ExactGut<T>, T>(in source, lane);

    private static TWide Broadcast<TNarrow, TWide, T>(in TNarrow source)
        where TNarrow : unmanaged
        where TWide : unmanaged
        where T : unmanaged, ILane<T>
    {
        TNarrow copy = source;
        TWide wide = default;
        ReadOnlySpan<double> from = Layout.Flatten<TNarrow, double>(ref copy);
        Span<T> to = Layout.Flatten<TWide, T>(ref wide);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = T.Broadcast(from[i]);
        }

        return wide;
    }

    private static void SetLane<TNarrow, TWide, T>(ref TWide destination, int lane, in TNarrow source)
        where TNarrow : unmanaged
        where TWide : unmanaged
        where T : unmanaged, ILane<T>
    {
        ThrowIfNoLane<T>(lane);
        TNarrow copy = source;
        ReadOnlySpan<double> from = Layout.Flatten<TNarrow, double>(ref copy);
        Span<double> to = MemoryMarshal.Cast<T, double>(Layout.Flatten<TWide, T>(ref destination));
        for (int i = 0; i < from.Length; i++)
        {
            to[(i * T.Width) + lane] = from[i];
        }
    }

    private static TNarrow GetLane<TNarrow, TWide, T>(in TWide source, int lane)
        where TNarrow : unmanaged
        where TWide : unmanaged
        where T : unmanaged, ILane<T>
    {
        ThrowIfNoLane<T>(lane);
        TWide copy = source;
        TNarrow narrow = default;
        ReadOnlySpan<double> from = MemoryMarshal.Cast<T, double>(Layout.Flatten<TWide, T>(ref copy));
        Span<double> to = Layout.Flatten<TNarrow, double>(ref narrow);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[(i * T.Width) + lane];
        }

        return narrow;
    }

    private static void ThrowIfNoLane<T>(int lane)
        where T : unmanaged, ILane<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lane);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lane, T.Width);
    }
}
