using System.Diagnostics;
using System.Reflection;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Integration.Rosenbrock;

/// <summary>Ends, limits, failures and cuts of the Rosenbrock solver.</summary>
public class RosenbrockBehaviourTests
{
    [Fact]
    public void Backward_undoes_forward()
    {
        double[] y = [1.0];
        Assert.Equal(SolveStatus.Success, Run((_, s, d) => d[0] = -s[0], y, 0.0, 3.0).Status);
        Assert.Equal(Math.Exp(-3.0), y[0], 1e-6);
        SolveReport back = Run((_, s, d) => d[0] = -s[0], y, 3.0, 0.0);
        Assert.Equal(0.0, back.Time);
        Assert.Equal(1.0, y[0], 1e-5);
    }

    [Fact]
    public void Start_equal_to_end_takes_no_step_and_asks_for_nothing()
    {
        double[] y = [5.0];
        SolveReport report = Run((_, _, _) => throw new InvalidOperationException(), y, 2.0, 2.0);
        Assert.Equal((SolveStatus.Success, 0L, 0L, 5.0), (report.Status, report.AcceptedSteps, report.Evaluations, y[0]));
    }

    [Fact]
    public void The_derivative_is_never_asked_for_a_time_outside_the_span()
    {
        double[] y = [1.0];
        SolveReport report = Run(
            (t, s, d) =>
            {
                Assert.InRange(t, 0.1, 0.7);
                d[0] = -1000.0 * (s[0] - Math.Cos(t));
            },
            y, 0.1, 0.7);
        Assert.Equal(0.7, report.Time);
    }

    [Fact]
    public void NaN_from_the_first_call_ends_at_once_with_the_component()
    {
        SolveReport report = Run((_, _, d) => { d[0] = 1.0; d[1] = double.NaN; }, [1.0, 1.0], 0.0, 1.0);
        Assert.Equal((SolveStatus.NonFinite, 0.0, 1), (report.Status, report.Time, report.Component));
    }

    [Fact]
    public void NaN_after_a_time_ends_at_that_time()
    {
        SolveReport report = Run((t, _, d) => d[0] = t > 0.5 ? double.NaN : 1.0, [0.0], 0.0, 1.0);
        Assert.Equal(SolveStatus.NonFinite, report.Status);
        // The difference by time looks ahead by a root of rounding.
        Assert.Equal(0.5, report.Time, 1e-7);
        Assert.InRange(report.Evaluations, 1, 6200);
    }

    [Fact]
    public void A_root_that_leaves_its_domain_ends_where_it_does()
    {
        SolveReport report = Run((_, s, d) => d[0] = -1.0 - Math.Sqrt(s[0]), [1.0], 0.0, 5.0);
        Assert.NotEqual(SolveStatus.Success, report.Status);
        Assert.InRange(report.Time, 0.5, 0.7);
        Assert.InRange(report.Evaluations, 1, 6200);
    }

    [Fact]
    public void A_blow_up_in_finite_time_ends_before_it()
    {
        SolveReport report = Run((_, s, d) => d[0] = s[0] * s[0], [1.0], 0.0, 2.0);
        Assert.True(report.Status is SolveStatus.StepTooSmall or SolveStatus.NonFinite, report.Status.ToString());
        Assert.InRange(report.Time, 0.99, 1.01);
        Assert.InRange(report.Evaluations, 1, 6200);
    }

    [Fact]
    public void A_derivative_of_1e300_ends_with_a_status()
    {
        double[] y = [1.0];
        SolveReport report = Run((_, _, d) => d[0] = 1e300, y, 0.0, 1.0);
        Assert.True(report.Status != SolveStatus.Success || Math.Abs((y[0] / 1e300) - 1.0) < 1e-6, report.Status.ToString());
        Assert.InRange(report.Evaluations, 1, 6200);
    }

    [Fact]
    public void The_limit_on_steps_ends_the_run_where_it_is()
    {
        SolveReport report = Run((t, s, d) => d[0] = Math.Cos(100.0 * t), [0.0], 0.0, 100.0, new StepControl { MaxSteps = 7 });
        Assert.Equal((SolveStatus.MaxStepsReached, 7L), (report.Status, report.AcceptedSteps + report.RejectedSteps));
        Assert.InRange(report.Time, 0.0, 99.0);
    }

    [Fact]
    public void Cancelled_before_the_start_ends_cancelled()
    {
        NoObserver observer = default;
        SolveReport report = new RosenbrockSolver<Rodas5P>(1).Integrate(
            new Delegated(1, (_, _, d) => d[0] = 1.0), [0.0], 0.0, 1.0, new StepControl(), ref observer, new CancellationToken(true));
        Assert.Equal(SolveStatus.Cancelled, report.Status);
    }

    [Fact]
    public void A_step_cut_by_its_observer_ends_there_on_the_interpolant()
    {
        double[] y = [1.0];
        Cut observer = new(0.3);
        SolveReport report = new RosenbrockSolver<Rodas5P>(1).Integrate(
            new Delegated(1, (_, s, d) => d[0] = -s[0]), y, 0.0, 1.0, new StepControl(), ref observer,
                TestContext.Current.CancellationToken);
        Assert.Equal((SolveStatus.EventTerminated, 0.3), (report.Status, report.Time));
        Assert.Equal(Math.Exp(-0.3), y[0], 1e-6);
    }

    [Fact]
    public void An_exception_of_the_system_arrives_and_the_solver_stays_usable()
    {
        RosenbrockSolver<Rodas5P> solver = new(1);
        NoObserver observer = default;
        bool faulty = true;
        Delegated system = new(1, (t, s, d) => d[0] = faulty && t > 0.2 ? throw new TimeoutException("mine") : -s[0]);
        Assert.Equal("mine",
            Assert.Throws<TimeoutException>(() =>
            solver.Integrate(system, [1.0], 0.0, 1.0, new StepControl(), ref observer, TestContext.Current.CancellationToken)).Message);
        faulty = false;
        double[] y = [1.0];
        Assert.Equal(SolveStatus.Success,
            solver.Integrate(system, y, 0.0, 1.0, new StepControl(), ref observer, TestContext.Current.CancellationToken).Status);
        Assert.Equal(Math.Exp(-1.0), y[0], 1e-6);
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        NoObserver observer = default;
        RosenbrockSolver<Rodas5P> solver = new(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RosenbrockSolver<Rodas5P>(0));
        Assert.Contains("1 equations",
            Assert.Throws<ArgumentException>(() =>
            solver.Integrate(new Delegated(1, (_, _, _) => { }), new double[2], 0.0, 1.0, new StepControl(), ref observer,
            TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("3 components",
            Assert.Throws<ArgumentException>(() =>
            solver.Integrate(new Delegated(2, (_, _, _) => { }), new double[3], 0.0, 1.0, new StepControl(), ref observer,
            TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("end",
            Assert.Throws<ArgumentOutOfRangeException>(() =>
            solver.Integrate(new Delegated(2, (_, _, _) => { }), new double[2], 0.0, double.NaN, new StepControl(), ref observer,
            TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_in_the_loop()
    {
        RosenbrockSolver<Rodas5P> solver = new(2);
        NoObserver observer = default;
        Delegated system = new(2, static (_, s, d) => { d[0] = s[1]; d[1] = (100.0 * ((1.0 - (s[0] * s[0])) * s[1])) - s[0]; });
        double[] y = [2.0, 0.0];
        StepControl control = new();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Assert.SkipWhen(typeof(LuFactorization).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true,
            "Only an optimized build keeps temporaries off the heap.");
        // What is allocated for one run does not grow with its steps.
        const long Enough = 1000;
        SolveReport report = solver.Integrate(system, y, 0.0, 50.0, control, ref observer, cancellation);
        double[] begin = [.. y];
        long allocated = Allocation.Least(() =>
        {
            begin.CopyTo(y, 0);
            return Allocation.Of(() => report = solver.Integrate(system, y, 50.0, 200.0, control, ref observer, cancellation));
        }, Enough);
        Assert.InRange(allocated, 0, Enough);
        Assert.InRange(report.AcceptedSteps, 200, 10000);
    }

    [Fact]
    public void The_factorization_solves_what_needs_pivots_and_refuses_what_is_singular()
    {
        LuFactorization lu = new(3);
        double[] matrix = [0, 2, 1, 1, 1, 1, 4, 0, -2];
        matrix.CopyTo(lu.Elements);
        Assert.True(lu.Factor());
        double[] right = [(2 * 5) + 7, 3 + 5 + 7, (4 * 3) - (2 * 7)];
        lu.Solve(right);
        Assert.Equal(3.0, right[0], 1e-14);
        Assert.Equal(5.0, right[1], 1e-14);
        Assert.Equal(7.0, right[2], 1e-14);
        new double[] { 1, 2, 3, 2, 4, 6, 0, 0, 1 }.CopyTo(lu.Elements);
        Assert.False(lu.Factor());
        new double[] { 1, 2, 3, double.NaN, 4, 6, 0, 0, 1 }.CopyTo(lu.Elements);
        Assert.False(lu.Factor());
    }

    private delegate void RightHandSide(double time, ReadOnlySpan<double> state, Span<double> derivative);

    private static SolveReport Run(RightHandSide f, double[] y, double start, double end, StepControl? control = null)
    {
        NoObserver observer = default;
        return new RosenbrockSolver<Rodas5P>(y.Length)
            .Integrate(new Delegated(y.Length, f), y, start, end, control ?? new StepControl(), ref observer,
            TestContext.Current.CancellationToken);
    }

    private readonly struct Delegated(int dimension, RightHandSide f) : IStiffSystem
    {
        public int Dimension => dimension;

        public void Derivatives(double time, ReadOnlySpan<double> state, Span<double> derivative) => f(time, state, derivative);

        public bool TryJacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian) => false;

        public bool TryTimeDerivative(double time, ReadOnlySpan<double> state, Span<double> derivative) => false;
    }

    private readonly struct Cut(double at) : IStiffObserver
    {
        public bool Observes => true;

        public void Observe(in RosenbrockStep step, ref double end)
        {
            if (step.End > at) end = at;
        }
    }
}
