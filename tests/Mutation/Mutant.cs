using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance;

// The switch that the rewritten comparisons ask, and the wrong forms of calls. Compiled into a copy of the library only.
internal static class Mutant
{
    public static int Active;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(int number) => Active == number;

    public static T LessThan<T>(int n, T a, T b) where T : unmanaged, ILane<T> =>
        Is(n) ? T.LessThanOrEqual(a, b) : Is(n + 1) ? Not(T.LessThan(a, b)) : T.LessThan(a, b);

    public static T LessThanOrEqual<T>(int n, T a, T b) where T : unmanaged, ILane<T> =>
        Is(n) ? T.LessThan(a, b) : Is(n + 1) ? Not(T.LessThanOrEqual(a, b)) : T.LessThanOrEqual(a, b);

    public static T Equal<T>(int n, T a, T b) where T : unmanaged, ILane<T> => Is(n) ? Not(T.Equal(a, b)) : T.Equal(a, b);

    public static T And<T>(int n, T a, T b) where T : unmanaged, ILane<T> => Is(n) ? T.Or(a, b) : T.And(a, b);

    public static T Or<T>(int n, T a, T b) where T : unmanaged, ILane<T> => Is(n) ? T.And(a, b) : T.Or(a, b);

    public static T AndNot<T>(int n, T a, T b) where T : unmanaged, ILane<T> => Is(n) ? T.And(a, b) : T.AndNot(a, b);

    public static T Min<T>(int n, T a, T b) where T : unmanaged, ILane<T> => Is(n) ? T.Max(a, b) : T.Min(a, b);

    public static T Max<T>(int n, T a, T b) where T : unmanaged, ILane<T> => Is(n) ? T.Min(a, b) : T.Max(a, b);

    public static bool Any<T>(int n, T mask) where T : unmanaged, ILane<T> => Is(n) ? T.All(mask) : T.Any(mask);

    public static bool All<T>(int n, T mask) where T : unmanaged, ILane<T> => Is(n) ? T.Any(mask) : T.All(mask);

    public static T Select<T>(int n, T mask, T a, T b) where T : unmanaged, ILane<T> => Is(n) ? T.Select(mask, b, a) : T.Select(mask, a, b);

    public static double Min(int n, double a, double b) => Is(n) ? Math.Max(a, b) : Math.Min(a, b);

    public static double Max(int n, double a, double b) => Is(n) ? Math.Min(a, b) : Math.Max(a, b);

    public static int Min(int n, int a, int b) => Is(n) ? Math.Max(a, b) : Math.Min(a, b);

    public static int Max(int n, int a, int b) => Is(n) ? Math.Min(a, b) : Math.Max(a, b);

    private static T Not<T>(T mask) where T : unmanaged, ILane<T> => T.AndNot(T.Broadcast(BitConverter.Int64BitsToDouble(-1L)), mask);
}
