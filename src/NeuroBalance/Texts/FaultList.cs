namespace NeuroBalance.Texts;

/// <summary>The faults and warnings found so far, and the places that are already known to be faulty.</summary>
internal sealed class FaultList
{
    /// <summary>As many as a person reads; the rest is counted.</summary>
    internal const int MostShown = 100;

    private readonly List<Fault> faults = [];
    private readonly List<Fault> warnings = [];
    private readonly HashSet<string> faultyPaths = [];
    private int faultsInAll;
    private int warningsInAll;

    internal IReadOnlyList<Fault> Faults => WithRest(faults, faultsInAll, "faults");

    internal IReadOnlyList<Fault> Warnings => WithRest(warnings, warningsInAll, "warnings");

    internal void Add(string path, string value, string message, string allowed = "", string? suggestion = null) =>
        Add(new Fault(path, value, message, allowed, suggestion));

    internal void Add(Fault fault)
    {
        if (faultsInAll++ < MostShown) faults.Add(fault);
        faultyPaths.Add(fault.Path);
    }

    internal void Warn(string path, string value, string message, string allowed = "")
    {
        if (warningsInAll++ < MostShown) warnings.Add(new Fault(path, value, message, allowed));
    }

    /// <summary>Whether no place is known to be faulty.</summary>
    internal bool AllSound => faultyPaths.Count == 0;

    /// <summary>Marks a place as faulty without a report of its own, because the report stands elsewhere.</summary>
    internal void Distrust(string path) => faultyPaths.Add(path);

    /// <summary>Whether nothing wrong is known about a place or about what contains it.</summary>
    internal bool Trusts(string path)
    {
        if (AllSound) return true;
        for (string place = path; ; place = place[..place.LastIndexOfAny(['.', '['])])
        {
            if (faultyPaths.Contains(place)) return false;
            if (place.LastIndexOfAny(['.', '[']) < 0) return true;
        }
    }

    internal bool Trusts(string path, params ReadOnlySpan<string> members)
    {
        foreach (string member in members)
        {
            if (!Trusts($"{path}.{member}")) return false;
        }

        return true;
    }

    private static List<Fault> WithRest(List<Fault> shown, int inAll, string kind) =>
        inAll <= shown.Count ? shown
            : [.. shown, new Fault("$", "", FormattableString.Invariant($"and {inAll - shown.Count} more {kind}"))];
}
