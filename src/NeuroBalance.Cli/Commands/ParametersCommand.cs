using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>parameters</c>: all of them as a list, or one with its range and where its value comes from.</summary>
internal static class ParametersCommand
{
    private const string Examples = """
        Examples:
          neurobalance parameters
          neurobalance parameters Nmda.EthanolIc50
          neurobalance parameters --model ketamine-hill Nmda
          neurobalance parameters withdrawal          (all that have the word in key, symbol, sentence, source or note)
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> key = new("word")
        {
            Description = "A key, which is shown with its range, source and evidence, or a word to search for",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> model = ToolOptions.Model("The parameters of a model, in the place of the built-in one's");
        key.CompletionSources.Add(context => Completion.Rows(context).Select(one =>
            new CompletionItem(one.Key, detail: one.Description)));
        ToolCommand command = new("parameters", "Lists the parameters of the model, searches them, or shows one with its provenance",
            Examples) { key, model };
        command.SetAction(parsed => Show(terminal, parsed.GetValue(key),
            ParameterCatalog.Of(ModelChoice.Read(parsed.GetValue(model))?.Equations.Text)));
        return command;
    }

    private static int Show(Terminal terminal, string? key, IReadOnlyList<ParameterInfo> rows)
    {
        if (rows.FirstOrDefault(one => one.Key == key) is { } parameter)
        {
            Detail(terminal, parameter);
            return ExitCode.Success;
        }

        ParameterInfo[] found = [.. rows.Where(one => key is null || Has(one, key))];
        if (found.Length == 0)
        {
            string meant = NearestName.Find(key!, rows.Select(one => one.Key)) is { } near ? $" Did you mean {near}?" : "";
            throw CommandException.BadInput($"{key}: no parameter has this word in its key, symbol, sentence, source or note.{meant} See: neurobalance parameters");
        }

        terminal.WriteTable(["Key", "Value", "Unit", "Plausible", "Evidence", "What"],
            [.. found.Select(one => (IReadOnlyList<string>)[one.Key, Text(one.Value), one.Unit, $"{Text(one.Low)} to {Text(one.High)}",
                Lower(one.Evidence), one.Description])]);
        return ExitCode.Success;
    }

    private static bool Has(ParameterInfo one, string word) =>
        ((IEnumerable<string>)[one.Key, one.Symbol, one.Description, one.Source, one.Note])
            .Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static void Detail(Terminal terminal, ParameterInfo parameter)
    {
        terminal.Out.WriteLine($"{parameter.Key} ({parameter.Symbol})");
        terminal.Out.WriteLine();
        foreach ((string label, string text) in Rows(parameter))
        {
            terminal.Out.WriteLine("  " + label.PadRight(12) + text);
        }
    }

    private static IEnumerable<(string Label, string Text)> Rows(ParameterInfo parameter)
    {
        yield return ("What", parameter.Description);
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
