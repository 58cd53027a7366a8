namespace NeuroBalance.Models;

/// <summary>The derivatives of the rates by the states, as operations: those of a model whose read-outs they are.</summary>
/// <remarks>
/// <para>The chain rule from node to node, state by state; what does not depend on a state is left out: the entries are few.</para>
/// <para>At a corner the slope is that of the side whose value is taken: min and max by the rules of lanes, the second argument where
/// both are equal, so that max(0, x) has the slope of x at 0, as for a drug that is about to come. A choice by x = y that depends on a
/// state is there to evade one point: the slope is that of the other value where it is finite. A power of a ratio has at 0 the slope from
/// above for exponents from 1 on, and 0 for those below, whose slope is infinite.</para>
/// <para>Where the text says nan the slope is NaN. What a state keeps within is no part of the slopes: outside, the rates are NaN, and a
/// solver does not ask there.</para>
/// </remarks>
internal sealed class RateJacobian
{
    private RateJacobian(ModelGraph model, IReadOnlyList<(int Rate, int State)> entries)
    {
        Model = model;
        Entries = entries;
    }

    /// <summary>A model whose read-outs are the entries, in their order.</summary>
    public ModelGraph Model { get; }

    /// <summary>Which rate by which state; the other derivatives are 0 everywhere.</summary>
    public IReadOnlyList<(int Rate, int State)> Entries { get; }

    /// <summary>The derivatives of a model.</summary>
    public static RateJacobian Of(ModelGraph model)
    {
        Graph graph = model.Graph.Copy();
        int[] rates = [.. model.Rates.Select(rate => rate.Inside)];
        List<int> order = graph.Needed(rates);
        List<(int Rate, int State)> entries = [];
        List<GraphLine> lines = [];
        for (int state = 0; state < rates.Length; state++)
        {
            Slopes slopes = new(graph, state, order);
            for (int rate = 0; rate < rates.Length; rate++)
            {
                if (slopes.Of(rates[rate]) is not int slope) continue;
                entries.Add((rate, state));
                lines.Add(new GraphLine(model.Rates[rate].Syntax, slope, null));
            }
        }

        return new RateJacobian(model.WithReadouts(graph, lines), entries);
    }
}
