using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>The loop allocates nothing, however long it runs.</summary>
public class AllocationTests
{
    [Fact]
    public void The_loop_allocates_nothing_at_any_width()
    {
        Assert.Equal(0, PerLength<Lane1, DormandPrince54>());
        Assert.Equal(0, PerLength<Lane4, DormandPrince54>());
        Assert.Equal(0, PerLength<Lane8, DormandPrince54>());
        Assert.Equal(0, PerLength<Lane8, DormandPrince853>());
    }

    // What ten times the length allocates beyond the length.
    private static long PerLength<T, TTableau>()
        where T : unmanaged, ILane<T>
        where TTableau : struct, ITableau
    {
        var integrator = new ExplicitRungeKutta<T, TTableau>(2);
        var control = new StepControl { Stiffness = StiffnessAction.Report };
        return Allocation.Least(() => Math.Abs(Run(200) - Run(20)));

        long Run(double end)
        {
            var ensemble = new Oscillators<T> { Left = new int[] { 20 }, End = end, Inside = new T[2] };
            return Allocation.Of(() => integrator.Integrate(ensemble, control));
        }
    }

    private struct Oscillators<T> : IEnsemble<T>
        where T : unmanaged, ILane<T>
    {
        public int[] Left { get; init; }

        public double End { get; init; }

        public T[] Inside { get; init; }

        public readonly int Dimension => 2;

        public readonly bool Observes => true;

        public readonly bool Begin(int lane, LaneView<T> state, out double start, out double boundary)
        {
            start = 0;
            boundary = 1;
            state[0] = Left[0];
            state[1] = 0;
            return Left[0]-- > 0;
        }

        public readonly void Derivatives(T time, ReadOnlySpan<T> state, Span<T> derivative)
        {
            derivative[0] = state[1];
            derivative[1] = -state[0];
        }

        public readonly T LooksInside(T end, T accepted) => accepted;

        public readonly void Observe(in Step<T> step, T accepted, ref T end) => step.At(T.Broadcast(0.5), Inside);

        public readonly BoundaryAction Arrive(int lane, double time, LaneView<T> state, ref double boundary, ref double largestStep)
        {
            boundary = time + 1;
            state[0] += 0.125;
            return time >= End ? BoundaryAction.Finished : BoundaryAction.Restarted;
        }

        void IEnsemble<T>.End(int lane, LaneView<T> state, in SolveReport report)
        {
        }
    }
}
