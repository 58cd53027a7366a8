using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>The front door: names, orders, arguments, output.</summary>
public class OdeTests
{
    private static readonly OdeFunction Swing = (t, y, dydt) => dydt[0] = y[0] * Math.Cos(t);

    public static TheoryData<OdeMethod> Methods => [.. Enum.GetValues<OdeMethod>()];

    [Theory, MemberData(nameof(Methods))]
    public void Every_method_solves_forward_and_backward(OdeMethod method)
    {
        var options = new OdeOptions { Method = method, RelativeTolerance = 1e-7, AbsoluteTolerance = [1e-9] };
        OdeSolution forward = Ode.Solve(Swing, (0, 5), [1.0], options);
        Assert.True(forward.Success, forward.Message);
        Assert.Equal(5.0, forward.EndTime);
        Assert.InRange(Math.Abs(forward.EndState[0] - Math.Exp(Math.Sin(5.0))), 0, 1e-6);
        OdeSolution backward = Ode.Solve(Swing, (5, -1), [Math.Exp(Math.Sin(5.0))], options);
        Assert.True(backward.Success, backward.Message);
        Assert.Equal(-1.0, backward.EndTime);
        Assert.InRange(Math.Abs(backward.EndState[0] - Math.Exp(Math.Sin(-1.0))), 0, 1e-5);
        Assert.Equal([5.0, -1.0], [backward.Times[0], backward.Times[^1]]);
        Assert.True(backward.Stats.AcceptedSteps > 3 && backward.Stats.RhsEvaluations > 10);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Equal_ends_return_y0_without_a_step(OdeMethod method)
    {
        OdeSolution solution = Ode.Solve((_, _, _) => throw new InvalidOperationException("asked"), (2, 2), [3.5],
            new OdeOptions { Method = method, DenseOutput = true });
        Assert.Equal(SolveStatus.Success, solution.Status);
        Assert.Equal(0, solution.Stats.AcceptedSteps + solution.Stats.RhsEvaluations);
        Assert.Equal([2.0], solution.Times);
        Assert.Equal([3.5], solution.EndState);
        Assert.Equal([3.5], solution.At(2));
    }

    [Theory, MemberData(nameof(Methods))]
    public void Output_times_never_change_the_steps(OdeMethod method)
    {
        OdeFunction system = (t, y, dydt) => (dydt[0], dydt[1]) = (y[1], ((1 - (y[0] * y[0])) * y[1]) - y[0]);
        double[] few = Enumerable.Range(0, 11).Select(i => 20.0 * i / 10).ToArray();
        double[] many = Enumerable.Range(0, 10_001).Select(i => 20.0 * i / 10_000).ToArray();
        OdeSolution coarse = Ode.Solve(system, (0, 20), [2.0, 0.0], new OdeOptions { Method = method, OutputTimes = few });
        OdeSolution fine = Ode.Solve(system, (0, 20), [2.0, 0.0], new OdeOptions { Method = method, OutputTimes = many });
        OdeSolution dense = Ode.Solve(system, (0, 20), [2.0, 0.0], new OdeOptions { Method = method, DenseOutput = true });
        Assert.Equal(few, coarse.Times);
        Assert.Equal(many, fine.Times);
        for (int k = 0; k <= 10; k++)
        {
            Assert.Equal(coarse.States[k], fine.States[1000 * k]);
            Assert.Equal(coarse.States[k], dense.At(few[k]));
        }

        Assert.Equal(coarse.Stats.AcceptedSteps, dense.Stats.AcceptedSteps);
        Assert.Equal(coarse.EndState, dense.EndState);
        for (int k = 0; k < dense.Times.Count; k++)
        {
            Assert.Equal(dense.States[k], dense.At(dense.Times[k]));
        }
    }

    [Fact]
    public void Stages_of_the_interpolant_are_computed_only_for_steps_that_somebody_looks_into()
    {
        // Dormand-Prince 8(5,3): twelve evaluations a step, three more for its interpolant; two before the first step.
        OdeFunction system = (t, y, dydt) => (dydt[0], dydt[1]) = (y[1], ((1 - (y[0] * y[0])) * y[1]) - y[0]);
        var options = new OdeOptions { Method = OdeMethod.DormandPrince853 };
        OdeSolution plain = Solve(options);
        Assert.Equal(0, Further(plain));
        Assert.Equal(3 * plain.Stats.AcceptedSteps, Further(Solve(options with { DenseOutput = true })));
        Assert.Equal(3 * plain.Stats.AcceptedSteps, Further(Solve(options with { Events = [new OdeEvent((_, y) => y[0])] })));
        // Two outputs in one step, one at the end of a step, one at the end of all.
        double inside = plain.Times[5] + (0.3 * (plain.Times[6] - plain.Times[5]));
        OdeSolution some = Solve(options with { OutputTimes = [0, inside, Math.BitIncrement(inside), plain.Times[9], 20] });
        Assert.Equal(3, Further(some));
        Assert.Equal(Solve(options with { DenseOutput = true }).At(inside), some.States[1]);
        Assert.Equal(plain.States[9], some.States[3]);

        Assert.All((OdeSolution[])[some, Solve(options with { DenseOutput = true })],
            solution => Assert.Equal(plain.EndState, solution.EndState));

        OdeSolution Solve(OdeOptions how) => Ode.Solve(system, (0, 20), [2.0, 0.0], how);

        static long Further(OdeSolution solution) =>
            solution.Stats.RhsEvaluations - 2 - (12 * (solution.Stats.AcceptedSteps + solution.Stats.RejectedSteps));
    }

    [Theory, MemberData(nameof(Methods))]
    public void The_right_hand_side_is_asked_within_the_span_and_on_one_side_of_a_breakpoint_only(OdeMethod method)
    {
        foreach ((double from, double to) in ((double, double)[])[(0.1, 3.3), (3.3, 0.1)])
        {
            double earliest = double.PositiveInfinity, latest = double.NegativeInfinity;
            OdeFunction system = (t, y, dydt) =>
            {
                (earliest, latest) = (Math.Min(earliest, t), Math.Max(latest, t));
                dydt[0] = t < 1.1 ? 1 : t < 2.2 ? -5 : 3;
            };
            OdeSolution solution =
                Ode.Solve(system, (from, to), [0.0], new OdeOptions { Method = method, Breakpoints = [2.2, 1.1, 1.1, -7, 99] });
            Assert.True(solution.Success, solution.Message);
            Assert.InRange(earliest, 0.1, 3.3);
            Assert.InRange(latest, 0.1, 3.3);
            Assert.Contains(1.1, solution.Times);
            Assert.Contains(2.2, solution.Times);
            // Constant slopes are exact for every method, and no step sees two of them.
            Assert.Equal(0, solution.Stats.RejectedSteps);
            double expected = 1.0 - (5 * 1.1) + (3 * 1.1);
            Assert.InRange(Math.Abs(solution.EndState[0] - (to > from ? expected : -expected)), 0, 1e-12);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_breakpoint_at_an_end_of_the_span_is_none(OdeMethod method)
    {
        foreach ((double from, double to) in ((double, double)[])[(1, 4), (4, 1)])
        {
            double earliest = double.PositiveInfinity, latest = double.NegativeInfinity;
            OdeFunction system = (t, _, dydt) =>
            {
                (earliest, latest) = (Math.Min(earliest, t), Math.Max(latest, t));
                dydt[0] = t;
            };
            OdeSolution plain = Ode.Solve(system, (from, to), [0.0], new OdeOptions { Method = method });
            (earliest, latest) = (double.PositiveInfinity, double.NegativeInfinity);
            OdeSolution solution = Ode.Solve(system, (from, to), [0.0], new OdeOptions { Method = method, Breakpoints = [1, 4] });
            Assert.Equal((1.0, 4.0), (earliest, latest));
            Assert.Equal(plain.Stats.RhsEvaluations, solution.Stats.RhsEvaluations);
            Assert.Equal(plain.EndState, solution.EndState);
        }
    }

    [Fact]
    public void Output_times_may_repeat_and_must_keep_the_direction()
    {
        Assert.Equal([1.0, 1.0, 0.5], Ode.Solve(Swing, (1, 0), [1.0], new OdeOptions { OutputTimes = [1, 1, 0.5] }).Times);
        Assert.Equal([0.0, 0.5, 0.5], Ode.Solve(Swing, (0, 1), [1.0], new OdeOptions { OutputTimes = [0, 0.5, 0.5] }).Times);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ode.Solve(Swing, (1, 0), [1.0], new OdeOptions { OutputTimes = [0.25, 0.5] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ode.Solve(Swing, (0, 1), [1.0], new OdeOptions { OutputTimes = [0.5, 0.25] }));
    }

    [Fact]
    public void A_struct_gives_the_bits_of_the_delegate()
    {
        OdeSolution viaDelegate = Ode.Solve((_, y, dydt) => (dydt[0], dydt[1]) = (y[1], -y[0]), (0, 30), [1.0, 0.0]);
        OdeSolution viaStruct = Ode.Solve(new Oscillator(), (0, 30), [1.0, 0.0]);
        Assert.Equal(viaDelegate.Times, viaStruct.Times);
        Assert.Equal(viaDelegate.States.SelectMany(y => y), viaStruct.States.SelectMany(y => y));
    }

    [Fact]
    public void The_flat_array_is_column_major()
    {
        OdeSolution solution = Ode.Solve(new Oscillator(), (0, 1), [1.0, 0.0], new OdeOptions { OutputTimes = [0, 0.5, 1] });
        Assert.Equal([.. solution.Component(0), .. solution.Component(1)], solution.ToColumnMajor());
        Assert.Equal(solution.States[1][1], solution.ToColumnMajor()[4]);
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Named("system", () => Ode.Solve(null!, (0, 1), [1.0]));
        Named("tSpan", () => Ode.Solve(Swing, (0, double.NaN), [1.0]));
        Named("tSpan", () => Ode.Solve(Swing, (double.NegativeInfinity, 0), [1.0]));
        Named("y0", () => Ode.Solve(Swing, (0, 1), []));
        Named("y0", () => Ode.Solve(Swing, (0, 1), [double.NaN]));
        Named("y0", () => Ode.Solve(new Oscillator(), (0, 1), [1.0]));
        Named(nameof(OdeOptions.RelativeTolerance), () => Solve(new OdeOptions { RelativeTolerance = 1e-15 }));
        Named(nameof(OdeOptions.AbsoluteTolerance), () => Solve(new OdeOptions { AbsoluteTolerance = [-1] }));
        Named("AbsoluteTolerance.Count", () => Solve(new OdeOptions { AbsoluteTolerance = [1, 2] }));
        Named(nameof(OdeOptions.MaxStep), () => Solve(new OdeOptions { MaxStep = 0 }));
        Named(nameof(OdeOptions.FirstStep), () => Solve(new OdeOptions { FirstStep = -1 }));
        Named(nameof(OdeOptions.MaxSteps), () => Solve(new OdeOptions { MaxSteps = 0 }));
        Named(nameof(OdeOptions.Method), () => Solve(new OdeOptions { Method = (OdeMethod)77 }));
        Named(nameof(OdeOptions.OutputTimes), () => Solve(new OdeOptions { OutputTimes = [0.5, 0.25] }));
        Named(nameof(OdeOptions.OutputTimes), () => Solve(new OdeOptions { OutputTimes = [1.5] }));
        Named(nameof(OdeOptions.Breakpoints), () => Solve(new OdeOptions { Breakpoints = [double.NaN] }));
        Named("terminal", () => Solve(new OdeOptions { Events = [new OdeEvent((_, _) => 0, terminal: -1)] }));
        Named("function", () => Solve(new OdeOptions { Events = [new OdeEvent(null!)] }));
        Assert.Throws<InvalidOperationException>(() => Ode.Solve(Swing, (0, 1), [1.0]).At(0.5));
        Named("time", () => Solve(new OdeOptions { DenseOutput = true }).At(1.5));

        static OdeSolution Solve(OdeOptions options) => Ode.Solve(Swing, (0, 1), [1.0], options);

        static void Named(string name, Func<object> call) => Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(call).ParamName);
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_numerical_failure_is_a_status_with_time_step_and_component(OdeMethod method)
    {
        OdeSolution solution = Ode.Solve((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], t > 2.5 ? double.NaN : -y[1]), (0, 10), [1.0, 1.0],
            new OdeOptions { Method = method });
        Assert.False(solution.Success);
        Assert.Equal(SolveStatus.NonFinite, solution.Status);
        Assert.InRange(solution.EndTime, 2.4, 2.5);
        Assert.Contains("component 1", solution.Message, StringComparison.Ordinal);
        Assert.Contains("at t = 2.", solution.Message, StringComparison.Ordinal);
        Assert.All(solution.States, state => Assert.True(state.All(double.IsFinite)));
        Assert.InRange(solution.Stats.RhsEvaluations, 1, 6200);
    }

    [Fact]
    public void An_explicit_method_stops_at_stiffness_unless_told_to_insist()
    {
        OdeFunction stiff = (t, y, dydt) => dydt[0] = -1e5 * (y[0] - Math.Cos(t));
        OdeSolution stopped = Ode.Solve(stiff, (0, 10), [1.0]);
        Assert.Equal(SolveStatus.StiffnessSuspected, stopped.Status);
        Assert.InRange(stopped.Stats.RhsEvaluations, 1, 6200);
        Assert.InRange(stopped.Stats.StiffnessTime, 0, stopped.EndTime);
        OdeSolution insisted = Ode.Solve(stiff, (0, 0.5), [1.0], new OdeOptions { Stiffness = StiffnessAction.Ignore });
        Assert.True(insisted.Success);
    }

    [Fact]
    public void An_exception_arrives_unchanged()
    {
        var mine = new InvalidTimeZoneException("mine");
        Assert.Same(mine,
            Assert.Throws<InvalidTimeZoneException>(() => Ode.Solve((t, y, dydt) => dydt[0] = t > 0.5 ? throw mine : 1, (0, 1), [0.0])));
    }

    [Theory, MemberData(nameof(Methods))]
    public void What_was_computed_before_a_cancellation_is_returned_and_flagged(OdeMethod method)
    {
        using var source = new CancellationTokenSource();
        var steps = new Steps(progress =>
        {
            if (progress.AcceptedSteps == 7) source.Cancel();
        });
        OdeSolution solution =
            Ode.Solve(new Oscillator(), (0, 1000), [1.0, 0.0], new OdeOptions { Method = method, Progress = steps }, source.Token);
        Assert.Equal(SolveStatus.Cancelled, solution.Status);
        Assert.False(solution.Success);
        Assert.Equal(7, solution.Stats.AcceptedSteps);
        Assert.Equal(8, solution.Times.Count);
        Assert.Equal(solution.Times[^1], solution.EndTime);
        Assert.Equal(solution.EndTime / 1000, steps.Last.Share, 1e-15);
    }

    private readonly struct Oscillator : IOdeSystem<Lane1>
    {
        public int Dimension => 2;

        public void Derivatives(Lane1 time, ReadOnlySpan<Lane1> state, Span<Lane1> derivative)
        {
            derivative[0] = state[1];
            derivative[1] = -state[0];
        }
    }

    private sealed class Steps(Action<OdeProgress> told) : IProgress<OdeProgress>
    {
        public OdeProgress Last { get; private set; }

        public void Report(OdeProgress value)
        {
            Last = value;
            told(value);
        }
    }
}
