using NeuroBalance.Integration;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Differences for the Jacobian: to which side, how far, and what when there is no value.</summary>
public class StiffDerivativesTests
{
    [Theory]
    [InlineData(-2.0, -1)]
    [InlineData(0.0, 1)]
    [InlineData(2.0, 1)]
    public void The_state_is_moved_along_the_solution_first(double slope, int side)
    {
        var system = new Recorded((_, y, dy) => dy[0] = slope + (3 * (y[0] - 5)));
        var derivatives = new StiffDerivatives(1);
        Assert.Equal(-1, Find(derivatives, system, [5.0], [slope]));
        Assert.Equal(side, Math.Sign(Assert.Single(system.States) - 5));
        Assert.Equal(3.0, derivatives.Jacobian[0], 1e-6);
    }

    [Theory]
    [InlineData(-2.0)]
    [InlineData(2.0)]
    public void The_other_side_is_tried_where_the_first_has_no_value(double slope)
    {
        var system = new Recorded((_, y, dy) => dy[0] = (y[0] - 5) * slope > 0 ? double.NaN : slope + (3 * (y[0] - 5)));
        var derivatives = new StiffDerivatives(1);
        Assert.Equal(-1, Find(derivatives, system, [5.0], [slope]));
        Assert.Equal(2, system.States.Count);
        Assert.Equal(3.0, derivatives.Jacobian[0], 1e-6);
    }

    [Fact]
    public void An_element_that_is_no_number_blames_its_row()
    {
        var system = new Recorded((_, y, dy) => (dy[0], dy[1]) = (1, y[1] == 2 ? 1 : double.NaN));
        Assert.Equal(1, Find(new StiffDerivatives(2), system, [1.0, 2.0], [1.0, 1.0]));
    }

    [Theory]
    // The root of rounding of the larger of time and step, but at most a thousandth of the step and never beyond the end.
    [InlineData(64.0, 1e-3, 100.0, 64 * 1.4901161193847656e-8)]
    [InlineData(0.0, 0.5, 100.0, 0.5 * 1.4901161193847656e-8)]
    [InlineData(64.0, 1e-3, 0.0, -64 * 1.4901161193847656e-8)]
    [InlineData(64.0, 1e-3, 64.0000001, 64.0000001 - 64.0)]
    [InlineData(64.0, 1e-5, 100.0, 1e-8)]
    [InlineData(64.0, -1e-5, 0.0, -1e-8)]
    public void Time_is_moved_toward_the_end(double time, double step, double end, double expected)
    {
        var system = new Recorded((_, _, dy) => dy[0] = 1);
        double[] byTime = [0];
        long evaluations = 0;
        new StiffDerivatives(1).Find(ref system, time, end, step, [1.0], [1.0], new StepControl(), byTime, ref evaluations);
        Assert.Equal(expected, system.Times.Where(t => t != time).Select(t => t - time).Single(), 1e-12);
        Assert.Equal(2, evaluations);
    }

    private static int Find(StiffDerivatives derivatives, Recorded system, double[] state, double[] slope)
    {
        double[] byTime = new double[state.Length];
        long evaluations = 0;
        int component = derivatives.Find(ref system, 1.0, 1.0, 0.1, state, slope, new StepControl(), byTime, ref evaluations);
        Assert.Equal(system.States.Count, evaluations);
        return component;
    }

    private sealed class Recorded(OdeFunction function) : IStiffSystem
    {
        public List<double> States { get; } = [];

        public List<double> Times { get; } = [];

        public int Dimension => throw new InvalidOperationException("not asked");

        public void Derivatives(double time, ReadOnlySpan<double> state, Span<double> derivative)
        {
            States.Add(state[0]);
            Times.Add(time);
            function(time, state, derivative);
        }

        public bool TryJacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian) => false;

        public bool TryTimeDerivative(double time, ReadOnlySpan<double> state, Span<double> derivative) => false;
    }
}
