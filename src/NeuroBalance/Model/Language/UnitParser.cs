using System.Globalization;

namespace NeuroBalance.Models;

/// <summary>Reads a unit: names and numbers with * / ^ and brackets, from left to right; "L/70kg" is a litre for each 70 kg.</summary>
internal sealed class UnitParser
{
    // "MADRS points" is a unit of points: what stands before the unit says of which scale they are.
    private const string PointsOfAScale = " points";

    private readonly SourceText source;
    private readonly Place place;
    private readonly string text;
    private int at;
    private int depth;

    private UnitParser(SourceText source, string text, Place place)
    {
        this.source = source;
        this.text = text;
        this.place = place;
    }

    /// <summary>The unit of a text, or null when the text is none, which is then a fault.</summary>
    public static Unit? Parse(SourceText source, string text, Place place)
    {
        string trimmed = text.Trim();
        if (trimmed.EndsWith(PointsOfAScale, StringComparison.Ordinal)) trimmed = PointsOfAScale.Trim();
        UnitParser parser = new(source, trimmed, place);
        Unit? unit = parser.Product();
        parser.Blank();
        if (unit is null || parser.at == trimmed.Length) return unit;
        source.Fault(place, $"the unit '{text.Trim()}' is not understood from '{trimmed[parser.at..]}' on");
        return null;
    }

    private Unit? Product()
    {
        Unit? left = Power();
        while (left is not null)
        {
            Blank();
            if (at >= text.Length || text[at] is not ('*' or '/')) return left;
            bool times = text[at++] == '*';
            if (Power() is not Unit right) return null;
            left = times ? left.Value * right : left.Value / right;
        }

        return left;
    }

    private Unit? Power()
    {
        if (Primary() is not Unit unit) return null;
        if (at >= text.Length || text[at] != '^') return unit;
        at++;
        int start = at;
        if (at < text.Length && text[at] == '-') at++;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        if (int.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int power)
            && Math.Abs(power) <= 9)
        {
            return unit.ToWhole(power);
        }
        source.Fault(place, $"the power of a unit is a whole number from -9 to 9, not '{text[start..]}'");
        return null;
    }

    private Unit? Primary()
    {
        Blank();
        if (at < text.Length && text[at] == '(')
        {
            at++;
            if (++depth > Limits.Depth)
            {
                source.Fault(place, $"the unit has more than {Limits.Depth} brackets inside one another");
                return null;
            }

            Unit? inner = Product();
            depth--;
            Blank();
            if (inner is null) return null;
            if (at >= text.Length || text[at] != ')')
            {
                source.Fault(place, $"the unit '{text}' has no closing )");
                return null;
            }

            at++;
            return inner;
        }

        // A number before a name belongs to it: 70kg below a stroke is all below it.
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }
        double factor = 1;
        if (at > start
            && (!double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor)
            || factor <= 0))
        {
            source.Fault(place, $"'{text[start..at]}' is no number that a unit can have");
            return null;
        }

        int name = at;
        while (at < text.Length && (char.IsAsciiLetter(text[at]) || text[at] is '%' or '_'))
        {
            at++;
        }
        if (at == name && at > start) return Unit.One with { Scale = factor };
        string symbol = text[name..at];
        if (UnitNames.TryFind(symbol, out Unit unit)) return unit with { Scale = unit.Scale * factor };
        if (symbol.Length == 0)
        {
            source.Fault(place, at >= text.Length ? $"the unit '{text}' ends too early"
                : $"'{text[at]}' has no meaning in the unit '{text}'");
            return null;
        }

        string near = NearestName.Find(symbol, UnitNames.All) is { } nearest ? $"; did you mean '{nearest}'?"
            : $"; there are {string.Join(", ", UnitNames.All)}";
        source.Fault(place, $"there is no unit '{symbol}'{near}");
        return null;
    }

    private void Blank()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }
}
