using NeuroBalance.Dosing;
using NeuroBalance.Metrics;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>
/// The arguments of a metric kind that an expression calls: each takes the next place that is for its like, quantity, number or time.
/// </summary>
internal sealed class MetricCall(MetricKind kind, PlanQuantities quantities)
{
    private readonly List<MetricKey> given = [];

    internal Quantity? Of { get; private set; }

    internal Quantity? Other { get; private set; }

    internal double? Level { get; private set; }

    internal double? Share { get; private set; }

    internal (Moment Moment, Place Place)? From { get; private set; }

    internal (Moment Moment, Place Place)? To { get; private set; }

    internal bool Has(MetricKey key) => given.Contains(key);

    /// <summary>Takes an argument; the message of what is wrong with it, null when nothing is.</summary>
    internal string? Take(Syntax argument, SourceText source)
    {
        switch (argument)
        {
            case NameSyntax name:
                if (Next(MetricKey.Of, MetricKey.Other) is not { } which) return TooMany("quantity");
                if (quantities.Find(name.Name) is not { } quantity)
                {
                    string near = quantities.Nearest(name.Name) is { } nearest ? $"; did you mean '{nearest}'?" : "";
                    return $"'{name.Name}' is {quantities.Problem(name.Name)}{near}";
                }
                if (which == MetricKey.Of) Of = quantity;
                else Other = quantity;
                return null;
            case TextSyntax written:
                if (Next(MetricKey.At, MetricKey.From, MetricKey.To) is not { } end) return TooMany("time");
                if (!MomentText.TryReadMoment(written.Text, out Moment moment, out TextProblem problem))
                {
                    string meant = problem.Suggestion is { } corrected ? $"; did you mean '{corrected}'?" : "";
                    return $"{problem.Message}; allowed: {problem.Allowed}{meant}";
                }
                if (end == MetricKey.To) To = (moment, written.Place);
                else From = (moment, written.Place);
                return null;
            case NumberSyntax number:
                return Take(number, number.Value, source);
            case PrefixSyntax { Operator: "-", Value: NumberSyntax negative }:
                return Take(negative, -negative.Value, source);
            default:
                return $"'{kind.Word}' takes names of quantities, numbers and quoted times";
        }
    }

    private string? Take(NumberSyntax number, double value, SourceText source)
    {
        if (Next(MetricKey.Level, MetricKey.Share) is not { } which) return TooMany("number");
        string wanted = which == MetricKey.Level ? Of?.Unit ?? "1" : "1";
        if (number.Unit is { } stated && UnitParser.Parse(source, stated, number.UnitPlace) is { } unit
            && UnitParser.Parse(source, wanted, number.UnitPlace) is { } expected && !unit.Same(expected))
        {
            return $"'{which.Word}' is in {wanted}, not in {stated}";
        }
        if (which == MetricKey.Level) Level = value;
        else Share = value;
        return null;
    }

    // The kind's own order: what it must have, then what it may have.
    private MetricKey? Next(params MetricKey[] among)
    {
        MetricKey? next = kind.Required.Concat(kind.Optional).FirstOrDefault(key => among.Contains(key) && !given.Contains(key));
        if (next is not null) given.Add(next);
        return next;
    }

    private string TooMany(string like)
    {
        IEnumerable<string> words = kind.Required.Select(key => key.Word).Concat(kind.Optional.Select(key => $"[{key.Word}]"));
        return $"'{kind.Word}' takes no further {like}: {kind.Word}({string.Join(", ", words)})";
    }
}
