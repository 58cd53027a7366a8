namespace NeuroBalance.Texts;

/// <summary>What may be a name: of a scenario, an arm, a metric, a group. A name becomes a column and a word in a terminal, and must
/// survive both; names of files are made from it by those who write them.</summary>
internal static class NameRules
{
    internal const int Longest = 100;

    /// <summary>What is right, for a message.</summary>
    internal const string Allowed = "1 to 100 characters that can be seen, without , and \", not beginning with = + - @ | or a space";

    /// <summary>What is right of a short name, for a message.</summary>
    internal const string AllowedShort = "1 to 100 of the characters a-z, 0-9 and -";

    /// <summary>Why a text cannot be a name; null when it can.</summary>
    /// <param name="name">The text.</param>
    internal static string? Problem(string name)
    {
        if (name.Length == 0) return "the name is empty";
        if (name.Length > Longest) return FormattableString.Invariant($"the name has {name.Length} characters");
        if (EscapedText.FirstHidden(name) >= 0 || name.AsSpan().IndexOfAny('\u200C', '\u200D') >= 0)
        {
            return "the name holds a character that is not seen (shown here as \\u....)";
        }

        if (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1])) return "the name begins or ends with a space";
        if (name[0] is '=' or '+' or '-' or '@' or '|') return $"a spreadsheet takes a name that begins with {name[0]} for a formula";
        int quoted = name.AsSpan().IndexOfAny(",\"");
        if (quoted >= 0) return $"the name heads a column, which cannot hold {name[quoted]}";
        return name is "." or ".." ? "the name means a folder" : null;
    }

    /// <summary>Why a text cannot be a short name (of a scenario, a plan, a protocol); null when it can.</summary>
    /// <param name="name">The text.</param>
    internal static string? ShortProblem(string name)
    {
        bool sound = name.Length is > 0 and <= Longest;
        foreach (char letter in name)
        {
            sound &= char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';
        }
        return sound ? null : "not a short name";
    }

    /// <summary>Why a name cannot stand beside others: equal but for case is equal to a file system and to SQL. Null when it can.</summary>
    /// <param name="name">The name.</param>
    /// <param name="others">The names before it.</param>
    internal static string? Clash(string name, IEnumerable<string> others)
    {
        foreach (string other in others)
        {
            if (other == name) return "another one has this name";
            if (string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            {
                return $"\"{EscapedText.Shortened(other)}\" differs from it in upper and lower case alone";
            }
        }

        return null;
    }

    /// <summary>Reports a name that cannot be one, or that stands twice.</summary>
    /// <returns>Whether the name is sound.</returns>
    internal static bool Check(string path, string name, IEnumerable<string> others, FaultList faults)
    {
        string? problem = Problem(name);
        if (problem is not null) faults.Add(path, Quoted(name), problem, Allowed);
        else if (Clash(name, others) is { } clash) faults.Add(path, Quoted(name), clash, "each name once");
        else return true;
        return false;
    }

    /// <summary>Reports a short name that cannot be one.</summary>
    internal static void CheckShort(string path, string name, FaultList faults)
    {
        if (faults.Trusts(path) && ShortProblem(name) is { } problem) faults.Add(path, Quoted(name), problem, AllowedShort);
    }

    private static string Quoted(string name) => '"' + EscapedText.Shortened(name) + '"';
}
