namespace NeuroBalance.Integration;

/// <summary>A point of a function with its slope.</summary>
/// <param name="X">The argument.</param>
/// <param name="Value">The value.</param>
/// <param name="Slope">The derivative.</param>
internal readonly record struct SlopedPoint(double X, double Value, double Slope);

/// <summary>The cubic through the values and slopes of two points: what a function looks like between them, and where it turns.</summary>
internal readonly struct HermitePiece
{
    private readonly double start, width, value, linear, square, cube;

    public HermitePiece(in SlopedPoint from, in SlopedPoint to)
    {
        start = from.X;
        width = to.X - from.X;
        value = from.Value;
        linear = width * from.Slope;
        double rise = to.Value - from.Value, closing = width * to.Slope;
        square = (3 * rise) - (2 * linear) - closing;
        cube = linear + closing - (2 * rise);
    }

    public double At(double x)
    {
        double share = (x - start) / width;
        return value + (share * (linear + (share * (square + (share * cube)))));
    }

    /// <summary>The turning points between the ends, in order; NaN for those that are not there.</summary>
    public (double First, double Second) TurningPoints()
    {
        // linear + 2 square u + 3 cube u^2 = 0, in the form that does not cancel.
        double discriminant = (square * square) - (3 * cube * linear);
        if (!(discriminant >= 0)) return (double.NaN, double.NaN);
        double sum = -square - Math.CopySign(Math.Sqrt(discriminant), square);
        double one = Inside(sum / (3 * cube)), other = Inside(linear / sum);
        return one < other || double.IsNaN(other) ? (one, other) : (other, one);
    }

    private double Inside(double share) => share > 0 && share < 1 ? start + (share * width) : double.NaN;
}
