using System.Globalization;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Origins;

/// <summary>The provenance of the report of the claims.</summary>
internal static class ClaimOrigin
{
    private const string Report = Provenance.Again + "-report";

    /// <summary>Of the files of the report, which lie in one folder.</summary>
    /// <param name="structures">How receptors adapt, as typed; absent for the usual structure.</param>
    /// <param name="model">The text that the command line stated; absent for a shipped structure.</param>
    /// <param name="subjects">The number of virtual subjects; absent for the default subject alone.</param>
    /// <param name="seed">The seed of the virtual subjects.</param>
    /// <param name="options">How they were simulated.</param>
    public static Provenance Of(string? structures, ModelChoice? model, long? subjects, ulong seed, SimulationOptions options)
    {
        string? count = subjects?.ToString(CultureInfo.InvariantCulture);
        // Without virtual subjects nothing is drawn.
        ulong? drawn = subjects is null ? null : seed;
        ProvenanceFiles files = new();
        string? told = model is null ? null : CarriedModel.Word(model, files);
        return ToolOrigin.Of(
            [
                new("claims", string.Join(", ", ClaimCatalog.Default.All.Select(claim => claim.Id))),
                new("virtual subjects", count ?? "none: the default subject"),
                .. Provenance.FactsOf("those of the claims", [model?.Equations.Text],
                    structures is null ? [] : ["structure=" + structures], options, drawn),
            ],
            [
                "claims", "--out", Report, .. ToolOrigin.Stated("--model", told), .. ToolOrigin.Stated("--structure", structures),
                .. ToolOrigin.Stated("--robust", count),
                .. ToolOrigin.Stated("--seed", drawn?.ToString(CultureInfo.InvariantCulture)),
            ], files);
    }
}
