using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroBalance.Plotting;

/// <summary>How a file was made: what decides its bytes, and the commands that make it again. Nothing of the machine is in it.</summary>
internal sealed record Origin
{
    /// <summary>The key under which pictures and tables hold it.</summary>
    public const string Key = "Provenance";

    /// <summary>What the files that a command reads and writes are called when it is run again.</summary>
    public const string Again = "again";

    /// <summary>The form of the text.</summary>
    public const int CurrentFormat = 1;

    private const int LargestFile = 1 << 20;

    /// <summary>Who made it.</summary>
    public required OriginMaker Maker { get; init; }

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

    /// <summary>The same with further words of the last command.</summary>
    public Origin With(IEnumerable<string> words) =>
        Commands.Count == 0 ? this : this with { Commands = [.. Commands.SkipLast(1), [.. Commands[^1], .. words]] };

    /// <summary>The text, in ASCII: whoever holds it needs to know nothing of encodings.</summary>
    public string ToJson(bool indented)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.Default }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", CurrentFormat);
            writer.WriteString("program", Maker.Program);
            writer.WriteString("version", Maker.Version);
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
