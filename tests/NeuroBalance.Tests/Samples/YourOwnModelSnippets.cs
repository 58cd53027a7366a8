using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Samples;

/// <summary>
/// The snippets of samples/YourOwnModel/README.md, run. Each region is one snippet; <see cref="YourOwnModelPageTests"/> compares the page
/// with this file.
/// </summary>
public class YourOwnModelSnippets
{
    [Fact]
    public void The_first_snippet_solves_a_decay()
    {
        #region first
        OdeSolution decay = Ode.Solve((t, y, dydt) => dydt[0] = -0.5 * y[0], (0, 10), [2.0]);
        Console.WriteLine($"{decay.Status} at t = {decay.EndTime}: {decay.EndState[0]}");
        #endregion
        Assert.Equal(2 * Math.Exp(-5), decay.EndState[0], 1e-6);
    }

    [Fact]
    public void Output_is_given_at_the_times_asked_for()
    {
        #region output
        var options = new OdeOptions { RelativeTolerance = 1e-8, OutputTimes = [0, 1, 2, 5, 10], DenseOutput = true };
        OdeSolution pendulum = Ode.Solve((t, y, dydt) => (dydt[0], dydt[1]) = (y[1], -Math.Sin(y[0])), (0, 10), [1.0, 0.0], options);
        double[] angles = pendulum.Component(0);
        double[] between = pendulum.At(3.25);
        #endregion
        Assert.Equal([0, 1, 2, 5, 10], pendulum.Times);
        // The energy is kept.
        Assert.Equal(-Math.Cos(1.0), (between[1] * between[1] / 2) - Math.Cos(between[0]), 1e-6);
        Assert.Equal(5, angles.Length);
    }

    [Fact]
    public void A_breakpoint_is_where_the_equations_change()
    {
        #region breakpoints
        // Half a unit of time of inflow, at t = 500: without the breakpoints a step may pass over it.
        OdeFunction infused = (t, y, dydt) => dydt[0] = (t >= 500 && t < 500.5 ? 4 : 0) - (0.01 * y[0]);
        OdeSolution level = Ode.Solve(infused, (0, 1000), [0.0], new OdeOptions { Breakpoints = [500, 500.5] });
        #endregion
        Assert.Equal(400 * (Math.Exp(-4.995) - Math.Exp(-5)), level.EndState[0], 1e-6);
    }

    [Fact]
    public void An_event_may_end_the_integration_or_change_the_state()
    {
        #region events
        var halved = new OdeEvent((t, y) => y[0] - 1, CrossingDirection.Downward, terminal: 1, name: "halved");
        OdeSolution untilHalved = Ode.Solve((t, y, dydt) => dydt[0] = -0.5 * y[0], (0, 10), [2.0], new OdeOptions { Events = [halved] });
        Console.WriteLine(untilHalved.Message);

        var bounce = new OdeEvent((t, y) => y[0], CrossingDirection.Downward) { Action = (t, y) => y[1] *= -0.8 };
        OdeSolution ball =
            Ode.Solve((t, y, dydt) => (dydt[0], dydt[1]) = (y[1], -9.81), (0, 5), [10.0, 0.0], new OdeOptions { Events = [bounce] });
        Console.WriteLine($"{ball.EventTimes[0].Count} bounces, the first at {ball.EventTimes[0][0]}");
        #endregion
        Assert.Equal(Math.Log(2) / 0.5, untilHalved.EndTime, 1e-6);
        Assert.Equal(SolveStatus.EventTerminated, untilHalved.Status);
        Assert.Equal(Math.Sqrt(20 / 9.81), ball.EventTimes[0][0], 1e-9);
    }

    [Fact]
    public void A_stiff_system_is_reported_and_then_solved()
    {
        #region stiff
        OdeFunction robertson = (t, y, dydt) =>
        {
            dydt[0] = (-0.04 * y[0]) + (1e4 * y[1] * y[2]);
            dydt[2] = 3e7 * y[1] * y[1];
            dydt[1] = -dydt[0] - dydt[2];
        };
        OdeSolution refused = Ode.Solve(robertson, (0, 1e5), [1.0, 0.0, 0.0]);
        Console.WriteLine(refused.Message);
        OdeSolution solved = Ode.Solve(robertson, (0, 1e5), [1.0, 0.0, 0.0], new OdeOptions { Method = OdeMethod.Automatic });
        Console.WriteLine($"{solved.Stats.RhsEvaluations} evaluations, switched at {string.Join(", ", solved.Stats.Switches)}");
        #endregion
        Assert.Equal(SolveStatus.StiffnessSuspected, refused.Status);
        Assert.True(solved.Success);
        Assert.Equal(1.0, solved.EndState.Sum(), 1e-9);
    }

    [Fact]
    public void A_text_is_solved_by_names()
    {
        #region text
        Model model = Model.Named("two-compartments");
        ModelSolution drug = model.Solve(48, new TimedDose(0, "drug", 100).Every(12, 4));
        Console.WriteLine($"Effect after 40 h: {drug.At(40, "Effect"):0} %");
        double[] hours = [.. drug.Times], plasma = drug.Values("Plasma");
        #endregion
        Assert.Equal(hours.Length, plasma.Length);
        Assert.InRange(drug.At(40, "Effect"), 10, 90);
    }

    [Fact]
    public void A_struct_is_compiled_into_the_loop()
    {
        #region struct
        OdeSolution orbit = Ode.Solve(new Oscillator(AngularFrequency: 2), (0, 10), [1.0, 0.0]);
        #endregion
        Assert.Equal(Math.Cos(20), orbit.EndState[0], 1e-4);
    }

    #region system
    private readonly record struct Oscillator(double AngularFrequency) : IOdeSystem<Lane1>
    {
        public int Dimension => 2;

        public void Derivatives(Lane1 time, ReadOnlySpan<Lane1> y, Span<Lane1> dydt)
        {
            dydt[0] = AngularFrequency * y[1];
            dydt[1] = -AngularFrequency * y[0];
        }
    }
    #endregion
}
