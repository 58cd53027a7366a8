using System.Collections.Immutable;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>
/// A text that scenarios can be run with: one that has the states, inputs, doses and reported lines of the built-in model, whatever its
/// equations and further parameters are.
/// </summary>
internal sealed class RunnableText
{
    private RunnableText(ModelGraph graph) => Graph = graph;

    /// <summary>The text's operations.</summary>
    public ModelGraph Graph { get; }

    /// <summary>The parameters that the built-in model has not, in the order of the text.</summary>
    public ImmutableArray<ParameterRow> Added { get; private init; }

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
        return new RunnableText(graph)
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
