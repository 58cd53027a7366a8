using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>One accepted step of one trajectory, kept: the solution between its ends as a polynomial.</summary>
internal sealed class DenseSegment
{
    private double size;
    private double[] startState = [], endState = [], coefficients = [];
    private int degree;

    /// <summary>What must not be shown below 0; null for nothing.</summary>
    public NonNegative? NonNegative { get; init; }

    public double Start { get; private set; }

    /// <summary>The end; may be set earlier than the step's own when the step was cut.</summary>
    public double End { get; private set; }

    /// <summary>The end of the step before any cut, where the polynomial gives way to the step's own state.</summary>
    private double StepEnd { get; set; }

    public void Cut(double end) => End = end;

    /// <summary>Takes over an explicit step.</summary>
    public void Set(in Step<Lane1> step)
    {
        Place(step.Start.Value, step.Size.Value, step.End.Value, MemoryMarshal.Cast<Lane1, double>(step.StartState),
            MemoryMarshal.Cast<Lane1, double>(step.EndState), step.Degree);
        step.Polynomials(0, coefficients);
    }

    /// <summary>
    /// Takes over a step of the implicit method: (1 - theta) y0 + theta (y1 + (1 - theta) (d1 + theta (d2 + ...))), multiplied out.
    /// </summary>
    public void Set(in RosenbrockStep step)
    {
        int dimension = step.StartState.Length;
        int vectors = step.Vectors.Length / dimension;
        Place(step.Start, step.End - step.Start, step.End, step.StartState, step.EndState, vectors + 1);
        for (int i = 0; i < dimension; i++)
        {
            double before = 0;
            for (int k = 0; k < vectors; k++)
            {
                double vector = step.Vectors[(k * dimension) + i];
                coefficients[(i * degree) + k] = vector - before;
                before = vector;
            }

            coefficients[(i * degree) + vectors] = -before;
            coefficients[i * degree] += endState[i] - startState[i];
        }
    }

    /// <summary>The state at a time of the segment; at the ends of the step its bits.</summary>
    public void At(double time, Span<double> state)
    {
        Interpolate(time, state);
        NonNegative?.Raise(state);
    }

    /// <summary>The state after a time along the straight line on which the step begins.</summary>
    public void AlongTangent(double distance, Span<double> state)
    {
        double theta = distance / size;
        for (int i = 0; i < startState.Length; i++)
        {
            state[i] = startState[i] + (coefficients[i * degree] * theta);
        }
    }

    private void Interpolate(double time, Span<double> state)
    {
        if (time >= StepEnd)
        {
            endState.CopyTo(state);
            return;
        }

        if (time <= Start)
        {
            startState.CopyTo(state);
            return;
        }

        double theta = (time - Start) / size;
        for (int i = 0; i < startState.Length; i++)
        {
            double sum = 0;
            for (int j = degree - 1; j >= 0; j--)
            {
                sum = (sum + coefficients[(i * degree) + j]) * theta;
            }
            state[i] = startState[i] + sum;
        }
    }

    private void Place(double start, double stepSize, double end, ReadOnlySpan<double> first, ReadOnlySpan<double> last, int newDegree)
    {
        (Start, size, End, StepEnd, degree) = (start, stepSize, end, end, newDegree);
        if (startState.Length != first.Length) (startState, endState) = (new double[first.Length], new double[first.Length]);
        if (coefficients.Length != first.Length * degree) coefficients = new double[first.Length * degree];
        first.CopyTo(startState);
        last.CopyTo(endState);
    }
}
