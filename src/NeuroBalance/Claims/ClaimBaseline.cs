using System.Collections.Frozen;
using System.Text.Json;

namespace NeuroBalance;

/// <summary>
/// The verdicts that this version is known to give with default parameters; a claim that held and no longer does is an error.
/// </summary>
public static class ClaimBaseline
{
    /// <summary>Whether each judged claim held, by its name.</summary>
    public static FrozenDictionary<string, bool> Held { get; } = Read();

    /// <summary>The claims that held in the baseline and do not now.</summary>
    /// <param name="results">The results of <see cref="DefaultStudy.Run"/>.</param>
    /// <returns>The results among them that are lost.</returns>
    public static IEnumerable<ClaimResult> Lost(IEnumerable<ClaimResult> results) =>
        results.Where(result => result.Claim.IsJudged && Held.GetValueOrDefault(result.Claim.Id) && result.All != Verdict.Holds);

    private static FrozenDictionary<string, bool> Read()
    {
        const string Name = "NeuroBalance.Claims.baseline.json";
        using Stream stream = typeof(ClaimBaseline).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Name}.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("claims").EnumerateObject()
            .ToFrozenDictionary(one => one.Name, one => one.Value.GetString() == "holds", StringComparer.Ordinal);
    }
}
