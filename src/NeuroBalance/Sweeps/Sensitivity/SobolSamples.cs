
namespace NeuroBalance.Sweeps;

/// <summary>The outputs of a variance-based analysis, base sample by base sample, and the estimators on them.</summary>
internal sealed class SobolSamples
{
    private readonly double[] y;
    private readonly int d, rows;
    private readonly bool secondOrder;
    private readonly double low, high;

    internal SobolSamples(ReadOnlyMemory<double> outputs, int factors, bool secondOrder)
    {
        d = factors;
        this.secondOrder = secondOrder;
        rows = SaltelliDesign.RowsFor(factors, secondOrder);
        y = outputs.ToArray();
        N = y.Length / rows;
        FailedShare = (double)y.Count(value => !double.IsFinite(value)) / y.Length;
        (low, high) = Standardize();
    }

    internal int N { get; }

    internal double FailedShare { get; }

    /// <summary>First order, total and second order, each base sample counted as often as its weight says; once without weights.</summary>
    internal SobolEstimates Estimate(ReadOnlySpan<int> weights)
    {
        FactorSums[] factors = new FactorSums[d];
        PairSums[][] pairs = secondOrder ? [.. Enumerable.Range(0, d).Select(_ => new PairSums[d])] : [];
        for (int i = 0; i < N; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            if (weight == 0) continue;
            ReadOnlySpan<double> sample = y.AsSpan(i * rows, rows);
            double a = sample[0], b = sample[^1];
            if (!double.IsFinite(a) || !double.IsFinite(b)) continue;
            ReadOnlySpan<double> ab = sample.Slice(1, d);
            for (int j = 0; j < d; j++)
            {
                if (double.IsFinite(ab[j])) factors[j].Add(weight, a, b, ab[j]);
            }

            if (!secondOrder) continue;
            ReadOnlySpan<double> ba = sample.Slice(1 + d, d);
            for (int j = 0; j < d; j++)
            {
                if (!double.IsFinite(ba[j]) || !double.IsFinite(ab[j])) continue;
                Span<PairSums> row = pairs[j];
                for (int k = j + 1; k < d; k++)
                {
                    if (double.IsFinite(ab[k])) row[k].Add(weight, a, b, ab[j], ab[k], ba[j]);
                }
            }
        }

        return new SobolEstimates(
            [.. factors.Select(sums => sums.FirstOrder)],
            [.. factors.Select(sums => sums.Total)],
            secondOrder ? [.. pairs.Select((row, j) => row.Select((sums, k) => k > j ? sums.SecondOrder : double.NaN).ToArray())] : null);
    }

    /// <summary>
    /// What the first-order and the total index of a factor could be, were the missing outputs anything within the range of the others.
    /// </summary>
    internal (Interval S1, Interval ST) Bounds(int factor)
    {
        double firstLow = 0, firstHigh = 0, totalLow = 0, totalHigh = 0;
        double known = 0, sum = 0, squares = 0, missing = 0;
        for (int i = 0; i < N; i++)
        {
            ReadOnlySpan<double> sample = y.AsSpan(i * rows, rows);
            Interval a = Range(sample[0]), b = Range(sample[^1]), ab = Range(sample[1 + factor]);
            foreach (double value in (ReadOnlySpan<double>)[sample[0], sample[^1]])
            {
                if (double.IsFinite(value))
                {
                    known++;
                    sum += value;
                    squares += value * value;
                }
                else
                {
                    missing++;
                }
            }

            Interval difference = new(ab.Low - a.High, ab.High - a.Low);
            double p = b.Low * difference.Low, q = b.Low * difference.High, r = b.High * difference.Low, s = b.High * difference.High;
            firstLow += Math.Min(Math.Min(p, q), Math.Min(r, s));
            firstHigh += Math.Max(Math.Max(p, q), Math.Max(r, s));
            double widest = Math.Max(Math.Abs(difference.Low), Math.Abs(difference.High));
            double nearest = difference.Low > 0 ? difference.Low : difference.High < 0 ? -difference.High : 0;
            totalLow += nearest * nearest;
            totalHigh += widest * widest;
        }

        (double least, double greatest) = VarianceBounds(known, sum, squares, missing);
        return (Quotient(firstLow / N, firstHigh / N, least, greatest), Quotient(0.5 * totalLow / N, 0.5 * totalHigh / N, least, greatest));
    }

    // The least variance has all missing values at the mean of the others; the greatest has each at one end of the range.
    private (double Least, double Greatest) VarianceBounds(double known, double sum, double squares, double missing)
    {
        if (known == 0) return (0, (high - low) * (high - low) / 4);
        double n = known + missing;
        double least = (squares - (sum * sum / known)) / n;
        double greatest = 0;
        for (double above = 0; above <= missing; above++)
        {
            double mean = (sum + (above * high) + ((missing - above) * low)) / n;
            double square = (squares + (above * high * high) + ((missing - above) * low * low)) / n;
            greatest = Math.Max(greatest, square - (mean * mean));
        }

        return (least, greatest);
    }

    private static Interval Quotient(double low, double high, double least, double greatest) =>
        new(low >= 0 ? low / greatest : low / least, high >= 0 ? high / least : high / greatest);

    private Interval Range(double value) => double.IsFinite(value) ? new(value, value) : new(low, high);

    // Mean 0 and deviation 1 over all outputs, as SALib does; answers the range.
    private (double Low, double High) Standardize()
    {
        double sum = 0, n = 0;
        foreach (double value in y)
        {
            if (!double.IsFinite(value)) continue;
            sum += value;
            n++;
        }

        double mean = sum / n, squares = 0;
        foreach (double value in y)
        {
            squares += double.IsFinite(value) ? (value - mean) * (value - mean) : 0;
        }
        double deviation = Math.Sqrt(squares / n);
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        for (int i = 0; i < y.Length; i++)
        {
            if (!double.IsFinite(y[i])) continue;
            y[i] = (y[i] - mean) / deviation;
            least = Math.Min(least, y[i]);
            greatest = Math.Max(greatest, y[i]);
        }

        return (least, greatest);
    }
}
