using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroBalance.Integration;

/// <summary>Packs in memory that starts at a cache line, so that no load of a 512-bit vector crosses one.</summary>
internal sealed class AlignedBuffer<T>
    where T : unmanaged
{
    private const int CacheLine = 64;
    private readonly byte[] memory;
    private readonly int offset;

    public AlignedBuffer(int length)
    {
        Length = length;
        int bytes = checked(length * Unsafe.SizeOf<T>());
        memory = GC.AllocateArray<byte>(bytes + CacheLine, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
        offset = (int)((CacheLine - (address % CacheLine)) % CacheLine);
    }

    public int Length { get; }

    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<byte, T>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), offset));
    }

    public Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref First, Length);
    }
}
