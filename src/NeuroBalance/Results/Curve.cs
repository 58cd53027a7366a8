
namespace NeuroBalance;

/// <summary>A smooth-by-pieces function of time between knots, and what is asked of it: extremes, crossings, time above a level, integral.</summary>
/// <remarks>Each piece is looked at in eighths; an extremum or a pair of crossings that lies within one eighth of a solver step goes unseen, which at the solver's own accuracy it cannot matter.</remarks>
public sealed class Curve
{
    private const int Slices = 8;
    private readonly double[] knots;
    private readonly Func<int, double, double> value;

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

    /// <summary>The times at which a level is crossed.</summary>
    public IReadOnlyList<double> Crossings(double level, CrossingDirection direction = CrossingDirection.Both)
    {
        var found = new List<double>();
        Walk((piece, left, leftValue, right, rightValue) =>
        {
            bool before = leftValue >= level, after = rightValue >= level;
            if (before == after || double.IsNaN(leftValue) || double.IsNaN(rightValue)) return;
            if (direction == CrossingDirection.Upward && before) return;
            if (direction == CrossingDirection.Downward && after) return;
            double time = right == left ? left : Bisect(piece, level, left, right, before);
            if (found.Count == 0 || time > found[^1]) found.Add(time);
        });
        return found;
    }

    /// <summary>The time spent at or above a level.</summary>
    public double TimeAbove(double level)
    {
        double total = 0;
        Walk((piece, left, leftValue, right, rightValue) =>
        {
            bool before = leftValue >= level, after = rightValue >= level;
            if (before && after) total += right - left;
            else if (before != after && right > left)
            {
                double time = Bisect(piece, level, left, right, before);
                total += before ? time - left : right - time;
            }
        });
        return total;
    }

    /// <summary>The integral over time of the value, or of a function of it, by five-point Gauss-Legendre rules on every eighth of a piece.</summary>
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
    private void Walk(Visit visit)
    {
        double lastValue = double.NaN;
        for (int piece = 0; piece + 1 < knots.Length; piece++)
        {
            double left = knots[piece];
            double leftValue = value(piece, left);
            if (piece > 0) visit(piece, left, lastValue, left, leftValue);
            for (int slice = 1; slice <= Slices; slice++)
            {
                double right = slice == Slices ? knots[piece + 1] : knots[piece] + ((knots[piece + 1] - knots[piece]) * slice / Slices);
                double rightValue = value(piece, right);
                visit(piece, left, leftValue, right, rightValue);
                left = right;
                leftValue = rightValue;
            }

            lastValue = leftValue;
        }
    }

    private double Bisect(int piece, double level, double left, double right, bool above)
    {
        while (true)
        {
            double middle = 0.5 * (left + right);
            if (!(middle > left && middle < right)) return right;
            if (value(piece, middle) >= level == above) left = middle;
            else right = middle;
        }
    }

    private Extremum Extreme(int sign)
    {
        var best = new Extremum(double.NaN, double.NaN);
        int bestPiece = -1;
        for (int piece = 0; piece + 1 < Math.Max(knots.Length, 2) && knots.Length > 0; piece++)
        {
            double start = knots[piece], end = knots[Math.Min(piece + 1, knots.Length - 1)];
            for (int slice = 0; slice <= Slices; slice++)
            {
                double time = slice == Slices ? end : start + ((end - start) * slice / Slices);
                double one = sign * value(piece, time);
                if (double.IsNaN(best.Value) || one > best.Value)
                {
                    best = new Extremum(time, one);
                    bestPiece = piece;
                }
            }
        }

        if (bestPiece < 0) return best;
        // Within the piece, and over its edges into its neighbours, where the curve may peak too.
        for (int piece = Math.Max(bestPiece - 1, 0); piece <= bestPiece + 1 && piece + 1 < knots.Length; piece++)
        {
            double width = (knots[piece + 1] - knots[piece]) / Slices;
            double low = Math.Max(knots[piece], best.Time - width);
            double high = Math.Min(knots[piece + 1], best.Time + width);
            if (low < high) best = Refine(piece, sign, low, high, best);
        }

        return best;
    }

    // Golden section: the bracket shrinks until the value no longer tells its ends apart.
    private Extremum Refine(int piece, int sign, double low, double high, Extremum best)
    {
        const double Golden = 0.6180339887498949;
        double left = high - (Golden * (high - low)), right = low + (Golden * (high - low));
        double leftValue = sign * value(piece, left), rightValue = sign * value(piece, right);
        for (int i = 0; i < 60; i++)
        {
            if (leftValue > best.Value) best = new Extremum(left, leftValue);
            if (rightValue > best.Value) best = new Extremum(right, rightValue);
            if (leftValue >= rightValue)
            {
                high = right;
                (right, rightValue) = (left, leftValue);
                left = high - (Golden * (high - low));
                leftValue = sign * value(piece, left);
            }
            else
            {
                low = left;
                (left, leftValue) = (right, rightValue);
                right = low + (Golden * (high - low));
                rightValue = sign * value(piece, right);
            }
        }

        return best;
    }
}
