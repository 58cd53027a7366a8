namespace NeuroBalance.Tests.HighPrecision;

/// <summary>
/// A number of about 31 digits as the unevaluated sum of two doubles (Dekker 1971); fast enough for thousands of order conditions.
/// </summary>
internal readonly struct DoubleDouble
{
    private DoubleDouble(double high, double low)
    {
        High = high;
        Low = low;
    }

    public double High { get; }

    public double Low { get; }

    public static implicit operator DoubleDouble(double value) => new(value, 0.0);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        double sum = left.High + right.High;
        double virtualRight = sum - left.High;
        double rest = (left.High - (sum - virtualRight)) + (right.High - virtualRight);
        return Normalized(sum, rest + left.Low + right.Low);
    }

    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + (-right);

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        double product = left.High * right.High;
        double rest = Math.FusedMultiplyAdd(left.High, right.High, -product);
        return Normalized(product, rest + ((left.High * right.Low) + (left.Low * right.High)));
    }

    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble quotient = left.High / right.High;
        for (int k = 0; k < 2; k++)
        {
            quotient += (left - (quotient * right)).High / right.High;
        }
        return quotient;
    }

    public static DoubleDouble Abs(DoubleDouble value) => value.High < 0 ? -value : value;

    private static DoubleDouble Normalized(double high, double low)
    {
        double sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
