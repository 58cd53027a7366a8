namespace NeuroBalance.Tests.House;

/// <summary>
/// What a rule of the house found, every fault on a line of its own: an abbreviated collection would hide what is to be mended.
/// </summary>
internal static class Faults
{
    public static void None(IEnumerable<string> faults)
    {
        string[] found = [.. faults.Distinct().Order(StringComparer.Ordinal)];
        Assert.True(found.Length == 0, $"{found.Length} faults:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
