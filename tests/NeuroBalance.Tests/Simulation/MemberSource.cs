using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Tests.Simulation;

/// <summary>Hands out members one after another, does nothing with their steps, and counts the steps that the members took.</summary>
internal sealed class MemberSource<T>(ISubjectFactory factory, int count, bool wantsSteps = false) : ISubjectSource, ISubjectObserver<T>
    where T : unmanaged, ILane<T>
{
    private int begun;

    /// <summary>The accepted steps of all members that have ended.</summary>
    public long Steps { get; private set; }

    public bool WantsSteps => wantsSteps;

    public bool TryNext(Subject subject)
    {
        if (begun == count) return false;
        factory.Describe(begun++, subject);
        return true;
    }

    public void Begin(int lane, Subject subject)
    {
    }

    public void Step(in SubjectStep<T> step, T accepted)
    {
    }

    public void Dosed(int lane, in GivenDose dose)
    {
    }

    public void End(int lane, SubjectRun run, in SolveReport report) => Steps += report.AcceptedSteps;
}
