namespace NeuroBalance.Texts;

/// <summary>The faults and warnings found so far, and the places that are already known to be faulty.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> faults = [];
    private readonly List<Fault> warnings = [];
    private readonly HashSet<string> faultyPaths = [];

    internal IReadOnlyList<Fault> Faults => faults;

    internal IReadOnlyList<Fault> Warnings => warnings;

    internal void Add(string path, string value, string message, string allowed = "", string? suggestion = null)
    {
        faults.Add(new Fault(path, value, message, allowed, suggestion));
        faultyPaths.Add(path);
    }

    internal void Warn(string path, string value, string message, string allowed = "") =>
        warnings.Add(new Fault(path, value, message, allowed));

    /// <summary>Marks a place as faulty without a report of its own, because the report stands elsewhere.</summary>
    internal void Distrust(string path) => faultyPaths.Add(path);

    /// <summary>Whether nothing wrong is known about a place or about what contains it.</summary>
    internal bool Trusts(string path)
    {
        for (string place = path; ; place = place[..place.LastIndexOfAny(['.', '['])])
        {
            if (faultyPaths.Contains(place))
                return false;
            if (place.LastIndexOfAny(['.', '[']) < 0)
                return true;
        }
    }

    internal bool Trusts(string path, params ReadOnlySpan<string> members)
    {
        foreach (string member in members)
            if (!Trusts($"{path}.{member}"))
                return false;
        return true;
    }
}
