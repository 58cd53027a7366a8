using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of the alcohol memory.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct MemoryParameters<T>
    where T : unmanaged
{
    /// <summary>Rate of learning of the alcohol memory: kL (1/h).</summary>
    public T LearningRate;

    /// <summary>Rate of extinction under therapy: kX0 (1/h).</summary>
    public T ExtinctionRate;

    /// <summary>Further rate of extinction for each unit of added plasticity: kX1 (1/h).</summary>
    public T PlasticExtinctionRate;

    /// <summary>Rate of loss of a labile memory at full NMDA block: kRec (1/h).</summary>
    public T ReconsolidationBlockRate;

    /// <summary>Time constant with which a retrieved memory becomes stable again: tauLab (h).</summary>
    public T LabilityTime;
}

/// <summary>Parameters of coping skills.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct CopingParameters<T>
    where T : unmanaged
{
    /// <summary>Rate of learning of coping skills under therapy: kc (1/h).</summary>
    public T LearningRate;
}

/// <summary>What the memory and coping equations need of the parameters, worked out once for each subject.</summary>
internal struct MemoryConstants<T>
    where T : unmanaged, ILane<T>
{
    public T LearningRate;
    public T ExtinctionRate;
    public T PlasticExtinctionRate;
    public T ReconsolidationBlockRate;
    public T StabilizationRate;
    public T CopingRate;

    public MemoryConstants(in Parameters<T> p)
    {
        LearningRate = p.Memory.LearningRate;
        ExtinctionRate = p.Memory.ExtinctionRate;
        PlasticExtinctionRate = p.Memory.PlasticExtinctionRate;
        ReconsolidationBlockRate = p.Memory.ReconsolidationBlockRate;
        StabilizationRate = 1.0 / p.Memory.LabilityTime;
        CopingRate = p.Coping.LearningRate;
    }
}

/// <summary>The memory of alcohol and the coping skills that therapy teaches.</summary>
internal static class Memory
{
    /// <summary>dLab (1/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lability<T>(in MemoryConstants<T> c, T lability)
        where T : unmanaged, ILane<T> => -(lability * c.StabilizationRate);

    /// <summary>dM (1/h): learnt while drinking, extinguished in therapy, lost when blocked while labile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Strength<T>(in MemoryConstants<T> c, T memory, T lability, T plasticity, T rewardDrive, T nmdaTone, T occupancy, T therapy)
        where T : unmanaged, ILane<T>
    {
        T learnt = ((c.LearningRate * (1.0 - memory)) * rewardDrive) * nmdaTone;
        T extinguished = ((c.ExtinctionRate + (c.PlasticExtinctionRate * (plasticity - 1.0))) * therapy) * memory;
        T blocked = ((c.ReconsolidationBlockRate * occupancy) * lability) * memory;
        return (learnt - extinguished) - blocked;
    }

    /// <summary>dCp (1/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Coping<T>(in MemoryConstants<T> c, T coping, T plasticity, T therapy)
        where T : unmanaged, ILane<T> => ((c.CopingRate * therapy) * plasticity) * (1.0 - coping);
}
