using System.Numerics;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>
/// Runs trials, which may differ in everything but their dimension, and writes down all that happens. Empty lanes answer NaN.
/// </summary>
internal sealed class TrialEnsemble<T, TTableau>(IReadOnlyList<Trial> trials, Outcome[] outcomes, bool observe) : IEnsemble<T>
    where T : unmanaged, ILane<T>
    where TTableau : struct, ITableau
{
    private readonly int[] occupant = Enumerable.Repeat(-1, T.Width).ToArray();
    private readonly int[] nextBoundary = new int[T.Width];
    private readonly double[] from = new double[T.Width];
    private readonly double[] to = new double[T.Width];
    private int next;

    public int Dimension => trials[0].Y0.Length;

    public bool Observes => observe;

    public Action<long>? EveryCall { get; init; }

    public bool Begin(int lane, LaneView<T> state, out double start, out double boundary)
    {
        start = boundary = 0;
        occupant[lane] = -1;
        if (next >= trials.Count) return false;
        Trial trial = trials[next];
        occupant[lane] = next++;
        nextBoundary[lane] = 0;
        state.CopyFrom(trial.Y0);
        start = from[lane] = trial.Start;
        boundary = to[lane] = NextBoundary(lane);
        return true;
    }

    public void Derivatives(T time, ReadOnlySpan<T> state, Span<T> derivative)
    {
        var y = new double[Dimension];
        var dydt = new double[Dimension];
        Span<T> times = [time];
        Span<T> packs = state.ToArray();
        for (int lane = 0; lane < T.Width; lane++)
        {
            double t = new LaneView<T>(times, lane)[0];
            new LaneView<T>(packs, lane).CopyTo(y);
            Array.Fill(dydt, double.NaN);
            if (occupant[lane] >= 0)
            {
                Outcome outcome = outcomes[occupant[lane]];
                outcome.Calls++;
                outcome.EarliestCall = Math.Min(outcome.EarliestCall, t);
                outcome.LatestCall = Math.Max(outcome.LatestCall, t);
                if (t < from[lane] || t > to[lane]) outcome.CallsAcross++;
                EveryCall?.Invoke(outcome.Calls);
                trials[occupant[lane]].Rhs(t, y, dydt);
            }

            new LaneView<T>(derivative, lane).CopyFrom(dydt);
        }
    }

    public T LooksInside(T end, T accepted) => accepted;

    public void Observe(in Step<T> step, T accepted, ref T end)
    {
        Span<T> inside = new T[Dimension];
        for (uint rest = T.Bits(accepted); rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            double start = One(step.Start, lane), stop = One(step.End, lane);
            foreach (double cut in trials[occupant[lane]].Cuts)
            {
                if (start < cut && cut < stop) stop = Math.Min(stop, cut);
            }

            Span<T> ends = [end];
            new LaneView<T>(ends, lane)[0] = stop;
            end = ends[0];
            var seen = new SeenStep(start, One(step.Size, lane), stop, Pick(step.StartState, lane), Pick(step.EndState, lane))
            {
                SlopeAtStart = Slopes(step, lane, 0),
                SlopeAtEnd = Slopes(step, lane, 1),
                Estimate = Estimate(step, lane),
                FirstStage = Pick(step.Stages[..Dimension], lane),
                LastStage = Pick(step.Stages.Slice((TTableau.Stages - 1) * Dimension, Dimension), lane),
            };
            for (int k = 1; k <= 7; k++)
            {
                step.At(T.Broadcast(k / 8.0), inside);
                seen.Inside[k - 1] = Pick(inside, lane);
            }

            step.At(step.ShareAt(step.Start), inside);
            Assert.Equal(seen.Y0, Pick(inside, lane));
            step.At(step.ShareAt(step.End), inside);
            Assert.Equal(seen.Y1, Pick(inside, lane));
            outcomes[occupant[lane]].Steps.Add(seen);
        }
    }

    public BoundaryAction Arrive(int lane, double time, LaneView<T> state, ref double boundary, ref double largestStep)
    {
        Trial trial = trials[occupant[lane]];
        outcomes[occupant[lane]].Arrivals.Add(time);
        from[lane] = time;
        if (time >= trial.End) return BoundaryAction.Finished;
        while (nextBoundary[lane] < trial.Boundaries.Length && trial.Boundaries[nextBoundary[lane]] <= time)
        {
            nextBoundary[lane]++;
        }
        boundary = to[lane] = NextBoundary(lane);
        if (trial.AtBoundary is null) return BoundaryAction.Untouched;
        var y = new double[Dimension];
        state.CopyTo(y);
        BoundaryAction arrival = trial.AtBoundary(time, y);
        state.CopyFrom(y);
        return arrival;
    }

    public void End(int lane, LaneView<T> state, in SolveReport report)
    {
        Outcome outcome = outcomes[occupant[lane]];
        Assert.False(outcome.Ended);
        outcome.Ended = true;
        outcome.Report = report;
        outcome.State = new double[Dimension];
        state.CopyTo(outcome.State);
    }

    private static double One(T pack, int lane)
    {
        Span<T> one = [pack];
        return new LaneView<T>(one, lane)[0];
    }

    private static double[] Pick(ReadOnlySpan<T> packs, int lane)
    {
        var picked = new double[packs.Length];
        for (int i = 0; i < packs.Length; i++)
        {
            picked[i] = One(packs[i], lane);
        }
        return picked;
    }

    private double[] Slopes(in Step<T> step, int lane, double theta)
    {
        var slopes = new double[Dimension];
        Span<T> polynomial = new T[step.Degree];
        for (int i = 0; i < Dimension; i++)
        {
            step.Polynomial(i, polynomial);
            double slope = 0, power = 1;
            for (int j = 0; j < step.Degree; j++, power *= theta)
            {
                slope += (j + 1) * power * One(polynomial[j], lane);
            }
            slopes[i] = slope / One(step.Size, lane);
        }

        return slopes;
    }

    private double[] Estimate(in Step<T> step, int lane)
    {
        var estimate = new double[Dimension];
        for (int i = 0; i < Dimension; i++)
        {
            for (int s = 0; s < TTableau.Stages; s++)
            {
                estimate[i] += TTableau.Error[s] * One(step.Stages[(s * Dimension) + i], lane);
            }
            estimate[i] *= One(step.Size, lane);
        }

        return estimate;
    }

    private double NextBoundary(int lane)
    {
        Trial trial = trials[occupant[lane]];
        return nextBoundary[lane] < trial.Boundaries.Length ? Math.Min(trial.Boundaries[nextBoundary[lane]], trial.End) : trial.End;
    }
}
