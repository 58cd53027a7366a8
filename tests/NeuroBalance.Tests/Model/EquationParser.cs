using System.Globalization;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <summary>A value and how large the errors may be that rounding of its parts brings, in units of one relative rounding error.</summary>
/// <remarks>
/// The scale is first-order running error analysis: |v| for a symbol or a number, the sum of the scales for a sum or a difference (the
/// absolute values of the terms, where they cancel), and the derivative times the scale of the argument plus |v| for everything else.
/// </remarks>
internal readonly record struct Scaled(double Value, double Scale)
{
    public static Scaled Exact(double value) => new(value, Math.Abs(value));

    public static Scaled operator +(Scaled a, Scaled b) => new(a.Value + b.Value, a.Scale + b.Scale);

    public static Scaled operator -(Scaled a, Scaled b) => new(a.Value - b.Value, a.Scale + b.Scale);

    public static Scaled operator -(Scaled a) => new(-a.Value, a.Scale);

    public static Scaled operator *(Scaled a, Scaled b) =>
        new(a.Value * b.Value, (Math.Abs(a.Value) * b.Scale) + (Math.Abs(b.Value) * a.Scale));

    public static Scaled operator /(Scaled a, Scaled b) =>
        new(a.Value / b.Value, (a.Scale + (Math.Abs(a.Value / b.Value) * b.Scale)) / Math.Abs(b.Value));

    public static Scaled Max(Scaled a, Scaled b) => a.Value > b.Value ? a : b;

    public static Scaled Exp(Scaled x)
    {
        double value = Math.Exp(x.Value);
        return new(value, value * (1 + x.Scale));
    }

    public static Scaled Ln(Scaled x) => new(Math.Log(x.Value), Math.Abs(Math.Log(x.Value)) + (x.Scale / Math.Abs(x.Value)));

    public static Scaled Pow(Scaled x, Scaled y)
    {
        if (x.Value == 0)
        {
            return new(0, 0);
        }

        double value = Math.Pow(x.Value, y.Value);
        double relative = 1 + (Math.Abs(y.Value) * x.Scale / Math.Abs(x.Value)) + (Math.Abs(Math.Log(x.Value)) * y.Scale);
        return new(value, Math.Abs(value) * relative);
    }
}

/// <summary>A right-hand side of the model's text, ready to be evaluated.</summary>
internal delegate Scaled Expression(IReadOnlyDictionary<string, Scaled> symbols);

/// <summary>Parses the notation of MODEL.md: + - * / ^, unary minus, max, exp, ln (with or without brackets), ramp, and "sum over n = a..b of".</summary>
internal sealed class EquationParser
{
    private readonly string text;
    private int at;

    private EquationParser(string text) => this.text = text;

    public static Expression Parse(string text)
    {
        EquationParser parser = new(text);
        Expression result = parser.Sum();
        parser.Blank();
        return parser.at == text.Length ? result : throw new FormatException($"'{text}' is not understood from '{text[parser.at..]}'.");
    }

    private Expression Sum()
    {
        Expression left = Product();
        while (true)
        {
            if (Take('+'))
            {
                Expression a = left, b = Product();
                left = s => a(s) + b(s);
            }
            else if (Take('-'))
            {
                Expression a = left, b = Product();
                left = s => a(s) - b(s);
            }
            else
            {
                return left;
            }
        }
    }

    private Expression Product()
    {
        Expression left = Signed();
        while (true)
        {
            if (Take('*'))
            {
                Expression a = left, b = Signed();
                left = s => a(s) * b(s);
            }
            else if (Take('/'))
            {
                Expression a = left, b = Signed();
                left = s => a(s) / b(s);
            }
            else
            {
                return left;
            }
        }
    }

    private Expression Signed()
    {
        if (Take('-'))
        {
            Expression negated = Signed();
            return s => -negated(s);
        }

        return Power();
    }

    private Expression Power()
    {
        Expression number = Primary();
        if (!Take('^'))
        {
            return number;
        }

        Expression exponent = Signed();
        return s => Scaled.Pow(number(s), exponent(s));
    }

    private Expression Primary()
    {
        Blank();
        if (Take('('))
        {
            Expression inner = Sum();
            Expect(')');
            return inner;
        }

        if (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            Scaled number = Scaled.Exact(double.Parse(Number(), CultureInfo.InvariantCulture));
            return _ => number;
        }

        string name = Name();
        return name switch
        {
            "exp" => Function(Scaled.Exp),
            "ln" => Logarithm(),
            "max" => Larger(),
            "ramp" => RampOf(),
            "sum" => SumOver(),
            _ => s => s.TryGetValue(name, out Scaled value) ? value : throw new FormatException($"The symbol '{name}' in '{text}' is not defined."),
        };
    }

    private Expression Function(Func<Scaled, Scaled> function)
    {
        Expect('(');
        Expression argument = Sum();
        Expect(')');
        return s => function(argument(s));
    }

    private Expression Logarithm()
    {
        Expression argument = Primary();
        return s => Scaled.Ln(argument(s));
    }

    private Expression Larger()
    {
        Expect('(');
        Expression left = Sum();
        Expect(',');
        Expression right = Sum();
        Expect(')');
        return s => Scaled.Max(left(s), right(s));
    }

    // ramp is itself an equation of the text, under the symbol "ramp(x)".
    private Expression RampOf()
    {
        Expression above = ModelText.Ramp;
        return Function(x => x, s => x => x.Value > 0 ? above(new Dictionary<string, Scaled> { ["x"] = x, ["c"] = s["c"] }) : Scaled.Exact(0));
    }

    private Expression Function(Func<Scaled, Scaled> before, Func<IReadOnlyDictionary<string, Scaled>, Func<Scaled, Scaled>> function)
    {
        Expect('(');
        Expression argument = Sum();
        Expect(')');
        return s => function(s)(before(argument(s)));
    }

    // "sum over n = 2..6 of TERM": the term reaches to the end, and a symbol NAME_n in it or in an equation it names means NAME_2 to NAME_6.
    private Expression SumOver()
    {
        Word("over");
        string index = Name();
        Expect('=');
        Blank();
        int from = int.Parse(Number(integer: true), CultureInfo.InvariantCulture);
        Expect('.');
        Expect('.');
        Blank();
        int to = int.Parse(Number(integer: true), CultureInfo.InvariantCulture);
        Word("of");
        string term = text[at..];
        at = text.Length;
        Expression[] terms = [.. Enumerable.Range(from, to - from + 1).Select(n => Parse(WithIndex(term, index, n)))];
        return s => terms.Aggregate(Scaled.Exact(0), (total, one) => total + one(s));
    }

    internal static string WithIndex(string term, string index, int n) =>
        System.Text.RegularExpressions.Regex.Replace(term, $@"(?<=\w)_{index}\b", $"_{n.ToString(CultureInfo.InvariantCulture)}")
            .Replace($"_{index}^", $"_{n.ToString(CultureInfo.InvariantCulture)}^", StringComparison.Ordinal);

    private string Number(bool integer = false)
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (!integer && text[at] == '.')))
        {
            at++;
        }

        return text[start..at];
    }

    private string Name()
    {
        Blank();
        int start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return at > start ? text[start..at] : throw new FormatException($"A name is missing in '{text}' at '{text[start..]}'.");
    }

    private void Word(string word)
    {
        if (Name() != word)
        {
            throw new FormatException($"'{word}' is missing in '{text}'.");
        }
    }

    private bool Take(char c)
    {
        Blank();
        if (at >= text.Length || text[at] != c)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw new FormatException($"'{c}' is missing in '{text}' at '{text[at..]}'.");
        }
    }

    private void Blank()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }
}
