using NeuroBalance.Integration;
using Xunit;

namespace NeuroBalance.Tests.Integration;

internal delegate void ScalarRhs(double time, ReadOnlySpan<double> state, Span<double> derivative);

/// <summary>One trajectory to be integrated in a test.</summary>
internal sealed record Trial(ScalarRhs Rhs, double[] Y0, double Start, double End)
{
    public double[] Boundaries { get; init; } = [];

    /// <summary>What happens at a boundary before the end: may change the state; null leaves it untouched.</summary>
    public Func<double, double[], BoundaryAction>? AtBoundary { get; init; }

    /// <summary>Every step that goes beyond one of these times is cut there.</summary>
    public double[] Cuts { get; init; } = [];
}

/// <summary>One accepted step as the observer saw it.</summary>
internal sealed record SeenStep(double Start, double Size, double End, double[] Y0, double[] Y1)
{
    /// <summary>The state at the shares 1/8 .. 7/8 of the step.</summary>
    public double[][] Inside { get; } = new double[7][];

    /// <summary>dy/dt of the interpolant at both ends.</summary>
    public double[] SlopeAtStart { get; init; } = [];

    public double[] SlopeAtEnd { get; init; } = [];

    /// <summary>The error estimate h sum (b - bhat) k.</summary>
    public double[] Estimate { get; init; } = [];

    /// <summary>The derivative at the start and the end as the method found it.</summary>
    public double[] FirstStage { get; init; } = [];

    public double[] LastStage { get; init; } = [];
}

/// <summary>What became of a trial.</summary>
internal sealed class Outcome
{
    public SolveReport Report { get; set; }

    public bool Ended { get; set; }

    public double[] State { get; set; } = [];

    public List<SeenStep> Steps { get; } = [];

    public List<double> Arrivals { get; } = [];

    public double EarliestCall { get; set; } = double.PositiveInfinity;

    public double LatestCall { get; set; } = double.NegativeInfinity;

    /// <summary>How often the derivative was asked for a time outside the stretch between the last boundary and the next.</summary>
    public int CallsAcross { get; set; }

    public int Calls { get; set; }

    /// <summary>Every number of the outcome, in one list of bits.</summary>
    public IEnumerable<long> Bits()
    {
        foreach (SeenStep step in Steps)
        {
            foreach (double number in (double[])[step.Start, step.Size, step.End, .. step.Y0, .. step.Y1,
                .. step.Inside.SelectMany(x => x)])
            {
                yield return BitConverter.DoubleToInt64Bits(number);
            }
        }

        foreach (double number in State)
        {
            yield return BitConverter.DoubleToInt64Bits(number);
        }
        foreach (double number in (double[])[Report.Time, Report.LastStep, Report.StiffnessTime])
        {
            yield return BitConverter.DoubleToInt64Bits(number);
        }
        foreach (long number in (long[])[(long)Report.Status, Report.Component, Report.AcceptedSteps, Report.RejectedSteps,
            Report.Evaluations])
        {
            yield return number;
        }
    }
}
