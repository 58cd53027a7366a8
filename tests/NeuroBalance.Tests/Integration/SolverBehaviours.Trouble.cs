using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Trouble: numbers that are none, stiffness, neighbours, exceptions, cancellation.</summary>
public partial class SolverBehaviours
{
    public static TheoryData<int, string> Drills
    {
        get
        {
            var drills = new TheoryData<int, string>();
            foreach (int width in (int[])[1, 4, 8])
            {
                foreach (string name in DrillTrials.Keys)
                {
                    drills.Add(width, name);
                }
            }

            return drills;
        }
    }

    // Each with the statuses it may end with and the span of times in which it must do so. Component 1 is always the one to blame.
    private static Dictionary<string, (Trial Trial, SolveStatus[] Allowed, double From, double To)> DrillTrials { get; } = new()
    {
        ["NaN at the first call"] =
            (new Trial((_, y, dydt) => (dydt[0], dydt[1]) = (1, double.NaN), [1.0, 1.0], 0, 10), [SolveStatus.NonFinite], 0, 0),
        ["NaN after a time"] = (new Trial((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], t > 2.5 ? double.NaN : -y[1]), [1.0, 1.0], 0, 10),
            [SolveStatus.NonFinite], 2.4999, 2.5),
        ["NaN right after the start"] =
            (new Trial((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], t > 0 ? double.NaN : -y[1]), [1.0, 1.0], 0, 10),
            [SolveStatus.NonFinite], 0, 0),
        ["a root leaves its domain"] = (new Trial((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], -0.1 - Math.Sqrt(y[1])), [1.0, 1.0], 0, 10),
            [SolveStatus.NonFinite, SolveStatus.StepTooSmall], 1, 2),
        ["blow-up in finite time"] = (new Trial((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], y[1] * y[1]), [1.0, 1.0], 0, 10),
            [SolveStatus.NonFinite, SolveStatus.StepTooSmall], 1 - 1e-6, 1 + 1e-6),
        ["a derivative of 1e300"] = (new Trial((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], 1e300 * y[1]), [1.0, 1.0], 0, 10),
            [SolveStatus.NonFinite, SolveStatus.StepTooSmall], 0, 1e-290),
        ["an infinite derivative"] = (new Trial((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], double.PositiveInfinity), [1.0, 1.0], 0, 10),
            [SolveStatus.NonFinite], 0, 0),
    };

    [Theory, MemberData(nameof(Drills))]
    public void What_cannot_be_computed_ends_with_status_time_and_component(int width, string name)
    {
        (Trial trial, SolveStatus[] allowed, double from, double to) = DrillTrials[name];
        Outcome outcome = Trials.Run(width, trial);
        Assert.Contains(outcome.Report.Status, allowed);
        Assert.InRange(outcome.Report.Time, from, to);
        Assert.Equal(1, outcome.Report.Component);
        Assert.InRange(outcome.Calls, 1, 6200);
        Assert.True(outcome.State.All(double.IsFinite));
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_trial_stage_outside_the_domain_is_only_a_shorter_step(int width)
    {
        // sqrt(1 - t^2): a stage beyond t = 1 answers NaN, but nobody asks there; the first step of 0.9 crosses y < 0 and is cut down.
        ScalarRhs rhs = (_, y, dydt) => dydt[0] = -Math.Sqrt(y[0]);
        Outcome outcome = Trials.Run(width, new Trial(rhs, [1.0], 0, 1.9), new StepControl { FirstStep = 50 });
        Assert.Equal(SolveStatus.Success, outcome.Report.Status);
        Assert.InRange(Math.Abs(outcome.State[0] - (0.05 * 0.05)), 0, 1e-6);
        Assert.InRange(outcome.Report.RejectedSteps, 1, 100);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_state_that_a_boundary_spoils_is_never_a_success(int width)
    {
        foreach (double when in (double[])[1.0, 2.0])
        {
            var trial = new Trial(Trials.Decay, [1.0, 1.0], 0, 2)
            {
                Boundaries = [1],
                AtBoundary = (time, y) =>
                {
                    y[1] = time == 1 ? double.NaN : y[1];
                    return BoundaryAction.Shifted;
                },
            };
            Outcome outcome = Trials.Run(width, trial with { End = when == 1.0 ? 2 : 1.0000001 });
            Assert.Equal(SolveStatus.NonFinite, outcome.Report.Status);
            Assert.Equal(1, outcome.Report.Component);
        }

        Outcome empty = Trials.Run(width, new Trial(Trials.Decay, [1.0, double.NaN], 0, 0));
        Assert.Equal(SolveStatus.NonFinite, empty.Report.Status);
    }

    public static TheoryData<int, string> StiffProblems
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (int width in (int[])[1, 4, 8])
            {
                foreach (string name in (string[])["Robertson", "HIRES", "Van der Pol"])
                {
                    data.Add(width, name);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(StiffProblems))]
    public void Stiffness_is_reported_with_its_time_and_not_suffered(int width, string name)
    {
        Trial trial = Stiff(name);
        Outcome outcome = Trials.Run(width, trial, new StepControl { Stiffness = StiffnessAction.Stop }, observe: false);
        Assert.Equal(SolveStatus.StiffnessSuspected, outcome.Report.Status);
        Assert.InRange(outcome.Report.Evaluations, 1, 6200);
        Assert.InRange(outcome.Report.StiffnessTime, trial.Start, outcome.Report.Time);
        Assert.InRange(outcome.Report.Component, 0, trial.Y0.Length - 1);
        Assert.InRange(outcome.Report.Time, 1e-9, trial.End);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_report_of_stiffness_does_not_change_the_steps(int width)
    {
        Trial trial = Stiff("HIRES") with { End = 20 };
        Outcome reported = Trials.Run(width, trial, new StepControl { Stiffness = StiffnessAction.Report });
        Outcome ignored = Trials.Run(width, trial);
        Assert.True(double.IsFinite(reported.Report.StiffnessTime));
        Assert.True(double.IsNaN(ignored.Report.StiffnessTime));
        Assert.Equal(ignored.Report with { StiffnessTime = 0 }, reported.Report with { StiffnessTime = 0 });
        Assert.Equal(ignored.State, reported.State);
    }

    [Theory, MemberData(nameof(Widths))]
    public void What_accuracy_limits_is_not_called_stiff(int width)
    {
        var trial = new Trial(Trials.VanDerPol(1), [2.0, 0.0], 0, 400);
        Outcome outcome =
            Trials.Run(width, trial, new StepControl { RelativeTolerance = 1e-9, Stiffness = StiffnessAction.Stop }, observe: false);
        Assert.True(outcome.Report.AcceptedSteps > 3000);
        Assert.Equal(SolveStatus.Success, outcome.Report.Status);
    }

    [Fact]
    public void Every_width_gives_the_same_bits_though_each_member_is_another()
    {
        Trial[] trials = Menagerie();
        long[][] alone = trials.Select(trial => Trials.Run(1, trial, Menacing).Bits().ToArray()).ToArray();
        foreach (int width in (int[])[1, 4, 8])
        {
            Outcome[] together = Trials.Run(width, trials, Menacing);
            for (int i = 0; i < trials.Length; i++)
            {
                Assert.Equal(alone[i], together[i].Bits().ToArray());
            }
            Outcome[] backwards = Trials.Run(width, trials.Reverse().ToArray(), Menacing);
            for (int i = 0; i < trials.Length; i++)
            {
                Assert.Equal(alone[i], backwards[trials.Length - 1 - i].Bits().ToArray());
            }
        }
    }

    [Fact]
    public void A_method_with_stages_of_its_own_for_dense_output_counts_the_same_at_every_width()
    {
        // A rejected step of one lane must not be billed for the interpolant of its neighbour's accepted one.
        Trial[] trials = Enumerable.Range(0, 10).Select(i => new Trial(Trials.VanDerPol(0.7 * i), [2.0, 0.0], 0, 15)).ToArray();
        long[][] alone = trials.Select(trial => Trials.Run<DormandPrince853>(1, [trial])[0].Bits().ToArray()).ToArray();
        foreach (int width in (int[])[4, 8])
        {
            Outcome[] together = Trials.Run<DormandPrince853>(width, trials);
            for (int i = 0; i < trials.Length; i++)
            {
                Assert.Equal(alone[i], together[i].Bits().ToArray());
            }
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void An_error_that_does_not_look_at_the_closing_derivative_still_needs_it_to_be_a_number(int width)
    {
        ScalarRhs rhs = (t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], t >= 2.5 ? double.NaN : -y[1]);
        foreach (Outcome outcome in (Outcome[])[Trials.Run<DormandPrince853>(width, [new Trial(rhs, [1.0, 1.0], 0, 10)])[0],
            Trials.Run<BogackiShampine32>(width, [new Trial(rhs, [1.0, 1.0], 0, 10)])[0]])
        {
            Assert.Equal(SolveStatus.NonFinite, outcome.Report.Status);
            Assert.Equal(1, outcome.Report.Component);
            Assert.InRange(outcome.Report.Time, 2.4999, 2.5);
        }
    }

    [Fact]
    public void A_member_that_fails_leaves_its_neighbours_as_they_were()
    {
        Trial healthy = new(Trials.VanDerPol(1), [2.0, 0.0], 0, 20);
        long[] expected = Trials.Run(1, healthy).Bits().ToArray();
        foreach ((Trial poison, _, _, _) in DrillTrials.Values)
        {
            foreach (int width in (int[])[4, 8])
            {
                Outcome[] outcomes =
                    Trials.Run(width, [poison, healthy, poison, healthy, healthy, poison, healthy, poison, poison, healthy]);
                Assert.All(outcomes, outcome => Assert.True(outcome.Ended));
                foreach (int i in (int[])[1, 3, 4, 6, 9])
                {
                    Assert.Equal(expected, outcomes[i].Bits().ToArray());
                }
            }
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void An_exception_of_the_system_arrives_unchanged_and_the_next_run_is_untouched(int width)
    {
        var trial = new Trial(Trials.VanDerPol(1), [2.0, 0.0], 0, 20);
        long[] expected = Trials.Run(width, trial).Bits().ToArray();
        var thrown = new InvalidTimeZoneException("mine");
        Assert.Equal(expected, RunTwice(width, trial, thrown));
    }

    [Theory, MemberData(nameof(Widths))]
    public void Cancellation_is_obeyed_within_one_step_and_flagged(int width)
    {
        using var source = new CancellationTokenSource();
        int callsAtCancel = 0;
        Outcome outcome =
            Trials.Run(width, [new Trial(Trials.VanDerPol(1), [2.0, 0.0], 0, 1e6)], cancellation: source.Token, everyCall: calls =>
        {
            if (calls == 1001) source.Cancel();
            callsAtCancel = (int)Math.Min(calls, 1001);
        })[0];
        Assert.Equal(SolveStatus.Cancelled, outcome.Report.Status);
        Assert.InRange(outcome.Calls, 1001, 1001 + 6);
        Assert.Equal(outcome.Steps[^1].End, outcome.Report.Time);
        Assert.Equal(1001, callsAtCancel);
        Assert.Equal(outcome.Steps[^1].Size, outcome.Report.LastStep);
    }

    private static StepControl Menacing => new() { MaxSteps = 3000, Stiffness = StiffnessAction.Stop };

    private static Trial Stiff(string name) => name switch
    {
        "Robertson" => new Trial(Trials.Robertson, [1.0, 0.0, 0.0], 0, 1e4),
        "HIRES" => new Trial(Trials.Hires, [1, 0, 0, 0, 0, 0, 0, 0.0057], 0, 321.8122),
        _ => new Trial(Trials.VanDerPol(1000), [2.0, 0.0], 0, 2000),
    };

    // Two-component members of every kind: short, long, with boundaries, jumps, cuts, empty, stiff, wild.
    private static Trial[] Menagerie()
    {
        var trials = new List<Trial>();
        for (int i = 0; i < 12; i++)
        {
            double[] y0 = [2.0 - (0.1 * i), 0.05 * i];
            trials.Add(new Trial(Trials.VanDerPol(0.3 * i), y0, 0.1 * i, 3 + (2.7 * i)));
            trials.Add(new Trial(Trials.Oscillator, y0, -i, 5)
            {
                Boundaries = Enumerable.Range(0, 3 * i).Select(k => -i + (k * 0.37)).ToArray(),
                AtBoundary = (time, y) =>
                {
                    y[0] += 0.25;
                    return time > 2 ? BoundaryAction.Restarted : BoundaryAction.Untouched;
                },
                Cuts = [0.5, 1.25],
            });
        }

        trials.AddRange(DrillTrials.Values.Select(drill => drill.Trial));
        trials.Add(new Trial(Trials.VanDerPol(1000), [2.0, 0.0], 0, 2000));
        trials.Add(new Trial(Trials.Decay, [1.0, 2.0], 3, 3));
        return [.. trials];
    }

    private static long[] RunTwice(int width, Trial trial, Exception thrown) => width switch
    {
        1 => Throwing.RunTwice<Lane1>(trial, thrown),
        4 => Throwing.RunTwice<Lane4>(trial, thrown),
        _ => Throwing.RunTwice<Lane8>(trial, thrown),
    };

    private static class Throwing
    {
        public static long[] RunTwice<T>(Trial trial, Exception thrown)
            where T : unmanaged, ILane<T>
        {
            var integrator = new ExplicitRungeKutta<T, DormandPrince54>(2);
            Outcome[] outcomes = [new(), new(), new()];
            Exception caught = Assert.ThrowsAny<Exception>(() => integrator.Integrate(
                new TrialEnsemble<T, DormandPrince54>([trial, trial, trial], outcomes,
                    true)
                { EveryCall = calls => { if (calls == 100) throw thrown; } }, new StepControl()));
            Assert.Same(thrown, caught);
            outcomes = [new()];
            integrator.Integrate(new TrialEnsemble<T, DormandPrince54>([trial], outcomes, true), new StepControl());
            return outcomes[0].Bits().ToArray();
        }
    }
}
