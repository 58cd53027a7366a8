using System.Reflection;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using Xunit;

namespace NeuroBalance.Tests.Integration.Rosenbrock;

/// <summary>The implicit loop on the edges of its comparisons, where a rule with the other end would do something else.</summary>
public class RosenbrockEdgeTests
{
    private static readonly double Finest = Tolerances.SmallestRelative;

    [Fact]
    public void An_error_of_exactly_the_tolerance_is_accepted_and_one_unit_more_is_not()
    {
        var system = new Recorded((t, dy) => dy[0] = t * t * t * t * t * t);
        var control = new StepControl { FirstStep = 0.5, MaxSteps = 1, RelativeTolerance = Finest, AbsoluteTolerance = [1e6] };
        RosenbrockSolver<Rodas5P> solver = new(1);
        double[] y = [0.0];
        SolveReport wide = Run(solver, system, y, 0, 10, control);
        Assert.Equal(1, wide.AcceptedSteps);
        // The last stage is the error; nothing shows it outside.
        var stages = (double[])typeof(RosenbrockSolver<Rodas5P>)
            .GetField("u", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(solver)!;
        double error = Math.Abs(stages[^1]), ofState = Finest * Math.Abs(y[0]);
        double atol = error - ofState;
        while (atol + ofState < error)
        {
            atol = Math.BitIncrement(atol);
        }
        Assert.Equal(error, atol + ofState);
        SolveReport exact = Run(solver, system, [0.0], 0, 10, control with { AbsoluteTolerance = [atol] });
        // The derivative that opens the next step has been asked for, too.
        Assert.Equal((1L, wide.Evaluations), (exact.AcceptedSteps, exact.Evaluations));
        double less = atol;
        while (less + ofState == error)
        {
            less = Math.BitDecrement(less);
        }
        Assert.Equal(1, Run(solver, system, [0.0], 0, 10, control with { AbsoluteTolerance = [Math.BitDecrement(less)] }).RejectedSteps);
    }

    [Fact]
    public void A_step_that_a_rejection_makes_as_small_as_the_smallest_is_not_tried()
    {
        // Nothing but the start has a value: every trial is cut to a fifth.
        var system = new Recorded((t, dy) => dy[0] = t > 0 ? double.NaN : 1);
        SolveReport report = Run(new(1), system, [1.0], 0, 10, new StepControl { FirstStep = 0.75, MinStep = 0.75 * 0.2 });
        Assert.Equal((SolveStatus.NonFinite, 1L), (report.Status, report.RejectedSteps));
    }

    [Fact]
    public void The_last_stages_of_a_step_that_lands_stand_at_the_end_to_the_bit()
    {
        // start + (end - start) falls short of the end by a rounding.
        double start = -1.0, end = 0.1;
        for (int k = 0; k < 100 && start + (end - start) >= end; k++)
        {
            end += 0.001;
        }
        Assert.True(start + (end - start) < end);
        var system = new Recorded((_, dy) => dy[0] = 1);
        SolveReport report = Run(new(1), system, [0.0], start, end, new StepControl { FirstStep = 10 });
        Assert.Equal((end, 1L), (report.Time, report.AcceptedSteps));
        int atTheEnd = 1;
        foreach (double node in Rodas5P.Nodes)
        {
            atTheEnd += node == 1.0 ? 1 : 0;
        }
        Assert.True(atTheEnd > 2);
        Assert.Equal(atTheEnd, system.Times.Count(time => time == end));
        Assert.DoesNotContain(start + (end - start), system.Times);
    }

    [Theory]
    // The probe for the first step: an Euler step of a hundredth of |y| / |y'|, but within span and largest step.
    [InlineData(1.0, 1e-3, 1.0, double.PositiveInfinity, 1.0)]
    [InlineData(1.0, 1e-3, 1.0, 0.25, 0.25)]
    [InlineData(1.0, 1e-3, 100.0, double.PositiveInfinity, 10.0)]
    // At a size of exactly 1e-5, of the state or of its slope, the ratio is still trusted.
    [InlineData(1e-5, 1.0, 1e6, double.PositiveInfinity, 1e-7)]
    [InlineData(1e-3, 1e-5, 1e4, double.PositiveInfinity, 1.0)]
    [InlineData(0.99e-5, 1.0, 1e6, double.PositiveInfinity, 1.0)]
    [InlineData(1e-3, 0.99e-5, 1e4, double.PositiveInfinity, 0.01)]
    public void The_probe_for_the_first_step_goes_a_hundredth_of_the_way(double state, double slope, double span, double longest,
        double expected)
    {
        var system = new Recorded((_, dy) => dy[0] = slope);
        Run(new(1), system, [state], 0, span,
            new StepControl { RelativeTolerance = Finest, AbsoluteTolerance = [1], MaxStep = longest, MaxSteps = 1 });
        Assert.Equal(0.0, system.Times[0]);
        Assert.Equal(expected, system.Times[1], 1e-12 * expected);
        Assert.Equal(state + (expected * slope), system.States[1], 1e-12 * (state + (expected * slope)));
    }

    [Theory]
    // Below a slope of 1e-15, that one included, a thousandth of the probe; above it the root.
    [InlineData(1e-15, 1e-3)]
    [InlineData(1.1e-15, 100.0)]
    public void A_slope_of_next_to_nothing_says_nothing_about_the_first_step(double slope, double expected)
    {
        var system = new Recorded((_, dy) => dy[0] = slope);
        SolveReport report =
            Run(new(1), system, [0.0], 0, 1e6, new StepControl { RelativeTolerance = Finest, AbsoluteTolerance = [1], MaxSteps = 1 });
        Assert.Equal(1, report.AcceptedSteps);
        Assert.Equal(expected, report.Time, 1e-9 * expected);
    }

    [Fact]
    public void Before_any_trial_the_component_that_changes_most_is_to_blame()
    {
        var system = new Recorded((_, dy) => (dy[0], dy[1], dy[2]) = (-1e150, 1e200, 1e199), 3);
        SolveReport report = Run(new(3), system, [1.0, 1.0, 1.0], 0, 10, new StepControl());
        Assert.Equal((SolveStatus.StepTooSmall, 0L, 1), (report.Status, report.RejectedSteps, report.Component));
        // The tolerance of the second is so wide that its change counts for less.
        report = Run(new(3), system, [1.0, 1.0, 1.0], 0, 10, new StepControl { AbsoluteTolerance = [1e-9, 1e10, 1e-9] });
        Assert.Equal((0L, 2), (report.RejectedSteps, report.Component));
        // Of two that change alike the first.
        var alike = new Recorded((_, dy) => (dy[0], dy[1], dy[2]) = (1e150, 1e200, -1e200), 3);
        Assert.Equal(1, Run(new(3), alike, [1.0, 1.0, 1.0], 0, 10, new StepControl()).Component);
    }

    private static SolveReport Run(RosenbrockSolver<Rodas5P> solver, Recorded system, double[] y, double start, double end,
        StepControl control)
    {
        NoObserver observer = default;
        return solver.Integrate(system, y, start, end, control, ref observer, TestContext.Current.CancellationToken);
    }

    // f(t) alone, whose Jacobian and, for the purpose, time derivative are 0.
    private sealed class Recorded(Action<double, double[]> function, int dimension = 1) : IStiffSystem
    {
        public List<double> Times { get; } = [];

        public List<double> States { get; } = [];

        public int Dimension => dimension;

        public void Derivatives(double time, ReadOnlySpan<double> state, Span<double> derivative)
        {
            Times.Add(time);
            States.Add(state[0]);
            var slopes = new double[dimension];
            function(time, slopes);
            slopes.CopyTo(derivative);
        }

        public bool TryJacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian) => true;

        public bool TryTimeDerivative(double time, ReadOnlySpan<double> state, Span<double> derivative) => true;
    }
}
