using System.Text.RegularExpressions;

namespace NeuroBalance.Cli.Origins;

/// <summary>Words as a POSIX shell reads them back.</summary>
internal static partial class ShellWords
{
    /// <summary>The words as one line.</summary>
    public static string Line(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    /// <summary>A word: as it is where every shell takes it as it is, else between apostrophes.</summary>
    public static string Quoted(string word) =>
        Plain().IsMatch(word) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    [GeneratedRegex(@"^[A-Za-z0-9_./:=,@%+-]+\z")]
    private static partial Regex Plain();
}
