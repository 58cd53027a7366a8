namespace NeuroBalance.Tests.House;

/// <summary>What work allocates on the heap, as tests may judge it.</summary>
internal static class Allocation
{
    private const int Attempts = 40;

    /// <summary>The bytes that this thread allocates in some work.</summary>
    /// <param name="work">What is done.</param>
    public static long Of(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>
    /// The least of several measurements, the last of them the first that is small enough. Code that the JIT has not optimised yet may
    /// allocate where optimised code does not, and when it exchanges one for the other is its own affair; what the code itself allocates
    /// comes back in every measurement.
    /// </summary>
    /// <param name="measure">A measurement in bytes.</param>
    /// <param name="enough">What is small enough.</param>
    public static long Least(Func<long> measure, long enough = 0)
    {
        long least = measure();
        for (int attempt = 1; attempt < Attempts && least > enough; attempt++)
        {
            Thread.Sleep(25);
            least = Math.Min(least, measure());
        }

        return least;
    }
}
