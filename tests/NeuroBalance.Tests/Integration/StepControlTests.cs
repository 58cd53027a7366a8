using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>The ranges of the settings, at their ends.</summary>
public class StepControlTests
{
    [Fact]
    public void What_is_just_within_its_range_is_taken()
    {
        new StepControl { RelativeTolerance = Tolerances.SmallestRelative }.Validate(3);
        new StepControl { AbsoluteTolerance = [0] }.Validate(3);
        new StepControl { MaxStep = double.Epsilon, MaxSteps = 1, MaxEvaluations = 1 }.Validate(3);
        new StepControl { MinStep = 0.5, MaxStep = 0.5 }.Validate(3);
        new StepControl { FlushBelow = [0] }.Validate(3);
        new StepControl { FlushBelow = [0.1, 0.2, 0.999] }.Validate(3);
        Assert.Equal(0.25, new StepControl { FlushBelow = [0.25] }.FlushBelowOf(2));
        Assert.Equal(0.5, new StepControl { AbsoluteTolerance = [0.5] }.AbsoluteToleranceOf(2));
    }

    [Fact]
    public void What_is_just_beyond_its_range_is_refused_by_name()
    {
        Refused(nameof(StepControl.RelativeTolerance), new() { RelativeTolerance = Math.BitDecrement(Tolerances.SmallestRelative) });
        Refused(nameof(StepControl.RelativeTolerance), new() { RelativeTolerance = double.PositiveInfinity });
        Refused(nameof(StepControl.AbsoluteTolerance), new() { AbsoluteTolerance = [1, -double.Epsilon, 1] });
        Refused(nameof(StepControl.AbsoluteTolerance), new() { AbsoluteTolerance = [double.PositiveInfinity] });
        Refused("AbsoluteTolerance.Count", new() { AbsoluteTolerance = [1, 1] });
        Refused(nameof(StepControl.MaxStep), new() { MaxStep = 0 });
        Refused(nameof(StepControl.FirstStep), new() { FirstStep = -double.Epsilon });
        Refused(nameof(StepControl.FirstStep), new() { FirstStep = double.PositiveInfinity });
        Refused(nameof(StepControl.MaxSteps), new() { MaxSteps = 0 });
        Refused(nameof(StepControl.MaxEvaluations), new() { MaxEvaluations = 0 });
        Refused(nameof(StepControl.MinStep), new() { MinStep = -double.Epsilon });
        Refused(nameof(StepControl.MinStep), new() { MinStep = 2, MaxStep = 1 });
        Refused(nameof(StepControl.MinStep), new() { MinStep = double.PositiveInfinity });
        Refused(nameof(StepControl.FlushBelow), new() { FlushBelow = [1] });
        Refused(nameof(StepControl.FlushBelow), new() { FlushBelow = [-double.Epsilon] });
        Refused("FlushBelow.Count", new() { FlushBelow = [0.1, 0.1] });
    }

    private static void Refused(string name, StepControl control) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => control.Validate(3)).ParamName);

    [Theory]
    [InlineData(OdeMethod.DormandPrince54)]
    [InlineData(OdeMethod.Rodas5P)]
    public void The_smallest_step_may_be_the_largest(OdeMethod method)
    {
        OdeFunction clock = (_, _, dydt) => dydt[0] = 1;
        OdeSolution eight =
            Ode.Solve(clock, (0, 1), [0.0], new OdeOptions { Method = method, FirstStep = 0.125, MinStep = 0.125, MaxStep = 0.125 });
        Assert.Equal((SolveStatus.Success, 8L), (eight.Status, eight.Stats.AcceptedSteps));
        OdeSolution one = Ode.Solve(clock, (0, 1), [0.0], new OdeOptions { Method = method, FirstStep = 1, MaxStep = 1 });
        Assert.Equal((SolveStatus.Success, 1L), (one.Status, one.Stats.AcceptedSteps));
        OdeSolution stretched = Ode.Solve(clock, (0, 1.01), [0.0], new OdeOptions { Method = method, FirstStep = 1 });
        Assert.Equal((SolveStatus.Success, 1L), (stretched.Status, stretched.Stats.AcceptedSteps));
    }

    [Theory, MemberData(nameof(Trials.Widths), MemberType = typeof(Trials))]
    public void What_is_as_large_as_the_floor_or_moves_four_floors_is_not_flushed(int width)
    {
        ScalarRhs still = (_, _, dydt) => dydt[0] = 0, moving = (_, _, dydt) => dydt[0] = 1;
        Assert.Equal(0.25, Trials.Run(width, new Trial(still, [0.25], 0, 4), new StepControl { FlushBelow = [0.25] }).State[0]);
        StepControl unit = new() { FlushBelow = [0.25], FirstStep = 1, MaxStep = 1 };
        Assert.Equal(0.125, Trials.Run(width, new Trial(moving, [-0.875], 0, 1), unit).State[0], 1e-12);
        Assert.Equal(0.0, Trials.Run(width, new Trial((_, _, dydt) => dydt[0] = 0.875, [-0.75], 0, 1), unit).State[0]);
        var observer = default(Rosenbrock.NoObserver);
        double[] y = [0.25];
        new RosenbrockSolver<Rodas5P>(1).Integrate(new Still(), y, 0.0, 4.0, new StepControl { FlushBelow = [0.25] }, ref observer);
        Assert.Equal(0.25, y[0]);
    }

    private readonly struct Still : IStiffSystem
    {
        public int Dimension => 1;

        public void Derivatives(double time, ReadOnlySpan<double> state, Span<double> derivative) => derivative[0] = 0;

        public bool TryJacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian) => false;

        public bool TryTimeDerivative(double time, ReadOnlySpan<double> state, Span<double> derivative) => false;
    }

    [Theory]
    [MemberData(nameof(Trials.Widths), MemberType = typeof(Trials))]
    public void A_limit_per_segment_grows_with_the_boundaries(int width)
    {
        double[] boundaries = [.. Enumerable.Range(1, 50).Select(k => 2.0 * k)];
        var trial = new Trial(Trials.Oscillator, [1.0, 0.0], 0, 100) { Boundaries = boundaries };
        Outcome all = Trials.Run(width, trial);
        Outcome segments = Trials.Run(width, trial, new StepControl { MaxStepsPerSegment = 30 });
        Assert.Equal(SolveStatus.Success, segments.Report.Status);
        Assert.InRange(segments.Report.AcceptedSteps, 100, long.MaxValue);
        Assert.Equal(all.Report, segments.Report);
        Assert.Equal(SolveStatus.MaxStepsReached,
            Trials.Run(width, trial with { Boundaries = [] }, new StepControl { MaxStepsPerSegment = 30 }).Report.Status);
    }

    [Fact]
    public void Tolerances_say_what_they_allow()
    {
        Assert.True(Tolerances.IsRelative(Tolerances.SmallestRelative));
        Assert.False(Tolerances.IsRelative(Math.BitDecrement(Tolerances.SmallestRelative)));
        Assert.False(Tolerances.IsRelative(double.NaN));
        Assert.False(Tolerances.IsRelative(double.PositiveInfinity));
        Assert.True(Tolerances.IsAbsolute(0));
        Assert.False(Tolerances.IsAbsolute(-1e-300));
        Assert.Contains("2.2e-14", Tolerances.AllowedRelative, StringComparison.Ordinal);
        Assert.Equal(Tolerances.DefaultRelative, new OdeOptions().RelativeTolerance);
        Assert.Equal(Tolerances.DefaultAbsolute, Assert.Single(new OdeOptions().AbsoluteTolerance));
    }
}
