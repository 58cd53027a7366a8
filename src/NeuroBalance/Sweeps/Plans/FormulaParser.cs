using NeuroBalance.Dosing;
using NeuroBalance.Metrics;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>
/// Reads a metric that is an expression in the language of models, such as <c>peak(Withdrawal) - valueAt(Withdrawal, '48 h')</c>.
/// </summary>
/// <remarks>
/// A metric kind is called by its word with what it needs: quantities by their names, levels and shares as numbers, times as quoted
/// texts. Names of metrics stated before stand for their numbers.
/// </remarks>
internal sealed class FormulaParser
{
    private readonly FaultList faults;
    private readonly PlanMoments moments;
    private readonly PlanQuantities quantities;
    private readonly string path, text;
    private readonly SourceText source;
    private readonly ModelDocument document;
    private readonly List<Metric> operands = [];
    private readonly List<(Metric Metric, MovingWindow Window)> calls;
    private readonly IReadOnlyList<Metric> known;

    private FormulaParser(FaultList faults, PlanMoments moments, PlanQuantities quantities, JsonTree value, IReadOnlyList<Metric> known,
        List<(Metric Metric, MovingWindow Window)> calls)
    {
        (this.faults, this.moments, this.quantities, this.known, this.calls) = (faults, moments, quantities, known, calls);
        (path, text) = (value.Path, value.Text);
        source = new SourceText(new NamedText(path, text));
        document = new ModelDocument(source);
    }

    /// <summary>The formula; null when it has a fault, which is then told.</summary>
    /// <param name="faults">Takes the faults.</param>
    /// <param name="moments">The times of the plan.</param>
    /// <param name="quantities">What can be measured.</param>
    /// <param name="value">The text.</param>
    /// <param name="unit">The unit that the plan states; null where it states none.</param>
    /// <param name="known">The metrics stated before, which it may name.</param>
    /// <param name="calls">The metrics that expressions measure besides; takes those that are not there yet.</param>
    internal static MetricFormula? Parse(FaultList faults, PlanMoments moments, PlanQuantities quantities, JsonTree value, JsonTree? unit,
        IReadOnlyList<Metric> known, List<(Metric Metric, MovingWindow Window)> calls) =>
        new FormulaParser(faults, moments, quantities, value, known, calls).Parse(unit);

    private MetricFormula? Parse(JsonTree? unit)
    {
        List<Token> tokens = [];
        string comment = source.Lines.Count == 1 ? Lexer.Read(source, 0, 0, text.Length, tokens, texts: true) : "";
        if (source.Lines.Count > 1) source.Fault(new Place(0, 0, 1), "an expression stands on one line");
        if (comment.Length > 0) source.Fault(new Place(0, text.IndexOf('#', StringComparison.Ordinal), 1), "an expression has no comment");
        Syntax? written = source.IsFaulty ? null : new ExpressionParser(source, tokens, new Place(0, text.Length, 1)).Alone();
        Syntax? syntax = written is null ? null : Replaced(written);
        MetricFormula? formula = null;
        if (syntax is not null && !source.IsFaulty)
        {
            Graph graph = new();
            Lowering lowering = new(document, new Symbols(document), graph, []);
            Value result = lowering.Number(syntax);
            string stated = unit?.Text ?? "";
            if (unit is not null && UnitParser.Parse(source, stated, syntax.Place) is { } wanted)
            {
                lowering.ExpectUnit(result, wanted, syntax.Place, "the expression");
            }
            string own = result.Unit is { } found && !double.IsNaN(found.Scale) ? found.ToString() : "1";
            formula = new MetricFormula(text, stated.Length > 0 ? stated : own, operands, graph, result.Node);
        }

        foreach (ModelFault fault in source.Faults)
        {
            int start = Math.Min(fault.Column - 1, text.Length);
            string piece = text.Substring(start, Math.Min(fault.Length, text.Length - start));
            faults.Add(FormattableString.Invariant($"{path}, column {fault.Column}"), piece, fault.Message);
        }
        return source.IsFaulty ? null : formula;
    }

    // The expression with every call of a metric kind, and every name of a metric, replaced by a symbol that stands for its number.
    private Syntax Replaced(Syntax syntax) => syntax switch
    {
        CallSyntax call when Builtins.Functions.ContainsKey(call.Name) => call with { Arguments = [.. call.Arguments.Select(Replaced)] },
        CallSyntax call => Called(call),
        NameSyntax name => Named(name),
        ChainSyntax chain => chain with
        {
            First = Replaced(chain.First),
            Rest = [.. chain.Rest.Select(operand => operand with { Value = Replaced(operand.Value) })],
        },
        PrefixSyntax prefix => prefix with { Value = Replaced(prefix.Value) },
        PowerSyntax power => power with { Base = Replaced(power.Base), Exponent = Replaced(power.Exponent) },
        SumSyntax sum => sum with { Term = Replaced(sum.Term) },
        _ => syntax,
    };

    private NameSyntax Named(NameSyntax name)
    {
        Metric? metric = known.FirstOrDefault(one => one.Name == name.Name && one.Kind.Formula is null);
        if (metric is not null) return Operand(metric, name.Place);
        string allowed = quantities.Find(name.Name) is not null ? $"a quantity is measured in some way, as in peak({name.Name})"
            : "a name stands for a metric that is stated before";
        string[] names = [.. known.Select(one => one.Name), .. quantities.Names];
        string near = NearestName.Find(name.Name, names) is { } nearest && nearest != name.Name ? $"; did you mean '{nearest}'?" : "";
        source.Fault(name.Place, $"there is no metric '{name.Name}': {allowed}{near}");
        return name;
    }

    private Syntax Called(CallSyntax call)
    {
        if (MetricKind.All.FirstOrDefault(one => one.Word == call.Name) is not { } kind)
        {
            string[] words = [.. MetricKind.All.Select(one => one.Word), .. Builtins.Functions.Keys];
            string near = NearestName.Find(call.Name, words) is { } nearest ? $"; did you mean '{nearest}'?" : "";
            source.Fault(call.Place with { Length = call.Name.Length }, $"there is no metric kind or function '{call.Name}'{near}");
            return call;
        }

        int before = source.FaultCount;
        MetricCall read = new(kind, quantities);
        foreach (Syntax argument in call.Arguments)
        {
            if (read.Take(argument, source) is { } problem) source.Fault(argument.Place, problem);
        }
        Metric metric = new()
        {
            Name = text.Substring(call.Place.Column, call.Place.Length),
            Kind = kind,
            Quantity = read.Of,
            Other = read.Other,
            Level = read.Level,
            Share = read.Share,
            From = Hours(read.From) ?? double.NegativeInfinity,
            To = Hours(read.To) ?? double.PositiveInfinity,
        };
        foreach ((MetricKey key, bool _) in source.FaultCount > before ? [] : kind.Misfits(read.Has).Where(one => one.Missing))
        {
            source.Fault(call.Place, $"'{kind.Word}' needs '{key.Word}': {key.Allowed}");
        }
        MovingWindow window = new(Moving(read.From), Moving(read.To));
        bool oneEndMoves = window.From is null != window.To is null;
        foreach ((MetricKey? key, string fault, string allowed) in source.FaultCount > before ? []
            : metric.ValueFaults().Where(one => one.Key is not null || !oneEndMoves))
        {
            source.Fault(call.Place, $"{(key is null ? "" : $"'{key.Word}' is ")}{fault}; allowed: {allowed}");
        }
        if (source.FaultCount == before && !window.Moves && !metric.Meets(0, moments.End))
        {
            source.Fault(call.Place, "the time or window lies outside the run");
        }
        if (source.FaultCount > before) return call;
        if (!calls.Exists(one => one.Metric == metric)) calls.Add((metric, window));
        return Operand(metric, call.Place);

        double? Hours((Moment Moment, Place Place)? at)
        {
            if (at is not { } stated || moments.In(stated.Moment) is not [var first, ..] times) return null;
            if (times.Any(double.IsNaN)) source.Fault(stated.Place, "the scenario has no drink at an absolute time");
            return first;
        }

        Moment? Moving((Moment Moment, Place Place)? at) => at is { } stated && moments.Moves(stated.Moment) ? stated.Moment : null;
    }

    private NameSyntax Operand(Metric metric, Place place)
    {
        int at = operands.IndexOf(metric);
        if (at < 0)
        {
            at = operands.Count;
            operands.Add(metric);
            // No name of the language has a space: the symbol cannot be mistaken for one.
            // Units of areas have a blank for their product, as in "points h".
            SourceText units = new(new NamedText(path, metric.Unit));
            Unit unit = UnitParser.Parse(units, metric.Unit.Replace(' ', '*'), default) ?? Unit.Unknown;
            document.Parameters.Add(new ParameterRow(new Cell(Symbol(at), place), Symbol(at), 0, unit, metric.Unit));
        }

        return new NameSyntax(place, Symbol(at));
    }

    private static string Symbol(int operand) => FormattableString.Invariant($"operand {operand}");
}
