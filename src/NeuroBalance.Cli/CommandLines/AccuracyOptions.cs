using System.CommandLine;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>The options that say how accurately a scenario is simulated.</summary>
internal sealed class AccuracyOptions
{
    private readonly Option<double?> relative =
        ToolOptions.Number("--rtol", "Relative tolerance of a step, 1e-6 by default", SimulationOptions.RelativeTolerances, "1e-6");

    private readonly Option<double?> absolute =
        ToolOptions.Number("--atol", "Absolute tolerance of a step, 1e-9 by default", SimulationOptions.AbsoluteTolerances, "1e-9");

    private readonly Option<int?> lanes = ToolOptions.Lanes();

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(relative);
        command.Options.Add(absolute);
        command.Options.Add(lanes);
    }

    /// <summary>What was typed.</summary>
    public Accuracy Of(ParseResult parsed) => new(parsed.GetValue(relative), parsed.GetValue(absolute), parsed.GetValue(lanes));
}
