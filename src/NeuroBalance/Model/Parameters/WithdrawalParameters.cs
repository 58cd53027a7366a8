namespace NeuroBalance.Models;

/// <summary>Parameters of the withdrawal score.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct WithdrawalParameters<T>
    where T : unmanaged
{
    /// <summary>Excess excitation that gives half of the greatest withdrawal score: B50 (no unit).</summary>
    public T HalfBalance;

    /// <summary>Hill exponent of the withdrawal score: hW (no unit).</summary>
    public T Hill;

    /// <summary>Time constant of the withdrawal score when it rises: tauW (h).</summary>
    public T Time;

    /// <summary>Time constant of the withdrawal score when it falls: tauR (h).</summary>
    public T ReliefTime;
}
