using System.Numerics;

namespace NeuroBalance.Tests.HighPrecision;

/// <summary>
/// A binary floating-point number of 256 bits, for references: mantissa * 2^exponent, every operation truncated to 256 bits.
/// </summary>
internal readonly struct BigFloat : IComparable<BigFloat>
{
    private const int Precision = 256;

    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    private BigFloat(BigInteger mantissa, int exponent)
    {
        long length = BigInteger.Abs(mantissa).GetBitLength();
        if (length > Precision)
        {
            int excess = (int)length - Precision;
            mantissa >>= excess;
            exponent += excess;
        }

        _mantissa = mantissa;
        _exponent = mantissa.IsZero ? 0 : exponent;
    }

    public static BigFloat Zero => default;

    public static BigFloat One => new(BigInteger.One, 0);

    public int Sign => _mantissa.Sign;

    /// <summary>The exponent e of the leading bit: 2^e &lt;= |value| &lt; 2^(e+1).</summary>
    public int LeadingExponent => (int)BigInteger.Abs(_mantissa).GetBitLength() - 1 + _exponent;

    public static implicit operator BigFloat(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers have a value.");
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFFL;
        BigInteger mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        return new BigFloat(bits < 0 ? -mantissa : mantissa, Math.Max(biased, 1) - 1075);
    }

    public static BigFloat Ratio(BigInteger numerator, BigInteger denominator) =>
        new BigFloat(numerator, 0) / new BigFloat(denominator, 0);

    public static BigFloat operator +(BigFloat left, BigFloat right)
    {
        if (left._mantissa.IsZero)
        {
            return right;
        }

        if (right._mantissa.IsZero)
        {
            return left;
        }

        int gap = left.LeadingExponent - right.LeadingExponent;
        if (Math.Abs(gap) > 2 * Precision)
        {
            return gap > 0 ? left : right;
        }

        int exponent = Math.Min(left._exponent, right._exponent);
        return new BigFloat(
            (left._mantissa << (left._exponent - exponent)) + (right._mantissa << (right._exponent - exponent)),
            exponent);
    }

    public static BigFloat operator -(BigFloat value) => new(-value._mantissa, value._exponent);

    public static BigFloat operator -(BigFloat left, BigFloat right) => left + (-right);

    public static BigFloat operator *(BigFloat left, BigFloat right) =>
        new(left._mantissa * right._mantissa, left._exponent + right._exponent);

    public static BigFloat operator /(BigFloat left, BigFloat right)
    {
        int shift = Math.Max(0, Precision + 2 + (int)BigInteger.Abs(right._mantissa).GetBitLength() - (int)BigInteger.Abs(left._mantissa)
            .GetBitLength());
        return new BigFloat((left._mantissa << shift) / right._mantissa, left._exponent - right._exponent - shift);
    }

    public static bool operator <(BigFloat left, BigFloat right) => left.CompareTo(right) < 0;

    public static bool operator >(BigFloat left, BigFloat right) => left.CompareTo(right) > 0;

    public static BigFloat Abs(BigFloat value) => value.Sign < 0 ? -value : value;

    /// <summary>A whole number of 2^-places.</summary>
    public static BigFloat OfFixed(BigInteger value, int places) => new(value, -places);

    /// <summary>The value in whole 2^-places, rounded down.</summary>
    public BigInteger ToFixed(int places) => _mantissa << (_exponent + places);

    /// <summary>The value times a power of two.</summary>
    public BigFloat Scaled(int powerOfTwo) => new(_mantissa, _exponent + powerOfTwo);

    public int CompareTo(BigFloat other) => (this - other).Sign;

    /// <summary>The nearest double or a neighbour of it; zero below the subnormals, infinity above the largest.</summary>
    public double ToDouble()
    {
        if (_mantissa.IsZero)
        {
            return 0.0;
        }

        int length = (int)BigInteger.Abs(_mantissa).GetBitLength();
        int keep = Math.Min(53, LeadingExponent + 1075);
        if (keep < 0)
        {
            return 0.0;
        }

        int shift = length - keep;
        BigInteger rounded = shift <= 0 ? _mantissa << -shift
            : (_mantissa + (_mantissa.Sign * (BigInteger.One << (shift - 1)))) / (BigInteger.One << shift);
        return Math.ScaleB(Math.ScaleB((double)rounded, (_exponent + shift) / 2), _exponent + shift - ((_exponent + shift) / 2));
    }

    /// <summary>|approximation - this| in units of the last place that a double of this size has.</summary>
    public double UlpsFrom(double approximation)
    {
        int ulpExponent = Math.Max(LeadingExponent, -1022) - 52;
        return Abs(this - approximation).Scaled(-ulpExponent).ToDouble();
    }
}
