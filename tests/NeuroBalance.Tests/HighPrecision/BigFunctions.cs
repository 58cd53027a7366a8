using System.Numerics;

namespace NeuroBalance.Tests.HighPrecision;

/// <summary>exp and log to about 240 bits, by series that have nothing in common with the library's polynomials.</summary>
internal static class BigFunctions
{
    private const int Halvings = 10;

    // Digits of two behind the point while a series is summed: e^x lies at 1 and the halvings take ten of them, so that 256 stay right.
    private const int Places = 320;

    /// <summary>ln 2 by Machin's way: 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749).</summary>
    public static BigFloat Ln2 { get; } =
        (InverseTangentOfReciprocal(26) * 18.0) - (InverseTangentOfReciprocal(4801) * 2.0) + (InverseTangentOfReciprocal(8749) * 8.0);

    /// <summary>e^x: Taylor's series of x / 2^10 less a multiple of ln 2, squared 10 times.</summary>
    public static BigFloat Exp(BigFloat x)
    {
        int n = (int)Math.Round(x.ToDouble() / 0.6931471805599453);
        BigInteger r = (x - (Ln2 * n)).Scaled(-Halvings).ToFixed(Places);
        // expm1 is carried through the squarings: no bits are lost to the 1.
        BigInteger term = r, sum = r;
        for (int k = 2; !term.IsZero; k++)
        {
            term = ((term * r) >> Places) / k;
            sum += term;
        }

        for (int k = 0; k < Halvings; k++)
        {
            sum = ((sum * sum) >> Places) + (sum << 1);
        }

        return BigFloat.OfFixed(sum + (BigInteger.One << Places), Places).Scaled(n);
    }

    /// <summary>log x: Halley's iteration on e^y = x, from a double.</summary>
    public static BigFloat Log(BigFloat x)
    {
        int exponent = x.LeadingExponent;
        BigFloat fraction = x.Scaled(-exponent);
        if (fraction > 1.4142)
        {
            fraction = fraction.Scaled(-1);
            exponent++;
        }

        BigFloat excess = fraction - 1.0;
        if (excess.Sign == 0)
        {
            return Ln2 * exponent;
        }

        BigFloat y = excess.LeadingExponent < -60 ? excess - (excess * excess * 0.5) : (BigFloat)Math.Log(fraction.ToDouble());
        for (int iteration = 0; iteration < 2; iteration++)
        {
            BigFloat e = Exp(y);
            y += ((fraction - e) / (fraction + e)) * 2.0;
        }

        return y + (Ln2 * exponent);
    }

    private static BigFloat InverseTangentOfReciprocal(int n)
    {
        BigFloat square = BigFloat.Ratio(1, (BigInteger)n * n);
        BigFloat power = BigFloat.Ratio(1, n);
        BigFloat sum = power;
        for (int k = 3; k < 170; k += 2)
        {
            power *= square;
            sum += power / k;
        }

        return sum;
    }
}
