using NeuroBalance.Integration.Tableaus;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Every sign change that dense output shows, at the right time, once, in order.</summary>
public class OdeEventTests
{
    private static readonly OdeFunction Clock = (_, _, dydt) => dydt[0] = 1;
    private static readonly OdeFunction Oscillator = (_, y, dydt) => (dydt[0], dydt[1]) = (y[1], -y[0]);

    public static TheoryData<OdeMethod> Methods => [.. Enum.GetValues<OdeMethod>()];

    [Theory, MemberData(nameof(Methods))]
    public void Every_crossing_is_found_where_dense_output_has_it(OdeMethod method)
    {
        var options = new OdeOptions
        {
            Method = method,
            RelativeTolerance = 1e-9,
            AbsoluteTolerance = [
            1e-11],
            DenseOutput = true,
            Events = [new OdeEvent((_, y) => y[0])]
        };
        OdeSolution solution = Ode.Solve(Oscillator, (0, 20), [1.0, 0.0], options);
        Assert.Equal(6, solution.EventTimes[0].Count);
        for (int k = 0; k < 6; k++)
        {
            double time = solution.EventTimes[0][k];
            Assert.InRange(time - ((k + 0.5) * Math.PI), -1e-6, 1e-6);
            double before = solution.At(time - (4 * Math.BitIncrement(time)) + (4 * time))[0], at = solution.At(time)[0];
            Assert.NotEqual(Math.Sign(before), Math.Sign(at));
            Assert.Equal(solution.EventStates[0][k], solution.At(time));
        }
    }

    [Theory]
    // A clock in one step of 1: 2 calls where it starts and 4 in each of four parts to search it, then those to locate the zero. Secants
    // find a line's zero at once.
    [InlineData(0.3, 1, 18 + 4)]
    // At 0.5 the value is exactly 0 where the bracket ends: one look beside it is enough.
    [InlineData(0.5, 1, 18 + 2)]
    // Where the far value is infinite, halving alone decides.
    [InlineData(0.3, double.PositiveInfinity, 18 + 52)]
    public void An_event_is_located_with_few_calls(double at, double scale, int most)
    {
        int calls = 0;
        var found = new OdeEvent((_, y) =>
        {
            calls++;
            double value = y[0] - at;
            return value > 0 ? scale * value : value;
        });
        OdeSolution solution = Ode.Solve(Clock, (0, 1), [0.0], new OdeOptions { FirstStep = 1, Events = [found] });
        Assert.Equal(at, Assert.Single(solution.EventTimes[0]), 1e-15);
        Assert.InRange(calls, 18, most);
    }

    [Fact]
    public void The_direction_selects_and_is_seen_along_the_way()
    {
        Assert.Equal([1.5, 3.5], Rounded(Solve((0, 20), CrossingDirection.Upward), 2));
        Assert.Equal([0.5, 2.5, 4.5], Rounded(Solve((0, 16), CrossingDirection.Downward), 3));
        // Backward from 20 (cos 20 > 0) the first zero met, at 5.5 pi, is a fall.
        Assert.Equal([5.5, 3.5, 1.5], Rounded(Solve((20, 0), CrossingDirection.Downward, Math.Cos(20), -Math.Sin(20)), 3));

        static IReadOnlyList<double> Solve((double, double) span, CrossingDirection direction, double y0 = 1, double y1 = 0) =>
            Ode.Solve(Oscillator, span, [y0, y1], new OdeOptions { Events = [new OdeEvent((_, y) => y[0], direction)] }).EventTimes[0];

        static double[] Rounded(IReadOnlyList<double> times, int count) =>
            times.Take(count).Select(t => Math.Round(t / Math.PI, 4)).ToArray();
    }

    [Fact]
    public void Events_at_the_start_at_the_end_on_a_step_and_at_a_breakpoint_are_found_once()
    {
        var options = new OdeOptions
        {
            Breakpoints = [2],
            MaxStep = 0.5,
            FirstStep = 0.5,
            Events = [.. ((double[])[0, 0.5, 1, 2, 3, 4]).Select(at => new OdeEvent((t, _) => t - at))],
        };
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [0.0], options);
        Assert.Contains(0.5, solution.Times);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal([((double[])[0, 0.5, 1, 2, 3, 4])[i]], solution.EventTimes[i]);
        }
    }

    [Fact]
    public void A_zero_at_the_start_counts_in_the_direction_it_is_left()
    {
        Assert.Single(At0(CrossingDirection.Both));
        Assert.Single(At0(CrossingDirection.Upward));
        Assert.Empty(At0(CrossingDirection.Downward));
        OdeSolution ended = Ode.Solve(Clock, (0, 4), [0.0], new OdeOptions { Events = [new OdeEvent((_, y) => y[0], terminal: 1)] });
        Assert.Equal(SolveStatus.EventTerminated, ended.Status);
        Assert.Equal(0.0, ended.EndTime);
        Assert.Equal([0.0], ended.EndState);

        static IReadOnlyList<double> At0(CrossingDirection direction) =>
            Ode.Solve(Clock, (0, 4), [0.0], new OdeOptions { Events = [new OdeEvent((_, y) => y[0], direction)] }).EventTimes[0];
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_terminal_event_ends_at_its_count(OdeMethod method)
    {
        var options = new OdeOptions
        {
            Method = method,
            DenseOutput = true,
            Events = [
            new OdeEvent((_, y) => y[0], CrossingDirection.Both, 3, "third zero")]
        };
        OdeSolution solution = Ode.Solve(Oscillator, (0, 100), [1.0, 0.0], options);
        Assert.Equal(SolveStatus.EventTerminated, solution.Status);
        Assert.True(solution.Success);
        Assert.Contains("third zero", solution.Message, StringComparison.Ordinal);
        Assert.Equal(3, solution.EventTimes[0].Count);
        Assert.Equal(solution.EventTimes[0][2], solution.EndTime);
        Assert.Equal(solution.EndTime, solution.Times[^1]);
        Assert.Equal(solution.EndState, solution.At(solution.EndTime));
        Assert.InRange(Math.Abs(solution.EndTime - (2.5 * Math.PI)), 0, 1e-4);
        Assert.Throws<ArgumentOutOfRangeException>(() => solution.At(solution.EndTime + 0.001));
    }

    [Fact]
    public void Output_stops_with_a_terminal_event()
    {
        double[] wanted = [0, 1, 2, 3, 4];
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [0.0],
            new OdeOptions { OutputTimes = wanted, Events = [new OdeEvent((_, y) => y[0] - 2, terminal: 1)] });
        Assert.Equal([0.0, 1.0, 2.0], solution.Times);
    }

    [Fact]
    public void A_bouncing_ball_bounces_where_it_should()
    {
        // Dropped from 10 m, g = 9.81, restitution 0.8: falls sqrt(2 h / g), then 2 v e^k / g for each bounce.
        var bounce = new OdeEvent((_, y) => y[0], CrossingDirection.Downward) { Action = (_, y) => y[1] *= -0.8 };
        OdeSolution solution =
            Ode.Solve((_, y, dydt) => (dydt[0], dydt[1]) = (y[1], -9.81), (0, 9), [10.0, 0.0], new OdeOptions { Events = [bounce] });
        double time = Math.Sqrt(2 * 10 / 9.81), speed = 9.81 * time;
        int bounces = 0;
        while (time < 9)
        {
            Assert.InRange(solution.EventTimes[0][bounces] - time, -1e-9, 1e-9);
            bounces++;
            speed *= 0.8;
            time += 2 * speed / 9.81;
        }

        Assert.Equal(bounces, solution.EventTimes[0].Count);
        Assert.InRange(solution.States.Min(y => y[0]), -1e-12, 0);
    }

    [Fact]
    public void An_action_is_not_triggered_again_by_where_it_happened()
    {
        // In both directions: the ball leaves through the zero at which it turned.
        var bounce = new OdeEvent((_, y) => y[0]) { Action = (_, y) => y[1] = -y[1] };
        OdeSolution solution =
            Ode.Solve((_, y, dydt) => (dydt[0], dydt[1]) = (y[1], -1), (0, 10), [0.5, 0.0], new OdeOptions { Events = [bounce] });
        Assert.Equal([1, 3, 5, 7, 9], solution.EventTimes[0].Select(t => Math.Round(t, 6)));
    }

    [Fact]
    public void At_one_time_output_comes_first_then_records_then_actions_in_the_order_of_the_list()
    {
        var seen = new List<string>();
        var options = new OdeOptions
        {
            OutputTimes = [1, 2],
            Breakpoints = [1],
            Events =
            [
                new OdeEvent((t, _) => t - 1) { Action = (_, y) => { seen.Add("first " + Math.Round(y[0], 12)); y[0] = 10; } },
                new OdeEvent((t, _) => t - 1),
                new OdeEvent((t, _) => t - 1) { Action = (_, y) => { seen.Add("third " + Math.Round(y[0], 12)); y[0] += 1; } },
            ],
        };
        OdeSolution solution = Ode.Solve(Clock, (0, 2), [0.0], options);
        Assert.Equal(["first 1", "third 10"], seen);
        Assert.Equal(1.0, solution.States[0][0], 1e-12);
        Assert.Equal(12.0, solution.States[1][0], 1e-12);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal([1.0], solution.EventTimes[i]);
            Assert.Equal(1.0, solution.EventStates[i][0][0], 1e-12);
        }

        OdeSolution ended =
            Ode.Solve(Clock, (0, 2), [0.0], options with { Events = [.. options.Events, new OdeEvent((t, _) => t - 1, terminal: 1)] });
        Assert.Equal(2, seen.Count);
        Assert.Equal(SolveStatus.EventTerminated, ended.Status);
        Assert.Equal(1.0, ended.EndState[0], 1e-12);
    }

    [Fact]
    public void A_jump_over_zero_is_not_a_crossing_but_the_next_zero_is()
    {
        var options = new OdeOptions
        {
            Events = [new OdeEvent((t, _) => t - 1) { Action = (_, y) => y[0] = -2 }, new OdeEvent((_, y) => y[0] + 0.5)],
        };
        Assert.Equal([2.5], Ode.Solve(Clock, (0, 4), [0.0], options).EventTimes[1].Select(t => Math.Round(t, 12)));
    }

    [Fact]
    public void A_function_without_a_value_is_passed_over()
    {
        // sqrt(t - 1) - 1 is NaN before t = 1 and crosses zero at 2.
        IReadOnlyList<double> times =
            Ode.Solve(Clock, (0, 4), [0.0], new OdeOptions { Events = [new OdeEvent((_, y) => Math.Sqrt(y[0] - 1) - 1)] }).EventTimes[0];
        Assert.Equal([2.0], times.Select(t => Math.Round(t, 12)));
    }

    [Fact]
    public void What_cut_the_step_does_not_hide_the_next_event()
    {
        // The second zero lies so close behind the first that no sample falls between them.
        var options = new OdeOptions
        {
            MaxStep = 0.5,
            Events = [
            new OdeEvent((t, _) => t - 1.1) { Action = (_, _) => { } }, new OdeEvent((t, _) => t - 1.1001)]
        };
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [0.0], options);
        Assert.Equal([1.1], solution.EventTimes[0].Select(t => Math.Round(t, 10)));
        Assert.Equal([1.1001], solution.EventTimes[1].Select(t => Math.Round(t, 10)));
    }

    [Fact]
    public void An_event_after_an_action_is_sought_from_the_action_on()
    {
        // The action turns the sign within the sample: before it there is a zero of the old course, which must not count.
        var options = new OdeOptions
        {
            MaxStep = 2,
            FirstStep = 2,
            Events = [new OdeEvent((t, _) => t - 1.01) { Action = (_, y) => y[0] = 0.5 }, new OdeEvent((_, y) => y[0] - 0.6)],
        };
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [0.0], options);
        Assert.Equal([0.6, 1.11], solution.EventTimes[1].Select(t => Math.Round(t, 10)));
    }

    [Fact]
    public void The_first_terminal_event_of_the_list_is_named_when_several_meet()
    {
        var options = new OdeOptions
        {
            Events = [
            new OdeEvent((t, _) => t - 1, terminal: 1, name: "one"), new OdeEvent((t, _) => t - 1, terminal: 1, name: "two")]
        };
        Assert.Contains("'one'", Ode.Solve(Clock, (0, 4), [0.0], options).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, 60)]
    [InlineData(3.0, 120)]
    public void A_zero_is_located_in_few_calls(double power, int most)
    {
        // A simple zero by secants, a flat one by halvings.
        int calls = 0;
        var options = new OdeOptions
        {
            MaxStep = 1,
            FirstStep = 1,
            Events = [
            new OdeEvent((_, y) => { calls++; return power == 1.0 ? (y[0] - 0.3) * (1 + y[0]) : Math.Pow(y[0] - 0.3, 3); })]
        };
        OdeSolution solution = Ode.Solve(Clock, (0, 1), [0.0], options);
        Assert.InRange(Assert.Single(solution.EventTimes[0]) - 0.3, -1e-5, 1e-5);
        Assert.InRange(calls, 9, most);
    }

    [Fact]
    public void A_zero_that_is_left_to_the_other_side_counts_in_no_direction_but_its_own()
    {
        // From zero the function goes up; and a touch of zero from above is a fall.
        Assert.Empty(Ode.Solve(Clock, (0, 4), [0.0],
            new OdeOptions { Events = [new OdeEvent((_, y) => y[0], CrossingDirection.Downward)] }).EventTimes[0]);
        var touch = new OdeEvent((t, _) => Math.Max(0, 1 - t), CrossingDirection.Upward);
        Assert.Empty(Ode.Solve(Clock, (0, 4), [0.0], new OdeOptions { Events = [touch] }).EventTimes[0]);
    }

    [Fact]
    public void The_start_of_a_step_has_the_bits_of_its_state()
    {
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [-0.0], new OdeOptions { DenseOutput = true });
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(solution.At(0)[0]));
    }

    [Fact]
    public void Events_between_two_samples_happen_in_the_order_of_their_times()
    {
        var options = new OdeOptions { Events = [new OdeEvent((t, _) => t - 1.0002), new OdeEvent((t, _) => t - 1.0001, terminal: 1)] };
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [0.0], options);
        Assert.Empty(solution.EventTimes[0]);
        Assert.Equal(1.0001, solution.EndTime, 1e-12);
    }

    [Fact]
    public void An_event_function_sees_only_points_of_the_course()
    {
        // Without a value across the end of a step: what follows is sought from the start of the next.
        var watched = new OdeEvent((t, y) =>
        {
            Assert.Equal(t, y[0], 1e-12);
            return t < 0.45 ? -1 : t < 1.1 ? double.NaN : 1;
        });
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [0.0], new OdeOptions { MaxStep = 1, FirstStep = 1, Events = [watched] });
        Assert.Equal(1.1, Assert.Single(solution.EventTimes[0]), 1e-12);
    }

    [Fact]
    public void An_action_leaves_the_sign_at_the_cut_known()
    {
        // Downward at 1.1 with an action, back to zero at 1.25, upward behind it: to reach the zero is an event, to leave it is none.
        var touched = new OdeEvent((t, _) => t < 1.1 ? 1 : t < 1.25 ? -1 : t == 1.25 ? 0 : 1) { Action = (_, _) => { } };
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [0.0], new OdeOptions { MaxStep = 1, FirstStep = 1, Events = [touched] });
        Assert.Equal([1.1, 1.25], solution.EventTimes[0].Select(t => Math.Round(t, 10)));
    }

    [Theory]
    [InlineData(-1.0, 4.440892098500626e-16)]
    [InlineData(-4.440892098500626e-16, 1.0)]
    public void A_jump_of_the_function_is_located_however_uneven_its_sides(double before, double after)
    {
        OdeSolution solution = Ode.Solve(Clock, (0, 4), [0.0],
            new OdeOptions { MaxStep = 1, FirstStep = 1, Events = [new OdeEvent((t, _) => t < 1.06 ? before : after)] });
        Assert.Equal(1.06, Assert.Single(solution.EventTimes[0]), 1e-14);
    }

    [Fact]
    public void Dense_output_at_an_action_shows_the_state_before_it()
    {
        var jump = new OdeEvent((t, _) => t - 1) { Action = (_, y) => y[0] = 10 };
        OdeSolution solution = Ode.Solve(Clock, (0, 2), [0.0], new OdeOptions { DenseOutput = true, Events = [jump] });
        double time = Assert.Single(solution.EventTimes[0]);
        Assert.Equal(solution.EventStates[0][0], solution.At(time));
        Assert.InRange(solution.At(Math.BitIncrement(time))[0], 10, 10.001);
    }

    [Fact]
    public void A_terminal_event_ends_the_implicit_part_of_an_automatic_run()
    {
        OdeFunction stiff = (_, y, dydt) => dydt[0] = -1e5 * (y[0] - 1);
        OdeSolution solution = Ode.Solve(stiff, (0, 10), [0.0],
            new OdeOptions { Method = OdeMethod.Automatic, Events = [new OdeEvent((t, _) => t - 5, terminal: 1)] });
        Assert.Equal(SolveStatus.EventTerminated, solution.Status);
        Assert.Equal(5.0, solution.EndTime, 1e-12);
        Assert.Equal(OdeMethod.Rodas5P, Assert.Single(solution.Stats.Switches).Method);
    }
}
