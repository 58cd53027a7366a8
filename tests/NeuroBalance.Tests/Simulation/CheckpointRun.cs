using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Tests.Simulation;

/// <summary>Members run side by side with their states written down at the ends of the steps that land on the checkpoints.</summary>
internal static class CheckpointRun
{
    /// <summary>The states (member by member, checkpoint by checkpoint) and how each member ended.</summary>
    public static (State<double>[] States, SolveReport[] Reports) Of(
        ISubjectFactory factory,
        int count,
        double[] checkpoints,
        SimulationOptions options) => (options.LaneWidth ?? LaneWidth.Preferred) switch
        {
            1 => Run<Lane1>(factory, count, checkpoints, options),
            4 => Run<Lane4>(factory, count, checkpoints, options),
            8 => Run<Lane8>(factory, count, checkpoints, options),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.LaneWidth, "LaneWidth may be 1, 4 or 8."),
        };

    private static (State<double>[] States, SolveReport[] Reports) Run<T>(
        ISubjectFactory factory,
        int count,
        double[] checkpoints,
        SimulationOptions options)
        where T : unmanaged, ILane<T>
    {
        var recorder = new Recorder<T>(factory, count, checkpoints);
        new ExplicitRungeKutta<T, DormandPrince54>(Quantity.StateCount)
            .Integrate(new SubjectEnsemble<AlcoholBalance<T>, T>(recorder, recorder), options.ToStepControl(Quantity.StateCount));
        return (recorder.States, recorder.Reports);
    }

    private sealed class Recorder<T>(ISubjectFactory factory, int count, double[] checkpoints) : ISubjectSource, ISubjectObserver<T>
        where T : unmanaged, ILane<T>
    {
        private readonly int[] memberOf = new int[T.Width];
        private int begun;

        public State<double>[] States { get; } = new State<double>[count * checkpoints.Length];

        public SolveReport[] Reports { get; } = new SolveReport[count];

        public bool WantsSteps => true;

        public bool TryNext(Subject subject)
        {
            if (begun == count) return false;
            subject.Index = begun;
            factory.Describe(begun++, subject);
            return true;
        }

        public void Begin(int lane, Subject subject) => memberOf[lane] = (int)subject.Index;

        public void Step(in SubjectStep<T> step, T accepted)
        {
            for (int k = 0; k < checkpoints.Length; k++)
            {
                T lands = T.And(accepted, T.Equal(step.End, T.Broadcast(checkpoints[k])));
                if (!T.Any(lands)) continue;
                Span<T> flat = new T[step.Integrated.StartState.Length];
                step.At(T.Broadcast(1.0), flat);
                ref State<T> states = ref Layout.Name<State<T>, T>(flat);
                for (int lane = 0; lane < T.Width; lane++)
                {
                    if ((T.Bits(lands) & (1u << lane)) != 0)
                    {
                        States[(memberOf[lane] * checkpoints.Length) + k] = Packing.GetLane(in states, lane);
                    }
                }
            }
        }

        public void Dosed(int lane, in GivenDose dose)
        {
        }

        public void End(int lane, SubjectRun run, in SolveReport report) => Reports[memberOf[lane]] = report;
    }
}
