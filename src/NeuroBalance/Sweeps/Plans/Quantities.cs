using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the names of states and read-outs in a plan.</summary>
internal static class Quantities
{
    /// <summary>The quantity of a key; null when it is absent or faulty.</summary>
    internal static Quantity? Read(JsonTree item, ObjectReader entry, string key, FaultList faults)
    {
        if (entry.Text(key) is not { } name) return null;
        if (Quantity.TryParse(name, out Quantity? quantity)) return quantity;
        faults.Add($"{item.Path}.{key}", $"\"{name}\"", "neither a state nor a read-out", "such as Withdrawal, Craving, Balance",
            Quantity.Nearest(name));
        return null;
    }
}
