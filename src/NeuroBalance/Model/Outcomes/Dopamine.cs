using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

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

    /// <summary>How much mu-opioid signalling adds to that rise: aMu (no unit).</summary>
    public T MuGain;

    /// <summary>How much kappa-opioid signalling takes from that rise: aKap (no unit).</summary>
    public T KappaGain;

    /// <summary>Exponent with which excess excitation lowers dopamine: aW (no unit).</summary>
    public T WithdrawalGain;

    /// <summary>Time constant of dopamine: tauDA (h).</summary>
    public T Time;
}

/// <summary>What the dopamine equations need of the parameters, worked out once for each subject.</summary>
internal struct DopamineConstants<T>
    where T : unmanaged, ILane<T>
{
    public T EthanolGain;
    public T RewardHalfPoint;
    public T DisinhibitionGain;
    public T MuGain;
    public T KappaGain;
    public T WithdrawalGain;
    public T Rate;

    public DopamineConstants(in Parameters<T> p)
    {
        EthanolGain = p.Dopamine.EthanolGain;
        RewardHalfPoint = p.Dopamine.RewardHalfPoint;
        DisinhibitionGain = p.Dopamine.DisinhibitionGain;
        MuGain = p.Dopamine.MuGain;
        KappaGain = p.Dopamine.KappaGain;
        WithdrawalGain = p.Dopamine.WithdrawalGain;
        Rate = 1.0 / p.Dopamine.Time;
    }
}

/// <summary>Dopamine: raised by ethanol and by the glutamate surge, lowered in withdrawal.</summary>
internal static class Dopamine
{
    /// <summary>eE: the ethanol reward drive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T RewardDrive<T>(in DopamineConstants<T> c, T ethanol)
        where T : unmanaged, ILane<T> => ethanol / (ethanol + c.RewardHalfPoint);

    /// <summary>Where dopamine settles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SetPoint<T>(in DopamineConstants<T> c, T rewardDrive, T surge, T mu, T kappa, T excess)
        where T : unmanaged, ILane<T>
    {
        T opioid = (1.0 + (c.MuGain * (mu - 1.0))) - (c.KappaGain * (kappa - 1.0));
        T raised = (1.0 + (c.EthanolGain * rewardDrive)) + ((c.DisinhibitionGain * surge) * opioid);
        return raised * T.Exp(-(c.WithdrawalGain * excess));
    }
}
