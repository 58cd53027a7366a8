using System.CommandLine;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Models;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>parameters</c>: all of them as a list, or one with its range and where its value comes from.</summary>
internal static class ParametersCommand
{
    private const string Examples = """
        Examples:
          neurobalance parameters
          neurobalance parameters Nmda.EthanolIc50
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> key =
            new("key") { Description = "Shows this parameter with its range, source and evidence", Arity = ArgumentArity.ZeroOrOne };
        ToolCommand command = new("parameters", "Lists the parameters of the model, or shows one with its provenance", Examples) { key };
        command.SetAction(parsed => Show(terminal, parsed.GetValue(key)));
        return command;
    }

    private static int Show(Terminal terminal, string? key)
    {
        if (key is null)
        {
            terminal.WriteTable(["Key", "Value", "Unit", "Plausible", "Evidence"],
                [.. ParameterCatalog.All.Select(one =>
                    (IReadOnlyList<string>)[one.Key, Text(one.Value), one.Unit, $"{Text(one.Low)} to {Text(one.High)}",
                    Lower(one.Evidence)])]);
            return ExitCode.Success;
        }

        if (ParameterCatalog.Find(key) is not { } parameter)
        {
            string meant = ParameterCatalog.Nearest(key) is { } near ? $" Did you mean {near}?" : "";
            throw CommandException.BadInput($"{key}: there is no parameter of this name.{meant} See: neurobalance parameters");
        }

        terminal.Out.WriteLine($"{parameter.Key} ({parameter.Symbol})");
        terminal.Out.WriteLine();
        foreach ((string label, string text) in Rows(parameter))
        {
            terminal.Out.WriteLine("  " + label.PadRight(12) + text);
        }
        return ExitCode.Success;
    }

    private static IEnumerable<(string Label, string Text)> Rows(ParameterInfo parameter)
    {
        yield return ("Value", parameter.Unit == "1" ? Text(parameter.Value) : $"{Text(parameter.Value)} {parameter.Unit}");
        yield return ("Plausible", parameter.PlausibleText);
        yield return ("Possible", parameter.AllowedText);
        yield return ("Spread", parameter.Distribution == Spread.Fixed ? "fixed: never drawn in a sweep"
            : Lower(parameter.Distribution) + " between subjects");
        yield return ("Evidence", Lower(parameter.Evidence));
        yield return ("Source", parameter.Source);
        if (parameter.Note.Length > 0) yield return ("Note", parameter.Note);
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
