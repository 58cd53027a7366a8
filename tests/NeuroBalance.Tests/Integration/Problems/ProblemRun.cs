


using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Tests.Integration.Problems;

/// <summary>A problem solved from its start to its end by an explicit method, the same trajectory in every lane.</summary>
internal static class ProblemRun
{
    public static (double[] State, SolveReport Report) Explicit<T, TTableau>(Problem problem, StepControl control)
        where T : unmanaged, ILane<T>
        where TTableau : struct, ITableau
    {
        Ensemble<T> ensemble = new(problem);
        new ExplicitRungeKutta<T, TTableau>(problem.Dimension).Integrate(ensemble, control);
        return (ensemble.Final!, ensemble.Report);
    }

    /// <summary>The largest difference of any component to the reference, in units of the largest component at start and end.</summary>
    public static double Error(Problem problem, double[] state)
    {
        double[] reference = problem.Reference;
        return state.Zip(reference, (a, b) => Math.Abs(a - b)).Max() / Math.Max(reference.Max(Math.Abs), problem.Initial.Max(Math.Abs));
    }

    /// <summary>The largest difference of any component to the reference, each in units of atol + rtol |y|.</summary>
    public static double ErrorInTolerances(Problem problem, double[] state, double relative, double absolute) =>
        state.Zip(problem.Reference, (a, b) => Math.Abs(a - b) / (absolute + (relative * Math.Abs(b)))).Max();

    private sealed class Ensemble<T>(Problem problem) : IEnsemble<T>
        where T : unmanaged, ILane<T>
    {
        private int begun;

        public double[]? Final { get; private set; }

        public SolveReport Report { get; private set; }

        public int Dimension => problem.Dimension;

        public bool Observes => false;

        public void Derivatives(T time, ReadOnlySpan<T> state, Span<T> derivative) => problem.Derivatives(time, state, derivative);

        public bool Begin(int lane, LaneView<T> state, out double start, out double boundary)
        {
            start = 0.0;
            boundary = problem.End;
            double[] initial = problem.Initial;
            for (int i = 0; i < initial.Length; i++)
            {
                state[i] = initial[i];
            }
            return begun++ < T.Width;
        }

        public T LooksInside(T end, T accepted) => T.Broadcast(0.0);

        public void Observe(in Step<T> step, T accepted, ref T end)
        {
        }

        public BoundaryAction Arrive(int lane, double time, LaneView<T> state, ref double boundary, ref double largestStep) =>
            BoundaryAction.Finished;

        public void End(int lane, LaneView<T> state, in SolveReport report)
        {
            if (lane != T.Width - 1) return;
            Report = report;
            Final = new double[problem.Dimension];
            for (int i = 0; i < Final.Length; i++)
            {
                Final[i] = state[i];
            }
        }
    }
}
