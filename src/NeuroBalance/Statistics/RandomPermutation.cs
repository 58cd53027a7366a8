using System.Numerics;

namespace NeuroBalance.Statistics;

/// <summary>A random order of the numbers 0 to n - 1, of which each can be asked for alone: nothing is stored.</summary>
/// <remarks>
/// A Feistel network of eight rounds permutes the numbers of 2b bits (Luby and Rackoff 1988); numbers beyond n are permuted again until
/// they fall below it
/// (cycle walking, Black and Rogaway 2002), fewer than four times on average.
/// </remarks>
internal readonly struct RandomPermutation(long count, ulong seed, int index)
{
    private const int Rounds = 8;

    private readonly int halfBits = Math.Max(1, (BitOperations.Log2((ulong)Math.Max(1, count - 1)) + 2) / 2);

    internal long At(long number)
    {
        ulong mask = (1UL << halfBits) - 1;
        ulong value = (ulong)number;
        do
        {
            ulong left = value >> halfBits, right = value & mask;
            for (int round = 0; round < Rounds; round++)
            {
                (uint a, uint b, _, _) =
                    Philox4x32.Block(((uint)right, (uint)(right >> 32), (uint)((index * Rounds) + round), RandomStream.Permutation), seed);
                (left, right) = (right, left ^ ((((ulong)a << 32) | b) & mask));
            }

            value = (left << halfBits) | right;
        }
        while (value >= (ulong)count);
        return (long)value;
    }
}
