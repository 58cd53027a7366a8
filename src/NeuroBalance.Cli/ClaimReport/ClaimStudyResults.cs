using System.Collections.Immutable;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>All that a report of the claims tells.</summary>
/// <param name="Equations">Which equations are solved for the default subject.</param>
/// <param name="Results">The claims with default parameters.</param>
/// <param name="Robust">The virtual subjects; null when there were none.</param>
internal sealed record ClaimStudyResults(EquationSet Equations, ImmutableArray<ClaimResult> Results, StructureComparison? Robust)
{
    /// <summary>How receptors adapt in the default subject.</summary>
    public AdaptationStructure Structure => Equations.Structure;

    /// <summary>The study of virtual subjects whose share stands in the badge: that of the same structure.</summary>
    public RobustnessResult? Same => Robust?.Results.FirstOrDefault(one => one.Structure == Structure) ?? Robust?.Results[0];

    /// <summary>The command that computed the virtual subjects.</summary>
    public static string CommandOf(StructureComparison robust)
    {
        string structure = robust.IsComplete ? "all" : ClaimWords.Of(robust.Results[0].Structure);
        return FormattableString.Invariant($"neurobalance claims --robust {robust.Results[0].Subjects} --structure {structure} --seed {robust.Results[0].Seed} --out DIR");
    }
}
