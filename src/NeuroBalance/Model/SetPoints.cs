namespace NeuroBalance.Models;

/// <summary>Where the states that follow a nonlinear target would settle if nothing changed: the costly part of the equations.</summary>
internal struct SetPoints<T>
    where T : unmanaged
{
    public T GabaADensity;
    public T NmdaDensity;
    public T Glutamate;
    public T Withdrawal;
    public T Dopamine;

    // bk and ln bk, on the way to the withdrawal score.
    public T AmplifiedExcess;
    public T LogExcess;
}
