namespace NeuroBalance.Models;

/// <summary>The names of the states, in the order of the fields of <see cref="State{T}"/>.</summary>
internal static class StateNames
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> All { get; } =
        Array.AsReadOnly(Quantity.All.Where(quantity => quantity.IsState).Select(quantity => quantity.Name).ToArray());

    /// <summary>The position of a state by its exact name, or -1.</summary>
    public static int IndexOf(string name) => Quantity.TryParse(name, out Quantity? quantity) && quantity.IsState ? quantity.Index : -1;

    /// <summary>The state name most like a mistyped one, or null when none is near.</summary>
    public static string? Nearest(string name) => NearestName.Find(name, All);
}
