namespace NeuroBalance.Models;

/// <summary>Where the integrator keeps all ethanol that is not yet eliminated: in the place of the blood level (see ExactGut).</summary>
internal static class TotalEthanol
{
    /// <summary>The index of EthanolBlood among the states.</summary>
    public static readonly int Component = Quantity.EthanolBlood.Index;
}
