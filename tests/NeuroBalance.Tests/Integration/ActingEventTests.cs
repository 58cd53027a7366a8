using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>
/// Events whose action changes the state: none is lost, however far a step has grown and whatever the state is worth after the action.
/// </summary>
public class ActingEventTests
{
    private const double Gravity = 9.81;

    public static TheoryData<OdeMethod> Methods => [.. Enum.GetValues<OdeMethod>()];

    [Theory, MemberData(nameof(Methods))]
    public void An_elastic_ball_bounces_as_often_as_it_should(OdeMethod method)
    {
        double fall = Math.Sqrt(2 * 10 / Gravity);
        foreach (double end in (double[])[5, 20, 50, 100, 1000])
        {
            OdeSolution ball = Ball(method, 10, 1, (0, end));
            Assert.Equal(SolveStatus.Success, ball.Status);
            int expected = (int)Math.Floor((end + fall) / (2 * fall));
            Assert.Equal(expected, ball.EventTimes[0].Count);
            for (int k = 0; k < expected; k++)
            {
                Assert.Equal(fall * ((2 * k) + 1), ball.EventTimes[0][k], 1e-9 * end);
            }
            Assert.InRange(ball.States.Min(y => y[0]), -1e-11, 0);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_ball_that_comes_to_rest_ends_where_its_bounces_accumulate(OdeMethod method)
    {
        foreach (double restitution in (double[])[0.01, 0.1, 0.5, 0.8, 0.95])
        {
            double fall = Math.Sqrt(2 * 10 / Gravity);
            double rest = fall * (1 + restitution) / (1 - restitution);
            OdeSolution ball = Ball(method, 10, restitution, (0, 2 * rest));
            Assert.Equal(SolveStatus.EventsAccumulate, ball.Status);
            Assert.False(ball.Success);
            Assert.Equal(rest, ball.EndTime, 1e-9 * rest);
            Assert.InRange(ball.States.Min(y => y[0]), -1e-11, 0);
            Assert.Contains("accumulate at t = ", ball.Message, StringComparison.Ordinal);
            double interval = 2 * fall * restitution, time = fall;
            for (int k = 0; interval > 1e-9; k++, time += interval, interval *= restitution)
            {
                Assert.Equal(time, ball.EventTimes[0][k], 1e-11 * rest);
            }
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_ball_that_the_floor_stops_dead_does_not_fall_through_it(OdeMethod method)
    {
        foreach (double restitution in (double[])[0, 1e-14, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3])
        {
            double fall = Math.Sqrt(2 * 10 / Gravity);
            OdeSolution ball = Ball(method, 10, restitution, (0, 4));
            Assert.Equal(SolveStatus.EventsAccumulate, ball.Status);
            double rest = fall * (1 + restitution) / (1 - restitution);
            // A flight no higher than what rounding leaves of the height at the floor, some 1e-14, goes unseen; it lasts less than this.
            Assert.InRange(ball.EndTime, rest - 5e-7, rest + 1e-11);
            Assert.InRange(ball.States.Min(y => y[0]), -1e-11, 0);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void What_an_action_only_slows_passes_its_zero(OdeMethod method)
    {
        // A stone that water takes most of its speed from sinks on.
        var surface = new OdeEvent((_, y) => y[0], CrossingDirection.Downward) { Action = (_, y) => y[1] *= 1e-4 };
        OdeSolution stone = Ode.Solve((_, y, dydt) => (dydt[0], dydt[1]) = (y[1], y[0] > 0 ? -Gravity : 0), (0, 4), [10.0, 0.0],
            new OdeOptions { Method = method, Events = [surface] });
        Assert.Equal(SolveStatus.Success, stone.Status);
        Assert.Single(stone.EventTimes[0]);
        Assert.InRange(stone.EndState[0], -0.01, -0.001);
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_ball_that_is_thrown_backward_in_time_bounces_too(OdeMethod method)
    {
        // Time reversed, an elastic ball is an elastic ball.
        OdeSolution ball = Ball(method, 10, 1, (50, 0));
        double fall = Math.Sqrt(2 * 10 / Gravity);
        Assert.Equal(SolveStatus.Success, ball.Status);
        Assert.Equal(18, ball.EventTimes[0].Count);
        for (int k = 0; k < 18; k++)
        {
            Assert.Equal(50 - (fall * ((2 * k) + 1)), ball.EventTimes[0][k], 1e-9);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_dose_at_every_zero_of_a_sine_is_given_every_time(OdeMethod method)
    {
        var daily = new OdeEvent((t, _) => Math.Sin(Math.PI * t / 24)) { Action = (_, y) => y[0] += 10 };
        OdeSolution run = Ode.Solve((_, _, dydt) => dydt[0] = 0, (0, 24000), [0.0], new OdeOptions { Method = method, Events = [daily] });
        Assert.Equal(SolveStatus.Success, run.Status);
        Assert.Equal(1000, run.EventTimes[0].Count);
        for (int k = 0; k < 1000; k++)
        {
            Assert.Equal(24.0 * k, run.EventTimes[0][k], 1e-9);
        }
        Assert.Equal(10000, run.EndState[0]);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Zeros_of_a_function_of_time_are_found_whether_they_act_or_not(OdeMethod method)
    {
        double half = Math.Acos(-0.9);
        double[] expected =
            [.. Enumerable.Range(0, 4).SelectMany(k => (double[])[(2 * Math.PI * k) + half, (2 * Math.PI * (k + 1)) - half])];
        foreach (bool acts in (bool[])[false, true])
        {
            var watched = new OdeEvent((t, _) => Math.Cos(t) + 0.9) { Action = acts ? (_, y) => y[0] += 1 : null };
            var options = new OdeOptions { Method = method, Events = [watched] };
            Check(expected, Ode.Solve((_, _, dydt) => dydt[0] = 0, (0, 8 * Math.PI), [0.0], options));
            Check([.. expected.Reverse()], Ode.Solve((_, _, dydt) => dydt[0] = 0, (8 * Math.PI, 0), [0.0], options));
        }

        static void Check(double[] expected, OdeSolution run)
        {
            Assert.Equal(8, run.EventTimes[0].Count);
            for (int k = 0; k < 8; k++)
            {
                Assert.Equal(expected[k], run.EventTimes[0][k], 1e-9);
            }
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_thousand_zeros_within_one_step_are_found(OdeMethod method)
    {
        var watched = new OdeEvent((t, _) => Math.Sin((Math.PI * t / 24) + 0.1));
        var options = new OdeOptions { Method = method, Events = [watched] };
        OdeSolution run = Ode.Solve((_, _, dydt) => dydt[0] = 0, (0, 24000), [0.0], options);
        Assert.InRange(run.Stats.AcceptedSteps, 1, 20);
        Assert.Equal(1000, run.EventTimes[0].Count);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Two_zeros_that_lie_closer_than_any_sample_are_both_found(OdeMethod method)
    {
        foreach (double distance in (double[])[0.1, 1e-3, 1e-6])
        {
            var pair = new OdeEvent((_, y) => (y[0] - 5.5) * (y[0] - 5.5 - distance));
            var kink = new OdeEvent((_, y) => Math.Abs(y[0] - 7.5) - distance);
            OdeSolution run =
                Ode.Solve((_, _, dydt) => dydt[0] = 1, (0, 10), [0.0], new OdeOptions { Method = method, Events = [pair, kink] });
            Assert.Equal(2, run.EventTimes[0].Count);
            Assert.Equal(5.5, run.EventTimes[0][0], 1e-9);
            Assert.Equal(5.5 + distance, run.EventTimes[0][1], 1e-9);
            Assert.Equal(2, run.EventTimes[1].Count);
        }
    }

    [Fact]
    public void A_bounce_is_one_event_for_all_who_watch_the_floor()
    {
        // Rounding leaves the ball a hair below the floor: its way up through the floor is part of the bounce.
        var bounce = new OdeEvent((_, y) => y[0], CrossingDirection.Downward) { Action = (_, y) => y[1] = -y[1] };
        var options = new OdeOptions
        {
            Events = [bounce, new OdeEvent((_, y) => y[0]), new OdeEvent((_, y) => y[0], CrossingDirection.Upward),
                new OdeEvent((_, y) => -y[0])],
        };
        OdeSolution ball = Ode.Solve(Falling, (0, 50), [10.0, 0.0], options);
        Assert.Equal([18, 18, 0, 18], ball.EventTimes.Select(times => times.Count));
    }

    [Fact]
    public void An_action_that_does_not_lift_the_state_off_its_zero_leaves_the_sign_that_is_known()
    {
        // A level that is passed and noted by an action: the next passing is in the other direction.
        var passed = new OdeEvent((_, y) => y[0]) { Action = (_, y) => y[2] += 1 };
        OdeFunction system = (_, y, dydt) => (dydt[0], dydt[1], dydt[2]) = (y[1], -y[0], 0);
        OdeSolution run = Ode.Solve(system, (0, 100), [1.0, 0.0, 0.0], new OdeOptions { Events = [passed] });
        Assert.Equal(32, run.EndState[2]);
    }

    [Fact]
    public void The_state_set_onto_its_zero_by_the_action_leaves_it_without_an_event()
    {
        var bounce = new OdeEvent((_, y) => y[0]) { Action = (_, y) => (y[0], y[1]) = (0, -y[1]) };
        OdeSolution ball = Ode.Solve(Falling, (0, 50), [10.0, 0.0], new OdeOptions { Events = [bounce] });
        Assert.Equal(18, ball.EventTimes[0].Count);
    }

    [Fact]
    public void A_ball_that_starts_on_the_floor_bounces_from_its_first_landing_on()
    {
        var bounce = new OdeEvent((_, y) => y[0], CrossingDirection.Downward) { Action = (_, y) => y[1] = -y[1] };
        OdeSolution ball = Ode.Solve(Falling, (0, 10.5), [0.0, Gravity / 2], new OdeOptions { FirstStep = 5, Events = [bounce] });
        Assert.Equal(10, ball.EventTimes[0].Count);
    }

    [Property(MaxTest = 40)]
    public void Random_balls_bounce_at_the_times_of_the_closed_form(int seed)
    {
        var random = new Random(seed);
        double height = Math.Pow(10, (4 * random.NextDouble()) - 2), restitution = 0.3 + (0.7 * random.NextDouble());
        double fall = Math.Sqrt(2 * height / Gravity), rest = fall * (1 + restitution) / (1 - restitution);
        double end = fall * (5 + (100 * random.NextDouble()));
        OdeMethod method = (OdeMethod)random.Next(Enum.GetValues<OdeMethod>().Length);
        OdeSolution ball = Ball(method, height, restitution, (0, end));
        Assert.True(ball.Status == (rest < end ? SolveStatus.EventsAccumulate : SolveStatus.Success), $"seed {seed}: {ball.Message}");
        int k = 0;
        double interval = 2 * fall * restitution;
        for (double time = fall; time < Math.Min(end, ball.EndTime) - (1e-9 * fall) && interval > 1e-6 * fall; time += interval,
            interval *= restitution)
        {
            Assert.True(Math.Abs(ball.EventTimes[0][k] - time) <= 1e-8 * end,
                $"seed {seed}: bounce {k} at {ball.EventTimes[0][k]}, not {time}");
            k++;
        }

        Assert.True(ball.States.Min(y => y[0]) >= -1e-9 * height, $"seed {seed}: {ball.States.Min(y => y[0])} m");
    }

    [Property(MaxTest = 40)]
    public void Random_balls_between_two_walls_touch_them_in_turn(int seed)
    {
        var random = new Random(seed);
        double width = Math.Pow(10, (4 * random.NextDouble()) - 2), speed = Math.Pow(10, (4 * random.NextDouble()) - 2);
        double start = width * random.NextDouble(), end = width / speed * (2 + (50 * random.NextDouble()));
        CrossingDirection Either(CrossingDirection one) => random.Next(2) == 0 ? one : CrossingDirection.Both;
        var left = new OdeEvent((_, y) => y[0], Either(CrossingDirection.Downward)) { Action = (_, y) => y[1] = -y[1] };
        var right = new OdeEvent((_, y) => y[0] - width, Either(CrossingDirection.Upward)) { Action = (_, y) => y[1] = -y[1] };
        var options = new OdeOptions { Method = (OdeMethod)random.Next(Enum.GetValues<OdeMethod>().Length), Events = [left, right] };
        bool backward = random.Next(2) == 0;
        OdeFunction drift = backward ? (_, y, dydt) => (dydt[0], dydt[1]) = (-y[1], 0) : (_, y, dydt) => (dydt[0], dydt[1]) = (y[1], 0);
        OdeSolution ball = Ode.Solve(drift, backward ? (0, -end) : (0, end), [start, speed], options);
        Assert.True(ball.Status == SolveStatus.Success, $"seed {seed}: {ball.Message}");
        double[] rights = [.. ball.EventTimes[1].Select(Math.Abs)], lefts = [.. ball.EventTimes[0].Select(Math.Abs)];
        double period = 2 * width / speed, first = (width - start) / speed;
        Touch(rights, first);
        Touch(lefts, first + (0.5 * period));

        void Touch(double[] times, double from)
        {
            int expected = end < from ? 0 : (int)Math.Floor((end - from) / period) + 1;
            bool close = Math.Abs(((end - from) / period) - Math.Round((end - from) / period)) < 1e-6;
            Assert.True(times.Length == expected || close, $"seed {seed}: {times.Length} of {expected}");
            for (int k = 0; k < Math.Min(times.Length, expected); k++)
            {
                Assert.True(Math.Abs(times[k] - from - (k * period)) < 1e-8 * end, $"seed {seed}: touch {k}");
            }
        }
    }

    [Property(MaxTest = 40)]
    public void Random_periodic_actions_are_all_taken(int seed)
    {
        var random = new Random(seed);
        double period = Math.Pow(10, (4 * random.NextDouble()) - 2), phase = random.NextDouble(), level = 1.9 * (random.NextDouble() - 0.5);
        double end = period * (1 + (200 * random.NextDouble()));
        var act = new OdeEvent((t, _) => Math.Sin(2 * Math.PI * ((t / period) + phase)) - level,
            CrossingDirection.Upward)
        { Action = (_, y) => y[0] += 1 };
        double rate = random.Next(3) - 1;
        var options = new OdeOptions { Method = (OdeMethod)random.Next(Enum.GetValues<OdeMethod>().Length), Events = [act] };
        OdeSolution run = Ode.Solve((_, _, dydt) => dydt[0] = rate, (0, end), [0.0], options);
        double first = (Math.Asin(level) / (2 * Math.PI)) - phase;
        first -= Math.Floor(first);
        double cycles = (end / period) - first;
        int expected = cycles < 0 ? 0 : (int)Math.Floor(cycles) + 1;
        Assert.True(run.EventTimes[0].Count == expected || Math.Abs(cycles - Math.Round(cycles)) < 1e-6,
            $"seed {seed}: {run.EventTimes[0].Count} of {expected}");
        for (int k = 0; k < Math.Min(expected, run.EventTimes[0].Count); k++)
        {
            Assert.True(Math.Abs(run.EventTimes[0][k] - (period * (first + k))) < 1e-7 * period, $"seed {seed}: action {k}");
        }
    }

    private static void Falling(double t, ReadOnlySpan<double> y, Span<double> dydt) => (dydt[0], dydt[1]) = (y[1], -Gravity);

    private static OdeSolution Ball(OdeMethod method, double height, double restitution, (double Start, double End) span)
    {
        double along = span.End >= span.Start ? 1 : -1;
        var bounce = new OdeEvent((_, y) => y[0], CrossingDirection.Downward) { Action = (_, y) => y[1] *= -restitution };
        OdeFunction system = (_, y, dydt) => (dydt[0], dydt[1]) = (along * y[1], -along * Gravity);
        return Ode.Solve(system, span, [height, 0.0], new OdeOptions { Method = method, Events = [bounce] });
    }
}
