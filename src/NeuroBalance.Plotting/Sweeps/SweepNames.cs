namespace NeuroBalance.Plotting;

/// <summary>Names of a sweep's metrics, arms and the like, as somebody typed them.</summary>
internal static class SweepNames
{
    /// <summary>The place of a name.</summary>
    /// <param name="names">The names that there are.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="kind">What it is the name of.</param>
    /// <exception cref="ArgumentException">There is no such name.</exception>
    public static int Place(IReadOnlyList<string> names, string name, string kind)
    {
        for (int at = 0; at < names.Count; at++)
        {
            if (names[at] == name) return at;
        }
        throw new ArgumentException($"There is no {kind} '{name}'; there are {string.Join(", ", names.DefaultIfEmpty("none"))}.", kind);
    }

    /// <summary>The number of an arm; null where none was asked for.</summary>
    /// <param name="numbers">The sweep.</param>
    /// <param name="arm">The arm that was asked for.</param>
    /// <exception cref="ArgumentException">There is no such arm.</exception>
    public static int? Arm(ISweepNumbers numbers, string? arm) => arm is null ? null : Place(numbers.Manifest.Columns.Arms, arm, "arm");
}
