using System.Diagnostics;
using System.Text;

namespace NeuroBalance.Tests.House;

/// <summary>The checkout that these tests were built from: its root, its files, and its source code without comments and texts.</summary>
internal static class Repository
{
    private static readonly Lazy<(string[]? Files, string Reason)> Tracked = new(AskGit);

    public static string Root { get; } = FindRoot();

    /// <summary>
    /// The files that git tracks and that are there, as paths relative to the root with forward slashes; what else lies in a checkout is
    /// its owner's. Skips the test where there is no git, and fails there in CI.
    /// </summary>
    public static IReadOnlyList<string> Files()
    {
        (string[]? files, string reason) = Tracked.Value;
        if (files is null && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.SkipWhen(files is null, reason);
        return files!;
    }

    /// <summary>
    /// The C# files below a folder given relative to the root, without build products: the build compiles them, tracked or not.
    /// </summary>
    public static IEnumerable<string> SourceFiles(string folder) =>
        new DirectoryInfo(Path.Combine(Root, folder)).EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

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
            {
                code.Append(source[i] == '\n' ? '\n' : ' ');
            }
        }

        return code.ToString();
    }

    private static int EndOfSilence(string source, int start)
    {
        ReadOnlySpan<char> rest = source.AsSpan(start);
        if (rest.StartsWith("//")) return After(source, "\n", start, keep: true);
        if (rest.StartsWith("/*")) return After(source, "*/", start + 2, keep: false);
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
            {
                at += source[at] == '"' ? 2 : 1;
            }
            return Math.Min(at + 1, source.Length);
        }

        if (rest[0] is not ('"' or '\'')) return start;
        int position = start + 1;
        while (position < source.Length && source[position] != rest[0] && source[position] != '\n')
        {
            position += source[position] == '\\' ? 2 : 1;
        }
        return Math.Min(position + 1, source.Length);
    }

    private static int After(string source, string mark, int from, bool keep)
    {
        int at = source.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? source.Length : keep ? at : at + mark.Length;
    }

    private static (string[]? Files, string Reason) AskGit()
    {
        // The code of this checkout is running already, whoever owns it: git may read it, too.
        ProcessStartInfo git = new("git", ["-c", "safe.directory=*", "ls-files", "-z"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using Process process = Process.Start(git)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string[] names = process.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                return (null, $"git does not know this checkout: {errors.Result.Trim()}");
            }

            // An archive that was unpacked inside another repository is not that repository's.
            return names.Contains("NeuroBalance.sln")
                ? ([.. names.Where(name => File.Exists(Path.Combine(Root, name))).Order(StringComparer.Ordinal)], "")
                : (null, "The checkout is not the root of a git repository: nothing tells its files from its owner's.");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (null, $"There is no git here: {missing.Message}");
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuroBalance.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository: no NeuroBalance.sln above " + AppContext.BaseDirectory);
    }
}
