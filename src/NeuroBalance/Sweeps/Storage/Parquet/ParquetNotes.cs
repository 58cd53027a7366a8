using System.Buffers.Binary;

namespace NeuroBalance.Sweeps;

/// <summary>What a Parquet file says of itself: texts by their keys, in its footer.</summary>
internal static class ParquetNotes
{
    private const int Field = 5;

    /// <summary>Writes them as a field of the footer.</summary>
    internal static void Write(CompactWriter footer, IReadOnlyList<KeyValuePair<string, string>> notes)
    {
        if (notes.Count == 0) return;
        footer.List(Field, CompactType.Structure, notes.Count);
        foreach ((string key, string text) in notes)
        {
            footer.BeginItem();
            footer.Text(1, key);
            footer.Text(2, text);
            footer.End();
        }
    }

    /// <summary>The text of a key; null where the file has none.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="InvalidDataException">The file is no sound Parquet file.</exception>
    internal static string? Find(ReadOnlySpan<byte> file, string key)
    {
        if (file.Length < 12 || !file[^4..].SequenceEqual(ParquetCode.Magic)) throw CompactReader.Damaged("it is no Parquet file");
        int length = BinaryPrimitives.ReadInt32LittleEndian(file[^8..]);
        if (length < 0 || length > file.Length - 12) throw CompactReader.Damaged("its footer is longer than the file");
        return InFooter(file[^(length + 8)..^8], key);
    }

    /// <summary>The same of the footer alone.</summary>
    /// <param name="footer">The bytes of the footer.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="InvalidDataException">The footer is damaged.</exception>
    internal static string? InFooter(ReadOnlySpan<byte> footer, string key)
    {
        CompactReader reader = new(footer);
        int id = 0;
        while (reader.Next(ref id, out CompactType type))
        {
            if (id != Field)
            {
                reader.Skip(type);
                continue;
            }

            int count = reader.List(type, CompactType.Structure);
            for (int i = 0; i < count; i++)
            {
                (string name, string text) = Pair(ref reader);
                if (name == key) return text;
            }
        }

        return null;
    }

    private static (string Name, string Text) Pair(ref CompactReader reader)
    {
        string name = "", text = "";
        int id = 0;
        while (reader.Next(ref id, out CompactType type))
        {
            if (id == 1) name = reader.Text(type);
            else if (id == 2) text = reader.Text(type);
            else reader.Skip(type);
        }

        return (name, text);
    }
}
