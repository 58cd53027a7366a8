using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace NeuroBalance;

/// <summary>A finished part file: which members, and the checksum of its bytes.</summary>
/// <param name="Number">The part's number, from 0.</param>
/// <param name="File">Its file name.</param>
/// <param name="Count">Its members.</param>
/// <param name="Failed">Those that did not end in success.</param>
/// <param name="Sha256">The checksum, in lower-case hexadecimal.</param>
public sealed record SweepPart(long Number, string File, int Count, int Failed, string Sha256)
{
    /// <summary>The file name of a part.</summary>
    public static string FileOf(long number, string extension) => string.Create(CultureInfo.InvariantCulture, $"part-{number:0000000}{extension}");

    /// <summary>The name of the file beside a part that says that it is finished.</summary>
    public static string SealOf(long number) => string.Create(CultureInfo.InvariantCulture, $"part-{number:0000000}.json");

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
        using (Utf8JsonWriter writer = new(stream)) Write(writer);
        return stream.ToArray();
    }

    /// <summary>The part that a seal speaks of; null when there is none or it is damaged.</summary>
    internal static SweepPart? ReadSeal(string path)
    {
        if (!System.IO.File.Exists(path)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            return new SweepPart(
                root.GetProperty("part").GetInt64(), root.GetProperty("file").GetString()!, root.GetProperty("count").GetInt32(),
                root.GetProperty("failed").GetInt32(), root.GetProperty("sha256").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    internal static string Checksum(string path)
    {
        using FileStream stream = System.IO.File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
