using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Components that must not fall below 0 do not, and are right above it.</summary>
public class NonNegativeTests
{
    public static TheoryData<OdeMethod, double> Cases
    {
        get
        {
            var cases = new TheoryData<OdeMethod, double>();
            foreach (OdeMethod method in Enum.GetValues<OdeMethod>())
            {
                foreach (double constant in (double[])[0, 1e-6, 1e-3])
                {
                    cases.Add(method, constant);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void An_elimination_at_a_constant_rate_ends_at_zero(OdeMethod method, double constant)
    {
        // Michaelis and Menten's equation has a pole at -constant; beyond it the concentration would fall for ever.
        OdeFunction elimination = (_, c, dcdt) => dcdt[0] = constant == 0 ? -0.2 : -0.2 * c[0] / (constant + c[0]);
        double lowest = 0;
        var options = new OdeOptions
        {
            Method = method,
            NonNegative = [0],
            DenseOutput = true,
            Events = [new OdeEvent((_, c) => (lowest = Math.Min(lowest, c[0])) + 1)],
        };
        OdeSolution run = Ode.Solve(elimination, (0, 20), [1.0], options);
        Assert.Equal(SolveStatus.Success, run.Status);
        Assert.Equal(0, run.EndState[0], 2e-9);
        Assert.Equal(0, lowest);
        Assert.All(run.States, c => Assert.InRange(c[0], 0, 1));
        // c + constant ln c = 1 - 0.2 t, forward from the time that a concentration stands for.
        foreach (double c in (double[])[0.9, 0.5, 0.1, 0.02])
        {
            Assert.Equal(c, run.At((1 - c - (constant * Math.Log(c))) / 0.2)[0], 2e-6);
        }
        foreach (double time in (double[])[6, 7.3, 12, 20])
        {
            Assert.Equal(0, run.At(time)[0], 2e-9);
        }
        OdeFunction reversed = (t, c, dcdt) =>
        {
            elimination(t, c, dcdt);
            dcdt[0] = -dcdt[0];
        };
        OdeSolution backward = Ode.Solve(reversed, (20, 0), [1.0], options);
        Assert.Equal(SolveStatus.Success, backward.Status);
        Assert.Equal(0, backward.EndState[0], 2e-9);
    }

    [Fact]
    public void What_is_held_at_zero_leaves_it_when_something_comes_in()
    {
        var dose = new OdeEvent((t, _) => t - 10) { Action = (_, c) => c[0] += 1 };
        OdeFunction elimination = (_, c, dcdt) => (dcdt[0], dcdt[1]) = (-0.2, c[0]);
        OdeSolution run = Ode.Solve(elimination, (0, 12), [1.0, 0.0], new OdeOptions { NonNegative = [0], Events = [dose] });
        Assert.Equal(0, run.EventStates[0][0][0]);
        Assert.Equal(0.6, run.EndState[0], 1e-7);
        // The area: a triangle of 2.5, then a trapezium of 1.6.
        Assert.Equal(4.1, run.EndState[1], 1e-6);
    }

    [Fact]
    public void The_knee_is_passed_on_the_branch_at_zero()
    {
        // Dahlquist's knee: y follows 1 - t down to 0 and must stay there, though 1 - t goes on.
        OdeFunction knee = (t, y, dydt) => dydt[0] = (((1 - t) * y[0]) - (y[0] * y[0])) / 1e-6;
        OdeSolution run = Ode.Solve(knee, (0, 2), [1.0], new OdeOptions { Method = OdeMethod.Automatic, NonNegative = [0] });
        Assert.Equal(SolveStatus.Success, run.Status);
        Assert.Equal(0, run.EndState[0], 1e-6);
    }

    [Fact]
    public void Other_components_and_other_runs_keep_their_bits()
    {
        OdeFunction swing = (_, y, dydt) => (dydt[0], dydt[1], dydt[2]) = (y[1], -y[0], -y[2]);
        OdeSolution free = Ode.Solve(swing, (0, 20), [1.0, 0.0, 1.0]),
            bounded = Ode.Solve(swing, (0, 20), [1.0, 0.0, 1.0], new OdeOptions { NonNegative = [2] });
        Assert.Equal(free.EndState, bounded.EndState);
        Assert.Equal(free.Stats.RhsEvaluations, bounded.Stats.RhsEvaluations);
        Assert.True(free.States.Min(y => y[0]) < -0.9);
    }

    [Fact]
    public void A_component_that_is_not_there_or_starts_below_zero_is_refused()
    {
        OdeFunction still = (_, _, dydt) => dydt.Clear();
        ArgumentException absent =
            Assert.ThrowsAny<ArgumentException>(() => Ode.Solve(still, (0, 1), [1.0], new OdeOptions { NonNegative = [1] }));
        Assert.Contains("components from 0 to 0", absent.Message, StringComparison.Ordinal);
        ArgumentException below =
            Assert.ThrowsAny<ArgumentException>(() => Ode.Solve(still, (0, 1), [-1.0], new OdeOptions { NonNegative = [0] }));
        Assert.Contains("y0[0]", below.Message, StringComparison.Ordinal);
    }
}
