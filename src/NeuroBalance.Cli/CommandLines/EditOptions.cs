using System.CommandLine;
using NeuroBalance.Cli.Runs;

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

    /// <summary>Adds events.</summary>
    public static Option<string[]> Give() => new("--give")
    {
        HelpName = "event",
        Description = $"Adds an event, as \"{EventSentence.Example}\"; may be repeated",
    };
}
