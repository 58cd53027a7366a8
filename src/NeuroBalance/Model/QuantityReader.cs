using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Reads the quantities of one subject at a state.</summary>
internal sealed class QuantityReader
{
    private readonly Dictionary<EquationSet, SubjectAlgebra<Lane1>> known = [];
    private SubjectAlgebra<Lane1> algebra = null!;
    private QuantityRows rows = QuantityRows.BuiltIn;
    private Lane1[] packed = [];

    /// <summary>A reader of one subject.</summary>
    /// <param name="parameters">The subject's parameters.</param>
    /// <param name="added">Its values of the parameters that the text of its model adds.</param>
    /// <param name="set">The subject's equations.</param>
    public QuantityReader(in Parameters<double> parameters, ReadOnlySpan<double> added, EquationSet set) => Know(in parameters, added, set);

    /// <summary>From here on the subject is another one.</summary>
    public void Know(in Parameters<double> parameters, ReadOnlySpan<double> added, EquationSet set)
    {
        if (!known.TryGetValue(set, out SubjectAlgebra<Lane1>? found)) known[set] = found = SubjectAlgebra<Lane1>.Of(set);
        algebra = found;
        rows = QuantityRows.Of(set.Text);
        if (packed.Length != set.StateCount) packed = new Lane1[set.StateCount];
        algebra.SetAdded(0, added);
        algebra.Know(Packing.Broadcast<Lane1>(in parameters));
    }

    /// <summary>The quantity of a name in the subject's model.</summary>
    /// <exception cref="InvalidOperationException">There is none; whoever states a name has had it checked.</exception>
    public Quantity Find(string name) =>
        rows.Find(name) ?? throw new InvalidOperationException($"The model has no quantity named '{name}'.");

    /// <summary>One quantity.</summary>
    /// <param name="quantity">Which; of the subject's model.</param>
    /// <param name="states">All states of the subject, the named ones first.</param>
    public double Read(Quantity quantity, ReadOnlySpan<double> states)
    {
        if (quantity.IsState) return states[quantity.Component];
        Pack(states);
        if (quantity.IsLine) return algebra.Line(quantity, packed).Value;
        algebra.Signals(packed, out Signals<Lane1> signals);
        return quantity.Evaluate(packed, in signals, quantity.IsScale ? algebra.Readouts(packed, in signals) : default).Value;
    }

    /// <summary>All quantities of the subject's model, in the order of the result table.</summary>
    public void ReadAll(ReadOnlySpan<double> states, Span<double> values)
    {
        Pack(states);
        algebra.Signals(packed, out Signals<Lane1> signals);
        Readouts<Lane1> readouts = algebra.Readouts(packed, in signals);
        states[..Quantity.StateCount].CopyTo(values);
        foreach (Quantity quantity in rows.All.AsSpan()[Quantity.StateCount..])
        {
            values[quantity.Index] = algebra.Value(quantity, packed, in signals, in readouts).Value;
        }
    }

    private void Pack(ReadOnlySpan<double> states)
    {
        for (int i = 0; i < packed.Length; i++)
        {
            packed[i] = new Lane1(states[i]);
        }
    }
}
