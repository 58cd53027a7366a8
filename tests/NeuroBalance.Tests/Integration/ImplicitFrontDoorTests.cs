using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Tests.Integration.Rosenbrock;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>The implicit method behind the front door: whose Jacobian, when it hands over, what it costs.</summary>
public class ImplicitFrontDoorTests
{
    [Theory]
    [InlineData(0.0, 4.0)]
    [InlineData(4.0, 0.0)]
    public void The_users_Jacobian_is_asked_at_times_of_the_stretch_only(double from, double to)
    {
        double earliest = double.PositiveInfinity, latest = double.NegativeInfinity;
        var early = new List<double>();
        var options = new OdeOptions
        {
            Method = OdeMethod.Rodas5P,
            Breakpoints = [2.0],
            Jacobian = (t, _, jacobian) =>
            {
                (earliest, latest) = (Math.Min(earliest, t), Math.Max(latest, t));
                early.Add(t);
                jacobian[0] = t < 2 ? -1 : -3;
            },
        };
        OdeSolution solution = Ode.Solve((t, y, dydt) => dydt[0] = (t < 2 ? -1 : -3) * y[0], (from, to), [1.0], options);
        Assert.True(solution.Success, solution.Message);
        Assert.InRange(earliest, 0, 4);
        Assert.InRange(latest, 0, 4);
        Assert.Contains(early, t => t < 2);
        Assert.Contains(early, t => t > 2);
        // From the breakpoint downward the side below it counts.
        if (to < from) Assert.DoesNotContain(2.0, early);
        double expected = Math.Exp(to > from ? -8 : 8);
        Assert.InRange(solution.EndState[0] / expected, 1 - 1e-4, 1 + 1e-4);
    }

    [Fact]
    public void The_front_door_adds_no_evaluation_to_the_implicit_method()
    {
        OdeSolution solution = Ode.Solve((t, y, dydt) => Trials.VanDerPol(100)(t, y, dydt), (0, 100), [2.0, 0.0],
            new OdeOptions { Method = OdeMethod.Rodas5P });
        var observer = default(NoObserver);
        double[] y = [2.0, 0.0];
        SolveReport report = new RosenbrockSolver<Rodas5P>(2).Integrate(new Plain(), y, 0.0, 100.0, new StepControl(), ref observer);
        Assert.Equal((report.Evaluations, report.AcceptedSteps, report.RejectedSteps),
            (solution.Stats.RhsEvaluations, solution.Stats.AcceptedSteps, solution.Stats.RejectedSteps));
        Assert.Equal(y, solution.EndState);
    }

    [Fact]
    public void The_explicit_method_takes_over_after_eight_calm_steps()
    {
        // Stiff until t = 5; after it the Jacobian is zero, so that every step is calm.
        OdeFunction system = (t, y, dydt) => dydt[0] = t < 5 ? -1e4 * (y[0] - 1) : 1;
        OdeSolution solution =
            Ode.Solve(system, (0, 10), [0.0], new OdeOptions { Method = OdeMethod.Automatic, Breakpoints = [5], MaxStep = 0.125 });
        Assert.True(solution.Success, solution.Message);
        Assert.Equal([OdeMethod.Rodas5P, OdeMethod.DormandPrince54], solution.Stats.Switches.Select(s => s.Method));
        double back = solution.Stats.Switches[1].Time;
        Assert.Equal(8, solution.Times.Count(t => t > 5 && t <= back));
    }

    [Fact]
    public void A_step_at_the_bound_of_calm_is_not_calm()
    {
        // 16 times a step of 1/8 is 2, to the bit.
        OdeFunction system = (t, y, dydt) => dydt[0] = (t < 5 ? -1e4 : -16) * (y[0] - 1);
        var options = new OdeOptions
        {
            Method = OdeMethod.Automatic,
            Breakpoints = [5],
            MaxStep = 0.125,
            Jacobian = (
            t, _, jacobian) => jacobian[0] = t < 5 ? -1e4 : -16
        };
        Assert.Single(Ode.Solve(system, (0, 10), [0.0], options).Stats.Switches);
    }

    [Fact]
    public void Eigenvalues_are_bounded_by_the_smaller_norm_and_a_Jacobian_without_a_value_by_nothing()
    {
        var observer = default(NoObserver);
        var solver = new RosenbrockSolver<Rodas5P>(2);
        solver.Integrate(new Given([0, 0, 3, 4]), [1.0, 1.0], 0.0, 1e-3, new StepControl(), ref observer);
        Assert.Equal(4.0, solver.EigenvalueBound);
        SolveReport report = solver.Integrate(new Given([double.NaN, 0, 3, 4]), [1.0, 1.0], 0.0, 1e-3, new StepControl(), ref observer);
        Assert.Equal((SolveStatus.NonFinite, 0, 0L), (report.Status, report.Component, report.RejectedSteps));
        report = solver.Integrate(new Given([0, 0, 3, 4]), [double.NaN, 1.0], 0.0, 1e-3, new StepControl(), ref observer);
        Assert.Equal((SolveStatus.NonFinite, 0, 1L), (report.Status, report.Component, report.Evaluations));
    }

    private readonly struct Given(double[] matrix) : IStiffSystem
    {
        public int Dimension => 2;

        public void Derivatives(double time, ReadOnlySpan<double> state, Span<double> derivative) =>
            (derivative[0], derivative[1]) = (0, 1);

        public bool TryJacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian)
        {
            matrix.CopyTo(jacobian);
            return true;
        }

        public bool TryTimeDerivative(double time, ReadOnlySpan<double> state, Span<double> derivative) => false;
    }

    private readonly struct Plain : IStiffSystem
    {
        public int Dimension => 2;

        public void Derivatives(double time, ReadOnlySpan<double> state, Span<double> derivative) =>
            Trials.VanDerPol(100)(time, state, derivative);

        public bool TryJacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian) => false;

        public bool TryTimeDerivative(double time, ReadOnlySpan<double> state, Span<double> derivative) => false;
    }

    [Fact]
    public void Nobody_takes_over_at_the_end()
    {
        // As above, but the eighth calm step is the last.
        OdeFunction system = (t, y, dydt) => dydt[0] = t < 5 ? -1e4 * (y[0] - 1) : 1;
        OdeSolution solution =
            Ode.Solve(system, (0, 6), [0.0], new OdeOptions { Method = OdeMethod.Automatic, Breakpoints = [5], MaxStep = 0.125 });
        Assert.Equal(8, solution.Times.Count(t => t > 5));
        Assert.Equal(OdeMethod.Rodas5P, Assert.Single(solution.Stats.Switches).Method);
    }
}
