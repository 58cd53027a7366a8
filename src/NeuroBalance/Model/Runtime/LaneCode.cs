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
        Operation.Negate => ((Func<T, T>)LaneOperations<T>.Negate.Of).Method,
        Operation.Add => ((Func<T, T, T>)LaneOperations<T>.Add.Of).Method,
        Operation.Subtract => ((Func<T, T, T>)LaneOperations<T>.Subtract.Of).Method,
        Operation.Multiply => ((Func<T, T, T>)LaneOperations<T>.Multiply.Of).Method,
        Operation.Divide => ((Func<T, T, T>)LaneOperations<T>.Divide.Of).Method,
        Operation.Exp => ((Func<T, T>)LaneOperations<T>.Exp.Of).Method,
        Operation.Log => ((Func<T, T>)LaneOperations<T>.Log.Of).Method,
        Operation.Sqrt => ((Func<T, T>)LaneOperations<T>.Sqrt.Of).Method,
        Operation.Abs => ((Func<T, T>)LaneOperations<T>.Abs.Of).Method,
        Operation.Min => ((Func<T, T, T>)LaneOperations<T>.Min.Of).Method,
        Operation.Max => ((Func<T, T, T>)LaneOperations<T>.Max.Of).Method,
        Operation.Power => ((Func<T, T, T>)LaneOperations<T>.Power.Of).Method,
        Operation.Positive => ((Func<T, T>)LaneOperations<T>.Positive.Of).Method,
        Operation.Less => ((Func<T, T, T>)LaneOperations<T>.Less.Of).Method,
        Operation.LessOrEqual => ((Func<T, T, T>)LaneOperations<T>.LessOrEqual.Of).Method,
        Operation.Equal => ((Func<T, T, T>)LaneOperations<T>.Equal.Of).Method,
        Operation.And => ((Func<T, T, T>)LaneOperations<T>.And.Of).Method,
        Operation.Or => ((Func<T, T, T>)LaneOperations<T>.Or.Of).Method,
        Operation.Select => ((Func<T, T, T, T>)LaneOperations<T>.Select.Of).Method,
        Operation.Number or Operation.Parameter or Operation.Input or Operation.State =>
            throw new InvalidOperationException($"{operation} is no operation of values."),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Same(double value) => T.Broadcast(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSet(T mask) => T.All(mask);
}
