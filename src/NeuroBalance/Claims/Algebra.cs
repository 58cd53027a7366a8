using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Claims;

/// <summary>The model's algebra at one state of one subject, without a simulation.</summary>
internal static class Algebra
{
    /// <summary>The signals at a state.</summary>
    public static Signals<double> Signals(in Parameters<double> parameters, in State<double> state)
    {
        Evaluate(in parameters, in state, out Signals<double> signals, out _);
        return signals;
    }

    /// <summary>The clinical scales at a state.</summary>
    public static Readouts<double> Readouts(in Parameters<double> parameters, in State<double> state)
    {
        Evaluate(in parameters, in state, out _, out Readouts<double> readouts);
        return readouts;
    }

    /// <summary>The ethanol concentration (mM) at which an NMDA receptor has this gain: the Hill function solved for it.</summary>
    public static double EthanolOfNmdaGain(in Parameters<double> parameters, double gain) =>
        parameters.Nmda.EthanolIc50 * Elementary.Pow(new Lane1((1 / gain) - 1), new Lane1(1 / parameters.Nmda.EthanolHill)).Value;

    private static void Evaluate(
        in Parameters<double> parameters,
        in State<double> state,
        out Signals<double> signals,
        out Readouts<double> readouts)
    {
        var equations = new AlcoholBalance<Lane1>(Packing.Broadcast<Lane1>(in parameters));
        State<Lane1> packed = Packing.Broadcast<Lane1>(in state);
        equations.Signals(in packed, out Signals<Lane1> wide);
        Readouts<Lane1> scales = equations.Readouts(in packed, in wide);
        signals = Packing.GetLane(in wide, 0);
        readouts = Packing.GetLane(in scales, 0);
    }
}
