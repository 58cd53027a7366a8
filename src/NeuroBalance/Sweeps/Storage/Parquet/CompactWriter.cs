using System.Buffers;
using System.Text;

namespace NeuroBalance.Sweeps;

/// <summary>Writes structures in Thrift's compact protocol, in which Parquet keeps its page headers and its footer.</summary>
internal sealed class CompactWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly Stack<int> outer = new();
    private int last;

    internal ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    internal void Whole32(int id, int value)
    {
        Field(id, CompactType.Whole32);
        ZigZag(value);
    }

    internal void Whole64(int id, long value)
    {
        Field(id, CompactType.Whole64);
        ZigZag(value);
    }

    internal void Text(int id, string text) => Binary(id, Encoding.UTF8.GetBytes(text));

    internal void Binary(int id, ReadOnlySpan<byte> value)
    {
        Field(id, CompactType.Binary);
        Sized(value);
    }

    /// <summary>Starts a structure in a field, to be ended by <see cref="End"/>.</summary>
    internal void Begin(int id)
    {
        Field(id, CompactType.Structure);
        BeginItem();
    }

    /// <summary>Starts a structure that is an item of a list, to be ended by <see cref="End"/>.</summary>
    internal void BeginItem()
    {
        outer.Push(last);
        last = 0;
    }

    internal void End()
    {
        bytes.Write([(byte)0]);
        last = outer.Count > 0 ? outer.Pop() : 0;
    }

    internal void List(int id, CompactType items, int count)
    {
        Field(id, CompactType.List);
        if (count < 15)
        {
            bytes.Write([(byte)((count << 4) | (int)items)]);
            return;
        }

        bytes.Write([(byte)(0xF0 | (int)items)]);
        VarInt((ulong)count);
    }

    internal void Item(long value) => ZigZag(value);

    internal void Item(string text) => Sized(Encoding.UTF8.GetBytes(text));

    private void Sized(ReadOnlySpan<byte> value)
    {
        VarInt((ulong)value.Length);
        bytes.Write(value);
    }

    private void Field(int id, CompactType type)
    {
        // Field numbers of Parquet rise by less than 16 from one to the next.
        bytes.Write([(byte)(((id - last) << 4) | (int)type)]);
        last = id;
    }

    private void ZigZag(long value) => VarInt((ulong)((value << 1) ^ (value >> 63)));

    private void VarInt(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Write([(byte)(value | 0x80)]);
        }
        bytes.Write([(byte)value]);
    }
}

/// <summary>The types of fields in Thrift's compact protocol that Parquet's metadata uses.</summary>
internal enum CompactType
{
    /// <summary>End of a structure.</summary>
    Stop = 0,

    /// <summary>A truth value that is true.</summary>
    True = 1,

    /// <summary>A truth value that is false.</summary>
    False = 2,

    /// <summary>One byte.</summary>
    Byte = 3,

    /// <summary>A whole number of 16 bits.</summary>
    Whole16 = 4,

    /// <summary>A whole number of 32 bits.</summary>
    Whole32 = 5,

    /// <summary>A whole number of 64 bits.</summary>
    Whole64 = 6,

    /// <summary>A floating-point number.</summary>
    Double = 7,

    /// <summary>Bytes or a text, with their length.</summary>
    Binary = 8,

    /// <summary>A list of items of one type.</summary>
    List = 9,

    /// <summary>A structure of fields.</summary>
    Structure = 12,
}
