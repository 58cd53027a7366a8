using System.Numerics;
using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>
/// A Sobol sequence (Sobol' 1967) in the Gray-code order of Antonov and Saleev 1979, with the direction numbers of Joe and Kuo 2008.
/// </summary>
/// <remarks>Unscrambled it gives the points of SciPy and SALib in their order. More rows leave those that there are as they are.</remarks>
internal sealed class SobolSequence : IDesign
{
    /// <summary>The most points: 2^32.</summary>
    public const long MostPoints = 1L << JoeKuoDirections.Bits;

    private const double Unit = 1.0 / (1L << JoeKuoDirections.Bits);

    private readonly Scrambling scrambling;
    private readonly ulong seed;
    private readonly ulong[] keys;
    private readonly long skip;

    /// <summary>A sequence.</summary>
    /// <param name="count">The number of points.</param>
    /// <param name="dimensions">The number of coordinates, at most 1,000.</param>
    /// <param name="scrambling">How it is randomized.</param>
    /// <param name="seed">The seed of the scrambling.</param>
    /// <param name="skip">The points passed over at the start.</param>
    public SobolSequence(long count, int dimensions, Scrambling scrambling = Scrambling.Owen, ulong seed = 1, long skip = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostPoints - skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, JoeKuoDirections.MostDimensions);
        (Count, Dimensions, this.scrambling, this.seed, this.skip) = (count, dimensions, scrambling, seed, skip);
        keys = [.. Enumerable.Range(0, dimensions).Select(dimension => KeyOf(dimension, seed))];
    }

    /// <inheritdoc/>
    public long Count { get; }

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <inheritdoc/>
    public void Point(long row, Span<double> point)
    {
        ulong number = (ulong)(row + skip);
        uint gray = (uint)(number ^ (number >> 1));
        for (int i = 0; i < Dimensions; i++)
        {
            ReadOnlySpan<uint> directions = JoeKuoDirections.Of(i);
            uint bits = 0;
            for (uint rest = gray; rest != 0; rest &= rest - 1)
            {
                bits ^= directions[BitOperations.TrailingZeroCount(rest)];
            }
            point[i] = scrambling switch
            {
                Scrambling.None => bits * Unit,
                Scrambling.Shift => ((bits ^ Hash(i, 0, 0)) + Within(row, i)) * Unit,
                Scrambling.Owen => (Nested(bits, i) + Within(row, i)) * Unit,
            };
        }
    }

    // Each bit is flipped or not by the bits above it: a random number for every node of the binary tree (Owen 1995).
    private uint Nested(uint bits, int dimension)
    {
        uint flips = 0;
        for (int depth = 0; depth < JoeKuoDirections.Bits; depth++)
        {
            uint above = depth == 0 ? 0 : bits >> (JoeKuoDirections.Bits - depth);
            flips |= (Hash(dimension, depth + 1, above) & 1) << (JoeKuoDirections.Bits - 1 - depth);
        }

        return bits ^ flips;
    }

    private uint Hash(int dimension, int depth, uint above) => (uint)Mix(keys[dimension] ^ Mix(((ulong)(uint)depth << 32) | above));

    private static ulong KeyOf(int dimension, ulong seed)
    {
        (uint a, uint b, _, _) = Philox4x32.Block((0, 0, (uint)dimension, RandomStream.Scramble), seed);
        return ((ulong)a << 32) | b;
    }

    // The mixer of SplitMix64 (Steele, Lea and Flood 2014): a bijection of 64 bits, cheap enough for 32 of them a coordinate.
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }

    // The place within the last cell; keeps points off 0 and 1, where a distribution may be infinite.
    private double Within(long row, int dimension) => Philox4x32.Uniform(seed, RandomStream.Jitter, row, dimension);
}
