using NeuroBalance.Models;

namespace NeuroBalance.Metrics;

/// <summary>A number worked out from other metrics of the same member, by an expression in the language of models.</summary>
/// <param name="Text">The expression as it is written.</param>
/// <param name="Unit">Its unit; "1" for a pure number.</param>
/// <param name="Operands">The metrics that it needs, in the order in which they are first named.</param>
/// <param name="Graph">Its operations; parameter k is operand k.</param>
/// <param name="Result">The node of the result.</param>
internal sealed record MetricFormula(string Text, string Unit, IReadOnlyList<Metric> Operands, Graph Graph, int Result)
{
    private readonly int[] order = [.. Graph.Needed([Result])];

    /// <summary>The same with operands on the quantities that a set of equations has under their names.</summary>
    public MetricFormula In(EquationSet set) => this with { Operands = [.. Operands.Select(one => one.In(set))] };

    /// <summary>The number, or why there is none: that of the first operand that is missing.</summary>
    /// <param name="places">Where the operands stand.</param>
    /// <param name="values">The numbers of all metrics of the member.</param>
    /// <param name="statuses">Whether they are there.</param>
    /// <returns>By the arithmetic of one lane: the same bits at every width.</returns>
    public (double Value, MetricStatus Status) Of(int[] places, ReadOnlySpan<double> values, ReadOnlySpan<MetricStatus> statuses)
    {
        foreach (int place in places)
        {
            if (statuses[place] != MetricStatus.Measured) return (double.NaN, statuses[place]);
        }

        double[] known = new double[Result + 1];
        foreach (int node in order)
        {
            Node one = Graph[node];
            if (one.Operation == Operation.Number) known[node] = one.Value;
            else if (one.Operation == Operation.Parameter) known[node] = values[places[one.A]];
            else known[node] = Graph.Evaluate(one.Operation, known[one.A], known[one.B], known[one.C]);
        }

        return double.IsFinite(known[Result]) ? (known[Result], MetricStatus.Measured) : (double.NaN, MetricStatus.NoValue);
    }
}

/// <summary>The kind of a metric that is worked out from others; no plan names it, an expression stands in its place.</summary>
internal sealed class FormulaKind(MetricFormula formula) : MetricKind(
    "Expression", "A number worked out from other metrics.", [], [])
{
    // It looks at no quantity; what it does count, stays 0 until its operands are there.
    public override bool CountsDoses => true;

    internal override MetricFormula? Formula => formula;

    internal override MetricKind In(EquationSet set) => new FormulaKind(formula.In(set));

    internal override string UnitOf(Metric metric) => formula.Unit;

    // An operand may be missing for any reason.
    internal override MetricStatus WhyMissing(double companion) => MetricStatus.NotReached;
}
