namespace NeuroBalance.Models;

/// <summary>Parameters of dopamine.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct DopamineParameters<T>
    where T : unmanaged
{
    /// <summary>Relative rise of dopamine at full ethanol reward drive: aE (no unit).</summary>
    public T EthanolGain;

    /// <summary>Ethanol concentration of half the reward drive: eR (mM).</summary>
    public T RewardHalfPoint;

    /// <summary>Relative rise of dopamine for a disinhibitory surge of one: aTh (no unit).</summary>
    public T DisinhibitionGain;

    /// <summary>How much mu-opioid signalling adds to the rise of dopamine: aMu (no unit).</summary>
    public T MuGain;

    /// <summary>How much kappa-opioid signalling takes from the rise of dopamine: aKap (no unit).</summary>
    public T KappaGain;

    /// <summary>Exponent with which excess excitation lowers dopamine: aW (no unit).</summary>
    public T WithdrawalGain;

    /// <summary>Time constant of dopamine: tauDA (h).</summary>
    public T Time;
}
