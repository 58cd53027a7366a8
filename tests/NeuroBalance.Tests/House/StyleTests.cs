using System.Text.RegularExpressions;

namespace NeuroBalance.Tests.House;

/// <summary>One way to write: 140 columns, braces around every embedded statement but a guard on one line.</summary>
public sealed partial class StyleTests
{
    private const int Columns = 140;

    // No line can be broken inside a literal: a line that is long for one of this length stays.
    private const int LongLiteral = 100;

    private static readonly string[] Folders = ["src", "tests", "samples", "benchmarks"];

    [Fact]
    public void No_line_is_longer_than_140_columns() => Faults.None(Code().SelectMany(one => LongLines(one.File, one.Text)));

    [Fact]
    public void Embedded_statements_have_braces_but_for_a_guard_on_one_line() =>
        Faults.None(Code().SelectMany(one => Unbraced(one.File, one.Text)));

    [Theory]
    [InlineData("if (a)\n    return;\n", 1)]
    [InlineData("if (a) return;\n", 0)]
    [InlineData("if (a) Call(\n    b);\n", 1)]
    [InlineData("if (a\n    && b)\n    return;\n", 1)]
    [InlineData("if (a)\n{\n    return;\n}\nelse\n    Call();\n", 1)]
    [InlineData("if (a) Call();\nelse Other();\n", 0)]
    [InlineData("for (;;) Call();\n", 1)]
    [InlineData("foreach (int x in y)\n    Call(x);\n", 1)]
    [InlineData("foreach (int x in y)\n{\n    Call(x);\n}\n", 0)]
    [InlineData("do\n{\n    Call();\n}\nwhile (a);\n", 0)]
    [InlineData("using (a)\nusing (b)\n{\n}\n", 0)]
    [InlineData("await foreach (int x in y)\n    Call(x);\n", 1)]
    [InlineData("// if (a)\n//     return;\nstring s = \"\"\"\n    if (a)\n        return;\n    \"\"\";\n", 0)]
    public void Braces_are_missed_where_they_are_missing(string code, int faults) => Assert.Equal(faults, Unbraced("x.cs", code).Count());

    [Fact]
    public void A_long_line_is_found_unless_one_literal_makes_it_so()
    {
        Assert.Single(LongLines("x.cs", new string(' ', 100) + "Call(\"" + new string('a', 40) + "\");"));
        Assert.Empty(LongLines("x.cs", "    Call(\"" + new string('a', 140) + "\");"));
        Assert.Empty(LongLines("x.cs", new string('a', Columns)));
    }

    private static IEnumerable<(string File, string Text)> Code() =>
        Folders.SelectMany(Repository.SourceFiles).Select(file => (file, Repository.Read(file)));

    private static IEnumerable<string> LongLines(string file, string text)
    {
        string[] lines = text.Split('\n'), code = Repository.CodeOnly(text).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > Columns && !lines[i].StartsWith('#') && LongestLiteral(lines[i], code[i]) <= LongLiteral)
            {
                yield return $"{file}:{i + 1} has {lines[i].Length} columns";
            }
        }
    }

    // The longest run of what is text in the line and silent in its code; a line within a raw literal is all text.
    private static int LongestLiteral(string line, string code)
    {
        if (line.TrimStart().StartsWith("//", StringComparison.Ordinal)) return 0;
        if (string.IsNullOrWhiteSpace(code)) return line.Length;
        int longest = 0;
        for (int start = 0; start < line.Length; start++)
        {
            int end = start;
            while (end < code.Length && code[end] == ' ')
            {
                end++;
            }

            longest = Math.Max(longest, line[start..end].Trim().Length);
            start = end;
        }

        return longest;
    }

    private static IEnumerable<string> Unbraced(string file, string text)
    {
        string code = Repository.CodeOnly(text);
        foreach (Match header in Header().Matches(code))
        {
            string keyword = header.Groups["keyword"].Value;
            int after = header.Index + header.Length;
            if (code[after - 1] == '(') after = Close(code, after - 1) + 1;
            int next = after;
            while (next < code.Length && char.IsWhiteSpace(code[next]))
            {
                next++;
            }
            if (next == code.Length || code[next] is '{' or ';') continue;

            // Using under using shares one block.
            if (keyword is "using" or "fixed" && StartsWithKeyword(code, next, keyword)) continue;
            int end = code.IndexOf(';', next);
            bool guard = keyword is "if" or "else" && end >= 0 && !code.AsSpan(header.Index, end - header.Index).Contains('\n');
            if (!guard)
            {
                yield return $"{file}:{code.AsSpan(0, header.Index).Count('\n') + 1}: {keyword} without braces";
            }
        }
    }

    private static bool StartsWithKeyword(string code, int at, string keyword) =>
        code.AsSpan(at).StartsWith(keyword, StringComparison.Ordinal) && !char.IsLetterOrDigit(code[at + keyword.Length]);

    private static int Close(string code, int open)
    {
        int depth = 0;
        for (int i = open; i < code.Length; i++)
        {
            depth += code[i] == '(' ? 1 : code[i] == ')' ? -1 : 0;
            if (depth == 0) return i;
        }

        return code.Length - 1;
    }

    [GeneratedRegex(
        @"^[ ]*(?:else[ ]+)?(?:await[ ]+)?(?:(?<keyword>if|for|foreach|while|using|lock|fixed)[ ]*\(|(?<keyword>else)\b(?![ ]+if\b))",
        RegexOptions.Multiline)]
    private static partial Regex Header();
}
