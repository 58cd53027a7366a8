using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Tests.Integration;
using Xunit;

namespace NeuroBalance.Tests.Issues;

/// <summary>What went wrong in other solvers, each with the project and number of its report; here it must not.</summary>
public class SolverHardCases
{
    private static readonly OdeFunction Clock = (_, _, dydt) => dydt[0] = 1;

    public static TheoryData<int> Widths => Trials.Widths;

    /// <summary>scipy#9228: two roots within one step cancel each other at its ends.</summary>
    [Fact]
    public void Two_roots_in_one_step_are_both_found()
    {
        OdeSolution solution =
            Ode.Solve(Clock, (0, 10), [0.0], new OdeOptions { FirstStep = 10, Events = [new OdeEvent((t, _) => (t - 3) * (t - 7))] });
        Assert.Equal(1, solution.Stats.AcceptedSteps);
        Assert.Equal([3, 7], solution.EventTimes[0].Select(t => Math.Round(t, 13)));
    }

    /// <summary>scipy#19418 and DifferentialEquations.jl#258: a root exactly where one step ends and the next begins.</summary>
    [Fact]
    public void A_root_on_a_step_end_is_one_event_and_one_time()
    {
        var options = new OdeOptions { FirstStep = 0.5, MaxStep = 0.5, Events = [new OdeEvent((t, _) => t - 0.5)] };
        OdeSolution solution = Ode.Solve(Clock, (0, 2), [0.0], options);
        Assert.Equal([0.5], solution.EventTimes[0]);
        Assert.Equal(solution.Times.Distinct(), solution.Times);
        OdeSolution ended = Ode.Solve(Clock, (0, 2), [0.0], options with { Events = [new OdeEvent((t, _) => t - 0.5, terminal: 1)] });
        Assert.Equal(0.5, ended.EndTime);
        Assert.Equal(1, ended.Stats.AcceptedSteps);
        OdeSolution acted =
            Ode.Solve(Clock, (0, 2), [0.0], options with { Events = [new OdeEvent((t, _) => t - 0.5) { Action = (_, y) => y[0] += 10 }] });
        Assert.Single(acted.EventTimes[0]);
        Assert.Equal(12.0, acted.EndState[0], 1e-12);
    }

    /// <summary>llnl/sundials#57: the product of two small values of opposite sign is zero.</summary>
    [Fact]
    public void A_root_of_a_tiny_function_is_found()
    {
        OdeSolution solution = Ode.Solve(Clock, (0, 2), [0.0],
            new OdeOptions { Events = [new OdeEvent((t, _) => 1e-200 * (t - 1)), new OdeEvent((t, _) => 1e300 * (t - 1))] });
        Assert.Equal([1.0], solution.EventTimes[0]);
        Assert.Equal([1.0], solution.EventTimes[1]);
    }

    /// <summary>DiffEqBase.jl#671: a root at which the function is flat.</summary>
    [Fact]
    public void A_flat_root_is_located_to_a_few_roundings()
    {
        double near = Math.BitIncrement(1.0) - 1.0;
        IReadOnlyList<double> times = Ode.Solve(Clock, (0, 3), [0.0],
            new OdeOptions { Events = [new OdeEvent((t, _) => (t - 1) * (t - 1) * (t - 1))] }).EventTimes[0];
        Assert.InRange(Assert.Single(times), 1 - (4 * near), 1 + (4 * near));
    }

    /// <summary>
    /// DiffEqBase.jl#1245: the event time is rounded on its way into the integrator, and the event is met again behind it.
    /// </summary>
    [Fact]
    public void An_event_fires_once_wherever_it_lies()
    {
        var random = new Random(1245);
        for (int n = 0; n < 300; n++)
        {
            double at = random.NextDouble() * Math.Pow(10, random.Next(-3, 4)), start = -random.NextDouble();
            int fired = 0;
            var options = new OdeOptions { Events = [new OdeEvent((_, y) => y[0] - (at - start)) { Action = (_, _) => fired++ }] };
            OdeSolution solution = Ode.Solve(Clock, (start, at + 1), [0.0], options);
            Assert.Equal(1, fired);
            Assert.InRange(Math.Abs(solution.EventTimes[0][0] - at), 0, 1e-14 * (1 + at));
        }
    }

    /// <summary>DiffEqBase.jl#837: simultaneous events restart the integration for ever with dt = 0.</summary>
    [Fact]
    public void Simultaneous_events_do_not_stop_the_time()
    {
        int fired = 0;
        OdeEvent One(double scale) => new((_, y) => scale * (y[0] - 1)) { Action = (_, _) => fired++ };
        OdeSolution solution = Ode.Solve(Clock, (0, 3), [0.0], new OdeOptions { Events = [One(1), One(3), One(-0.1), One(1)] });
        Assert.True(solution.Success);
        Assert.Equal(4, fired);
        Assert.InRange(solution.Stats.AcceptedSteps, 1, 40);
    }

    /// <summary>DiffEqBase.jl#777: duplicated stop times.</summary>
    [Theory, MemberData(nameof(Widths))]
    public void A_stop_given_twice_is_one_stop(int width)
    {
        var once = new Trial(Trials.Swing, [1.0], 0, 3) { Boundaries = [1, 2] };
        Outcome twice = Trials.Run(width, once with { Boundaries = [1, 1, 1, 2, 2] });
        Assert.Equal(Trials.Run(width, once).Bits(), twice.Bits());
        OdeFunction swing = (t, y, dydt) => dydt[0] = y[0] * Math.Cos(t);
        Assert.Equal(
            Ode.Solve(swing, (0, 3), [1.0], new OdeOptions { Breakpoints = [1, 2] }).Times,
            Ode.Solve(swing, (0, 3), [1.0], new OdeOptions { Breakpoints = [2, 1, 1, 2, 1] }).Times);
    }

    /// <summary>diffrax#464: an event is taken from a step that is then rejected.</summary>
    [Fact]
    public void An_event_of_a_rejected_step_has_not_happened()
    {
        OdeFunction system = (t, y, dydt) => dydt[0] = -50 * (y[0] - Math.Cos(t));
        var options = new OdeOptions { FirstStep = 3, OutputTimes = [0, 1], Events = [new OdeEvent((_, y) => y[0] + 1)] };
        OdeSolution solution = Ode.Solve(system, (0, 1.5), [1.0], options);
        Assert.True(solution.Stats.RejectedSteps > 0);
        Assert.Empty(solution.EventTimes[0]);
    }

    /// <summary>scipy#8672: t + (t_end - t) is beyond t_end, and the last output is refused. probnum#351: a last step of 1e-16.</summary>
    [Theory, MemberData(nameof(Widths))]
    public void The_end_is_reached_exactly_without_a_sliver(int width)
    {
        var random = new Random(8672);
        Trial[] trials = Enumerable.Range(0, 200).Select(_ =>
        {
            double start = random.NextDouble() * 10;
            return new Trial(Trials.Decay, [1.0], start, start + (0.1 * random.Next(1, 40)));
        }).ToArray();
        Outcome[] outcomes = Trials.Run(width, trials, new StepControl { FirstStep = 0.1, MaxStep = 0.1, RelativeTolerance = 1e-3 });
        for (int i = 0; i < trials.Length; i++)
        {
            Assert.Equal(trials[i].End, outcomes[i].Report.Time);
            Assert.InRange(outcomes[i].Steps.Min(step => step.Size), 0.04, 0.1);
            OdeSolution solution = Ode.Solve((_, y, dydt) => dydt[0] = -y[0], (trials[i].Start, trials[i].End), [1.0],
                new OdeOptions { OutputTimes = [trials[i].Start, trials[i].End] });
            Assert.Equal([trials[i].Start, trials[i].End], solution.Times);
        }
    }

    /// <summary>
    /// llnl/sundials#82: the step underflows to zero and success is returned. jax#14612: a NaN error ratio ends the loop early.
    /// </summary>
    [Theory]
    [InlineData(OdeMethod.DormandPrince54)]
    [InlineData(OdeMethod.BogackiShampine32)]
    [InlineData(OdeMethod.Tsitouras54)]
    [InlineData(OdeMethod.DormandPrince853)]
    [InlineData(OdeMethod.Rodas5P)]
    [InlineData(OdeMethod.Automatic)]
    public void What_cannot_be_reached_is_not_a_success(OdeMethod method)
    {
        var options = new OdeOptions { Method = method };
        OdeFunction[] hopeless =
        [
            (_, y, dydt) => dydt[0] = y[0] * y[0],
            (_, y, dydt) => dydt[0] = 1e300 * y[0],
            (t, y, dydt) => dydt[0] = t > 1 ? double.NaN : -y[0],
            (t, y, dydt) => dydt[0] = 1 / (1 - t) / (1 - t),
        ];
        foreach (OdeFunction system in hopeless)
        {
            OdeSolution solution = Ode.Solve(system, (0, 2), [1.0], options);
            Assert.False(solution.Success);
            Assert.InRange(solution.EndTime, 0, 1.1);
            // Twelve evaluations a step, or a Jacobian, take the others longer to give up.
            bool isCheap = method is not (OdeMethod.DormandPrince853 or OdeMethod.Rodas5P);
            Assert.InRange(solution.Stats.RhsEvaluations, 1, isCheap ? 6200 : 50_000);
            Assert.All(solution.States, y => Assert.True(double.IsFinite(y[0])));
        }
    }

    /// <summary>scipy#11239: a NaN at the start loops for ever.</summary>
    [Fact]
    public void A_NaN_at_the_start_ends_at_once()
    {
        Assert.Equal("y0", Assert.Throws<ArgumentException>(() => Ode.Solve(Clock, (0, 1), [double.NaN])).ParamName);
        OdeSolution solution = Ode.Solve((_, _, dydt) => dydt[0] = double.NaN, (0, 1), [0.0]);
        Assert.Equal(SolveStatus.NonFinite, solution.Status);
        Assert.Equal(1, solution.Stats.RhsEvaluations);
        Assert.Equal(0.0, solution.EndTime);
    }

    /// <summary>diffrax#143: the first step leaves the domain.</summary>
    [Theory, MemberData(nameof(Widths))]
    public void A_first_step_out_of_the_domain_is_tried_again(int width)
    {
        // y' = -sqrt(y) - log(1 + y): no value for y < 0, where a first step of 3 leads.
        ScalarRhs rhs = (_, y, dydt) => dydt[0] = -Math.Sqrt(y[0]) - Math.Log(1 + y[0]);
        Outcome outcome = Trials.Run(width, new Trial(rhs, [1.0], 0, 0.9), new StepControl { FirstStep = 3 });
        Outcome careful =
            Trials.Run(width, new Trial(rhs, [1.0], 0, 0.9), new StepControl { RelativeTolerance = 1e-10, AbsoluteTolerance = [1e-12] });
        Assert.Equal(SolveStatus.Success, outcome.Report.Status);
        Assert.InRange(Math.Abs(outcome.State[0] - careful.State[0]), 0, 1e-6);
    }

    /// <summary>scipy#18039: a pulse that is shorter than the steps is never seen.</summary>
    [Fact]
    public void A_pulse_between_breakpoints_is_seen()
    {
        OdeFunction pulse = (t, y, dydt) => dydt[0] = (t >= 500 && t < 500.5 ? 4 : 0) - (0.01 * y[0]);
        double expected = 400 * (Math.Exp(-0.01 * 499.5) - Math.Exp(-0.01 * 500));
        Assert.InRange(Math.Abs(Ode.Solve(pulse, (0, 1000), [0.0], new OdeOptions { Breakpoints = [500, 500.5] }).EndState[0] - expected),
            0, 1e-6);
        Assert.InRange(Math.Abs(Ode.Solve(pulse, (0, 1000), [0.0], new OdeOptions { MaxStep = 0.2 }).EndState[0] - expected), 0, 1e-6);
    }

    /// <summary>Luna.jl#436: the interpolant used a stage that had been overwritten; the step ends stayed right.</summary>
    [Theory]
    [InlineData(OdeMethod.DormandPrince54)]
    [InlineData(OdeMethod.BogackiShampine32)]
    [InlineData(OdeMethod.Tsitouras54)]
    [InlineData(OdeMethod.DormandPrince853)]
    [InlineData(OdeMethod.Rodas5P)]
    public void Between_the_steps_the_solution_is_as_good_as_at_them(OdeMethod method)
    {
        OdeSolution solution = Ode.Solve((_, y, dydt) => (dydt[0], dydt[1]) = (y[1], -y[0]), (0, 10), [0.0, 1.0],
            new OdeOptions { Method = method, DenseOutput = true });
        double atSteps = 0, between = 0;
        for (int k = 1; k < solution.Times.Count; k++)
        {
            atSteps = Math.Max(atSteps, Math.Abs(solution.States[k][0] - Math.Sin(solution.Times[k])));
            for (int n = 1; n < 8; n++)
            {
                double time = solution.Times[k - 1] + ((solution.Times[k] - solution.Times[k - 1]) * n / 8);
                between = Math.Max(between, Math.Abs(solution.At(time)[0] - Math.Sin(time)));
            }
        }

        Assert.InRange(between, 0, Math.Max(2 * atSteps, 5e-6));
    }

    /// <summary>Reductions whose order depends on the number of threads change the last bits.</summary>
    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        double[][] alone = Enumerable.Range(0, 24).Select(Run).ToArray();
        foreach (int threads in (int[])[2, 5])
        {
            var together = new double[24][];
            Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => together[i] = Run(i));
            for (int i = 0; i < 24; i++)
            {
                Assert.Equal(alone[i], together[i]);
            }
        }

        static double[] Run(int i) => Ode.Solve((t, y, dydt) => Trials.VanDerPol(0.2 * i)(t, y, dydt), (0, 10), [2.0, 0.1 * i]).EndState;
    }

    /// <summary>DiffEqGPU.jl#177: the trajectories of an ensemble are all given the times of one.</summary>
    [Theory, MemberData(nameof(Widths))]
    public void Every_trajectory_has_its_own_times(int width)
    {
        Trial[] trials = Enumerable.Range(0, 20).Select(i => new Trial(Trials.Swing, [1.0 + i], 0.1 * i, 2 + (0.5 * i))).ToArray();
        Outcome[] outcomes = Trials.Run(width, trials);
        for (int i = 0; i < trials.Length; i++)
        {
            Assert.Equal(trials[i].Start, outcomes[i].Steps[0].Start);
            Assert.Equal(trials[i].End, outcomes[i].Steps[^1].End);
            foreach (SeenStep step in outcomes[i].Steps)
            {
                double exact = (1.0 + i) * Math.Exp(Math.Sin(step.End) - Math.Sin(trials[i].Start));
                Assert.InRange(Math.Abs(step.Y1[0] - exact) / exact, 0, 1e-5);
            }
        }
    }

    /// <summary>DiffEqGPU.jl#376: one failing trajectory ends the sweep.</summary>
    [Theory, MemberData(nameof(Widths))]
    public void A_failing_trajectory_ends_alone(int width)
    {
        Trial[] trials = Enumerable.Range(0, 20)
            .Select(i => new Trial(i % 3 == 1 ? (_, _, dydt) => dydt[0] = double.NaN : Trials.Swing, [1.0], 0, 2)).ToArray();
        Outcome[] outcomes = Trials.Run(width, trials);
        for (int i = 0; i < trials.Length; i++)
        {
            Assert.Equal(i % 3 == 1 ? SolveStatus.NonFinite : SolveStatus.Success, outcomes[i].Report.Status);
        }
    }
}
