using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>The explicit loop on the edges of its comparisons, where a rule with the other end would do something else.</summary>
public class EdgeTests
{
    public static TheoryData<int> Widths => Trials.Widths;

    [Theory, MemberData(nameof(Widths))]
    public void An_error_of_exactly_the_tolerance_is_accepted_and_one_unit_more_is_not(int width)
    {
        ScalarRhs rhs = (t, _, dydt) => dydt[0] = t * t * t * t * t * t;
        var trial = new Trial(rhs, [0.0], 0, 10);
        var control =
            new StepControl { FirstStep = 0.5, MaxSteps = 1, RelativeTolerance = Tolerances.SmallestRelative, AbsoluteTolerance = [1e6] };
        SeenStep step = Assert.Single(Trials.Run(width, trial, control).Steps);
        // A step of a power of two scales the estimate exactly.
        Assert.Equal(0.5, step.Size);
        double error = Math.Abs(step.Estimate[0]);
        double ofState = control.RelativeTolerance * Math.Abs(step.Y1[0]);
        double atol = error - ofState;
        while (atol + ofState < error)
        {
            atol = Math.BitIncrement(atol);
        }
        Assert.Equal(error, atol + ofState);
        Assert.Equal(1, Trials.Run(width, trial, control with { AbsoluteTolerance = [atol] }).Report.AcceptedSteps);
        double less = atol;
        while (less + ofState == error)
        {
            less = Math.BitDecrement(less);
        }
        Assert.Equal(1, Trials.Run(width, trial, control with { AbsoluteTolerance = [Math.BitDecrement(less)] }).Report.RejectedSteps);
    }

    [Theory, MemberData(nameof(Widths))]
    public void What_lies_behind_the_stages_of_a_step_is_not_looked_at(int width)
    {
        // No number at the nodes of the three stages for dense output: they stand in memory right behind those of the step, in the next
        // step too.
        var trial = new Trial(Rhs, [0.0, 0.0], 0, 6);
        Outcome outcome = Trials.Run<DormandPrince853>(width, [trial],
            new StepControl { FirstStep = 1, MaxStep = 1, MaxSteps = 4, AbsoluteTolerance = [1] })[0];
        Assert.Equal((SolveStatus.MaxStepsReached, 4L, 0L),
            (outcome.Report.Status, outcome.Report.AcceptedSteps, outcome.Report.RejectedSteps));
        Assert.All(outcome.Steps, step => Assert.True(double.IsNaN(step.Inside[3][0])));
        // The first component has no error at all.
        Assert.Equal(1, outcome.Report.Component);

        static void Rhs(double t, ReadOnlySpan<double> y, Span<double> dydt)
        {
            double share = t - Math.Floor(t);
            dydt[0] = 1;
            foreach (double node in DormandPrince853.DenseNodes)
            {
                if (Math.Abs(share - node) < 1e-9) dydt[0] = double.NaN;
            }

            dydt[1] = 1e-3 * t * t * t * t * t * t * t * t;
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_step_that_lands_may_leave_a_size_below_the_smallest(int width)
    {
        // The step to 0.5 is a whole one and its error asks for less than the smallest; what follows is easy again.
        ScalarRhs rhs = (t, _, dydt) => dydt[0] = t < 0.5 ? t * t * t * t * t * t : 1.0 / 64;
        var trial = new Trial(rhs, [0.0], 0, 3) { Boundaries = [0.5] };
        var control = new StepControl { FirstStep = 0.5, MinStep = 0.5, AbsoluteTolerance = [1] };
        double error = Math.Abs(Trials.Run(width, trial, control).Steps[0].Estimate[0]);
        Outcome outcome = Trials.Run(width, trial, control with { AbsoluteTolerance = [2 * error] });
        Assert.Equal((0.5, 0.5), (outcome.Steps[0].Size, outcome.Steps[0].End));
        Assert.InRange(outcome.Steps[1].Size, 0.01, 0.499);
        Assert.Equal(SolveStatus.Success, outcome.Report.Status);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_first_step_that_the_largest_step_has_cut_is_remembered_for_the_next_jump(int width)
    {
        // Hard from 2 to 3, where it starts with the slope 0 that it had before.
        ScalarRhs rhs = (t, y, dydt) => (dydt[0], dydt[1]) = (y[1] * Math.Sin(300 * (t - 2)), 0);
        var trial = new Trial(rhs, [0.0, 0.0], 0, 6)
        {
            Boundaries = [2, 3],
            AtBoundary = (time, y) =>
            {
                y[1] = time == 2 ? 1 : 0;
                return time == 2 ? BoundaryAction.Untouched : BoundaryAction.Restarted;
            },
        };
        Outcome outcome = Trials.Run(width, trial, new StepControl { FirstStep = 0.5, MaxStep = 0.5 });
        Assert.InRange(outcome.Steps.Last(step => step.End < 3).Size, 1e-4, 0.1);
        Assert.Equal(0.5, outcome.Steps.Single(step => step.Start == 3).Size);
    }

    [Fact]
    public void A_boundary_that_is_answered_with_itself_is_arrived_at_once_more_without_a_step()
    {
        var integrator = new ExplicitRungeKutta<Lane1, DormandPrince54>(1);
        var stubborn = new Stubborn();
        integrator.Integrate(stubborn, new StepControl { FirstStep = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal([1.0, 1.0, 1.0, 2.0], stubborn.Arrivals);
        Assert.Equal((SolveStatus.Success, 2L), (stubborn.Report.Status, stubborn.Report.AcceptedSteps));
    }

    [Fact]
    public void The_start_of_a_step_is_its_state_with_the_sign_of_its_zero()
    {
        Lane1[] start = [new(-0.0)], end = [new(1.0)], stages = [new(1.0)], found = [new(7.0)];
        var step = new Step<Lane1>(new Lane1(0.0), new Lane1(1.0), new Lane1(1.0), start, end, stages, [1.0], 1);
        step.At(new Lane1(0.0), found);
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(found[0].Value));
    }

    private sealed class Stubborn : IEnsemble<Lane1>
    {
        public List<double> Arrivals { get; } = [];

        public SolveReport Report { get; private set; }

        public int Dimension => 1;

        public bool Observes => true;

        public void Derivatives(Lane1 time, ReadOnlySpan<Lane1> state, Span<Lane1> derivative) => derivative[0] = new Lane1(1.0);

        public bool Begin(int lane, LaneView<Lane1> state, out double start, out double boundary)
        {
            (start, boundary) = (0, 1);
            return Report.AcceptedSteps == 0;
        }

        // A method whose interpolant is free does not ask.
        public Lane1 LooksInside(Lane1 end, Lane1 accepted) => throw new InvalidOperationException("not asked");

        public void Observe(in Step<Lane1> step, Lane1 accepted, ref Lane1 end) => Assert.Equal(1.0, step.Size.Value);

        public BoundaryAction Arrive(int lane, double time, LaneView<Lane1> state, ref double boundary, ref double largestStep)
        {
            Arrivals.Add(time);
            boundary = Arrivals.Count < 3 ? 1 : 2;
            return time >= 2 ? BoundaryAction.Finished : BoundaryAction.Untouched;
        }

        public void End(int lane, LaneView<Lane1> state, in SolveReport report) => Report = report;
    }
}
