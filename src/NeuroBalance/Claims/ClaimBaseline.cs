using System.Collections.Frozen;
using System.Text.Json;

namespace NeuroBalance.Claims;

/// <summary>
/// The verdicts that this version is known to give with default parameters, for every structure; a claim that held and no longer does is
/// an error.
/// </summary>
internal static class ClaimBaseline
{
    private static readonly FrozenDictionary<AdaptationStructure, FrozenDictionary<string, Verdict>> Known = Read();

    /// <summary>The verdict of each judged claim, by its name.</summary>
    /// <param name="structure">How receptors adapt.</param>
    /// <returns>The verdicts on record.</returns>
    public static FrozenDictionary<string, Verdict> Of(AdaptationStructure structure) => Known[structure];

    /// <summary>The claims that held in the baseline and do not now.</summary>
    /// <param name="structure">How receptors adapt in the run that gave the results.</param>
    /// <param name="results">The results of <see cref="DefaultStudy"/>.</param>
    /// <returns>The results among them that are lost.</returns>
    public static IEnumerable<ClaimResult> Lost(AdaptationStructure structure, IEnumerable<ClaimResult> results) =>
        results.Where(result => result.Claim.IsJudged && !result.Holds
            && Of(structure).GetValueOrDefault(result.Claim.Id, Verdict.Fails) is Verdict.Holds or Verdict.Negligible);

    private static FrozenDictionary<AdaptationStructure, FrozenDictionary<string, Verdict>> Read()
    {
        const string Name = "NeuroBalance.Claims.baseline.json";
        using Stream stream = typeof(ClaimBaseline).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Name}.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(
            one => Enum.Parse<AdaptationStructure>(one.Name, ignoreCase: true),
            one => one.Value.EnumerateObject().ToFrozenDictionary(
                claim => claim.Name, claim => Enum.Parse<Verdict>(claim.Value.GetString()!, ignoreCase: true), StringComparer.Ordinal));
    }
}
