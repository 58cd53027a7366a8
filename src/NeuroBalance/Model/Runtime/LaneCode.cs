using System.Reflection;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The operations of packs as methods that run-time code calls; the compiler puts their bodies in place of the calls.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal static class LaneCode<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The same number in every lane.</summary>
    public static MethodInfo Broadcast { get; } = ((Func<double, T>)Same).Method;

    /// <summary>Whether a mask is set in every lane.</summary>
    public static MethodInfo All { get; } = ((Func<T, bool>)IsSet).Method;

    /// <summary>The method of an operation.</summary>
    public static MethodInfo Of(Operation operation) => operation switch
    {
        Operation.Negate => ((Func<T, T>)Negate).Method,
        Operation.Add => ((Func<T, T, T>)Add).Method,
        Operation.Subtract => ((Func<T, T, T>)Subtract).Method,
        Operation.Multiply => ((Func<T, T, T>)Multiply).Method,
        Operation.Divide => ((Func<T, T, T>)Divide).Method,
        Operation.Exp => ((Func<T, T>)Exp).Method,
        Operation.Log => ((Func<T, T>)Log).Method,
        Operation.Sqrt => ((Func<T, T>)Sqrt).Method,
        Operation.Abs => ((Func<T, T>)Abs).Method,
        Operation.Min => ((Func<T, T, T>)Min).Method,
        Operation.Max => ((Func<T, T, T>)Max).Method,
        Operation.Power => ((Func<T, T, T>)Power).Method,
        Operation.Positive => ((Func<T, T>)Positive).Method,
        Operation.Less => ((Func<T, T, T>)Less).Method,
        Operation.LessOrEqual => ((Func<T, T, T>)LessOrEqual).Method,
        Operation.Equal => ((Func<T, T, T>)Equal).Method,
        Operation.And => ((Func<T, T, T>)And).Method,
        Operation.Or => ((Func<T, T, T>)Or).Method,
        Operation.Select => ((Func<T, T, T, T>)Select).Method,
        Operation.Number or Operation.Parameter or Operation.Input or Operation.State =>
            throw new InvalidOperationException($"{operation} is no operation of values."),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Same(double value) => T.Broadcast(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSet(T mask) => T.All(mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Negate(T a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Add(T a, T b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Subtract(T a, T b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Multiply(T a, T b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Divide(T a, T b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exp(T a) => T.Exp(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Log(T a) => T.Log(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sqrt(T a) => T.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Abs(T a) => T.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Min(T a, T b) => T.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Max(T a, T b) => T.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Power(T a, T b) => T.Pow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Positive(T a) => PositivePart.Of(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Less(T a, T b) => T.LessThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LessOrEqual(T a, T b) => T.LessThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Equal(T a, T b) => T.Equal(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T And(T a, T b) => T.And(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Or(T a, T b) => T.Or(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Select(T mask, T whenTrue, T whenFalse) => T.Select(mask, whenTrue, whenFalse);
}
