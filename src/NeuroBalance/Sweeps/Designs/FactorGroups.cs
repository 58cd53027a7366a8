namespace NeuroBalance.Sweeps;

/// <summary>Which group each factor of a design belongs to; without groups each has its own.</summary>
internal sealed class FactorGroups
{
    private readonly int[] groupOf;

    /// <param name="factors">The number of factors.</param>
    /// <param name="groups">The number of each factor's group, or null.</param>
    /// <exception cref="ArgumentException">The numbers are not those of groups 0, 1, 2 and so on, one for each factor.</exception>
    internal FactorGroups(int factors, IReadOnlyList<int>? groups)
    {
        groupOf = [.. groups ?? [.. Enumerable.Range(0, factors)]];
        Count = groupOf.Length == 0 ? 0 : groupOf.Max() + 1;
        if (groupOf.Length != factors || groupOf.Distinct().Count() != Count || groupOf.Any(group => group < 0))
        {
            throw new ArgumentException("Every factor has the number of a group, and the groups are numbered from 0 without gaps.",
                nameof(groups));
        }
    }

    /// <summary>The number of groups.</summary>
    internal int Count { get; }

    /// <summary>The group of a factor.</summary>
    internal int Of(int factor) => groupOf[factor];
}
