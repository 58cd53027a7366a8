using System.CommandLine;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>The options by which a command changes a scenario.</summary>
internal static class EditOptions
{
    /// <summary>Sets parameters and fields.</summary>
    public static Option<string[]> Set()
    {
        Option<string[]> option = new("--set")
        {
            HelpName = "Key=value",
            Description = "Sets a parameter (see: neurobalance parameters) or any field of the scenario by its path, as "
                + "Nmda.EthanolIc50=40, events[0].count=10 or \"subject.weight=60 kg\"; may be repeated",
        };
        option.AddParameters();
        return option;
    }

    /// <summary>What is set, a structure among it: to state one is to set the field of that name.</summary>
    /// <param name="set">What was given to <see cref="Set"/>, if anything.</param>
    /// <param name="structure">The structure that an option of its own stated, if any.</param>
    public static IReadOnlyList<string> Settings(string[]? set, AdaptationStructure? structure) =>
        [.. set ?? [], .. structure is { } stated ? (string[])[$"structure={StructureWords.Of(stated)}"] : []];

    /// <summary>Adds events.</summary>
    public static Option<string[]> Give() => new("--give")
    {
        HelpName = "event",
        Description = $"Adds an event, as \"{ScenarioEdit.EventExample}\"; may be repeated",
    };
}
