using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Reads the quantities of one subject at a state.</summary>
/// <param name="parameters">The subject's parameters.</param>
internal readonly struct QuantityReader(in Parameters<double> parameters)
{
    private readonly AlcoholBalance<Lane1> equations = new(Packing.Broadcast<Lane1>(in parameters));

    /// <summary>One quantity.</summary>
    public double Read(Quantity quantity, in State<double> state)
    {
        if (quantity.IsState) return quantity.Evaluate(in state, default, default);
        State<Lane1> packed = Packing.Broadcast<Lane1>(in state);
        equations.Signals(in packed, out Signals<Lane1> signals);
        return quantity.Evaluate(in packed, in signals, quantity.IsScale ? equations.Readouts(in packed, in signals) : default).Value;
    }

    /// <summary>All quantities, in the order of <see cref="Quantity.All"/>.</summary>
    public void ReadAll(in State<double> state, Span<double> values)
    {
        State<Lane1> packed = Packing.Broadcast<Lane1>(in state);
        equations.Signals(in packed, out Signals<Lane1> signals);
        Readouts<Lane1> readouts = equations.Readouts(in packed, in signals);
        foreach (Quantity quantity in Quantity.All)
        {
            values[quantity.Index] = quantity.Evaluate(in packed, in signals, in readouts).Value;
        }
    }
}
