using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>What a file of runs says of them to a person, whoever writes it.</summary>
internal static class RunFacts
{
    private const string NoSeed = "none: nothing is drawn at random";

    /// <summary>Scenarios with their models, changes, seed and tolerances.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="changes">What was changed in them, in words.</param>
    /// <param name="options">How they were simulated.</param>
    /// <param name="seed">The seed of what is drawn at random; absent where nothing is.</param>
    public static KeyValuePair<string, string>[] Of(IReadOnlyList<Scenario> scenarios, IEnumerable<string> changes,
        SimulationOptions options, ulong? seed = null) =>
    [
        Names(scenarios.Select(one => one.Name)), .. Models(scenarios.Select(one => one.Model)), .. Rest(changes, options, seed),
    ];

    /// <summary>The same of scenarios that are not at hand.</summary>
    /// <param name="scenario">What they are called together.</param>
    /// <param name="model">The text that all of them were simulated with; null for the built-in model.</param>
    /// <param name="changes">What was changed in them, in words.</param>
    /// <param name="options">How they were simulated.</param>
    /// <param name="seed">The seed of what is drawn at random; absent where nothing is.</param>
    public static KeyValuePair<string, string>[] Of(string scenario, Model? model, IEnumerable<string> changes,
        SimulationOptions options, ulong? seed = null) =>
        [Names([scenario]), .. Models([model]), .. Rest(changes, options, seed)];

    /// <summary>What a person wants to know of models; nothing where they are the built-in one.</summary>
    /// <param name="models">The texts; null for the built-in model.</param>
    public static IEnumerable<KeyValuePair<string, string>> Models(IEnumerable<Model?> models) =>
        models.OfType<Model>().DistinctBy(model => model.Hash)
            .Select((model, at) => KeyValuePair.Create(at == 0 ? "model" : string.Create(CultureInfo.InvariantCulture, $"model {at + 1}"),
                $"{model.Title}, SHA-256 {model.Hash}"));

    private static KeyValuePair<string, string> Names(IEnumerable<string> scenarios)
    {
        string[] names = [.. scenarios];
        return new(names.Length > 1 ? "scenarios" : "scenario", string.Join(", ", names.Distinct()));
    }

    private static KeyValuePair<string, string>[] Rest(IEnumerable<string> changes, SimulationOptions options, ulong? seed)
    {
        string[] changed = [.. changes];
        return
        [
            new("changes", changed.Length > 0 ? string.Join(", ", changed) : "none"),
            new("seed", seed?.ToString(CultureInfo.InvariantCulture) ?? NoSeed),
            new("relative tolerance", options.RelativeTolerance.ToString(CultureInfo.InvariantCulture)),
            new("absolute tolerance", options.AbsoluteTolerance.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
