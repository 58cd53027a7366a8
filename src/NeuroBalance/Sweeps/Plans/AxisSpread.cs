using System.Collections.Immutable;
using NeuroBalance.Lanes;

namespace NeuroBalance.Sweeps;

/// <summary>Which values an axis takes: a map from the unit interval, rising, onto them.</summary>
internal abstract record AxisSpread
{
    /// <summary>The value below which a share <paramref name="u"/> of the subjects lies.</summary>
    /// <param name="u">From 0 to 1.</param>
    public abstract double At(double u);

    /// <summary>The least value; negative infinity when there is none.</summary>
    public abstract double Low { get; }

    /// <summary>The greatest value; infinity when there is none.</summary>
    public abstract double High { get; }

    /// <summary>The spread in words and numbers, for the manifest: two spreads are the same when their texts are.</summary>
    public abstract string Text { get; }

    internal static double Exp(double x) => Elementary.Exp(new Lane1(x)).Value;

    internal static double Log(double x) => Elementary.Log(new Lane1(x)).Value;
}

/// <summary>Evenly from low to high, in value or (log) in its logarithm.</summary>
/// <param name="From">The low end.</param>
/// <param name="To">The high end.</param>
/// <param name="Logarithmic">Whether the logarithm is spread evenly; both ends are then above 0.</param>
internal sealed record RangeSpread(double From, double To, bool Logarithmic) : AxisSpread
{
    /// <inheritdoc/>
    public override double Low => From;

    /// <inheritdoc/>
    public override double High => To;

    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"{(Logarithmic ? "log-uniform" : "uniform")} from {From} to {To}");

    /// <inheritdoc/>
    public override double At(double u)
    {
        // The ends are met exactly, whatever the arithmetic between them.
        if (u <= 0) return From;
        if (u >= 1) return To;
        double value = Logarithmic ? Exp(Log(From) + (u * (Log(To) - Log(From)))) : From + (u * (To - From));
        return Math.Min(Math.Max(value, From), To);
    }

    /// <summary>The value of one of some levels, evenly placed from end to end.</summary>
    internal ImmutableArray<double> Levels(int count) =>
        count == 1 ? [At(0.5)] : [.. Enumerable.Range(0, count).Select(level => At((double)level / (count - 1)))];
}

/// <summary>The values of a list, each with the same share.</summary>
/// <param name="Values">The values, in the order of the list.</param>
internal sealed record ListSpread(ImmutableArray<double> Values) : AxisSpread
{
    /// <inheritdoc/>
    public override double Low => Values.Min();

    /// <inheritdoc/>
    public override double High => Values.Max();

    /// <inheritdoc/>
    public override string Text => "one of " + string.Join(", ", Values.Select(value => FormattableString.Invariant($"{value}")));

    /// <inheritdoc/>
    public override double At(double u) => Values[Math.Clamp((int)(u * Values.Length), 0, Values.Length - 1)];

    /// <inheritdoc/>
    public bool Equals(ListSpread? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values.Length, Values.Length > 0 ? Values[0] : 0);
}
