using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroBalance;

/// <summary>How a file was made: what decides its bytes, and the commands of the tool that make it again.</summary>
/// <remarks>
/// Every figure, table and sound of NeuroBalance says it; <c>neurobalance provenance FILE</c> shows it. A program may state its own for a
/// figure that it saves. Nothing of the machine is in it, but the scenarios are: whoever opens the file can read them.
/// </remarks>
public sealed partial record Provenance
{
    /// <summary>The key under which pictures and tables hold it.</summary>
    public const string Key = "Provenance";

    /// <summary>What the names of all files begin with that the commands read and write.</summary>
    public const string Again = "again";

    private const int CurrentFormat = 1, LargestFile = 1 << 20;

    private static readonly Assembly Package = typeof(Provenance).Assembly;

    /// <summary>The program that made the file; this package unless another is stated.</summary>
    public string Program { get; init; } = Package.GetName().Name!;

    /// <summary>The version of the program, with what tells builds of different sources apart.</summary>
    public string Version { get; init; } = VersionOf(Package);

    /// <summary>The hash of the table of parameters; that of this version unless another is stated.</summary>
    public string ParameterTable { get; init; } = ParameterCatalog.Hash;

    /// <summary>What a person wants to know, by name: scenario, changes, seed, tolerances.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>The commands of the tool that make the file again, each as its words; none where they would not.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Commands { get; init; } = [];

    /// <summary>The option by which the last command is told the file, such as <c>--plot</c>; empty where it needs none.</summary>
    public string Output { get; init; } = "";

    /// <summary>The file in the folder that the last command fills; empty where <see cref="Output"/> names the file.</summary>
    public string Place { get; init; } = "";

    /// <summary>The texts of the files that the commands read, by name; see <see cref="ProvenanceFiles"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];

    /// <summary>The version of a program as <see cref="Version"/> wants it.</summary>
    /// <param name="program">The assembly of the program.</param>
    /// <returns>Its informational version; <c>unknown</c> where it has none.</returns>
    public static string VersionOf(Assembly program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
    }

    /// <summary>An option of a command and its value, as words.</summary>
    /// <param name="name">The option, such as <c>--at</c>.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Two words; one where the value alone would be taken for an option.</returns>
    public static IReadOnlyList<string> Option(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return value.StartsWith('-') ? [$"{name}={value}"] : [name, value];
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote. A text may come from anywhere: look at its commands before you run them.</summary>
    /// <param name="json">The text.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="InvalidDataException">It is damaged, or of another format.</exception>
    public static Provenance Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            JsonElement root = document.RootElement;
            int format = root.GetProperty("format").GetInt32();
            if (format != CurrentFormat)
            {
                throw new InvalidDataException($"its provenance has format {format}; this version reads {CurrentFormat}");
            }
            return new Provenance
            {
                Program = Text(root, "program"),
                Version = Text(root, "version"),
                ParameterTable = Text(root, "parameterTable"),
                Facts = Pairs(root, "facts"),
                Commands = [.. root.GetProperty("commands").EnumerateArray()
                    .Select(words => (IReadOnlyList<string>)[.. words.EnumerateArray().Select(word => word.GetString()!)])],
                Output = Text(root, "output"),
                Place = Text(root, "place"),
                Files = Pairs(root, "files"),
            };
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("its provenance is damaged", exception);
        }
    }

    /// <summary>The text that a file holds, in ASCII: whoever reads it needs to know nothing of encodings.</summary>
    /// <param name="indented">Whether it has a line for each entry, for a file of its own.</param>
    /// <returns>JSON; a carried file of more than a mebibyte is left out, and the commands say which it was.</returns>
    public string ToJson(bool indented = false)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.Default }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", CurrentFormat);
            writer.WriteString("program", Program);
            writer.WriteString("version", Version);
            writer.WriteString("parameterTable", ParameterTable);
            Write(writer, "facts", Facts);
            writer.WriteStartArray("commands");
            foreach (IReadOnlyList<string> command in Commands)
            {
                writer.WriteStartArray();
                foreach (string word in command)
                {
                    writer.WriteStringValue(word);
                }
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteString("output", Output);
            writer.WriteString("place", Place);
            Write(writer, "files", Files.Where(file => file.Value.Length <= LargestFile));
            writer.WriteEndObject();
        }

        return Encoding.ASCII.GetString(stream.ToArray());
    }

    /// <summary>Whether two say the same.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether their texts are the same.</returns>
    public bool Equals(Provenance? other) => other is not null && ToJson() == other.ToJson();

    /// <inheritdoc/>
    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    /// <summary>The same with further words of the last command.</summary>
    internal Provenance With(IEnumerable<string> words) =>
        Commands.Count == 0 ? this : this with { Commands = [.. Commands.SkipLast(1), [.. Commands[^1], .. words]] };

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        writer.WriteStartObject(name);
        foreach ((string key, string text) in pairs)
        {
            writer.WriteString(key, text);
        }
        writer.WriteEndObject();
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? throw new JsonException();

    private static KeyValuePair<string, string>[] Pairs(JsonElement root, string name) =>
        [.. root.GetProperty(name).EnumerateObject()
            .Select(one => KeyValuePair.Create(one.Name, one.Value.GetString() ?? throw new JsonException()))];
}
