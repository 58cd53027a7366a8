


using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>A system of ordinary differential equations y' = f(t, y), for as many trajectories at once as the lane is wide.</summary>
/// <typeparam name="T">The lane.</typeparam>
public interface IOdeSystem<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The number of equations.</summary>
    int Dimension { get; }

    /// <summary>Writes f(t, y) into <paramref name="derivative"/>.</summary>
    /// <param name="time">The time of each lane.</param>
    /// <param name="state">y, <see cref="Dimension"/> packs. May be a trial state outside the domain: answer NaN there and the step is
    /// tried again, shorter.</param>
    /// <param name="derivative">y', <see cref="Dimension"/> packs, all to be written.</param>
    void Derivatives(T time, ReadOnlySpan<T> state, Span<T> derivative);
}
