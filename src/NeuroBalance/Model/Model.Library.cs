using NeuroBalance.Models;

namespace NeuroBalance;

/// <content>The texts that ship with the package.</content>
public sealed partial class Model
{
    /// <summary>The names of the texts that ship beside <see cref="AlcoholBalance"/>: models of their own, and variants of it.</summary>
    public static IReadOnlyList<string> Names => ShippedModels.TextNames;

    /// <summary>A model that ships with the package.</summary>
    /// <param name="name">One of <see cref="Names"/>, such as "two-compartments".</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">No text has this name.</exception>
    public static Model Named(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (ShippedModels.FindText(name) is { } model) return model;
        string near = NearestName.Find(name, Names) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        throw new ArgumentException($"No model '{name}' ships with the package; there are: {string.Join(", ", Names)}.{near}",
            nameof(name));
    }
}
