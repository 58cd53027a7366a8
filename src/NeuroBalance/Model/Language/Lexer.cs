using System.Globalization;

namespace NeuroBalance.Models;

internal enum TokenKind
{
    /// <summary>The end of a line of the model.</summary>
    End,
    Number,
    Name,

    /// <summary>The key of a parameter: names with a point between them.</summary>
    Key,

    /// <summary>A unit in square brackets.</summary>
    Unit,

    /// <summary>A text in single quotes, where a text may stand.</summary>
    Text,

    /// <summary>An operator, a bracket or a comma.</summary>
    Mark,
}

/// <summary>The smallest piece of a line.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, double Value, Place Place)
{
    public bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;

    /// <summary>What it is called in a fault.</summary>
    public string Shown => Kind == TokenKind.End ? "the end of the line" : Kind == TokenKind.Unit ? $"[{Text}]" : $"'{Text}'";
}

/// <summary>Cuts a line into tokens.</summary>
internal static class Lexer
{
    private const string Marks = "+-*/^(),=<>";

    /// <summary>Adds the tokens of a part of a line; what stands behind # is a comment.</summary>
    /// <param name="source">The text.</param>
    /// <param name="line">The line, from 0.</param>
    /// <param name="from">The first column.</param>
    /// <param name="to">The column behind the last.</param>
    /// <param name="tokens">Takes the tokens.</param>
    /// <param name="texts">Whether texts in single quotes may stand there.</param>
    /// <returns>The comment, without its #, or nothing.</returns>
    public static string Read(SourceText source, int line, int from, int to, List<Token> tokens, bool texts = false)
    {
        string text = source.Lines[line];
        int at = from;
        while (at < to)
        {
            char c = text[at];
            int start = at;
            if (c is ' ' or '\t')
            {
                at++;
            }
            else if (c == '#')
            {
                return text[(at + 1)..to].Trim();
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < to && char.IsAsciiDigit(text[at + 1])))
            {
                at = EndOfNumber(text, at, to);
                double value = double.Parse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
                if (!double.IsFinite(value))
                {
                    source.Fault(new Place(line, start, at - start), $"the number {text[start..at]} is too large for a double");
                }
                tokens.Add(new Token(TokenKind.Number, text[start..at], value, new Place(line, start, at - start)));
            }
            else if (char.IsAsciiLetter(c) || c == '_')
            {
                at = EndOfName(text, at, to);
                TokenKind kind = TokenKind.Name;
                while (at + 1 < to && text[at] == '.' && char.IsAsciiLetter(text[at + 1]))
                {
                    at = EndOfName(text, at + 1, to);
                    kind = TokenKind.Key;
                }
                tokens.Add(new Token(kind, text[start..at], 0, new Place(line, start, at - start)));
            }
            else if (c == '\'' && texts)
            {
                int end = text.IndexOf('\'', at + 1, to - at - 1);
                if (end < 0)
                {
                    source.Fault(new Place(line, start, 1), "the text has no closing '");
                    return "";
                }

                at = end + 1;
                tokens.Add(new Token(TokenKind.Text, text[(start + 1)..end], 0, new Place(line, start, at - start)));
            }
            else if (c == '[')
            {
                int end = text.IndexOf(']', at, to - at);
                if (end < 0)
                {
                    source.Fault(new Place(line, start, 1), "the unit has no closing ]");
                    return "";
                }

                at = end + 1;
                tokens.Add(new Token(TokenKind.Unit, text[(start + 1)..end], 0, new Place(line, start, at - start)));
            }
            else
            {
                at += Mark(source, line, at, to, tokens);
            }
        }

        return "";
    }

    private static int Mark(SourceText source, int line, int at, int to, List<Token> tokens)
    {
        string text = source.Lines[line];
        string pair = at + 1 < to ? text.Substring(at, 2) : "";
        int length = pair is "<=" or ">=" or ".." ? 2 : 1;
        Place place = new(line, at, length);
        if (length == 2 || Marks.Contains(text[at], StringComparison.Ordinal))
        {
            tokens.Add(new Token(TokenKind.Mark, text.Substring(at, length), 0, place));
            return length;
        }

        string found = char.IsControl(text[at]) ? $"a character of code {(int)text[at]}" : $"'{text[at]}'";
        source.Fault(place, $"{found} has no meaning here; a line holds numbers, names of letters a-z, digits and _, and + - * / ^ ( ) , = < > [unit] # comment");
        return length;
    }

    private static int EndOfName(string text, int at, int to)
    {
        while (at < to && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }
        return at;
    }

    private static int EndOfNumber(string text, int at, int to)
    {
        while (at < to && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        // Two points are the range of a sum, not a decimal.
        if (at < to && text[at] == '.' && !(at + 1 < to && text[at + 1] == '.'))
        {
            at++;
            while (at < to && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }

        int exponent = at;
        if (exponent < to && text[exponent] is 'e' or 'E')
        {
            exponent++;
            if (exponent < to && text[exponent] is '+' or '-') exponent++;
            if (exponent < to && char.IsAsciiDigit(text[exponent]))
            {
                while (exponent < to && char.IsAsciiDigit(text[exponent]))
                {
                    exponent++;
                }
                return exponent;
            }
        }

        return at;
    }
}
