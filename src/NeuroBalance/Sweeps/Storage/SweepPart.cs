using System.Globalization;
using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>A finished part file: which members, and the checksum of its bytes.</summary>
/// <param name="Number">The part's number, from 0.</param>
/// <param name="File">Its file name.</param>
/// <param name="Count">Its members.</param>
/// <param name="Failed">Those that did not end in success.</param>
/// <param name="Sha256">The checksum, in lower-case hexadecimal.</param>
internal sealed record SweepPart(long Number, string File, int Count, int Failed, string Sha256)
{
    private const long LargestSeal = 4096;

    /// <summary>The file name of a part.</summary>
    internal static string FileOf(long number) => string.Create(CultureInfo.InvariantCulture, $"part-{number:0000000}.parquet");

    /// <summary>The name of the file beside a part that says that it is finished.</summary>
    internal static string SealOf(long number) => string.Create(CultureInfo.InvariantCulture, $"part-{number:0000000}.json");

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("part", Number);
        writer.WriteString("file", File);
        writer.WriteNumber("count", Count);
        writer.WriteNumber("failed", Failed);
        writer.WriteString("sha256", Sha256);
        writer.WriteEndObject();
    }

    internal byte[] ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            Write(writer);
        }
        return stream.ToArray();
    }

    /// <summary>The part that a seal speaks of; null when there is none or it is damaged.</summary>
    /// <param name="folder">The folder of the parts.</param>
    /// <param name="number">The part's number.</param>
    internal static SweepPart? ReadSeal(string folder, long number)
    {
        string path = Path.Combine(folder, SealOf(number));
        if (!System.IO.File.Exists(path) || new FileInfo(path).Length > LargestSeal) return null;
        try
        {
            using JsonDocument document = JsonText.Parse(System.IO.File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            SweepPart part = new(
                root.GetProperty("part").GetInt64(), root.GetProperty("file").GetString() ?? "", root.GetProperty("count").GetInt32(),
                root.GetProperty("failed").GetInt32(), root.GetProperty("sha256").GetString() ?? "");
            bool fits = part.Number == number && part.File == FileOf(number) && part.Failed >= 0 && part.Failed <= part.Count
                && part.Sha256.Length == 64;
            return fits ? part : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            return null;
        }
    }

    /// <summary>The numbers of the parts that have a seal, in order; only files of exactly our names are looked at.</summary>
    internal static IEnumerable<long> SealsIn(string folder) => Directory.EnumerateFiles(folder, "part-*.json")
        .Select(Path.GetFileName).OfType<string>().Select(NumberOfSeal).OfType<long>().Order();

    private static long? NumberOfSeal(string name) =>
        long.TryParse(name.AsSpan(5, name.Length - 10), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && SealOf(number) == name ? number : null;

    /// <summary>SHA-256 of a file, in lower-case hexadecimal.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    internal static string Checksum(string path, CancellationToken cancellation = default)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        return Convert.ToHexStringLower(Checksums.Of(stream, long.MaxValue, cancellation));
    }
}
