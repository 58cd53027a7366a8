using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Reads the quantities of one subject at a state.</summary>
internal sealed class QuantityReader
{
    private static readonly Quantity[] Derived = [.. Quantity.All.Where(quantity => !quantity.IsState)];

    private readonly Dictionary<EquationSet, SubjectAlgebra<Lane1>> known = [];
    private SubjectAlgebra<Lane1> algebra = null!;

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
        algebra.SetAdded(0, added);
        algebra.Know(Packing.Broadcast<Lane1>(in parameters));
    }

    /// <summary>One quantity.</summary>
    public double Read(Quantity quantity, in State<double> state)
    {
        if (quantity.IsState) return quantity.Evaluate(in state, default, default);
        State<Lane1> packed = Packing.Broadcast<Lane1>(in state);
        algebra.Signals(in packed, out Signals<Lane1> signals);
        return quantity.Evaluate(in packed, in signals, quantity.IsScale ? algebra.Readouts(in packed, in signals) : default).Value;
    }

    /// <summary>All quantities, in the order of <see cref="Quantity.All"/>.</summary>
    public void ReadAll(in State<double> state, Span<double> values)
    {
        State<Lane1> packed = Packing.Broadcast<Lane1>(in state);
        algebra.Signals(in packed, out Signals<Lane1> signals);
        Readouts<Lane1> readouts = algebra.Readouts(in packed, in signals);
        Layout.Flatten<State<double>, double>(ref Unsafe.AsRef(in state)).CopyTo(values);
        foreach (Quantity quantity in Derived)
        {
            values[quantity.Index] = quantity.Evaluate(in packed, in signals, in readouts).Value;
        }
    }
}
