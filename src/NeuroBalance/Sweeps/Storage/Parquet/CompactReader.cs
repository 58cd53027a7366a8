using System.Text;

namespace NeuroBalance.Sweeps;

/// <summary>
/// Reads structures in Thrift's compact protocol from bytes that anybody may have written: no read goes beyond them, and every one moves
/// on.
/// </summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private const int DeepestNesting = 16;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>The number of bytes that were read.</summary>
    internal int At { get; private set; }

    /// <summary>The next field of a structure; false at its end.</summary>
    /// <param name="id">The number of the field before, 0 at the start; takes that of the next.</param>
    /// <param name="type">Takes its type.</param>
    internal bool Next(ref int id, out CompactType type)
    {
        byte head = Byte();
        type = (CompactType)(head & 0x0F);
        if (type == CompactType.Stop) return false;
        id = head >> 4 is var delta and > 0 ? id + delta : (int)ZigZag();
        return true;
    }

    internal long Whole(CompactType type)
    {
        if (type is CompactType.Whole16 or CompactType.Whole32 or CompactType.Whole64) return ZigZag();
        throw Damaged("a field of its metadata is not a whole number");
    }

    internal string Text(CompactType type)
    {
        if (type != CompactType.Binary) throw Damaged("a field of its metadata is not a text");
        return Encoding.UTF8.GetString(Sized());
    }

    internal int List(CompactType type, CompactType items)
    {
        if (type != CompactType.List) throw Damaged("a field of its metadata is not a list");
        byte head = Byte();
        ulong count = head >> 4 == 15 ? VarInt() : (ulong)(head >> 4);
        // An item takes one byte at least, so that a count beyond the bytes is a lie.
        if (count > (ulong)(bytes.Length - At)) throw Damaged("a list of its metadata is longer than the file");
        if ((CompactType)(head & 0x0F) != items && count > 0) throw Damaged("a list of its metadata holds items of another type");
        return (int)count;
    }

    internal long Item() => ZigZag();

    internal string TextItem() => Encoding.UTF8.GetString(Sized());

    internal static void Expect(CompactType type, CompactType expected)
    {
        if (type != expected) throw Damaged("a field of its metadata has another type");
    }

    internal void Skip(CompactType type) => Skip(type, DeepestNesting);

    internal static InvalidDataException Damaged(string why) => new(why);

    private void Skip(CompactType type, int depth)
    {
        if (depth == 0) throw Damaged("its metadata is nested too deeply");
        if (type is CompactType.True or CompactType.False) return;
        if (type == CompactType.Byte) Byte();
        else if (type is CompactType.Whole16 or CompactType.Whole32 or CompactType.Whole64) VarInt();
        else if (type == CompactType.Double) Take(8);
        else if (type == CompactType.Binary) Sized();
        else if (type == CompactType.List) SkipList(depth);
        else if (type == CompactType.Structure) SkipStructure(depth);
        else throw Damaged("its metadata holds a field of an unknown type");
    }

    private void SkipList(int depth)
    {
        byte head = Byte();
        ulong count = head >> 4 == 15 ? VarInt() : (ulong)(head >> 4);
        if (count > (ulong)(bytes.Length - At)) throw Damaged("a list of its metadata is longer than the file");
        CompactType items = (CompactType)(head & 0x0F);
        for (ulong i = 0; i < count; i++)
        {
            // Truth values take a byte each in a list, none in a field.
            if (items is CompactType.True or CompactType.False) Byte();
            else Skip(items, depth - 1);
        }
    }

    private void SkipStructure(int depth)
    {
        int id = 0;
        while (Next(ref id, out CompactType type))
        {
            Skip(type, depth - 1);
        }
    }

    private ReadOnlySpan<byte> Sized()
    {
        ulong length = VarInt();
        if (length > (ulong)(bytes.Length - At)) throw Damaged("a text of its metadata is longer than the file");
        return Take((int)length);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > bytes.Length - At) throw Damaged("its metadata ends too early");
        At += length;
        return bytes.Slice(At - length, length);
    }

    private byte Byte() => Take(1)[0];

    private long ZigZag()
    {
        ulong value = VarInt();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong VarInt()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw Damaged("a number of its metadata does not end");
    }
}
