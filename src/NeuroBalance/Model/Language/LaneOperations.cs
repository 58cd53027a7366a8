using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>An operation of one pack.</summary>
internal interface IUnaryOperation<T>
{
    static abstract T Of(T a);
}

/// <summary>An operation of two packs.</summary>
internal interface IBinaryOperation<T>
{
    static abstract T Of(T a, T b);
}

/// <summary>An operation of three packs.</summary>
internal interface ITernaryOperation<T>
{
    static abstract T Of(T a, T b, T c);
}

/// <summary>The operations of a graph on packs, each as a type: code that is made for the type has the operation in its place.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal static class LaneOperations<T>
    where T : unmanaged, ILane<T>
{
    public readonly struct Negate : IUnaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a) => -a;
    }

    public readonly struct Exp : IUnaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a) => T.Exp(a);
    }

    public readonly struct Log : IUnaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a) => T.Log(a);
    }

    public readonly struct Sqrt : IUnaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a) => T.Sqrt(a);
    }

    public readonly struct Abs : IUnaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a) => T.Abs(a);
    }

    public readonly struct Positive : IUnaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a) => PositivePart.Of(a);
    }

    public readonly struct Add : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => a + b;
    }

    public readonly struct Subtract : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => a - b;
    }

    public readonly struct Multiply : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => a * b;
    }

    public readonly struct Divide : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => a / b;
    }

    public readonly struct Min : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => T.Min(a, b);
    }

    public readonly struct Max : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => T.Max(a, b);
    }

    public readonly struct Power : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => T.Pow(a, b);
    }

    public readonly struct Less : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => T.LessThan(a, b);
    }

    public readonly struct LessOrEqual : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => T.LessThanOrEqual(a, b);
    }

    public readonly struct Equal : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => T.Equal(a, b);
    }

    public readonly struct And : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => T.And(a, b);
    }

    public readonly struct Or : IBinaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T a, T b) => T.Or(a, b);
    }

    public readonly struct Select : ITernaryOperation<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of(T mask, T whenTrue, T whenFalse) => T.Select(mask, whenTrue, whenFalse);
    }
}
