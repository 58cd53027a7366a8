namespace NeuroBalance.Models;

/// <summary>Where the integrator keeps all ethanol that is not yet eliminated: in the place of the blood level (see ExactGut).</summary>
internal static class TotalEthanol
{
    /// <summary>The index of EthanolBlood among the states.</summary>
    public static readonly int Component = Quantity.EthanolBlood.Index;

    /// <summary>Whether a quantity is what one of the guts holds, which no integrator sees.</summary>
    public static bool IsGut(Quantity quantity) => quantity == Quantity.EthanolGut || quantity == Quantity.EthanolMeal;

    /// <summary>Whether the integrator carries something else in the place of a state.</summary>
    public static bool Replaces(Quantity quantity) => quantity == Quantity.EthanolBlood || IsGut(quantity);
}
