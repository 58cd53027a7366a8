using System.Collections.Immutable;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>
/// A text that scenarios can be run with: one that has the states, inputs, doses and reported lines of the built-in model, whatever its
/// equations are and whatever it has besides.
/// </summary>
internal sealed class RunnableText
{
    private readonly ImmutableArray<(bool IsReadout, int Line)> lines;

    private RunnableText(ModelGraph graph, ImmutableArray<(NamedLine Row, bool IsReadout, int Line)> reported)
    {
        Graph = graph;
        lines = [.. reported.Select(one => (one.IsReadout, one.Line))];
        Quantities = QuantityRows.Of(graph.Document, [.. reported.Select(one => one.Row)]);
        Doses = [.. graph.Document.Doses.Skip(Model.AlcoholBalance.Graph.Document.Doses.Count)
            .Select((row, i) => new AddedDose(graph, Model.AlcoholBalance.Graph.Document.Doses.Count + i, row))];
        Dosed = [.. Doses.Select(dose => dose.Component).Distinct()];
        AddedInitial = [.. graph.Document.States.Skip(Quantity.StateCount).Select(row => row.Initial)];
    }

    /// <summary>The text's operations.</summary>
    public ModelGraph Graph { get; }

    /// <summary>The parameters that the built-in model has not, in the order of the text.</summary>
    public ImmutableArray<ParameterRow> Added { get; private init; }

    /// <summary>The quantities of the built-in model, then the states and reported lines that the text adds.</summary>
    public QuantityRows Quantities { get; }

    /// <summary>The doses that the built-in model has not, in the order of the text.</summary>
    public ImmutableArray<AddedDose> Doses { get; }

    /// <summary>The states that those doses move, each once.</summary>
    public ImmutableArray<int> Dosed { get; }

    /// <summary>Where the states start that the built-in model has not.</summary>
    public ImmutableArray<double> AddedInitial { get; }

    /// <summary>For each parameter of the text its place: among those of the built-in model, then among the added ones.</summary>
    public ImmutableArray<int> Places { get; private init; }

    /// <summary>The quantities that lines of the algebra give, and the lines.</summary>
    public ImmutableArray<(Quantity Quantity, int Line)> Signals { get; private init; }

    /// <summary>The quantities that read-outs give, and the read-outs.</summary>
    public ImmutableArray<(Quantity Quantity, int Line)> Readouts { get; private init; }

    /// <summary>The states that any of those looks at, and the blood level, ascending.</summary>
    public ImmutableArray<int> ReadoutStates { get; private init; }

    /// <summary>Whether the guts have lines of their own, so that the constants of their closed form follow from the text.</summary>
    public bool HasOwnGuts { get; private init; }

    /// <summary>Checks that a text can be run.</summary>
    /// <exception cref="ModelException">It cannot; lists what stands in the way.</exception>
    public static RunnableText Of(ModelGraph graph)
    {
        ModelGraph known = Model.AlcoholBalance.Graph;
        new RunnableRules(graph, known).Check();
        List<ParameterRow> rows = graph.Document.Parameters;
        List<ParameterRow> added = [.. rows.Where(row => !ParameterKeys.All.Contains(row.Key))];
        GraphComparison comparison = new(graph, known);
        return new RunnableText(graph, [.. ReportedIn(graph)])
        {
            Added = [.. added],
            Places = [.. rows.Select(row => PlaceOf(row.Key) is >= 0 and int place ? place : ParameterKeys.All.Count + added.IndexOf(row))],
            Signals = [.. Quantity.All.Where(one => !one.IsState && !one.IsScale).Select(one => (one, LineOf(graph.Algebra, one)))],
            Readouts = [.. Quantity.All.Where(one => one.IsScale).Select(one => (one, LineOf(graph.Readouts, one)))],
            ReadoutStates = StatesOf(graph),
            HasOwnGuts = !graph.ClosedForms.Zip(known.ClosedForms).All(pair => comparison.Same(pair.First.Loss, pair.Second.Loss)
                && comparison.Same(pair.First.Input, pair.Second.Input) && comparison.Same(pair.First.Gain, pair.Second.Gain)),
        };
    }

    /// <summary>Puts the values of parameters into the order of the text.</summary>
    /// <param name="named">Those of the built-in model.</param>
    /// <param name="added">Those that the text adds.</param>
    /// <param name="values">To be filled.</param>
    public void Arrange<T>(ReadOnlySpan<T> named, ReadOnlySpan<T> added, Span<T> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int place = Places[i];
            values[i] = place < named.Length ? named[place] : added[place - named.Length];
        }
    }

    /// <summary>Where a line stands that the text adds: among the lines of the algebra or the read-outs, and at which place.</summary>
    public (bool IsReadout, int Line) LineOf(Quantity quantity) => lines[quantity.Line];

    /// <summary>Which of the doses that the text adds is meant, from 0.</summary>
    /// <param name="drug">The drug.</param>
    /// <param name="route">The route; may be absent where there is one.</param>
    public int DoseOf(string drug, string? route)
    {
        for (int i = 0; i < Doses.Length; i++)
        {
            if (Doses[i].Drug == drug && (route is null || Doses[i].Route == route)) return i;
        }

        throw new InvalidOperationException($"The text adds no dose of {drug}{(route is null ? "" : $" by the route {route}")}.");
    }

    // The lines that the text reports and the built-in model has not, in the order of its tables.
    private static IEnumerable<(NamedLine, bool, int)> ReportedIn(ModelGraph graph)
    {
        foreach (NamedLine row in graph.Document.Names.Where(row => row.Reported && !Quantity.TryParse(row.Name, out _)))
        {
            int place = graph.Algebra.FindIndex(line => line.Named == row);
            if (place >= 0) yield return (row, false, place);
            else yield return (row, true, graph.Readouts.FindIndex(line => line.Named == row));
        }
    }

    private static int PlaceOf(string key)
    {
        for (int i = 0; i < ParameterKeys.All.Count; i++)
        {
            if (ParameterKeys.All[i] == key) return i;
        }
        return -1;
    }

    private static int LineOf(List<GraphLine> lines, Quantity quantity) => lines.FindIndex(line => line.Name == quantity.Name);

    private static ImmutableArray<int> StatesOf(ModelGraph graph) =>
    [
        .. graph.Graph.Needed([.. graph.Algebra.Select(line => line.Node), .. graph.Readouts.Select(line => line.Node)])
            .Select(node => graph.Graph[node]).Where(node => node.Operation == Operation.State).Select(node => node.A)
            .Append(TotalEthanol.Component).Distinct().Order(),
    ];
}
