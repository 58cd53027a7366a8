using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace NeuroBalance.Texts;

/// <summary>Reads a JSON text into a tree, reporting what is not JSON with its line and column.</summary>
internal static class JsonTreeReader
{
    private const int DeepestNesting = 16;

    /// <summary>More than any file that a person or a script of theirs writes: a tree of them takes some hundred megabytes.</summary>
    private const int MostValues = 2_000_000;

    internal static JsonTree? Read(ReadOnlySpan<byte> utf8, FaultList faults)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8) || utf8.Contains((byte)0))
        {
            faults.Add("$", "", "the text is not UTF-8", "a JSON text saved as UTF-8");
            return null;
        }

        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            faults.Add("$", "", "the file is empty", "one JSON object");
            return null;
        }

        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = DeepestNesting });
        int values = 0;
        string path = "$";
        try
        {
            reader.Read();
            JsonTree tree = ReadValue(ref reader, ref path, ref values, faults);
            path = "$";
            while (reader.Read())
            {
            }

            return tree;
        }
        catch (TooManyValuesException)
        {
            faults.Add("$", "",
                $"the file has more than {MostValues} values", "doses that repeat as one event with 'count', or several files");
            return null;
        }
        catch (JsonException problem)
        {
            AddSyntaxFault(utf8, problem, path, faults);
            return null;
        }
        catch (InvalidOperationException)
        {
            faults.Add(path, "", "the text has an escape that is not a character (half of a surrogate pair)", "well-formed Unicode");
            return null;
        }
    }

    private static JsonTree ReadValue(ref Utf8JsonReader reader, ref string path, ref int values, FaultList faults)
    {
        if (++values > MostValues) throw new TooManyValuesException();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, ref path, ref values, faults);
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, ref path, ref values, faults);
            case JsonTokenType.String:
                return new JsonTree(path, JsonTokenType.String, reader.GetString()!);
            default:
                return new JsonTree(path, reader.TokenType, Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static JsonTree ReadObject(ref Utf8JsonReader reader, ref string path, ref int values, FaultList faults)
    {
        string own = path;
        JsonTree tree = new(own, JsonTokenType.StartObject, "");
        HashSet<string> seen = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string key = reader.GetString()!;
            path = JsonTree.Member(own, key);
            reader.Read();
            JsonTree value = ReadValue(ref reader, ref path, ref values, faults);
            path = own;
            if (seen.Add(key))
            {
                tree.Properties.Add((key, value));
            }
            else
            {
                faults.Add(value.Path, value.Quoted, $"the key '{key}' stands more than once", "each key once");
            }
        }

        return tree;
    }

    private static JsonTree ReadArray(ref Utf8JsonReader reader, ref string path, ref int values, FaultList faults)
    {
        string own = path;
        JsonTree tree = new(own, JsonTokenType.StartArray, "");
        while (true)
        {
            path = $"{own}[{tree.Items.Count}]";
            if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray)
            {
                break;
            }

            tree.Items.Add(ReadValue(ref reader, ref path, ref values, faults));
        }

        path = own;
        return tree;
    }

    private static void AddSyntaxFault(ReadOnlySpan<byte> utf8, JsonException problem, string path, FaultList faults)
    {
        long line = problem.LineNumber ?? 0;
        long column = problem.BytePositionInLine ?? 0;
        int at = OffsetOf(utf8, line, column);
        faults.Add(path, "", $"not JSON at line {line + 1}, column {column + 1}: {Reason(utf8, at, problem)}", "one JSON object");
    }

    private static string Reason(ReadOnlySpan<byte> utf8, int at, JsonException problem)
    {
        if (problem.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase))
        {
            return $"nested deeper than {DeepestNesting} levels";
        }

        if (at < utf8.Length && utf8[at] is (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            return "a text holds a line end or tab (write \\n or \\t)";
        }

        ReadOnlySpan<byte> rest = utf8[at..].TrimStart(" \t\r\n"u8);
        ReadOnlySpan<byte> before = utf8[..at].TrimEnd(" \t\r\n"u8);
        if (rest.IsEmpty) return "the text ends too early";
        if (rest.StartsWith("NaN"u8) || rest.StartsWith("Inf"u8) || rest.StartsWith("-I"u8) || (rest[0] == 'I' && before.EndsWith("-"u8)))
        {
            return "NaN and infinity are not accepted";
        }

        if (rest[0] == '/') return "comments are not accepted";
        if (rest[0] is (byte)'}' or (byte)']' && before.EndsWith(","u8)) return "a comma follows the last entry";
        if (rest[0] == '\'') return "texts stand in double quotes";
        return $"'{(rest[0] < 128 ? (char)rest[0] : '?')}' does not fit here";
    }

    private static int OffsetOf(ReadOnlySpan<byte> utf8, long line, long column)
    {
        int start = 0;
        for (long i = 0; i < line; i++)
        {
            int end = utf8[start..].IndexOf((byte)'\n');
            if (end < 0) break;
            start += end + 1;
        }

        return (int)Math.Min(start + column, utf8.Length);
    }

    private sealed class TooManyValuesException : Exception;
}
