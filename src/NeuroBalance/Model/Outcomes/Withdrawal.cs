using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of the withdrawal score.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct WithdrawalParameters<T>
    where T : unmanaged
{
    /// <summary>Excess excitation that gives half of the greatest score: B50 (no unit).</summary>
    public T HalfBalance;

    /// <summary>Hill exponent of the score: hW (no unit).</summary>
    public T Hill;

    /// <summary>Time constant of the score: tauW (h).</summary>
    public T Time;
}

/// <summary>What the withdrawal equations need of the parameters, worked out once for each subject.</summary>
internal struct WithdrawalConstants<T>
    where T : unmanaged, ILane<T>
{
    public T LogHalfBalance;
    public T Hill;
    public T Rate;

    public WithdrawalConstants(in Parameters<T> p)
    {
        LogHalfBalance = T.Log(p.Withdrawal.HalfBalance);
        Hill = p.Withdrawal.Hill;
        Rate = 1.0 / p.Withdrawal.Time;
    }
}

/// <summary>The withdrawal score, on the scale of the CIWA-Ar.</summary>
internal static class Withdrawal
{
    /// <summary>The greatest CIWA-Ar score.</summary>
    public const double Maximum = 67.0;

    private const double Traces = 1e-300;

    /// <summary>ln bk; of something negligible where there is no excess, since the result is then not used and the logarithm of 0 takes the slow way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogExcess<T>(T amplifiedExcess)
        where T : unmanaged, ILane<T> => T.Log(T.Max(T.Broadcast(Traces), amplifiedExcess));

    /// <summary>Where the score settles under a constant excess excitation, from the excess and its logarithm; exactly 0 without any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SetPoint<T>(in WithdrawalConstants<T> c, T amplifiedExcess, T logExcess)
        where T : unmanaged, ILane<T>
    {
        T zero = T.Broadcast(0.0);
        T ratio = T.Exp(c.Hill * (logExcess - c.LogHalfBalance));
        return T.Select(T.Equal(amplifiedExcess, zero), zero, (Maximum * ratio) / (1.0 + ratio));
    }
}
