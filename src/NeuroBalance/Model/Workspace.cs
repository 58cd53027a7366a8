namespace NeuroBalance.Models;

/// <summary>Room for what the equations work out on the way to the derivatives.</summary>
internal struct Workspace<T>
    where T : unmanaged
{
    public Signals<T> Signals;
    public SetPoints<T> SetPoints;
}
