using System.Runtime.InteropServices;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>A model's rates for one subject, as a function that a solver takes.</summary>
internal sealed class ModelEquations
{
    private readonly GraphInterpreter<Lane1> interpreter;
    private readonly double[] inputs;

    /// <summary>The equations with these parameters and inputs; what is not named has its default, an input 0.</summary>
    public ModelEquations(ModelGraph model, IReadOnlyDictionary<string, double>? parameters, IReadOnlyDictionary<string, double>? inputs)
    {
        ModelDocument document = model.Document;
        double[] values = Fill([.. document.Parameters.Select(row => row.Value)], [.. document.Parameters.Select(row => row.Key)],
            parameters, nameof(parameters));
        this.inputs = Fill(new double[document.Inputs.Count], [.. document.Inputs.Select(row => row.Name)], inputs, nameof(inputs));
        interpreter = new GraphInterpreter<Lane1>(model);
        interpreter.SetParameters(MemoryMarshal.Cast<double, Lane1>(values));
    }

    /// <summary>The rates of change by the hour.</summary>
    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) =>
        interpreter.Rates(MemoryMarshal.Cast<double, Lane1>(inputs), MemoryMarshal.Cast<double, Lane1>(state),
            MemoryMarshal.Cast<double, Lane1>(rates));

    private static double[] Fill(double[] values, string[] names, IReadOnlyDictionary<string, double>? given, string argument)
    {
        foreach ((string name, double value) in given ?? new Dictionary<string, double>())
        {
            int at = Array.IndexOf(names, name);
            string near = NearestName.Find(name, names) is { } nearest ? $" Did you mean '{nearest}'?" : "";
            if (at < 0) throw new ArgumentException($"The model has no '{name}' among its {argument}.{near}", argument);
            values[at] = value;
        }

        return values;
    }
}
