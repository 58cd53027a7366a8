using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Claims;

/// <summary>The model's algebra at one state of one subject, without a simulation.</summary>
internal static class Algebra
{
    /// <summary>A signal or a clinical scale at a state, in a structure of adaptation.</summary>
    public static double At(in Parameters<double> parameters, Quantity quantity, in State<double> state,
        AdaptationStructure structure = AdaptationStructure.Own) => new QuantityReader(in parameters, structure).Read(quantity, in state);

    /// <summary>The ethanol concentration (mM) at which an NMDA receptor has this gain: the Hill function solved for it.</summary>
    public static double EthanolOfNmdaGain(in Parameters<double> parameters, double gain) =>
        parameters.Nmda.EthanolIc50 * Elementary.Pow(new Lane1((1 / gain) - 1), new Lane1(1 / parameters.Nmda.EthanolHill)).Value;
}
