using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>How values become places on an axis: evenly, or by their square roots where a few values lie far above all others.</summary>
internal sealed class ValueScale
{
    // Where the greatest value is this many times the upper quartile, an even axis would squeeze three quarters of the values into its
    // first sixth.
    private const double Skew = 6;

    private readonly double from, to;

    public ValueScale(double low, double high, bool squareRoot)
    {
        (Low, High, SquareRoot) = (low, high > low ? high : low + Math.Max(1, Math.Abs(low)), squareRoot);
        (from, to) = (Bent(Low), Bent(High));
    }

    public double Low { get; }

    public double High { get; }

    public bool SquareRoot { get; }

    /// <summary>The scale that shows values best.</summary>
    /// <param name="low">The least.</param>
    /// <param name="upperQuartile">The value that a quarter exceeds.</param>
    /// <param name="high">The greatest.</param>
    public static ValueScale For(double low, double upperQuartile, double high) => new(low, high, low >= 0 && high > Skew * upperQuartile);

    /// <summary>The place of a value, 0 at the low end and 1 at the high end.</summary>
    public double Place(double value) => (Bent(value) - from) / (to - from);

    /// <summary>Round values and their labels, no two nearer than a share of the axis.</summary>
    public (double[] Positions, string[] Labels) Ticks(int most)
    {
        if (!SquareRoot) return Plotting.Ticks.Linear(Low, High, most);
        double decade = Math.Pow(10, Math.Floor(Math.Log10(High)));
        List<double> candidates = [0];
        for (int power = -3; power <= 0; power++)
        {
            double unit = decade * Math.Pow(10, power);
            candidates.AddRange(power == 0 ? Enumerable.Range(1, 9).Select(k => k * unit) : [unit, 2 * unit, 5 * unit]);
        }

        List<double> chosen = [];
        foreach (double value in candidates.Where(value => value >= Low && value <= High))
        {
            if (chosen.Count == 0 || Place(value) - Place(chosen[^1]) >= 1.0 / (most + 1)) chosen.Add(value);
        }

        return ([.. chosen], [.. chosen.Select(value => value.ToString("0.######", CultureInfo.InvariantCulture))]);
    }

    private double Bent(double value) => SquareRoot ? Math.Sqrt(Math.Max(0, value)) : value;
}
