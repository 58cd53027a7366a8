using System.Runtime.InteropServices;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Results;

namespace NeuroBalance.Simulation;

/// <summary>Writes down every step of the subject in lane 0.</summary>
/// <param name="progress">Told the share of the time span that is done; may be absent.</param>
/// <param name="before">The course to which the steps are added; a new one when absent.</param>
internal sealed class TrajectoryRecorder<T>(IProgress<double>? progress, CourseRecord? before = null) : ISubjectObserver<T>
    where T : unmanaged, ILane<T>
{
    private int percent = -1;

    public CourseRecord? Record { get; private set; }

    public List<GivenDose> Doses { get; } = [];

    public List<ProtocolOutcome> Protocols { get; } = [];

    public SolveReport Report { get; private set; }

    public bool WantsSteps => true;

    private double duration;

    public void Begin(int lane, Subject subject)
    {
        double[] initial = new double[Layout.Count<State<double>, double>() + subject.AddedInitial.Length];
        subject.CopyInitialTo(initial);
        Record = before ?? new CourseRecord(initial);
        duration = subject.Timeline.EndHours;
    }

    public void Step(in SubjectStep<T> step, T accepted)
    {
        if ((T.Bits(accepted) & 1) == 0) return;
        ExactGut<Lane1> gut = step.Gut.Lane(0);
        double end = First(step.End);
        Record!.Add(First(step.Start), First(step.Integrated.Size), end, in gut, out Span<double> start, out Span<double> final,
            out Span<double> polynomials);
        First(step.Integrated.StartState, start);
        First(step.Integrated.EndState, final);
        step.Integrated.Polynomials(0, polynomials);
        if (end < First(step.Integrated.End)) CloseEarly(in step, end, final);
        Tell(end);
    }

    public void Dosed(int lane, in GivenDose dose) => Doses.Add(dose);

    public void End(int lane, SubjectRun run, in SolveReport report)
    {
        Report = report;
        for (int i = 0; i < run.ProtocolCount; i++)
        {
            Protocols.Add(run.Outcome(i));
        }
    }

    // A step that a trigger cut ends on its own interpolant.
    private static void CloseEarly(in SubjectStep<T> step, double end, Span<double> final)
    {
        Span<T> states = stackalloc T[final.Length];
        step.Integrated.At(step.Integrated.ShareAt(T.Broadcast(end)), states);
        First(states, final);
    }

    private void Tell(double time)
    {
        if (progress is null) return;
        int now = (int)(100 * time / duration);
        if (now == percent) return;
        percent = now;
        progress.Report(time / duration);
    }

    private static void First(ReadOnlySpan<T> packs, Span<double> numbers)
    {
        ReadOnlySpan<double> all = MemoryMarshal.Cast<T, double>(packs);
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = all[i * T.Width];
        }
    }

    private static double First(T pack) => LaneView<T>.Element(ref pack, 0);
}
