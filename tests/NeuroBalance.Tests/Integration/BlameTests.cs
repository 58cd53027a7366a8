using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Component 0 can be the one to blame too, and of equals the first; limits hold to the unit.</summary>
public class BlameTests
{
    public static TheoryData<OdeMethod> Methods => [.. Enum.GetValues<OdeMethod>()];

    [Theory, MemberData(nameof(Methods))]
    public void B09_The_first_component_is_blamed_for_what_is_no_number(OdeMethod method)
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
    public void B09_A_last_action_that_spoils_the_first_component_is_no_success(OdeMethod method)
    {
        var spoil = new OdeEvent((t, _) => t - 4) { Action = (_, y) => y[0] = double.NaN };
        OdeSolution solution = Ode.Solve((_, y, dydt) => (dydt[0], dydt[1]) = (1, -y[1]), (0, 4), [0.0, 1.0], new OdeOptions { Method = method, Events = [spoil] });
        Assert.Equal(SolveStatus.NonFinite, solution.Status);
        Assert.Contains("component 0", solution.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Methods))]
    public void B08_Of_equal_errors_the_first_is_blamed_and_of_others_the_largest(OdeMethod method)
    {
        var options = new OdeOptions { Method = method, MaxSteps = 3 };
        OdeFunction decay = (_, y, dydt) => (dydt[0], dydt[1], dydt[2]) = (-y[0] * y[0], -y[1] * y[1], -y[2] * y[2]);
        Assert.Contains("component 0", Ode.Solve(decay, (0, 100), [1.0, 1.0, 1.0], options).Message, StringComparison.Ordinal);
        Assert.Contains("component 1", Ode.Solve(decay, (0, 100), [1.0, 3.0, 1.0], options).Message, StringComparison.Ordinal);
        Assert.Contains("component 2", Ode.Solve(decay, (0, 100), [1.0, 1.0, 3.0], options).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("component", Ode.Solve(decay, (0, 100), [1.0, 1.0, 1.0], new OdeOptions { Method = method }).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Methods))]
    public void B08_A_limit_that_is_just_met_ends_the_run(OdeMethod method)
    {
        OdeFunction system = (t, y, dydt) => Trials.VanDerPol(5)(t, y, dydt);
        OdeSolution steps = Ode.Solve(system, (0, 20), [2.0, 0.0], new OdeOptions { Method = method, MaxSteps = 10 });
        Assert.Equal(SolveStatus.MaxStepsReached, steps.Status);
        Assert.Equal(10, steps.Stats.AcceptedSteps + steps.Stats.RejectedSteps);
        OdeSolution again = Ode.Solve(system, (0, 20), [2.0, 0.0], new OdeOptions { Method = method, MaxEvaluations = steps.Stats.RhsEvaluations });
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
}
