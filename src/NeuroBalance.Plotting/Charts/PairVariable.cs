namespace NeuroBalance.Plotting;

/// <summary>One variable of a pair plot: its values, its scale, and the edges of the cells that they are counted in.</summary>
internal sealed class PairVariable
{
    /// <summary>The most cells of an axis that stay visible in a large panel.</summary>
    public const int MostCells = 40;

    private const int MostLevels = 24;

    /// <param name="label">Its name with its unit.</param>
    /// <param name="values">One value for each member; not a number where there is none.</param>
    /// <param name="mostCells">The most cells of its axis.</param>
    public PairVariable(string label, double[] values, int mostCells = MostCells)
    {
        Values = values;
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        Scale = sorted.Length == 0 ? new ValueScale(0, 1, false)
            : ValueScale.For(sorted[0], sorted[(int)(0.75 * (sorted.Length - 1))], sorted[^1]);
        Words = label;
        Suffix = Scale.SquareRoot ? ", √\u00a0axis" : "";
        double[] levels = [.. sorted.Distinct().Take(MostLevels + 1)];
        if (levels.Length is > 1 and <= MostLevels) Levels = [.. levels.Select(Scale.Place)];
        Edges = Levels is not null ? Between(Levels) : Even(Math.Clamp((int)Math.Round(1.6 * Math.Cbrt(sorted.Length)), 10, mostCells));
    }

    /// <summary>Its name with its unit.</summary>
    public string Words { get; }

    /// <summary>What is said behind the name where the axis is not linear.</summary>
    public string Suffix { get; }

    public double[] Values { get; }

    public ValueScale Scale { get; }

    /// <summary>The places of all distinct values where these are few, such as the levels of a grid.</summary>
    public double[]? Levels { get; }

    /// <summary>Rising places on the scale; the first and last may lie a little beyond its ends.</summary>
    public double[] Edges { get; }

    /// <summary>The cell of a value, or -1 when there is no value.</summary>
    public int CellOf(double value)
    {
        if (!double.IsFinite(value)) return -1;
        int at = Array.BinarySearch(Edges, Scale.Place(value));
        return Math.Clamp(at >= 0 ? at : ~at - 1, 0, Edges.Length - 2);
    }

    // Few distinct values have a cell each: even cells would be a comb.
    private static double[] Between(double[] levels)
    {
        double[] edges = new double[levels.Length + 1];
        for (int i = 1; i < levels.Length; i++)
        {
            edges[i] = (levels[i - 1] + levels[i]) / 2;
        }
        edges[0] = levels[0] - (edges[1] - levels[0]);
        edges[^1] = levels[^1] + (levels[^1] - edges[^2]);
        return edges;
    }

    private static double[] Even(int cells) => [.. Enumerable.Range(0, cells + 1).Select(i => (double)i / cells)];
}
