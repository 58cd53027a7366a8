using System.Text;

namespace NeuroBalance.Tests.House;

/// <summary>The checkout that these tests were built from: its root, its files, and its source code without comments and texts.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Untracked = new(StringComparer.Ordinal)
    {
        ".git", "bin", "obj", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts", "artifacts", "node_modules",
    };

    public static string Root { get; } = FindRoot();

    /// <summary>All files that are not build products, as paths relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Files() => FilesUnder(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));

    /// <summary>The C# files below a folder given relative to the root.</summary>
    public static IEnumerable<string> SourceFiles(string folder) =>
        Files().Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>C# source with every comment, text and character literal blanked; line breaks stay.</summary>
    public static string CodeOnly(string source)
    {
        StringBuilder code = new(source.Length);
        int i = 0;
        while (i < source.Length)
        {
            int end = EndOfSilence(source, i);
            if (end == i)
            {
                code.Append(source[i++]);
                continue;
            }

            for (; i < end; i++)
                code.Append(source[i] == '\n' ? '\n' : ' ');
        }

        return code.ToString();
    }

    private static int EndOfSilence(string source, int start)
    {
        ReadOnlySpan<char> rest = source.AsSpan(start);
        if (rest.StartsWith("//"))
            return After(source, "\n", start, keep: true);
        if (rest.StartsWith("/*"))
            return After(source, "*/", start + 2, keep: false);
        if (rest.StartsWith("\"\"\""))
        {
            int quotes = rest.IndexOfAnyExcept('"');
            return After(source, new string('"', quotes), start + quotes, keep: false);
        }

        bool verbatim = rest.StartsWith("@\"") || rest.StartsWith("$@\"") || rest.StartsWith("@$\"");
        if (verbatim)
        {
            int at = source.IndexOf('"', start) + 1;
            while (at < source.Length && (source[at] != '"' || (at + 1 < source.Length && source[at + 1] == '"')))
                at += source[at] == '"' ? 2 : 1;
            return Math.Min(at + 1, source.Length);
        }

        if (rest[0] is not ('"' or '\''))
            return start;
        int position = start + 1;
        while (position < source.Length && source[position] != rest[0] && source[position] != '\n')
            position += source[position] == '\\' ? 2 : 1;
        return Math.Min(position + 1, source.Length);
    }

    private static int After(string source, string mark, int from, bool keep)
    {
        int at = source.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? source.Length : keep ? at : at + mark.Length;
    }

    private static IEnumerable<string> FilesUnder(string folder)
    {
        // In a linked worktree .git is a file.
        foreach (string file in Directory.EnumerateFiles(folder).Where(file => !Untracked.Contains(Path.GetFileName(file))).Order(StringComparer.Ordinal))
            yield return file;
        foreach (string inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (Untracked.Contains(Path.GetFileName(inner)))
                continue;
            foreach (string file in FilesUnder(inner))
                yield return file;
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuroBalance.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository: no NeuroBalance.sln above " + AppContext.BaseDirectory);
    }
}
