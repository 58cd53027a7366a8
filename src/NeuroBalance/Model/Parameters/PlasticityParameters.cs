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
