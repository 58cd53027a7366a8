using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Component 0 can be the one to blame too, and of equals the first; limits hold to the unit.</summary>
public class BlameTests
{
    public static TheoryData<OdeMethod> Methods => [.. Enum.GetValues<OdeMethod>()];

    [Theory, MemberData(nameof(Methods))]
    public void The_first_component_is_blamed_for_what_is_no_number(OdeMethod method)
    {
        Blames(0, 0, (_, y, dydt) => (dydt[0], dydt[1]) = (double.NaN, -y[1]));
        Blames(2.5, 0, (t, y, dydt) => (dydt[0], dydt[1]) = (t > 2.5 ? double.NaN : -y[0], -y[1]));
        Blames(2.5, 1, (t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], t > 2.5 ? double.NaN : -y[1]));

        void Blames(double time, int component, OdeFunction system)
        {
            OdeSolution solution = Ode.Solve(system, (0, 10), [1.0, 1.0], new OdeOptions { Method = method });
            Assert.Equal(SolveStatus.NonFinite, solution.Status);
            Assert.InRange(solution.EndTime, time - 1e-4, time);
            Assert.Contains($"component {component})", solution.Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_last_action_that_spoils_the_first_component_is_no_success(OdeMethod method)
    {
        var spoil = new OdeEvent((t, _) => t - 4) { Action = (_, y) => y[0] = double.NaN };
        OdeSolution solution = Ode.Solve((_, y, dydt) => (dydt[0], dydt[1]) = (1, -y[1]), (0, 4), [0.0, 1.0],
            new OdeOptions { Method = method, Events = [spoil] });
        Assert.Equal(SolveStatus.NonFinite, solution.Status);
        Assert.Contains("component 0", solution.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Of_equal_errors_the_first_is_blamed_and_of_others_the_largest(OdeMethod method)
    {
        var options = new OdeOptions { Method = method, MaxSteps = 3 };
        OdeFunction decay = (_, y, dydt) => (dydt[0], dydt[1], dydt[2]) = (-y[0] * y[0], -y[1] * y[1], -y[2] * y[2]);
        Assert.Contains("component 0", Ode.Solve(decay, (0, 100), [1.0, 1.0, 1.0], options).Message, StringComparison.Ordinal);
        Assert.Contains("component 1", Ode.Solve(decay, (0, 100), [1.0, 3.0, 1.0], options).Message, StringComparison.Ordinal);
        Assert.Contains("component 2", Ode.Solve(decay, (0, 100), [1.0, 1.0, 3.0], options).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("component", Ode.Solve(decay, (0, 100), [1.0, 1.0, 1.0], new OdeOptions { Method = method }).Message,
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_limit_that_is_just_met_ends_the_run(OdeMethod method)
    {
        OdeFunction system = (t, y, dydt) => Trials.VanDerPol(5)(t, y, dydt);
        OdeSolution steps = Ode.Solve(system, (0, 20), [2.0, 0.0], new OdeOptions { Method = method, MaxSteps = 10 });
        Assert.Equal(SolveStatus.MaxStepsReached, steps.Status);
        Assert.Equal(10, steps.Stats.AcceptedSteps + steps.Stats.RejectedSteps);
        OdeSolution again =
            Ode.Solve(system, (0, 20), [2.0, 0.0], new OdeOptions { Method = method, MaxEvaluations = steps.Stats.RhsEvaluations });
        Assert.Equal(SolveStatus.MaxEvaluationsReached, again.Status);
        Assert.Equal(steps.Stats.RhsEvaluations, again.Stats.RhsEvaluations);
        Assert.Equal(10, again.Stats.AcceptedSteps + again.Stats.RejectedSteps);
    }

    [Fact]
    public void A_lane_beyond_the_width_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaneView<Lane4>(new Lane4[2], 4).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaneView<Lane4>(new Lane4[2], -1).Length);
        Assert.Equal(2, new LaneView<Lane4>(new Lane4[2], 3).Length);
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_first_derivative_that_is_no_number_costs_one_evaluation(OdeMethod method)
    {
        foreach (int wild in (int[])[0, 1])
        {
            OdeSolution solution = Ode.Solve((_, y, dydt) => (dydt[wild], dydt[1 - wild]) = (double.NaN, 1), (0, 10), [1.0, 1.0],
                new OdeOptions { Method = method });
            Assert.Equal((SolveStatus.NonFinite, 1L), (solution.Status, solution.Stats.RhsEvaluations));
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void An_action_that_spoils_the_state_ends_the_run_there_and_then(OdeMethod method)
    {
        foreach (int wild in (int[])[0, 1])
        {
            var spoil = new OdeEvent((t, _) => t - 4) { Action = (_, y) => y[wild] = double.NaN };
            OdeSolution solution = Ode.Solve((_, y, dydt) => (dydt[0], dydt[1]) = (1, 1), (0, 10), [0.0, 1.0],
                new OdeOptions { Method = method, Events = [spoil] });
            Assert.Equal((SolveStatus.NonFinite, 0L), (solution.Status, solution.Stats.RejectedSteps));
            Assert.Equal(4.0, solution.EndTime, 1e-12);
        }
    }

    [Fact]
    public void A_closing_derivative_without_a_value_rejects_its_step()
    {
        // Dormand-Prince 8(5) does not look at it for the error. Calls: the opening, the probe, twelve of the first step; the last of them
        // fails, once.
        int calls = 0;
        ScalarRhs once = (_, y, dydt) => dydt[0] = ++calls == 14 ? double.NaN : -y[0];
        SolveReport report = Trials.Run<DormandPrince853>(1, [new Trial(once, [1.0], 0, 1)], observe: false)[0].Report;
        Assert.Equal(SolveStatus.Success, report.Status);
        Assert.Equal(1, report.RejectedSteps);
    }

    [Theory]
    [InlineData(OdeMethod.Rodas5P)]
    [InlineData(OdeMethod.DormandPrince54)]
    public void A_limit_that_is_met_at_a_breakpoint_ends_there(OdeMethod method)
    {
        OdeFunction system = (t, y, dydt) => Trials.VanDerPol(5)(t, y, dydt);
        var options = new OdeOptions { Method = method, Breakpoints = [3] };
        OdeStatistics cost = Ode.Solve(system, (0, 3), [2.0, 0.0], options).Stats;
        OdeSolution steps = Ode.Solve(system, (0, 6), [2.0, 0.0], options with { MaxSteps = cost.AcceptedSteps + cost.RejectedSteps });
        Assert.Equal((SolveStatus.MaxStepsReached, 3.0), (steps.Status, steps.EndTime));
        OdeSolution evaluations = Ode.Solve(system, (0, 6), [2.0, 0.0], options with { MaxEvaluations = cost.RhsEvaluations });
        Assert.Equal((SolveStatus.MaxEvaluationsReached, 3.0), (evaluations.Status, evaluations.EndTime));
    }

    [Theory, MemberData(nameof(Trials.Widths), MemberType = typeof(Trials))]
    public void The_successor_of_a_trajectory_that_ended_at_its_limit_runs(int width)
    {
        var trial = new Trial(Trials.VanDerPol(1), [2.0, 0.0], 0, 5);
        SolveReport alone = Trials.Run(width, trial).Report;
        Outcome[] outcomes =
            Trials.Run(width, [.. Enumerable.Repeat(trial, 20)], new StepControl { MaxSteps = alone.AcceptedSteps + alone.RejectedSteps });
        Assert.All(outcomes, outcome => Assert.Equal(alone, outcome.Report with { StiffnessTime = alone.StiffnessTime }));
    }

    [Theory, MemberData(nameof(Trials.Widths), MemberType = typeof(Trials))]
    public void A_jump_before_the_first_full_step_leaves_the_first_size_as_it_was(int width)
    {
        var control = new StepControl { FirstStep = 0.05 };
        var plain = new Trial(Trials.Decay, [1.0], 0, 2);
        Trial jumping = plain with { Boundaries = [1e-9], AtBoundary = (_, _) => BoundaryAction.Restarted };
        long expected = Trials.Run(width, plain, control).Report.AcceptedSteps;
        Assert.InRange(Trials.Run(width, jumping, control).Report.AcceptedSteps, expected, expected + 2);
    }

    [Fact]
    public void Nothing_lies_outside_a_span_without_a_way()
    {
        OdeSolution solution = Ode.Solve((_, _, dydt) => dydt[0] = 1, (2, 2), [3.5], new OdeOptions { DenseOutput = true });
        Assert.Equal([3.5], solution.At(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => solution.At(3));
    }

    [Theory]
    [InlineData(OdeMethod.BogackiShampine32)]
    [InlineData(OdeMethod.DormandPrince54)]
    [InlineData(OdeMethod.Tsitouras54)]
    [InlineData(OdeMethod.DormandPrince853)]
    public void A_state_that_overflows_is_blamed_as_no_number(OdeMethod method)
    {
        foreach (int wild in (int[])[0, 1])
        {
            double[] y0 = wild == 0 ? [1.7e308, 1.0] : [1.0, 1.7e308];
            OdeSolution solution =
                Ode.Solve((_, y, dydt) => (dydt[wild], dydt[1 - wild]) = (1e308, 0), (0, 10), y0, new OdeOptions { Method = method });
            Assert.Equal(SolveStatus.NonFinite, solution.Status);
            Assert.Contains($"component {wild})", solution.Message, StringComparison.Ordinal);
            Assert.InRange(solution.EndTime, 0.0976, 0.0977);
        }
    }

    [Fact]
    public void The_implicit_method_rejects_a_step_that_closes_without_a_value()
    {
        // Calls: the opening, one by time, one by state, seven stages, and the closing one, which fails, once.
        int calls = 0;
        OdeFunction once = (_, y, dydt) => dydt[0] = ++calls == 11 ? double.NaN : -y[0];
        OdeSolution solution = Ode.Solve(once, (0, 1), [1.0], new OdeOptions { Method = OdeMethod.Rodas5P, FirstStep = 0.01 });
        Assert.Equal((SolveStatus.Success, 1L), (solution.Status, solution.Stats.RejectedSteps));
    }

    [Fact]
    public void The_implicit_method_asks_for_the_end_itself_and_for_no_rounding_of_it()
    {
        int rounded = 0;
        for (int k = 1; k <= 200; k++)
        {
            double start = -0.7 * k, end = k / 300.0;
            if (start + (end - start) < end) rounded++;
            double latestBefore = start;
            OdeFunction system = (t, _, dydt) =>
            {
                if (t < end) latestBefore = Math.Max(latestBefore, t);
                dydt[0] = 1;
            };
            Ode.Solve(system, (start, end), [0.0], new OdeOptions { Method = OdeMethod.Rodas5P, FirstStep = end - start });
            Assert.True(latestBefore < end - (0.001 * (end - start)), $"{latestBefore:R} of {end:R}");
        }

        Assert.InRange(rounded, 1, 200);
    }
}
