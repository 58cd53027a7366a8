using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Tests.Integration.Problems;

namespace NeuroBalance.Tests.Integration.Rosenbrock;

/// <summary>A test problem as the system that a Rosenbrock method takes; counts what is asked and refuses times outside the span.</summary>
internal sealed class StiffProblemSystem(Problem problem) : IStiffSystem
{
    private readonly Lane1[] state = new Lane1[problem.Dimension];
    private readonly Lane1[] derivative = new Lane1[problem.Dimension];

    public long Calls { get; private set; }

    public int Dimension => problem.Dimension;

    public void Derivatives(double time, ReadOnlySpan<double> y, Span<double> dy)
    {
        Calls++;
        if (!(time >= 0.0 && time <= problem.End)) throw new InvalidOperationException($"Asked for time {time:R}.");
        for (int i = 0; i < y.Length; i++)
        {
            state[i] = new Lane1(y[i]);
        }
        problem.Derivatives<Lane1>(new Lane1(time), state, derivative);
        for (int i = 0; i < y.Length; i++)
        {
            dy[i] = derivative[i].Value;
        }
    }

    public bool TryJacobian(double time, ReadOnlySpan<double> y, Span<double> jacobian) => false;

    public bool TryTimeDerivative(double time, ReadOnlySpan<double> y, Span<double> derivative) => false;
}

/// <summary>Nobody looks.</summary>
internal struct NoObserver : IStiffObserver
{
    public readonly bool Observes => false;

    public readonly void Observe(in RosenbrockStep step, ref double end)
    {
    }
}
