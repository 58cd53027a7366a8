using System.Buffers.Binary;
using System.Text;
using System.Xml;

namespace NeuroBalance.Cli.Origins;

/// <summary>Finds the provenance of a file: in a picture, a Parquet table or a sound itself, beside any other.</summary>
internal static class OriginFile
{
    private const long LargestFile = 256L << 20;

    /// <summary>Reads the provenance of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CommandException">There is no such file, or it has none (exit code 2).</exception>
    /// <exception cref="InvalidDataException">It is damaged (exit code 3).</exception>
    public static Provenance Read(string path)
    {
        byte[] bytes = Bytes(path);
        try
        {
            string? json = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".png" => OfPng(bytes),
                ".svg" => OfSvg(bytes),
                ".pdf" => PdfKeywords.Find(bytes, Provenance.Key),
                ".parquet" => SweepResults.FindNote(bytes, Provenance.Key),
                ".wav" => OfWav(bytes),
                _ when IsOrigin(path) => Encoding.UTF8.GetString(bytes),
                _ when File.Exists(path + OriginText.Ending) => Encoding.UTF8.GetString(Bytes(path + OriginText.Ending)),
                _ => null,
            };
            return json is null ? throw CommandException.BadInput(Silent(path)) : OriginText.Parse(json);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or ArgumentException or EndOfStreamException)
        {
            string why = exception is InvalidDataException ? exception.Message : "the file is damaged";
            throw new InvalidDataException($"{path}: {why}.", exception);
        }
    }

    /// <summary>The provenance of a table of any size; null where it has none.</summary>
    /// <param name="path">The file (.parquet).</param>
    /// <exception cref="InvalidDataException">It is damaged (exit code 3).</exception>
    public static Provenance? OfTable(string path) =>
        SweepResults.FindNote(path, Provenance.Key) is { } json ? OriginText.Parse(json) : null;

    private static bool IsOrigin(string path) => path.EndsWith(OriginText.Ending, StringComparison.OrdinalIgnoreCase)
        || Path.GetFileName(path).Equals(OriginText.InFolder, StringComparison.OrdinalIgnoreCase);

    // Part files of a sweep and pages of a report: one command filled their folder, and nobody knows whether it made this file, too.
    private static string Silent(string path)
    {
        string folder = Path.Combine(Path.GetDirectoryName(path) ?? "", OriginText.InFolder);
        return $"{path}: the file does not say how it was made; " + (File.Exists(folder)
            ? $"its folder does: neurobalance provenance {folder}"
            : $"files of neurobalance do, tables beside them in FILE{OriginText.Ending}.");
    }

    private static byte[] Bytes(string path)
    {
        if (Directory.Exists(path)) throw CommandException.BadInput($"{path}: this is a folder; give a file in it.");
        if (!File.Exists(path)) throw CommandException.BadInput($"{path}: there is no such file.");
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (!stream.CanSeek || stream.Length > LargestFile)
        {
            throw CommandException.BadInput($"{path}: no file, or larger than {LargestFile >> 20} MiB.");
        }
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string? OfPng(byte[] png)
    {
        // The signature, then chunks: length, name, content, checksum.
        for (int at = 8; at + 12 <= png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (length < 0 || length > png.Length - at - 12) return null;
            ReadOnlySpan<byte> content = png.AsSpan(at + 8, length);
            ReadOnlySpan<byte> head = [.. Encoding.Latin1.GetBytes(Provenance.Key), 0, 0, 0, 0, 0];
            bool isText = png.AsSpan(at + 4, 4).SequenceEqual("iTXt"u8);
            if (isText && content.StartsWith(head)) return Encoding.UTF8.GetString(content[head.Length..]);
            at += length + 12;
        }

        return null;
    }

    private static string? OfWav(byte[] wav)
    {
        ReadOnlySpan<byte> notes = Chunk(wav.AsSpan(Math.Min(wav.Length, 12)), "LIST"u8);
        ReadOnlySpan<byte> comment = Chunk(notes[Math.Min(notes.Length, 4)..], "ICMT"u8);
        return OriginText.OfComment(Encoding.UTF8.GetString(comment).TrimEnd('\0'));
    }

    // The content of the first chunk of a name: name, length and content, and a byte where the length is odd; empty where there is none.
    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> chunks, ReadOnlySpan<byte> name)
    {
        while (chunks.Length >= 8)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(chunks[4..]);
            if (length < 0 || length > chunks.Length - 8) return [];
            if (chunks[..4].SequenceEqual(name)) return chunks.Slice(8, length);
            chunks = chunks[Math.Min(chunks.Length, 8 + length + (length % 2))..];
        }

        return [];
    }

    private static string? OfSvg(byte[] svg)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            bool isNote = reader is { NodeType: XmlNodeType.Element, LocalName: "note", NamespaceURI: "urn:neurobalance" };
            if (isNote && reader.GetAttribute("name") == Provenance.Key) return reader.ReadElementContentAsString();
        }

        return null;
    }
}
