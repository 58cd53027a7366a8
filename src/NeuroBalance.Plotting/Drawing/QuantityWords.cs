namespace NeuroBalance.Plotting;

/// <summary>The names of quantities as words, for titles and axes: columns of tables keep the names themselves.</summary>
internal static class QuantityWords
{
    // Receptors are written as the field writes them.
    private static readonly (string Spaced, string Written)[] Receptors = [("Gaba A", "GABA-A"), ("Gaba", "GABA"), ("Nmda", "NMDA")];

    /// <summary>"GabaADensity" becomes "GABA-A density", "BloodAlcohol" becomes "Blood alcohol".</summary>
    /// <param name="name">The name of a quantity; another text of one word stays what it is.</param>
    public static string Of(string name)
    {
        string words = string.Concat(name.Select((letter, at) =>
            at == 0 || !char.IsUpper(letter) ? $"{letter}"
                : at + 1 < name.Length && char.IsUpper(name[at + 1]) ? $" {letter}" : $" {char.ToLowerInvariant(letter)}"));
        return Receptors.Aggregate(words, (text, receptor) => text.Replace(receptor.Spaced, receptor.Written, StringComparison.Ordinal));
    }

    /// <summary>The label of an axis: the words with the unit, where there is one.</summary>
    /// <param name="quantity">What the axis shows.</param>
    public static string Label(Quantity quantity) =>
        quantity.Unit == "1" ? Of(quantity.Name) : $"{Of(quantity.Name)} ({quantity.Unit})";
}
