


using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Results;

/// <summary>Every step of one subject with its interpolant: the course of all states between the start and the end.</summary>
/// <remarks>
/// Stored as the integrator saw it (all ethanol X in place of the blood level, the guts as their closed forms), so that reading between the
/// steps is as exact as the steps.
/// </remarks>
internal sealed class CourseRecord
{
    public const int Degree = 4;
    private const int GutOffset = 3;
    private static readonly int StartOffset = GutOffset + Layout.Count<ExactGut<Lane1>, double>();
    private const int StepsPerChunk = 256;

    // In chunks, so that a long run needs no second copy of itself to grow.
    private readonly List<double[]> chunks = [];
    private readonly double[] initial;

    public CourseRecord(double[] initial) => this.initial = initial;

    /// <summary>All states at the start, before any dose given there.</summary>
    public ReadOnlySpan<double> Initial => initial;

    private int States => initial.Length;

    private int EndOffset => StartOffset + States;

    private int PolynomialOffset => EndOffset + States;

    private int Stride => PolynomialOffset + (States * Degree);

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
        Layout.Name<ExactGut<Lane1>, double>(row[GutOffset..]) = gut;
        startState = row.Slice(StartOffset, States);
        endState = row.Slice(EndOffset, States);
        polynomials = row[PolynomialOffset..];
        Count++;
    }

    /// <summary>The same course up to a time, to which other steps can be added.</summary>
    /// <param name="time">The time (h) at which it ends; a step that goes on beyond it is cut there.</param>
    public CourseRecord Until(double time)
    {
        CourseRecord part = new(initial);
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
    public double[] StatesIn(int step, double time)
    {
        double[] states = new double[States];
        Span<double> values = states;
        ReadOnlySpan<double> row = Row(step);
        if (time >= row[2]) row.Slice(EndOffset, States).CopyTo(values);
        else if (time <= row[0]) row.Slice(StartOffset, States).CopyTo(values);
        else
        {
            double theta = (time - row[0]) / row[1];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Inside(row, theta, i);
            }
        }

        ref State<double> state = ref Layout.Name<State<double>, double>(values);
        ref ExactGut<Lane1> gut = ref Gut(step);
        double fasting = gut.Fasting.AmountAt(new Lane1(time)).Value;
        double meal = gut.Meal.AmountAt(new Lane1(time)).Value;
        state.EthanolGut = fasting;
        state.EthanolMeal = meal;
        state.EthanolBlood = (state.EthanolBlood - (gut.Fasting.ToBlood.Value * fasting)) - (gut.Meal.ToBlood.Value * meal);
        return states;
    }

    /// <summary>One state at a time within a step.</summary>
    public double StateIn(int step, double time, Quantity state)
    {
        double integrated = Integrated(step, time, state.Component);
        if (!TotalEthanol.Replaces(state)) return integrated;
        ref ExactGut<Lane1> gut = ref Gut(step);
        double fasting = gut.Fasting.AmountAt(new Lane1(time)).Value;
        if (state == Quantity.EthanolGut) return fasting;
        double meal = gut.Meal.AmountAt(new Lane1(time)).Value;
        return state == Quantity.EthanolMeal ? meal
            : (integrated - (gut.Fasting.ToBlood.Value * fasting)) - (gut.Meal.ToBlood.Value * meal);
    }

    private Span<double> Row(int step) => chunks[step / StepsPerChunk].AsSpan(step % StepsPerChunk * Stride, Stride);

    private double Integrated(int step, double time, int component)
    {
        ReadOnlySpan<double> row = Row(step);
        if (time >= row[2]) return row[EndOffset + component];
        if (time <= row[0]) return row[StartOffset + component];
        return Inside(row, (time - row[0]) / row[1], component);
    }

    private double Inside(ReadOnlySpan<double> row, double theta, int component)
    {
        ReadOnlySpan<double> c = row.Slice(PolynomialOffset + (component * Degree), Degree);
        return row[StartOffset + component] + (theta * (c[0] + (theta * (c[1] + (theta * (c[2] + (theta * c[3])))))));
    }

    private ref ExactGut<Lane1> Gut(int step) => ref Layout.Name<ExactGut<Lane1>, double>(Row(step)[GutOffset..]);
}
