using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>How often each value occurs, the values rounded to ten significant binary digits: what is kept of a large population.</summary>
/// <remarks>
/// The rounding is fixed, and counts are added: whoever counts in whatever order or division arrives at the same counts. A value is off by
/// at most <see cref="RelativeError"/> of itself, below 2^-30 (about 1e-9) by at most that; so is a quantile, by the larger of the two
/// values between which it lies. What ten digits hold, as 0, 1 or 67, is exact.
/// </remarks>
internal sealed class RoundedCounts
{
    /// <summary>The largest error of a value, relative to it: half of the distance between two values of ten digits.</summary>
    internal const double RelativeError = 1.0 / 1024;

    /// <summary>Values smaller than this count as zero.</summary>
    internal const double Smallest = 1.0 / (1 << 30);

    private const int Dropped = 43;

    private static readonly long Floor = BitConverter.DoubleToInt64Bits(Smallest) >> Dropped;

    private readonly Dictionary<int, long> counts = [];

    /// <summary>How many values.</summary>
    internal long Count { get; private set; }

    /// <summary>Counts a finite value.</summary>
    internal void Add(double value) => Add(KeyOf(value), 1);

    /// <summary>The quantiles of <see cref="SampleQuantile.Shares"/>.</summary>
    internal double[] Quantiles()
    {
        KeyValuePair<int, long>[] sorted = [.. counts.OrderBy(one => one.Key)];
        double[] found = [.. SampleQuantile.Shares.Select(_ => double.NaN)];
        for (int i = 0; i < found.Length && Count > 0; i++)
        {
            (long below, double weight) = SampleQuantile.Place(Count, SampleQuantile.Shares[i]);
            double low = At(sorted, below);
            found[i] = weight > 0 ? SampleQuantile.Between(low, At(sorted, below + 1), weight) : low;
        }

        return found;
    }

    /// <summary>Writes the counts: how many, then each value's distance from the one before and its count.</summary>
    internal void Write(CompactWriter target)
    {
        target.Item(counts.Count);
        long before = 0;
        foreach ((int key, long count) in counts.OrderBy(one => one.Key))
        {
            target.Item(key - before);
            target.Item(count);
            before = key;
        }
    }

    /// <summary>Adds counts that were written.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="most">No more values than these can be there.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal void Read(ref CompactReader source, long most)
    {
        long many = source.Item(), key = 0, total = 0;
        for (long i = 0; i < many; i++)
        {
            key += source.Item();
            long count = source.Item();
            if (key is < int.MinValue or > int.MaxValue || count < 1 || count > most - total)
            {
                throw CompactReader.Damaged("a count of its trajectories is impossible");
            }
            total += count;
            Add((int)key, count);
        }
    }

    /// <summary>The value that stands for all that are rounded to it.</summary>
    internal static double Rounded(double value) => ValueOf(KeyOf(value));

    internal void Clear()
    {
        counts.Clear();
        Count = 0;
    }

    private static double At(KeyValuePair<int, long>[] sorted, long rank)
    {
        int at = 0;
        for (long passed = sorted[0].Value; passed <= rank; passed += sorted[++at].Value)
        {
        }

        return ValueOf(sorted[at].Key);
    }

    private static int KeyOf(double value)
    {
        long rounded = (BitConverter.DoubleToInt64Bits(Math.Abs(value)) + (1L << (Dropped - 1))) >> Dropped;
        int key = (int)Math.Max(0, rounded - Floor + 1);
        return value < 0 ? -key : key;
    }

    private static double ValueOf(int key)
    {
        if (key == 0) return 0;
        double size = BitConverter.Int64BitsToDouble((Math.Abs(key) - 1 + Floor) << Dropped);
        return key < 0 ? -size : size;
    }

    private void Add(int key, long count)
    {
        counts[key] = counts.GetValueOrDefault(key) + count;
        Count += count;
    }
}
