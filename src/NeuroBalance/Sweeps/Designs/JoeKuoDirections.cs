using System.Globalization;

namespace NeuroBalance.Sweeps;

/// <summary>The direction numbers of Sobol sequences by Joe and Kuo 2008 (set new-joe-kuo-6), to 1,000 dimensions and 32 bits.</summary>
internal static class JoeKuoDirections
{
    internal const int Bits = 32;

    private static readonly Lazy<uint[][]> Table = new(Read);

    /// <summary>The most dimensions.</summary>
    internal const int MostDimensions = 1000;

    /// <summary>The direction numbers of a dimension (from 0), the most significant bit first.</summary>
    internal static ReadOnlySpan<uint> Of(int dimension) => Table.Value[dimension];

    private static uint[][] Read()
    {
        const string Name = "NeuroBalance.Sweeps.joe-kuo.txt";
        using Stream stream = typeof(JoeKuoDirections).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The library lacks its resource '{Name}'.");
        using StreamReader reader = new(stream);
        uint[] first = new uint[Bits];
        for (int i = 0; i < Bits; i++)
        {
            first[i] = 1u << (Bits - 1 - i);
        }
        List<uint[]> all = [first];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            uint[] numbers = [.. line.Split(' ').Select(word => uint.Parse(word, CultureInfo.InvariantCulture))];
            all.Add(Directions((int)numbers[1], numbers[2], numbers.AsSpan(3)));
        }

        return [.. all];
    }

    // The recurrence of Joe & Kuo 2008, eq. 2.5, on numbers that are already shifted to their bit.
    private static uint[] Directions(int degree, uint coefficients, ReadOnlySpan<uint> initial)
    {
        uint[] v = new uint[Bits];
        for (int i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                v[i] = initial[i] << (Bits - 1 - i);
                continue;
            }

            v[i] = v[i - degree] ^ (v[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                if (((coefficients >> (degree - 1 - k)) & 1) != 0) v[i] ^= v[i - k];
            }
        }

        return v;
    }
}
