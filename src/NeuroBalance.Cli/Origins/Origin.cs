using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Plotting;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.Origins;

/// <summary>How a file was made: what decides its bytes, and the commands that make it again. Nothing of the machine is in it.</summary>
internal sealed record Origin
{
    /// <summary>The key under which pictures and tables hold it.</summary>
    public const string Key = "Provenance";

    /// <summary>What a file beside a table is called after it.</summary>
    public const string Ending = ".provenance.json";

    /// <summary>What the files that a command reads and writes are called when it is run again.</summary>
    public const string Again = "again";

    private const int CurrentFormat = 1;
    private const int LargestFile = 1 << 20;

    /// <summary>The version of the tool with what tells builds of different sources apart.</summary>
    public string Version { get; init; } = VersionPage.OfTool;

    /// <summary>The hash of the table of parameters.</summary>
    public string ParameterTable { get; init; } = ParameterCatalog.Hash;

    /// <summary>What a person wants to know: scenario, changes, seed, tolerances.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>The commands, each as its words; none where the file cannot be made from what is in here.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Commands { get; init; }

    /// <summary>The option by which the last command is told the file; empty where it names the file itself.</summary>
    public string Output { get; init; } = "";

    /// <summary>The file in the folder of the last command, where it names the file itself.</summary>
    public string Place { get; init; } = "";

    /// <summary>The files that the commands read, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];

    /// <summary>What a picture holds.</summary>
    public FigureNote Note => new(Key, ToJson(indented: false));

    /// <summary>An option as words.</summary>
    public static IEnumerable<string> Option(string name, string value) => value.StartsWith('-') ? [$"{name}={value}"] : [name, value];

    /// <summary>An option as words, where it was stated.</summary>
    public static IEnumerable<string> Stated(string name, string? value) => value is null ? [] : Option(name, value);

    /// <summary>Writes it beside a table, where the table itself has no room for it.</summary>
    /// <param name="path">The table.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteBeside(string path)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(ToJson(indented: true) + "\n");
        AtomicFile.Write(path + Ending, stream => stream.Write(utf8));
    }

    /// <summary>The text, in ASCII: whoever holds it needs to know nothing of encodings.</summary>
    public string ToJson(bool indented)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.Default }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", CurrentFormat);
            writer.WriteString("program", "neurobalance");
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
            // A file that is too large to be carried along makes the commands useless, and they say which it was.
            Write(writer, "files", Files.Where(file => file.Value.Length <= LargestFile));
            writer.WriteEndObject();
        }

        return Encoding.ASCII.GetString(stream.ToArray());
    }

    /// <summary>Reads what another file holds; it may come from anywhere, and nothing in it is trusted.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="InvalidDataException">It is not sound.</exception>
    public static Origin Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            JsonElement root = document.RootElement;
            int format = root.GetProperty("format").GetInt32();
            if (format != CurrentFormat)
            {
                throw new InvalidDataException($"its provenance has format {format}; this version reads {CurrentFormat}");
            }
            Origin origin = new()
            {
                Version = Text(root, "version"),
                ParameterTable = Text(root, "parameterTable"),
                Facts = Pairs(root, "facts"),
                Commands = [.. root.GetProperty("commands").EnumerateArray()
                    .Select(words => (IReadOnlyList<string>)[.. words.EnumerateArray().Select(word => word.GetString()!)])],
                Output = Text(root, "output"),
                Place = Text(root, "place"),
                Files = Pairs(root, "files"),
            };
            OriginRules.Check(origin);
            return origin;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("its provenance is damaged", exception);
        }
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? throw new JsonException();

    private static KeyValuePair<string, string>[] Pairs(JsonElement root, string name) =>
        [.. root.GetProperty(name).EnumerateObject()
            .Select(one => KeyValuePair.Create(one.Name, one.Value.GetString() ?? throw new JsonException()))];

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        writer.WriteStartObject(name);
        foreach ((string key, string text) in pairs)
        {
            writer.WriteString(key, text);
        }
        writer.WriteEndObject();
    }
}
