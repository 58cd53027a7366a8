using NeuroBalance.Integration;

namespace NeuroBalance;

/// <summary>
/// A smooth-by-pieces function of time between knots, and what is asked of it: extremes, crossings, time above a level, integral.
/// </summary>
/// <remarks>
/// Each piece is looked at in eighths, and where it turns between two looks. A pair of turns within one eighth of a solver step goes
/// unseen, which at
/// the solver's own accuracy it cannot matter. Peak, crossings and time above come from the same looks and the same turns.
/// </remarks>
public sealed class Curve
{
    private const int Slices = 8;
    private const int SamplesPerPiece = Slices + 1;
    private readonly double[] knots;
    private readonly Func<int, double, double> value;
    private Sample[]? samples;
    private (int Highest, int Lowest) extremeSample;

    /// <param name="knots">Rising times; the pieces lie between them.</param>
    /// <param name="value">The value in the piece that starts at a knot (by its index) at a time.</param>
    internal Curve(double[] knots, Func<int, double, double> value)
    {
        this.knots = knots;
        this.value = value;
    }

    /// <summary>The highest value.</summary>
    public Extremum Peak() => Extreme(1);

    /// <summary>The lowest value.</summary>
    public Extremum Trough()
    {
        Extremum found = Extreme(-1);
        return found with { Value = -found.Value };
    }

    /// <summary>The times at which a level is crossed, also where the curve passes it and returns between two looks.</summary>
    /// <param name="level">The level, in the unit of the curve.</param>
    /// <param name="direction">Which crossings count.</param>
    /// <returns>The times (h), rising.</returns>
    public IReadOnlyList<double> Crossings(double level, CrossingDirection direction = CrossingDirection.Both)
    {
        var found = new List<double>();
        Walk(level, (piece, left, leftValue, right, rightValue) =>
        {
            bool before = leftValue >= level, after = rightValue >= level;
            if (before == after || double.IsNaN(leftValue) || double.IsNaN(rightValue)) return;
            if (direction == CrossingDirection.Upward && before) return;
            if (direction == CrossingDirection.Downward && after) return;
            double time = right == left ? left : RootFinding.FirstToHold(new OtherSide(value, piece, level, before), left, right);
            if (found.Count == 0 || time > found[^1]) found.Add(time);
        });
        return found;
    }

    /// <summary>The time spent at or above a level.</summary>
    /// <param name="level">The level, in the unit of the curve.</param>
    /// <returns>The time (h).</returns>
    public double TimeAbove(double level)
    {
        double total = 0;
        Walk(level, (piece, left, leftValue, right, rightValue) =>
        {
            bool before = leftValue >= level, after = rightValue >= level;
            if (before && after) total += right - left;
            else if (before != after && right > left)
            {
                double time = RootFinding.FirstToHold(new OtherSide(value, piece, level, before), left, right);
                total += before ? time - left : right - time;
            }
        });
        return total;
    }

    /// <summary>
    /// The integral over time of the value, or of a function of it, by five-point Gauss-Legendre rules on every eighth of a piece.
    /// </summary>
    public double Integral(Func<double, double>? of = null)
    {
        ReadOnlySpan<double> nodes = [0.0, 0.5384693101056831, 0.9061798459386640];
        ReadOnlySpan<double> weights = [0.5688888888888889, 0.4786286704993665, 0.2369268850561891];
        double total = 0;
        for (int piece = 0; piece + 1 < knots.Length; piece++)
        {
            double width = (knots[piece + 1] - knots[piece]) / Slices;
            for (int slice = 0; slice < Slices; slice++)
            {
                double middle = knots[piece] + ((slice + 0.5) * width);
                double sum = weights[0] * At(piece, middle, of);
                for (int i = 1; i < nodes.Length; i++)
                {
                    double offset = 0.5 * width * nodes[i];
                    sum += weights[i] * (At(piece, middle - offset, of) + At(piece, middle + offset, of));
                }

                total += 0.5 * width * sum;
            }
        }

        return total;
    }

    private double At(int piece, double time, Func<double, double>? of)
    {
        double one = value(piece, time);
        return of is null ? one : of(one);
    }

    private delegate void Visit(int piece, double left, double leftValue, double right, double rightValue);

    // Slices in order; where two pieces meet with different values (a dose) a slice of no width lies between them.
    private void Walk(double level, Visit visit)
    {
        Dictionary<int, Extremum> beyond = Beyond(level);
        for (int i = 1; i < Samples.Length; i++)
        {
            (_, double left, double leftValue) = Samples[i - 1];
            (int piece, double right, double rightValue) = Samples[i];
            if (beyond.TryGetValue(i, out Extremum turn))
            {
                visit(piece, left, leftValue, turn.Time, turn.Value);
                (left, leftValue) = (turn.Time, turn.Value);
            }

            visit(piece, left, leftValue, right, rightValue);
        }
    }

    // The extremes beyond the level that no sample shows, by the slice (its later sample) in which they lie.
    private Dictionary<int, Extremum> Beyond(double level)
    {
        var found = new Dictionary<int, Extremum>();
        for (int k = 0; k < Samples.Length; k++)
        {
            Sample nearest = Samples[k];
            bool above = nearest.Value >= level;
            if (!MayTurnBeyond(k, level, above)) continue;
            int sign = above ? -1 : 1;
            (Extremum turn, int piece) = RefineAround(nearest.Piece, sign, new Extremum(nearest.Time, sign * nearest.Value));
            turn = turn with { Value = sign * turn.Value };
            if (turn.Value >= level == above) continue;
            int slice = Array.FindIndex(
                Samples, Math.Max(1, k - SamplesPerPiece), one => one.Piece == piece && one.Time >= turn.Time && turn.Time > knots[piece]);
            if (slice > 0) found[slice] = turn;
        }

        return found;
    }

    // Whether a sample is nearer to the level than those beside it in its piece, and so near that the curve may turn beyond the level.
    private bool MayTurnBeyond(int k, double level, bool above)
    {
        (int piece, _, double own) = Samples[k];
        if (!double.IsFinite(own)) return false;
        double distance = Math.Abs(own - level), lowest = own, highest = own;
        int first = piece * SamplesPerPiece;
        for (int i = first; i < first + SamplesPerPiece; i++)
        {
            if (Math.Abs(i - k) == 1 && (Math.Abs(Samples[i].Value - level) < distance || Samples[i].Value >= level != above)) return false;
            lowest = Math.Min(lowest, Samples[i].Value);
            highest = Math.Max(highest, Samples[i].Value);
        }

        return distance <= highest - lowest || k == extremeSample.Highest || k == extremeSample.Lowest;
    }

    private Sample[] Samples => samples ??= Sampled();

    private Sample[] Sampled()
    {
        var all = new Sample[Math.Max(knots.Length - 1, 0) * SamplesPerPiece];
        for (int k = 0; k < all.Length; k++)
        {
            int piece = k / SamplesPerPiece, slice = k % SamplesPerPiece;
            double start = knots[piece], end = knots[piece + 1];
            double time = slice == Slices ? end : start + ((end - start) * slice / Slices);
            all[k] = new Sample(piece, time, value(piece, time));
            if (k == 0 || !(all[k].Value <= all[extremeSample.Highest].Value)) extremeSample.Highest = k;
            if (k == 0 || !(all[k].Value >= all[extremeSample.Lowest].Value)) extremeSample.Lowest = k;
        }

        return all;
    }

    private Extremum Extreme(int sign)
    {
        if (knots.Length == 1) return new Extremum(knots[0], sign * value(0, knots[0]));
        var best = new Extremum(double.NaN, double.NaN);
        int bestPiece = -1;
        foreach (Sample one in Samples)
        {
            if (double.IsNaN(best.Value) || sign * one.Value > best.Value)
            {
                best = new Extremum(one.Time, sign * one.Value);
                bestPiece = one.Piece;
            }
        }

        return bestPiece < 0 ? best : RefineAround(bestPiece, sign, best).Turn;
    }

    // Within the piece, and over its edges into its neighbours, where the curve may turn too.
    private (Extremum Turn, int Piece) RefineAround(int ownPiece, int sign, Extremum best)
    {
        int bestPiece = ownPiece;
        for (int piece = Math.Max(ownPiece - 1, 0); piece <= ownPiece + 1 && piece + 1 < knots.Length; piece++)
        {
            double width = (knots[piece + 1] - knots[piece]) / Slices;
            double low = Math.Max(knots[piece], best.Time - width);
            double high = Math.Min(knots[piece + 1], best.Time + width);
            if (!(low < high)) continue;
            RootFinding.Sample turn =
                RootFinding.Maximum(new Signed(value, piece, sign), low, high, new RootFinding.Sample(best.Time, best.Value));
            if (turn.Value > best.Value) bestPiece = piece;
            best = new Extremum(turn.X, turn.Value);
        }

        return (best, bestPiece);
    }

    private readonly record struct Sample(int Piece, double Time, double Value);

    private readonly struct Signed(Func<int, double, double> value, int piece, int sign) : IScalarFunction
    {
        public double At(double x) => sign * value(piece, x);
    }

    private readonly struct OtherSide(Func<int, double, double> value, int piece, double level, bool above) : ICondition
    {
        public bool Holds(double x) => value(piece, x) >= level != above;
    }
}
