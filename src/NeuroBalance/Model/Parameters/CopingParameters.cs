namespace NeuroBalance.Models;

/// <summary>Parameters of coping skills.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct CopingParameters<T>
    where T : unmanaged
{
    /// <summary>Rate of learning of coping skills under therapy: kc (1/h).</summary>
    public T LearningRate;
}
