using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of plasticity.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct PlasticityParameters<T>
    where T : unmanaged
{
    /// <summary>Time constant of the translation signal: tauMt (h).</summary>
    public T TranslationTime;

    /// <summary>Time constant of the synthesis of synaptic protein: tauX (h).</summary>
    public T SynthesisTime;

    /// <summary>Rate of formation of synapses: kf (1/h).</summary>
    public T FormationRate;

    /// <summary>Greatest plasticity: Pmax (no unit).</summary>
    public T Maximum;

    /// <summary>Time constant with which new synapses are lost: tauP (h).</summary>
    public T DecayTime;
}

/// <summary>What the plasticity equations need of the parameters, worked out once for each subject.</summary>
internal struct PlasticityConstants<T>
    where T : unmanaged, ILane<T>
{
    public T TranslationRate;
    public T SynthesisRate;
    public T FormationRate;
    public T Maximum;
    public T DecayRate;

    public PlasticityConstants(in Parameters<T> p)
    {
        TranslationRate = 1.0 / p.Plasticity.TranslationTime;
        SynthesisRate = 1.0 / p.Plasticity.SynthesisTime;
        FormationRate = p.Plasticity.FormationRate;
        Maximum = p.Plasticity.Maximum;
        DecayRate = 1.0 / p.Plasticity.DecayTime;
    }
}

/// <summary>Plasticity: a surge of glutamate starts translation, then synaptic protein, then new synapses.</summary>
internal static class Plasticity
{
    /// <summary>dP (1/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Synapses<T>(in PlasticityConstants<T> c, T protein, T plasticity)
        where T : unmanaged, ILane<T> =>
        ((c.FormationRate * protein) * (c.Maximum - plasticity)) - ((plasticity - 1.0) * c.DecayRate);
}
