using System.Globalization;

namespace NeuroBalance;

/// <content>What a file of runs says of them to a person, whoever writes it.</content>
public sealed partial record Provenance
{
    private const string NoSeed = "none: nothing is drawn at random";

    /// <summary>What a person wants to know of scenarios that were simulated alike.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="changes">What was changed in them, in words such as <c>Nmda.EthanolIc50=40</c>.</param>
    /// <param name="options">How they were simulated.</param>
    /// <param name="seed">The seed of what is drawn at random; absent where nothing is.</param>
    /// <returns>Scenarios, their models, changes, seed and tolerances, by name.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> FactsOf(IReadOnlyList<Scenario> scenarios, IEnumerable<string> changes,
        SimulationOptions options, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(options);
        return Of(scenarios.Count > 1 ? "scenarios" : "scenario", string.Join(", ", scenarios.Select(one => one.Name).Distinct()),
            scenarios.Select(one => one.Model), changes, options, seed);
    }

    /// <summary>The same of scenarios that are told together.</summary>
    /// <param name="scenario">What they are called together.</param>
    /// <param name="models">The texts that they were simulated with; null for the built-in model.</param>
    /// <param name="changes">What was changed in them, in words such as <c>Nmda.EthanolIc50=40</c>.</param>
    /// <param name="options">How they were simulated.</param>
    /// <param name="seed">The seed of what is drawn at random; absent where nothing is.</param>
    /// <returns>The words for the scenarios, their models, changes, seed and tolerances, by name.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> FactsOf(string scenario, IEnumerable<Model?> models,
        IEnumerable<string> changes, SimulationOptions options, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(options);
        return Of("scenario", scenario, models, changes, options, seed);
    }

    private static KeyValuePair<string, string>[] Of(string key, string scenarios, IEnumerable<Model?> models, IEnumerable<string> changes,
        SimulationOptions options, ulong? seed)
    {
        string[] changed = [.. changes];
        return
        [
            new(key, scenarios),
            // Nothing where they are the built-in one.
            .. models.OfType<Model>().DistinctBy(model => model.Hash)
                .Select((model, at) => KeyValuePair.Create(at == 0 ? "model"
                    : string.Create(CultureInfo.InvariantCulture, $"model {at + 1}"), $"{model.Title}, SHA-256 {model.Hash}")),
            new("changes", changed.Length > 0 ? string.Join(", ", changed) : "none"),
            new("seed", seed?.ToString(CultureInfo.InvariantCulture) ?? NoSeed),
            new("relative tolerance", options.RelativeTolerance.ToString(CultureInfo.InvariantCulture)),
            new("absolute tolerance", options.AbsoluteTolerance.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
