using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>One step of a Runge-Kutta method with its interpolant ("dense output"): the solution everywhere between the two ends.</summary>
/// <typeparam name="T">The lane.</typeparam>
public readonly ref struct Step<T>
    where T : unmanaged, ILane<T>
{
    private readonly ReadOnlySpan<double> dense;
    private readonly int degree;

    internal Step(T start, T size, T end, ReadOnlySpan<T> startState, ReadOnlySpan<T> endState, ReadOnlySpan<T> stages,
        ReadOnlySpan<double> dense, int degree)
    {
        Start = start;
        Size = size;
        End = end;
        StartState = startState;
        EndState = endState;
        Stages = stages;
        this.dense = dense;
        this.degree = degree;
    }

    /// <summary>The coefficients of the interpolant: a row for each stage, a column for each power from 1.</summary>
    internal ReadOnlySpan<double> Interpolant => dense;

    /// <summary>The time at which the step starts.</summary>
    public T Start { get; }

    /// <summary>The size of the step.</summary>
    public T Size { get; }

    /// <summary>The time at which the step ends; exactly the boundary when it was aimed at one.</summary>
    public T End { get; }

    /// <summary>The state at the start, one pack a component.</summary>
    public ReadOnlySpan<T> StartState { get; }

    /// <summary>The state at the end, one pack a component.</summary>
    public ReadOnlySpan<T> EndState { get; }

    /// <summary>The derivatives of all stages, stage by stage.</summary>
    public ReadOnlySpan<T> Stages { get; }

    /// <summary>The number of weights that <see cref="Weights"/> writes: one a stage.</summary>
    public int WeightCount => dense.Length / degree;

    /// <summary>The weights h b_i(theta) of the interpolant at a share of the step.</summary>
    /// <param name="theta">The share, 0 at the start, 1 at the end.</param>
    /// <param name="weights">Filled with <see cref="WeightCount"/> packs.</param>
    public void Weights(T theta, Span<T> weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            ReadOnlySpan<double> row = dense.Slice(i * degree, degree);
            T sum = T.Broadcast(row[degree - 1]);
            for (int j = degree - 2; j >= 0; j--)
            {
                sum = (sum * theta) + row[j];
            }
            weights[i] = (sum * theta) * Size;
        }
    }

    /// <summary>One component between the ends, by weights from <see cref="Weights"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Interpolate(ReadOnlySpan<T> weights, int component)
    {
        int dimension = StartState.Length;
        ref T first = ref MemoryMarshal.GetReference(Stages);
        T sum = weights[0] * Unsafe.Add(ref first, component);
        for (int i = 1; i < weights.Length; i++)
        {
            sum += weights[i] * Unsafe.Add(ref first, (i * dimension) + component);
        }
        return StartState[component] + sum;
    }

    /// <summary>The number of coefficients that <see cref="Polynomial"/> writes.</summary>
    public int Degree => degree;

    /// <summary>One component as a polynomial of the share of the step: y0 + c0 theta + c1 theta^2 + ...</summary>
    /// <param name="component">The component.</param>
    /// <param name="coefficients">Filled with <see cref="Degree"/> packs, c0 first.</param>
    public void Polynomial(int component, Span<T> coefficients)
    {
        int dimension = StartState.Length;
        for (int j = 0; j < degree; j++)
        {
            T sum = T.Broadcast(0.0);
            for (int i = 0; i < WeightCount; i++)
            {
                double weight = dense[(i * degree) + j];
                if (weight != 0.0) sum += weight * Stages[(i * dimension) + component];
            }

            coefficients[j] = Size * sum;
        }
    }

    /// <summary>All components of one trajectory as polynomials, as <see cref="Polynomial"/> gives one of them.</summary>
    /// <remarks>Power by power and stage by stage over all components: the same sums in the same order, in short loops.</remarks>
    /// <param name="lane">The trajectory's lane.</param>
    /// <param name="coefficients">Filled with <see cref="Degree"/> numbers a component, c0 first.</param>
    internal void Polynomials(int lane, Span<double> coefficients)
    {
        ReadOnlySpan<double> derivatives = MemoryMarshal.Cast<T, double>(Stages);
        int length = MemoryMarshal.Cast<T, double>(StartState).Length;
        T packed = Size;
        double size = LaneView<T>.Element(ref packed, lane);
        coefficients.Clear();
        for (int k = 0; k < dense.Length; k++)
        {
            double weight = dense[k];
            if (weight == 0.0) continue;
            ReadOnlySpan<double> stage = derivatives.Slice(k / degree * length, length);
            for (int from = lane, to = k % degree; from < stage.Length; from += T.Width, to += degree)
            {
                coefficients[to] += weight * stage[from];
            }
        }

        foreach (ref double coefficient in coefficients)
        {
            coefficient = size * coefficient;
        }
    }

    /// <summary>The whole state at a share of the step; at theta = 0 and 1 the bits of the step's ends.</summary>
    /// <param name="theta">The share of the step, lane by lane.</param>
    /// <param name="state">Filled with one pack a component.</param>
    public void At(T theta, Span<T> state)
    {
        Span<T> weights = stackalloc T[WeightCount];
        Weights(theta, weights);
        T atEnd = T.LessThanOrEqual(T.Broadcast(1.0), theta);
        T atStart = T.LessThanOrEqual(theta, T.Broadcast(0.0));
        for (int i = 0; i < state.Length; i++)
        {
            T value = Interpolate(weights, i);
            value = T.Select(atEnd, EndState[i], value);
            state[i] = T.Select(atStart, StartState[i], value);
        }
    }

    /// <summary>The share of the step at which a time lies; exactly 1 at its end.</summary>
    public T ShareAt(T time) =>
        T.Select(T.LessThanOrEqual(End, time), T.Broadcast(1.0), (time - Start) / Size);
}
