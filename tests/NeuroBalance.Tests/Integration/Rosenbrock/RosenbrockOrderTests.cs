using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using Xunit;

namespace NeuroBalance.Tests.Integration.Rosenbrock;

/// <summary>The order of the Rosenbrock solver as it shows when the step is halved, with and without stiffness.</summary>
public class RosenbrockOrderTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_error_at_the_end_falls_with_order_5(bool jacobianGiven)
    {
        double[] errors = [.. new[] { 20, 40 }.Select(steps => Solve(new Pendulum(jacobianGiven), steps).EndError)];
        double slope = Math.Log2(errors[0] / errors[1]);
        output.WriteLine($"{errors[0]:E2}, {errors[1]:E2}: slope {slope:F3}");
        Assert.InRange(slope, 4.8, 5.6);
    }

    [Fact]
    public void The_error_between_the_steps_falls_with_order_4_and_joins_at_the_ends()
    {
        double[] errors = [.. new[] { 20, 40 }.Select(steps => Solve(new Pendulum(true), steps).DenseError)];
        double slope = Math.Log2(errors[0] / errors[1]);
        output.WriteLine($"{errors[0]:E2}, {errors[1]:E2}: slope {slope:F3}");
        Assert.InRange(slope, 3.8, 5.6);
    }

    [Theory]
    [InlineData(-1e2)]
    [InlineData(-1e5)]
    [InlineData(-1e8)]
    public void Stiffness_of_prothero_and_robinsons_kind_leaves_order_3_and_an_error_that_falls_with_it(double rate)
    {
        double[] errors = [.. new[] { 20, 40 }.Select(steps => Solve(new ProtheroRobinson(rate), steps).EndError)];
        double slope = Math.Log2(errors[0] / errors[1]);
        output.WriteLine($"{rate}: {errors[0]:E2}, {errors[1]:E2}: slope {slope:F3}");
        Assert.True(slope > 2.9, $"slope {slope}");
        Assert.InRange(errors[1] * -rate, 0.0, 1e-6);
    }

    private static (double EndError, double DenseError) Solve<TSystem>(TSystem system, int steps)
        where TSystem : IStiffSystem, IKnownSolution
    {
        double[] state = [.. Enumerable.Range(0, system.Dimension).Select(i => system.Exact(0.0, i))];
        // Any error is accepted: the step stays what it is.
        StepControl control = new() { RelativeTolerance = 1e3, AbsoluteTolerance = [1e3], FirstStep = 2.0 / steps, MaxStep = 2.0 / steps };
        Compare<TSystem> observer = new(system);
        SolveReport report = new RosenbrockSolver<Rodas5P>(system.Dimension)
            .Integrate(system, state, 0.0, 2.0, control, ref observer, TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Success, report.Status);
        Assert.Equal(steps, report.AcceptedSteps);
        double end = Enumerable.Range(0, system.Dimension).Max(i => Math.Abs(state[i] - system.Exact(2.0, i)));
        return (end, observer.Worst);
    }

    private interface IKnownSolution
    {
        double Exact(double time, int component);
    }

    private struct Compare<TSystem>(TSystem system) : IStiffObserver
        where TSystem : IStiffSystem, IKnownSolution
    {
        public double Worst { get; private set; }

        public readonly bool Observes => true;

        public void Observe(in RosenbrockStep step, ref double end)
        {
            double[] state = new double[step.StartState.Length];
            for (double theta = 0.1; theta < 0.95; theta += 0.1)
            {
                step.At(theta, state);
                double time = step.Start + (theta * (step.End - step.Start));
                for (int i = 0; i < state.Length; i++)
                {
                    Worst = Math.Max(Worst, Math.Abs(state[i] - system.Exact(time, i)));
                }
            }

            step.At(0.0, state);
            Assert.Equal(step.StartState.ToArray(), state);
            step.At(1.0, state);
            Assert.Equal(step.EndState.ToArray(), state);
        }
    }

    // y1' = y1 cos t + (y2 - sin t), y2' = cos t * y1 / exp(sin t): exp(sin t) and sin t, nonlinear and dependent on time.
    private readonly struct Pendulum(bool jacobianGiven) : IStiffSystem, IKnownSolution
    {
        public int Dimension => 2;

        public double Exact(double time, int component) => component == 0 ? Math.Exp(Math.Sin(time)) : Math.Sin(time);

        public void Derivatives(double time, ReadOnlySpan<double> y, Span<double> dy)
        {
            dy[0] = (y[0] * Math.Cos(time)) + (y[1] * y[1]) - (Math.Sin(time) * Math.Sin(time));
            dy[1] = Math.Cos(time) * y[0] * Math.Exp(-y[1]);
        }

        public bool TryJacobian(double time, ReadOnlySpan<double> y, Span<double> jacobian)
        {
            if (!jacobianGiven) return false;
            jacobian[0] = Math.Cos(time);
            jacobian[1] = 2.0 * y[1];
            jacobian[2] = Math.Cos(time) * Math.Exp(-y[1]);
            jacobian[3] = -Math.Cos(time) * y[0] * Math.Exp(-y[1]);
            return true;
        }

        public bool TryTimeDerivative(double time, ReadOnlySpan<double> y, Span<double> derivative)
        {
            if (!jacobianGiven) return false;
            derivative[0] = (-y[0] * Math.Sin(time)) - (2.0 * Math.Sin(time) * Math.Cos(time));
            derivative[1] = -Math.Sin(time) * y[0] * Math.Exp(-y[1]);
            return true;
        }
    }

    // y' = rate (y - phi) + phi', phi = sin(pi/4 + t). Prothero and Robinson 1974, Math Comp 28:145.
    private readonly struct ProtheroRobinson(double rate) : IStiffSystem, IKnownSolution
    {
        public int Dimension => 1;

        public double Exact(double time, int component) => Math.Sin((Math.PI / 4.0) + time);

        public void Derivatives(double time, ReadOnlySpan<double> y, Span<double> dy) =>
            dy[0] = (rate * (y[0] - Math.Sin((Math.PI / 4.0) + time))) + Math.Cos((Math.PI / 4.0) + time);

        public bool TryJacobian(double time, ReadOnlySpan<double> y, Span<double> jacobian)
        {
            jacobian[0] = rate;
            return true;
        }

        public bool TryTimeDerivative(double time, ReadOnlySpan<double> y, Span<double> derivative)
        {
            derivative[0] = -(rate * Math.Cos((Math.PI / 4.0) + time)) - Math.Sin((Math.PI / 4.0) + time);
            return true;
        }
    }
}
