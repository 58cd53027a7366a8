using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>What a file of runs says of them to a person, whoever writes it.</summary>
internal static class RunFacts
{
    private const string NoSeed = "none: nothing is drawn at random";

    /// <summary>Scenarios, changes, seed and tolerances.</summary>
    /// <param name="scenarios">The names of the scenarios.</param>
    /// <param name="changes">What was changed in them, in words.</param>
    /// <param name="options">How they were simulated.</param>
    /// <param name="seed">The seed of what is drawn at random; absent where nothing is.</param>
    public static KeyValuePair<string, string>[] Of(IEnumerable<string> scenarios, IEnumerable<string> changes, SimulationOptions options,
        ulong? seed = null)
    {
        string[] names = [.. scenarios], changed = [.. changes];
        return
        [
            new(names.Length > 1 ? "scenarios" : "scenario", string.Join(", ", names.Distinct())),
            new("changes", changed.Length > 0 ? string.Join(", ", changed) : "none"),
            new("seed", seed?.ToString(CultureInfo.InvariantCulture) ?? NoSeed),
            new("relative tolerance", options.RelativeTolerance.ToString(CultureInfo.InvariantCulture)),
            new("absolute tolerance", options.AbsoluteTolerance.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
