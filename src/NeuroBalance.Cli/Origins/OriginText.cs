using System.Text;

namespace NeuroBalance.Cli.Origins;

/// <summary>A provenance as a text beside a file, and read back.</summary>
internal static class OriginText
{
    /// <summary>What a file beside a table is called after it.</summary>
    public const string Ending = ".provenance.json";

    /// <summary>What it is called in a folder that one command filled.</summary>
    public const string InFolder = "provenance.json";

    private const string CommentStart = Provenance.Key + ": ";

    /// <summary>Writes it beside a table, where the table itself has no room for it.</summary>
    /// <param name="origin">How the table was made.</param>
    /// <param name="path">The table.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteBeside(this Provenance origin, string path) => Write(origin, path + Ending);

    /// <summary>Writes it into a folder that one command filled.</summary>
    /// <param name="origin">How the folder was made.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteInto(this Provenance origin, string folder) => Write(origin, Path.Combine(folder, InFolder));

    /// <summary>The comment by which a sound holds it.</summary>
    /// <param name="origin">How the sound was made.</param>
    public static string InComment(this Provenance origin) => CommentStart + origin.ToJson();

    /// <summary>The text in a comment; null where it is somebody's own.</summary>
    /// <param name="comment">The comment.</param>
    public static string? OfComment(string comment) =>
        comment.StartsWith(CommentStart, StringComparison.Ordinal) ? comment[CommentStart.Length..] : null;

    /// <summary>The same for one file of the folder that the last command fills.</summary>
    /// <param name="origin">How the folder was made.</param>
    /// <param name="file">The file within the folder; its last name alone where it has others.</param>
    public static Provenance At(this Provenance origin, string file)
    {
        IReadOnlyList<string> command = origin.Commands[^1];
        int output = Enumerable.Range(0, command.Count).First(i => command[i] == "--out");
        return origin with { Place = $"{command[output + 1]}/{file.Replace('\\', '/')}" };
    }

    /// <summary>Reads what another file holds; it may come from anywhere, and nothing in it is trusted.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="InvalidDataException">It is not sound.</exception>
    public static Provenance Parse(string json)
    {
        Provenance origin = Provenance.Parse(json);
        OriginRules.Check(origin);
        return origin;
    }

    private static void Write(Provenance origin, string path)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(origin.ToJson(indented: true) + "\n");
        AtomicFile.Write(path, stream => stream.Write(utf8));
    }
}
