


using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Results;

/// <summary>Every step of one subject with its interpolant: the course of all states between the start and the end.</summary>
/// <remarks>
/// Stored as the integrator saw it (all ethanol X in place of the blood level, the gut as its closed form), so that reading between the
/// steps is as exact as the steps.
/// </remarks>
internal sealed class CourseRecord
{
    public const int Degree = 4;
    private static readonly int States = Quantity.StateCount;
    private const int Header = 8;
    private const int StartOffset = Header;
    private static readonly int EndOffset = StartOffset + States;
    private static readonly int PolynomialOffset = EndOffset + States;
    private static readonly int Stride = PolynomialOffset + (States * Degree);
    private const int StepsPerChunk = 256;

    // In chunks, so that a long run needs no second copy of itself to grow.
    private readonly List<double[]> chunks = [];

    public CourseRecord(in State<double> initial) => Initial = initial;

    /// <summary>The state at the start, before any dose given there.</summary>
    public State<double> Initial { get; }

    /// <summary>The number of steps.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a step; the parts are filled by the caller.</summary>
    public void Add(double start, double size, double end, in ExactGut<Lane1> gut, out Span<double> startState, out Span<double> endState,
        out Span<double> polynomials)
    {
        if (Count == chunks.Count * StepsPerChunk) chunks.Add(new double[StepsPerChunk * Stride]);
        Span<double> row = Row(Count);
        row[0] = start;
        row[1] = size;
        row[2] = end;
        row[3] = gut.Plateau.Value;
        row[4] = gut.Excess.Value;
        row[5] = gut.Since.Value;
        row[6] = gut.AbsorptionRate.Value;
        row[7] = gut.ToBlood.Value;
        startState = row.Slice(StartOffset, States);
        endState = row.Slice(EndOffset, States);
        polynomials = row[PolynomialOffset..];
        Count++;
    }

    /// <summary>The same course up to a time, to which other steps can be added.</summary>
    /// <param name="time">The time (h) at which it ends; a step that goes on beyond it is cut there.</param>
    public CourseRecord Until(double time)
    {
        CourseRecord part = new(Initial);
        for (int step = 0; step < Count && StartOf(step) < time; step++)
        {
            if (part.Count == part.chunks.Count * StepsPerChunk) part.chunks.Add(new double[StepsPerChunk * Stride]);
            Span<double> row = part.Row(part.Count++);
            Row(step).CopyTo(row);
            if (EndOf(step) <= time) continue;
            for (int i = 0; i < States; i++)
            {
                row[EndOffset + i] = Integrated(step, time, i);
            }
            row[2] = time;
        }

        return part;
    }

    public double StartOf(int step) => Row(step)[0];

    public double EndOf(int step) => Row(step)[2];

    /// <summary>The step that holds a time, the earlier of two that share it; -1 at or before the start.</summary>
    public int StepAt(double time)
    {
        int low = 0, high = Count - 1, found = -1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (StartOf(middle) < time)
            {
                found = middle;
                low = middle + 1;
            }
            else high = middle - 1;
        }

        return found;
    }

    /// <summary>All states at a time within a step.</summary>
    public State<double> StateIn(int step, double time)
    {
        State<double> state = default;
        Span<double> values = Layout.Flatten<State<double>, double>(ref state);
        for (int i = 0; i < States; i++)
        {
            values[i] = Integrated(step, time, i);
        }
        double amount = Gut(step, time);
        state.EthanolGut = amount;
        state.EthanolBlood -= Row(step)[7] * amount;
        return state;
    }

    /// <summary>One state at a time within a step.</summary>
    public double StateIn(int step, double time, Quantity state)
    {
        if (state == Quantity.EthanolGut) return Gut(step, time);
        double integrated = Integrated(step, time, state.Index);
        return state == Quantity.EthanolBlood ? integrated - (Row(step)[7] * Gut(step, time)) : integrated;
    }

    private Span<double> Row(int step) => chunks[step / StepsPerChunk].AsSpan(step % StepsPerChunk * Stride, Stride);

    private double Integrated(int step, double time, int component)
    {
        ReadOnlySpan<double> row = Row(step);
        if (time >= row[2]) return row[EndOffset + component];
        if (time <= row[0]) return row[StartOffset + component];
        double theta = (time - row[0]) / row[1];
        ReadOnlySpan<double> c = row.Slice(PolynomialOffset + (component * Degree), Degree);
        return row[StartOffset + component] + (theta * (c[0] + (theta * (c[1] + (theta * (c[2] + (theta * c[3])))))));
    }

    private double Gut(int step, double time)
    {
        ReadOnlySpan<double> row = Row(step);
        var gut = new ExactGut<Lane1>
        {
            Plateau = new Lane1(row[3]),
            Excess = new Lane1(row[4]),
            Since = new Lane1(row[5]),
            AbsorptionRate = new Lane1(row[6]),
        };
        return gut.AmountAt(new Lane1(time)).Value;
    }
}
