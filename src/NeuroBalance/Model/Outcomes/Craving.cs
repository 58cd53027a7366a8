


using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of craving.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct CravingParameters<T>
    where T : unmanaged
{
    /// <summary>Log-odds of craving with everything at rest: c0 (no unit).</summary>
    public T Intercept;

    /// <summary>Weight of excess excitation: cB (no unit).</summary>
    public T BalanceGain;

    /// <summary>Weight of the alcohol memory: cM (no unit).</summary>
    public T MemoryGain;

    /// <summary>Weight of the felt effect of ethanol, which quenches craving: cMim (no unit).</summary>
    public T MimicryGain;

    /// <summary>Share of that felt effect which an NMDA antagonist reproduces: lam (no unit).</summary>
    public T AntagonistShare;

    /// <summary>Weight of dopamine: cDA (no unit).</summary>
    public T DopamineGain;
}

/// <summary>Craving, on the scale of the Penn Alcohol Craving Scale.</summary>
internal static class Craving
{
    /// <summary>The greatest score of the scale.</summary>
    public const double Maximum = 30.0;

    /// <summary>The score, 0 to 30.</summary>
    public static T Score<T>(in CravingParameters<T> p, T excess, T memory, T rewardDrive, T occupancy, T dopamine)
        where T : unmanaged, ILane<T>
    {
        T felt = rewardDrive + (p.AntagonistShare * occupancy);
        T wanting = (p.Intercept + (p.BalanceGain * excess)) + (p.MemoryGain * memory);
        T quenching = (p.MimicryGain * felt) + (p.DopamineGain * (dopamine - 1.0));
        return Maximum / (1.0 + T.Exp(quenching - wanting));
    }
}
