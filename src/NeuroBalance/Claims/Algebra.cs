using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Claims;

/// <summary>The model's algebra at one state of one subject, without a simulation.</summary>
internal static class Algebra
{
    /// <summary>A signal or a clinical scale of a subject at a state, as its receptors adapt; what a text adds is naive.</summary>
    public static double At(Observation subject, Quantity quantity, in State<double> state)
    {
        State<double> copy = state;
        return new QuantityReader(in subject.Parameters, subject.Added, subject.Equations)
            .Read(quantity, [.. Layout.Flatten<State<double>, double>(ref copy), .. subject.Equations.Text?.Runs.AddedInitial ?? []]);
    }

    /// <summary>The ethanol concentration (mM) at which an NMDA receptor has this gain: the Hill function solved for it.</summary>
    public static double EthanolOfNmdaGain(in Parameters<double> parameters, double gain) =>
        parameters.Nmda.EthanolIc50 * Elementary.Pow(new Lane1((1 / gain) - 1), new Lane1(1 / parameters.Nmda.EthanolHill)).Value;
}
