namespace NeuroBalance.Claims;

/// <summary>The five cycles of <c>kindling</c>: 21 days of drinking and 14 dry ones.</summary>
internal static class KindlingCycle
{
    public const int Count = 5;

    private const double Hours = 35 * 24;

    /// <summary>The last drink of a cycle (h).</summary>
    public static double LastDrink(int cycle) => (Hours * cycle) + (20 * 24) + 8 + (16 * 0.9);

    /// <summary>The first drink of the next cycle, or the end of the run (h).</summary>
    public static double End(int cycle, ClaimRun run) => cycle + 1 < Count ? (Hours * (cycle + 1)) + 8 : run.End;
}
