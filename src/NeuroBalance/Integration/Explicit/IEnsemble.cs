


using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>Many trajectories of one system: who comes next, where each must stop, and what happens there.</summary>
/// <remarks>
/// The integrator packs as many trajectories as the lane is wide. Each has its own time, step, boundaries, error and
/// status; when one finishes, its lane takes the next. Nothing that one lane does can change another's bits.
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
public interface IEnsemble<T> : IOdeSystem<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>Whether <see cref="Observe"/> wants to see the steps.</summary>
    bool Observes { get; }

    /// <summary>Puts the next trajectory into a lane.</summary>
    /// <param name="lane">The lane that is free.</param>
    /// <param name="state">To be filled with the initial state.</param>
    /// <param name="start">The time at which it starts.</param>
    /// <param name="boundary">The first time at which it must stop, at or after <paramref name="start"/>.</param>
    /// <returns>False when there are none left.</returns>
    bool Begin(int lane, LaneView<T> state, out double start, out double boundary);

    /// <summary>The most steps, accepted or not, that the trajectory in a lane may take.</summary>
    /// <param name="lane">Its lane.</param>
    /// <param name="usual">The limit of <see cref="StepControl.MaxSteps"/>.</param>
    long StepLimit(int lane, long usual) => usual;

    /// <summary>
    /// Which trajectories will be looked at between the ends of a step. A method whose interpolant needs stages of its own computes them
    /// for those only; the others are seen at the ends of the step alone and must not be cut.
    /// </summary>
    /// <param name="end">The end of the step.</param>
    /// <param name="accepted">Mask of the lanes whose step is accepted.</param>
    /// <returns>Mask of the lanes that <see cref="Observe"/> will look into; of the others it does not matter.</returns>
    T LooksInside(T end, T accepted);

    /// <summary>Sees one step of all lanes before it is carried on, with its interpolant.</summary>
    /// <param name="step">The step.</param>
    /// <param name="accepted">Mask of the lanes whose step is accepted; the others hold nothing of meaning.</param>
    /// <param name="end">The end of the step. Set earlier in a lane to cut the step there: the trajectory then arrives at that time. Set to
    /// positive infinity to have it arrive where the step ends by itself.</param>
    void Observe(in Step<T> step, T accepted, ref T end);

    /// <summary>A trajectory stands exactly at its boundary, or at the time at which <see cref="Observe"/> cut its step.</summary>
    /// <param name="lane">Its lane.</param>
    /// <param name="time">The boundary, to the bit.</param>
    /// <param name="state">Its state just before; may be changed.</param>
    /// <param name="boundary">The boundary at which it stands or to which it was on its way; to be set to the next one.</param>
    /// <param name="largestStep">The largest step to try first if the trajectory changed here; infinity on entry, which leaves the choice
    /// to the integrator.</param>
    /// <returns>What the trajectory did.</returns>
    BoundaryAction Arrive(int lane, double time, LaneView<T> state, ref double boundary, ref double largestStep);

    /// <summary>A trajectory has ended, well or not. Its lane is given to the next.</summary>
    void End(int lane, LaneView<T> state, in SolveReport report);
}
