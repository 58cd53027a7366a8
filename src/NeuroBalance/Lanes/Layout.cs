using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroBalance.Lanes;

/// <summary>Named fields seen as a flat span, and back: structs whose fields are all of one element type.</summary>
public static class Layout
{
    /// <summary>The number of elements of <typeparamref name="TElement"/> in <typeparamref name="TFields"/>.</summary>
    public static int Count<TFields, TElement>()
        where TFields : unmanaged
        where TElement : unmanaged => Unsafe.SizeOf<TFields>() / Unsafe.SizeOf<TElement>();

    /// <summary>The fields as a span in declaration order; writes go through.</summary>
    public static Span<TElement> Flatten<TFields, TElement>(ref TFields fields)
        where TFields : unmanaged
        where TElement : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TFields, TElement>(ref fields), Count<TFields, TElement>());

    /// <summary>The first elements of a span as named fields; writes go through.</summary>
    /// <exception cref="ArgumentException">The span is shorter than the fields.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TFields Name<TFields, TElement>(Span<TElement> elements)
        where TFields : unmanaged
        where TElement : unmanaged
    {
        if (elements.Length < Count<TFields, TElement>())
        {
            throw new ArgumentException(TooShort<TFields, TElement>(elements.Length), nameof(elements));
        }

        return ref Unsafe.As<TElement, TFields>(ref MemoryMarshal.GetReference(elements));
    }

    /// <summary>The first elements of a read-only span as named fields.</summary>
    /// <exception cref="ArgumentException">The span is shorter than the fields.</exception>
    public static ref readonly TFields Name<TFields, TElement>(ReadOnlySpan<TElement> elements)
        where TFields : unmanaged
        where TElement : unmanaged =>
        ref Name<TFields, TElement>(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(elements), elements.Length));

    private static string TooShort<TFields, TElement>(int length)
        where TFields : unmanaged
        where TElement : unmanaged => $"{length} elements cannot hold the {Count<TFields, TElement>()} fields of {typeof(TFields).Name}.";
}
