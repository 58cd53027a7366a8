using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>A model's equations for one subject, as a solver takes them.</summary>
internal sealed class ModelEquations
{
    private readonly ModelGraph model;
    private readonly double[] parameters;
    private readonly double[] inputs;
    private readonly GraphInterpreter<Lane1> program;
    private GraphInterpreter<Lane1>? jacobian;
    private double[] entries = [];

    /// <summary>The equations with these values, in the order of the model's tables.</summary>
    public ModelEquations(ModelGraph model, double[] parameters, double[] inputs)
    {
        this.model = model;
        this.parameters = parameters;
        this.inputs = inputs;
        program = new GraphInterpreter<Lane1>(model);
        program.SetParameters(Packs(parameters));
    }

    public int InputCount => inputs.Length;

    /// <summary>From here on these inputs act.</summary>
    public void Act(ReadOnlySpan<double> values) => values.CopyTo(inputs);

    /// <summary>The rates of change by the hour.</summary>
    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) =>
        program.Rates(Packs(inputs), MemoryMarshal.Cast<double, Lane1>(state), MemoryMarshal.Cast<double, Lane1>(rates));

    /// <summary>The derivatives of the rates by the states: that of rate i by state j at i * n + j. The others are 0 on entry.</summary>
    public void Jacobian(double time, ReadOnlySpan<double> state, Span<double> matrix)
    {
        RateJacobian known = model.Jacobian;
        if (jacobian is null)
        {
            jacobian = new GraphInterpreter<Lane1>(known.Model);
            jacobian.SetParameters(Packs(parameters));
            entries = new double[known.Entries.Count];
        }

        jacobian.Readouts(Packs(inputs), MemoryMarshal.Cast<double, Lane1>(state), Packs(entries));
        for (int k = 0; k < entries.Length; k++)
        {
            (int rate, int by) = known.Entries[k];
            matrix[(rate * state.Length) + by] = entries[k];
        }
    }

    /// <summary>The lines of algebra and equations that are no rates, then the read-outs.</summary>
    public void Lines(ReadOnlySpan<double> state, Span<double> values)
    {
        ReadOnlySpan<Lane1> at = MemoryMarshal.Cast<double, Lane1>(state);
        Span<Lane1> packs = MemoryMarshal.Cast<double, Lane1>(values);
        program.Algebra(Packs(inputs), at, packs[..model.Algebra.Count]);
        program.Readouts(Packs(inputs), at, packs[model.Algebra.Count..]);
    }

    /// <summary>How far one unit of each dose moves its compartment.</summary>
    public double[] DoseFactors()
    {
        program.Compartments(Packs(inputs));
        return [.. model.DoseFactors.Select(node => program.Value(node).Value)];
    }

    private static Span<Lane1> Packs(double[] values) => MemoryMarshal.Cast<double, Lane1>(values.AsSpan());
}
