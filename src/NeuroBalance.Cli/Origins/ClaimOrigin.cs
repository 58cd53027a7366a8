using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Runs;
using NeuroBalance.Plotting;

namespace NeuroBalance.Cli.Origins;

/// <summary>The provenance of the report of the claims.</summary>
internal static class ClaimOrigin
{
    private const string Report = Origin.Again + "-report";

    /// <summary>Of the files of the report, which lie in one folder.</summary>
    /// <param name="structures">How receptors adapt, as typed; absent for the usual structure.</param>
    /// <param name="model">The text that the command line stated; absent for a shipped structure.</param>
    /// <param name="subjects">The number of virtual subjects; absent for the default subject alone.</param>
    /// <param name="seed">The seed of the virtual subjects.</param>
    /// <param name="options">How they were simulated.</param>
    public static Origin Of(string? structures, ModelChoice? model, long? subjects, ulong seed, SimulationOptions options)
    {
        string? count = subjects?.ToString(CultureInfo.InvariantCulture);
        // Without virtual subjects nothing is drawn.
        ulong? drawn = subjects is null ? null : seed;
        CarriedFiles files = new();
        string? told = model is null ? null : CarriedModel.Word(model, files);
        return new Origin
        {
            Maker = VersionPage.Maker,
            Facts =
            [
                new("claims", string.Join(", ", ClaimCatalog.Default.All.Select(claim => claim.Id))),
                new("virtual subjects", count ?? "none: the default subject"),
                .. RunFacts.Of("those of the claims", model?.Equations.Text, structures is null ? [] : ["structure=" + structures],
                    options, drawn),
            ],
            Commands =
            [
                [
                    "claims", "--out", Report, .. Origin.Stated("--model", told), .. Origin.Stated("--structure", structures),
                    .. Origin.Stated("--robust", count),
                    .. Origin.Stated("--seed", drawn?.ToString(CultureInfo.InvariantCulture)),
                ],
            ],
            Files = files.All,
        };
    }
}
