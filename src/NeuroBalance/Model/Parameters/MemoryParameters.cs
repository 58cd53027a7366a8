namespace NeuroBalance.Models;

/// <summary>Parameters of the alcohol memory.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct MemoryParameters<T>
    where T : unmanaged
{
    /// <summary>Rate of learning of the alcohol memory: kL (1/h).</summary>
    public T LearningRate;

    /// <summary>Rate of extinction of the alcohol memory under therapy: kX0 (1/h).</summary>
    public T ExtinctionRate;

    /// <summary>Further rate of extinction of the memory for each unit of added plasticity: kX1 (1/h).</summary>
    public T PlasticExtinctionRate;

    /// <summary>Rate of loss of a labile memory at full NMDA block: kRec (1/h).</summary>
    public T ReconsolidationBlockRate;

    /// <summary>Time constant with which a retrieved memory becomes stable again: tauLab (h).</summary>
    public T LabilityTime;
}
