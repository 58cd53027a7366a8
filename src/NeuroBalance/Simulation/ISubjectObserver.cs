using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>Looks on while subjects are simulated: metrics, a recording, or nothing.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal interface ISubjectObserver<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>Whether <see cref="Step"/> is wanted.</summary>
    bool WantsSteps { get; }

    /// <summary>A subject has taken its place in a lane; its state is that before any dose.</summary>
    void Begin(int lane, Subject subject);

    /// <summary>All lanes have been stepped.</summary>
    /// <param name="step">The step with its interpolant, in the model's own states.</param>
    /// <param name="accepted">Mask of the lanes for which it counts.</param>
    void Step(in SubjectStep<T> step, T accepted);

    /// <summary>A dose was given or skipped.</summary>
    void Dosed(int lane, in GivenDose dose);

    /// <summary>A subject's trajectory has ended.</summary>
    /// <param name="lane">Its lane.</param>
    /// <param name="run">The way it went: the subject, and what its protocols did.</param>
    /// <param name="report">How it ended and what it cost.</param>
    void End(int lane, SubjectRun run, in SolveReport report);
}
