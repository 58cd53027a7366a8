using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Results;

namespace NeuroBalance.Simulation;

/// <summary>Looks on while subjects are simulated: metrics, a recording, or nothing.</summary>
/// <typeparam name="T">The lane.</typeparam>
public interface ISubjectObserver<T>
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
    void End(int lane, Subject subject, in SolveReport report);
}
