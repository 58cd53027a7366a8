using System.Globalization;

namespace NeuroBalance.Models;

/// <summary>A unit by its dimension (powers of mass, length, time, amount and points) and its scale.</summary>
/// <param name="Scale">How many of the basic units (g, L, h, mol, points) one of these is.</param>
/// <param name="Mass">The power of mass.</param>
/// <param name="Volume">The power of volume.</param>
/// <param name="Time">The power of time.</param>
/// <param name="Amount">The power of amount of substance.</param>
/// <param name="Points">The power of points of a clinical scale.</param>
internal readonly record struct Unit(double Scale, double Mass, double Volume, double Time, double Amount, double Points)
{
    // A scale is a product of a few decimal factors, each rounded.
    private const double Near = 1e-9;

    public static readonly Unit One = new(1, 0, 0, 0, 0, 0);

    /// <summary>What a faulty unit counts as: it fits every other one, so that one fault is not told twice.</summary>
    public static readonly Unit Unknown = One with { Scale = double.NaN };

    public static readonly Unit Hour = new(1, 0, 0, 1, 0, 0);

    public static Unit operator *(Unit a, Unit b) =>
        new(a.Scale * b.Scale, a.Mass + b.Mass, a.Volume + b.Volume, a.Time + b.Time, a.Amount + b.Amount, a.Points + b.Points);

    public static Unit operator /(Unit a, Unit b) =>
        new(a.Scale / b.Scale, a.Mass - b.Mass, a.Volume - b.Volume, a.Time - b.Time, a.Amount - b.Amount, a.Points - b.Points);

    public Unit ToWhole(int power)
    {
        Unit result = One;
        for (int i = 0; i < Math.Abs(power); i++)
        {
            result = power > 0 ? result * this : result / this;
        }
        return result;
    }

    // A square root is correctly rounded on every platform.
    public Unit Root() => new(Math.Sqrt(Scale), Mass / 2, Volume / 2, Time / 2, Amount / 2, Points / 2);

    /// <summary>Whether both have the same dimension and the same scale.</summary>
    public bool Same(Unit other) =>
        double.IsNaN(Scale) || double.IsNaN(other.Scale) || HasScaleOf(other);

    private bool HasScaleOf(Unit other) => SameDimension(other)
        && Math.Abs(Scale - other.Scale) <= Near * Math.Max(Math.Abs(Scale), Math.Abs(other.Scale));

    public bool SameDimension(Unit other) => (this with { Scale = 1 }).Equals(other with { Scale = 1 });

    /// <summary>A unit of this dimension and scale, as it is commonly written.</summary>
    public override string ToString()
    {
        foreach ((string name, Unit unit) in UnitNames.Common)
        {
            if (Same(unit)) return name;
        }

        List<string> above = [], below = [];
        Add("g", Mass, above, below);
        Add("L", Volume, above, below);
        Add("h", Time, above, below);
        Add("mol", Amount, above, below);
        Add("points", Points, above, below);
        if (Math.Abs(Scale - 1) > Near) above.Insert(0, Scale.ToString("G6", CultureInfo.InvariantCulture));
        string text = above.Count == 0 ? "1" : string.Join('*', above);
        return below.Count == 0 ? text : $"{text}/{string.Join('/', below)}";
    }

    private static void Add(string name, double power, List<string> above, List<string> below)
    {
        double size = Math.Abs(power);
        if (size == 0) return;
        (power > 0 ? above : below).Add(size == 1 ? name : $"{name}^{size.ToString("G", CultureInfo.InvariantCulture)}");
    }
}
