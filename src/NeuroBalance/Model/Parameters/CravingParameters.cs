namespace NeuroBalance.Models;

/// <summary>Parameters of craving.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct CravingParameters<T>
    where T : unmanaged
{
    /// <summary>Log-odds of craving with everything at rest: c0 (no unit).</summary>
    public T Intercept;

    /// <summary>Weight of excess excitation in craving: cB (no unit).</summary>
    public T BalanceGain;

    /// <summary>Weight of the alcohol memory in craving: cM (no unit).</summary>
    public T MemoryGain;

    /// <summary>Weight of the felt effect of ethanol, which quenches craving: cMim (no unit).</summary>
    public T MimicryGain;

    /// <summary>Share of the felt effect of ethanol that an NMDA antagonist reproduces: lam (no unit).</summary>
    public T AntagonistShare;

    /// <summary>Weight of dopamine in craving: cDA (no unit).</summary>
    public T DopamineGain;
}
