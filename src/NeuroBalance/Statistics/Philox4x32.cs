namespace NeuroBalance.Statistics;

/// <summary>
/// A counter-based generator of random bits: Philox 4x32 with ten rounds (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as
/// easy as 1, 2, 3").
/// </summary>
/// <remarks>A pure function of key and counter: no state, so that number k is the same whoever asks for it, in whatever order.</remarks>
internal static class Philox4x32
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>128 random bits.</summary>
    /// <param name="counter">Which of them.</param>
    /// <param name="key">The seed.</param>
    public static (uint A, uint B, uint C, uint D) Block((uint A, uint B, uint C, uint D) counter, ulong key)
    {
        (uint a, uint b, uint c, uint d) = counter;
        uint key0 = (uint)key, key1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong left = (ulong)Multiplier0 * a, right = (ulong)Multiplier1 * c;
            (a, b, c, d) = ((uint)(right >> 32) ^ b ^ key0, (uint)right, (uint)(left >> 32) ^ d ^ key1, (uint)left);
            key0 = unchecked(key0 + Weyl0);
            key1 = unchecked(key1 + Weyl1);
        }

        return (a, b, c, d);
    }

    /// <summary>A number between 0 and 1, neither of them, out of 2^53 equally likely ones.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">What the numbers are for, so that two uses of a seed do not share them.</param>
    /// <param name="member">The member of a cohort.</param>
    /// <param name="index">Which of the member's numbers.</param>
    public static double Uniform(ulong seed, uint stream, long member, int index)
    {
        ulong number = unchecked((ulong)member);
        (uint high, uint low, _, _) = Block(((uint)number, (uint)(number >> 32), (uint)index, stream), seed);
        ulong bits = (((ulong)high << 32) | low) >> 11;
        return (bits + 0.5) * (1.0 / (1UL << 53));
    }
}
