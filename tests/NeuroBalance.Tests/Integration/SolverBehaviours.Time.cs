using NeuroBalance.Integration;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Time: ends, boundaries, cuts, and what a jump leaves behind.</summary>
public partial class SolverBehaviours
{
    [Theory, MemberData(nameof(Widths))]
    public void No_way_to_go_takes_no_step_and_asks_nothing(int width)
    {
        Outcome outcome = Trials.Run(width, new Trial(Trials.Swing, [3.25], 1.5, 1.5));
        Assert.Equal(SolveStatus.Success, outcome.Report.Status);
        Assert.Equal(0, outcome.Report.AcceptedSteps + outcome.Report.RejectedSteps);
        Assert.Equal([3.25], outcome.State);
        Assert.Equal(0, outcome.Calls);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Ends_and_boundaries_are_hit_to_the_bit_and_never_overstepped(int width)
    {
        var random = new Random(5);
        Trial[] trials = Enumerable.Range(0, 40).Select(_ =>
        {
            double start = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 6));
            double end = start + Math.Pow(10, (random.NextDouble() * 5) - 2);
            double[] boundaries = Enumerable.Range(0, random.Next(0, 30)).Select(_ => start + (random.NextDouble() * (end - start))).Order()
                .ToArray();
            return new Trial(Trials.VanDerPol(0.5), [2.0, 0.0], start, end) { Boundaries = boundaries };
        }).ToArray();
        Outcome[] outcomes = Trials.Run(width, trials);
        for (int i = 0; i < trials.Length; i++)
        {
            Assert.Equal(SolveStatus.Success, outcomes[i].Report.Status);
            Assert.Equal([.. trials[i].Boundaries.Distinct(), trials[i].End], outcomes[i].Arrivals);
            Assert.Equal(trials[i].End, outcomes[i].Report.Time);
            Assert.Equal(0, outcomes[i].CallsAcross);
            Assert.Equal(trials[i].Start, outcomes[i].EarliestCall);
            Assert.Equal(trials[i].End, outcomes[i].LatestCall);
            Assert.Equal(outcomes[i].Report.Evaluations,
                outcomes[i].Report.AcceptedSteps + outcomes[i].Report.RejectedSteps == 0 ? 0 : ExpectedCalls(outcomes[i]));
        }

        // Six for each step, two to begin with; the boundaries ask nothing, since nothing changes there.
        static long ExpectedCalls(Outcome outcome) => 2 + (6 * (outcome.Report.AcceptedSteps + outcome.Report.RejectedSteps));
    }

    [Theory, MemberData(nameof(Widths))]
    public void No_step_is_longer_than_the_largest_even_when_it_lands(int width)
    {
        Outcome outcome = Trials.Run(width, new Trial(Trials.Decay, [1.0], 0, 1.005), new StepControl { MaxStep = 0.1 });
        Assert.InRange(outcome.Steps.Max(step => step.Size), 0, 0.1);
        Assert.Equal(1.005, outcome.Report.Time);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Looking_between_the_steps_does_not_change_them(int width)
    {
        var trial = new Trial(Trials.VanDerPol(5), [2.0, 0.0], 0, 20);
        Outcome seen = Trials.Run(width, trial), unseen = Trials.Run(width, trial, observe: false);
        Assert.Equal(seen.Report, unseen.Report);
        Assert.Equal(seen.State, unseen.State);
        Assert.Empty(unseen.Steps);
    }

    [Theory, MemberData(nameof(Widths))]
    public void The_limit_on_steps_ends_with_time_step_and_component(int width)
    {
        // Only component 1 moves.
        ScalarRhs rhs = (t, y, dydt) => (dydt[0], dydt[1], dydt[2]) = (0, Math.Cos(20 * t), 0);
        Outcome outcome = Trials.Run(width, new Trial(rhs, [1.0, 0.0, 1.0], 0, 100), new StepControl { MaxSteps = 25 });
        Assert.Equal(SolveStatus.MaxStepsReached, outcome.Report.Status);
        Assert.Equal(25, outcome.Report.AcceptedSteps + outcome.Report.RejectedSteps);
        Assert.Equal(1, outcome.Report.Component);
        Assert.Equal(outcome.Steps[^1].End, outcome.Report.Time);
        Assert.InRange(outcome.Report.LastStep, 1e-4, 1);
        Assert.Equal(outcome.Steps[^1].Y1, outcome.State);
    }

    [Theory, MemberData(nameof(Widths))]
    public void The_limit_on_steps_holds_when_every_step_ends_at_a_boundary(int width)
    {
        var trial = new Trial(Trials.Decay, [1.0], 0, 1000) { Boundaries = Enumerable.Range(1, 100_000).Select(i => i * 0.01).ToArray() };
        Outcome outcome = Trials.Run(width, trial, new StepControl { MaxSteps = 50 });
        Assert.Equal(SolveStatus.MaxStepsReached, outcome.Report.Status);
        Assert.Equal(50, outcome.Report.AcceptedSteps + outcome.Report.RejectedSteps);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_trajectory_that_finishes_with_its_last_allowed_step_succeeds(int width)
    {
        var trial = new Trial(Trials.VanDerPol(1), [2.0, 0.0], 0, 5);
        long steps = Trials.Run(width, trial).Report is var report ? report.AcceptedSteps + report.RejectedSteps : 0;
        Assert.Equal(SolveStatus.Success, Trials.Run(width, trial, new StepControl { MaxSteps = steps }).Report.Status);
        Assert.Equal(SolveStatus.MaxStepsReached, Trials.Run(width, trial, new StepControl { MaxSteps = steps - 1 }).Report.Status);
    }

    [Theory, MemberData(nameof(Widths))]
    public void The_limit_on_evaluations_ends_with_the_step_that_reaches_it(int width)
    {
        Outcome outcome = Trials.Run(width, new Trial(Trials.VanDerPol(1), [2.0, 0.0], 0, 1000), new StepControl { MaxEvaluations = 100 });
        Assert.Equal(SolveStatus.MaxEvaluationsReached, outcome.Report.Status);
        Assert.InRange(outcome.Report.Evaluations, 100, 105);
        Assert.Equal(outcome.Calls, outcome.Report.Evaluations);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_step_below_the_smallest_ends_with_the_component_to_blame(int width)
    {
        // Component 1 jumps at t = 1, and nobody has declared it.
        ScalarRhs rhs = (t, y, dydt) => (dydt[0], dydt[1]) = (1, t < 1 ? 0 : 1000);
        Outcome outcome = Trials.Run(width, new Trial(rhs, [0.0, 0.0], 0, 2), new StepControl { MinStep = 1e-3 });
        Assert.Equal(SolveStatus.StepTooSmall, outcome.Report.Status);
        Assert.Equal(1, outcome.Report.Component);
        Assert.InRange(outcome.Report.Time, 0.9, 1.0);
        Assert.Equal(SolveStatus.Success, Trials.Run(width, new Trial(rhs, [0.0, 0.0], 0, 2)).Report.Status);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Steps_that_shrink_without_a_rejection_end_too(int width)
    {
        // y = 1 / (1 - t): every step near the pole is accepted, and each is shorter than the one before.
        Outcome outcome =
            Trials.Run(width, new Trial((_, y, dydt) => dydt[0] = y[0] * y[0], [1.0], 0, 2), new StepControl { RelativeTolerance = 1e-3 });
        Assert.True(outcome.Report.Status is SolveStatus.StepTooSmall or SolveStatus.NonFinite, outcome.Report.ToString());
        // The pole lies where the tolerance puts it.
        Assert.InRange(outcome.Report.Time, 1 - 1e-3, 1 + 1e-3);
        Assert.InRange(outcome.Report.Evaluations, 1, 6200);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_cut_step_ends_on_its_own_interpolant_and_the_derivative_is_asked_anew(int width)
    {
        var trial = new Trial(Trials.Swing, [1.0], 0, 5) { Cuts = [0.7, 2.25, 2.2500001, 4.9] };
        Outcome outcome = Trials.Run(width, trial, Tolerance(1e-8, 1e-10));
        Assert.Equal(SolveStatus.Success, outcome.Report.Status);
        Assert.Equal([0.7, 2.25, 2.2500001, 4.9, 5.0], outcome.Arrivals);
        foreach (double cut in trial.Cuts)
        {
            SeenStep after = Assert.Single(outcome.Steps, step => step.Start == cut);
            Assert.Equal(after.Y0[0] * Math.Cos(cut), after.FirstStage[0]);
        }

        Assert.InRange(Math.Abs(outcome.State[0] - Math.Exp(Math.Sin(5.0))), 0, 1e-7);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_jump_of_the_state_is_integrated_from_where_it_landed(int width)
    {
        // Decay with a unit added at t = 1 and 2: closed form.
        var trial = new Trial(Trials.Decay, [1.0], 0, 3)
        {
            Boundaries = [1, 2],
            AtBoundary = (_, y) =>
            {
                y[0] += 1;
                return BoundaryAction.Restarted;
            },
        };
        double expected = Math.Exp(-3.0) + Math.Exp(-2.0) + Math.Exp(-1.0);
        Assert.InRange(Math.Abs(Trials.Run(width, trial).State[0] - expected), 0, 1e-6);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_sliver_between_two_boundaries_does_not_slow_what_follows(int width)
    {
        // After each jump a second boundary follows at once; the step remembered from a jump must not be the sliver's.
        double[] jumps = Enumerable.Range(1, 50).Select(i => (double)i).ToArray();
        Func<double, double[], BoundaryAction> jump = (time, y) =>
        {
            if (time != Math.Floor(time)) return BoundaryAction.Untouched;
            y[0] += 1;
            return BoundaryAction.Restarted;
        };
        var plain = new Trial(Trials.Decay, [1.0], 0, 51) { Boundaries = jumps, AtBoundary = jump };
        Trial slivers = plain with { Boundaries = jumps.SelectMany(t => (double[])[t, t + 1e-9]).ToArray() };
        long without = Trials.Run(width, plain).Report.AcceptedSteps, with = Trials.Run(width, slivers).Report.AcceptedSteps;
        Assert.InRange(with, without, without + 60);
    }
}
