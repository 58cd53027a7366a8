using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace NeuroBalance.Dosing;

/// <summary>The named reference scenarios, which are part of the library; see <see cref="Scenario.Named"/>.</summary>
internal static class Scenarios
{
    private const string Prefix = "NeuroBalance.Dosing.Scenarios.";

    private static readonly ConcurrentDictionary<string, Scenario> Parsed = new(StringComparer.Ordinal);

    /// <summary>The names, in the order of the model's documentation.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "naive",
        "binge",
        "evening",
        "evening-meal",
        "dependence",
        "severe",
        "taper",
        "taper-3d",
        "taper-10d",
        "kindling",
        "reinstatement",
        "ketamine",
        "depression-ketamine",
        "dependence-ketamine36",
        "dependence-infusion",
        "adjunct-with",
        "adjunct-without",
        "wong2015",
        "pizon2018",
        "shah2018",
        "reconsolidation-both",
        "reconsolidation-ketamine",
        "reconsolidation-retrieval",
        "reconsolidation-late",
        "therapy-both",
        "therapy-ketamine",
        "therapy-therapy",
        "therapy-neither",
        "clamp",
    ];

    /// <summary>The scenario of that name.</summary>
    /// <exception cref="ScenarioException">There is no such scenario; the message names the nearest one.</exception>
    public static Scenario Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (TryGet(name, out Scenario? scenario))
        {
            return scenario;
        }

        throw new ScenarioException([new Fault("scenario", '"' + name + '"', "there is no scenario of this name", string.Join(", ", Names),
            NearestName.Find(name, Names))]);
    }

    /// <summary>Looks a scenario up by its exact name.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out Scenario? scenario)
    {
        scenario = Names.Contains(name)
            ? Parsed.GetOrAdd(name, static known => ScenarioReader.Parse(Resource(Prefix + known + ".json")).GetOrThrow()) : null;
        return scenario is not null;
    }

    /// <summary>The file of the scenario of that name, to be printed or copied.</summary>
    /// <exception cref="ScenarioException">There is no such scenario; the message names the nearest one.</exception>
    public static string Json(string name) => Resource(Prefix + Get(name).Name + ".json");

    /// <summary>The JSON schema (draft 2020-12) of scenario files, for editors.</summary>
    public static string Schema { get; } = ScenarioForms.Schema();

    private static string Resource(string name)
    {
        using Stream stream = typeof(Scenarios).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The library lacks its resource '{name}'.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
