namespace NeuroBalance.Models;

/// <summary>Values that a caller gives by name, checked against a table; what is wrong is noted, all of it.</summary>
internal sealed class GivenValues
{
    private readonly List<string> faults = [];

    /// <summary>Notes a fault.</summary>
    public void Fault(string text) => faults.Add(text);

    /// <summary>The values of a table, with those that are given in their places.</summary>
    /// <param name="values">The values without them.</param>
    /// <param name="names">The names that each may be given by; the first is the one to suggest.</param>
    /// <param name="given">What is given; null for nothing.</param>
    /// <param name="what">What such a value is called.</param>
    public double[] Fill(double[] values, IReadOnlyList<string[]> names, IReadOnlyDictionary<string, double>? given, string what)
    {
        foreach ((string name, double value) in given ?? new Dictionary<string, double>())
        {
            int at = Find(names, name, what);
            if (at < 0) continue;
            if (!double.IsFinite(value)) Fault(FormattableString.Invariant($"The {what} '{name}' is {value}; allowed: finite numbers."));
            values[at] = value;
        }

        return values;
    }

    /// <summary>The place of a name; -1, with a fault, when there is none.</summary>
    public int Find(IReadOnlyList<string[]> names, string name, string what)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Contains(name, StringComparer.Ordinal)) return i;
        }

        string near = NearestName.Find(name, names.Select(one => one[0])) is { } nearest ? $" Did you mean '{nearest}'?"
            : names.Count == 0 ? " It has none." : names.Count > 20 ? "" : $" It has: {string.Join(", ", names.Select(one => one[0]))}.";
        Fault($"The model has no {what} '{name}'.{near}");
        return -1;
    }

    /// <summary>Throws when anything is wrong.</summary>
    /// <exception cref="ArgumentException">With every fault on a line of its own.</exception>
    public void ThrowIfFaulty()
    {
        if (faults.Count > 0) throw new ArgumentException(string.Join('\n', faults));
    }
}
