using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>The fields of a manifest's file, each checked as it is read: the fault names the field that is wrong.</summary>
internal sealed class ManifestFields
{
    private const long LargestFile = 256L << 20;

    private readonly string path;
    private readonly JsonElement root;

    private ManifestFields(string path, JsonElement root)
    {
        this.path = path;
        this.root = root;
    }

    /// <exception cref="InvalidDataException">The file is no JSON object.</exception>
    internal static ManifestFields Open(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
        {
            throw new InvalidDataException($"{path}: the manifest is damaged: larger than 256 MiB.");
        }
        return Parse(path, File.ReadAllBytes(path));
    }

    /// <summary>The same of a text that has been read.</summary>
    /// <param name="path">Where it stood, for people.</param>
    /// <param name="utf8">The text.</param>
    /// <exception cref="InvalidDataException">The text is no JSON object.</exception>
    internal static ManifestFields Parse(string path, byte[] utf8)
    {
        try
        {
            using JsonDocument document = JsonText.Parse(utf8);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException($"{path}: the manifest is damaged: not an object.");
            }
            return new ManifestFields(path, document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: the manifest is damaged: {exception.Message}", exception);
        }
    }

    /// <summary>The version of the folder's files; 1 had no such field.</summary>
    internal long Format() => root.TryGetProperty("format", out _) ? Whole("format", 1, int.MaxValue) : 1;

    internal string? LibraryOrNothing() =>
        root.TryGetProperty("computedFrom", out JsonElement from) && from.ValueKind == JsonValueKind.Object
        && from.TryGetProperty("library", out JsonElement library) && library.ValueKind == JsonValueKind.String
            && library.GetString() is { Length: < 100 } text ? text : null;

    internal long Whole(string name, long least, long most)
    {
        JsonElement field = Field(name);
        if (field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out long value) && value >= least && value <= most) return value;
        throw Damaged(name, Shown(field), FormattableString.Invariant($"a whole number from {least} to {most}"));
    }

    internal SweepShard Shard(string name)
    {
        JsonElement field = Field(name);
        return field.ValueKind == JsonValueKind.String && SweepShard.TryParse(field.GetString()!, _ => null, out SweepShard shard, out _)
            ? shard
            : throw Damaged(name, Shown(field), "a share such as \"1/4\"");
    }

    internal ImmutableArray<string> Words(string name, int? count = null)
    {
        JsonElement field = Field(name);
        if (field.ValueKind != JsonValueKind.Array) throw Damaged(name, Shown(field), "a list of texts");
        foreach (JsonElement word in field.EnumerateArray())
        {
            if (word.ValueKind != JsonValueKind.String) throw Damaged(name, Shown(word), "a text");
        }

        ImmutableArray<string> words = [.. field.EnumerateArray().Select(word => word.GetString()!)];
        if (count is { } wanted && words.Length != wanted)
        {
            throw Damaged(name, FormattableString.Invariant($"{words.Length} texts"), FormattableString.Invariant($"{wanted}"));
        }
        return words;
    }

    internal ImmutableArray<KeyValuePair<string, string>> Entries(string name)
    {
        JsonElement field = Field(name);
        if (field.ValueKind != JsonValueKind.Object) throw Damaged(name, Shown(field), "an object of texts");
        foreach (JsonProperty entry in field.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String) throw Damaged($"{name}.{entry.Name}", Shown(entry.Value), "a text");
        }

        ImmutableArray<KeyValuePair<string, string>> entries =
            [.. field.EnumerateObject().Select(entry => new KeyValuePair<string, string>(entry.Name, entry.Value.GetString()!))];
        return entries.Select(entry => entry.Key).Distinct(StringComparer.Ordinal)
            .Count() == entries.Length ? entries : throw Damaged(name, "an entry that is there twice");
    }

    internal InvalidDataException Damaged(string name, string found, string? expected = null) =>
        new(string.Create(CultureInfo.InvariantCulture,
            $"{path}: the manifest is damaged: field '{name}' is {found}{(expected is null ? "" : ", not " + expected)}."));

    private JsonElement Field(string name) => root.TryGetProperty(name, out JsonElement field) ? field : throw Damaged(name, "missing");

    private static string Shown(JsonElement value)
    {
        string text = value.ValueKind is JsonValueKind.Object ? "an object" : value.ValueKind is JsonValueKind.Array ? "a list"
            : value.GetRawText();
        return text.Length <= 60 ? text : text[..57] + "...";
    }
}
