namespace NeuroBalance.Integration;

/// <summary>One step of a Rosenbrock method with its interpolant: the solution everywhere between the two ends.</summary>
public readonly ref struct RosenbrockStep
{
    // d_1, d_2, ... of IRosenbrockTableau.Dense, vector by vector.
    private readonly ReadOnlySpan<double> vectors;

    internal RosenbrockStep(double start, double end, ReadOnlySpan<double> startState, ReadOnlySpan<double> endState,
        ReadOnlySpan<double> vectors)
    {
        Start = start;
        End = end;
        StartState = startState;
        EndState = endState;
        this.vectors = vectors;
    }

    /// <summary>The time at which the step starts.</summary>
    public double Start { get; }

    /// <summary>The time at which the step ends; exactly the end of the integration when it was aimed there.</summary>
    public double End { get; }

    /// <summary>The state at the start.</summary>
    public ReadOnlySpan<double> StartState { get; }

    /// <summary>The state at the end.</summary>
    public ReadOnlySpan<double> EndState { get; }

    /// <summary>d_1, d_2, ... of <see cref="IRosenbrockTableau.Dense"/>, vector by vector.</summary>
    internal ReadOnlySpan<double> Vectors => vectors;

    /// <summary>The share of the step at which a time lies; exactly 0 and 1 at its ends.</summary>
    public double ShareAt(double time) => time == End ? 1.0 : (time - Start) / (End - Start);

    /// <summary>One component at a share of the step; at theta = 0 and 1 the bits of the step's ends.</summary>
    public double At(double theta, int component)
    {
        double inner = 0.0;
        for (int k = vectors.Length - StartState.Length + component; k >= 0; k -= StartState.Length)
        {
            inner = (inner * theta) + vectors[k];
        }
        double rest = 1.0 - theta;
        return theta == 1.0
            ? EndState[component]
            : (rest * StartState[component]) + (theta * (EndState[component] + (rest * inner)));
    }

    /// <summary>The whole state at a share of the step; at theta = 0 and 1 the bits of the step's ends.</summary>
    /// <param name="theta">The share of the step.</param>
    /// <param name="state">Filled with one number a component.</param>
    public void At(double theta, Span<double> state)
    {
        for (int i = 0; i < StartState.Length; i++)
        {
            state[i] = At(theta, i);
        }
    }
}
