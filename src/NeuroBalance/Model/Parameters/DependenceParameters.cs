namespace NeuroBalance.Models;

/// <summary>Parameters of dependence.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct DependenceParameters<T>
    where T : unmanaged
{
    /// <summary>Share of full adaptation that a naive brain already has: r (no unit).</summary>
    public T BaselineShare;

    /// <summary>Blood ethanol that drives dependence to half of its greatest level: CD (g/L).</summary>
    public T HalfPoint;

    /// <summary>Time constant of dependence: tauD (h).</summary>
    public T Time;

    /// <summary>Level of dependence at which adaptation is full: Dref (no unit).</summary>
    public T Reference;
}
