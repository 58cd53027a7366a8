using System.CommandLine;
using System.CommandLine.Completions;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>A command that shows a table, or those of its rows that hold a word; the first column has the names.</summary>
internal static class Listing
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it is shown.</param>
    /// <param name="name">What is typed.</param>
    /// <param name="description">What it does, in one sentence.</param>
    /// <param name="examples">The lines below the options.</param>
    /// <param name="headers">The names of the columns.</param>
    /// <param name="rows">The rows, which a model may change.</param>
    /// <param name="model">The option that names the model; null where none changes anything.</param>
    public static Command Command(Terminal terminal, string name, string description, string examples, IReadOnlyList<string> headers,
        Func<Model?, IReadOnlyList<IReadOnlyList<string>>> rows, Option<string?>? model = null)
    {
        Argument<string?> word =
            new("word") { Description = "Shows the rows that hold this word", Arity = ArgumentArity.ZeroOrOne };
        word.CompletionSources.Add(_ => rows(null).Select(row => new CompletionItem(row[0], detail: row[^1])));
        ToolCommand command = new(name, description, examples) { word };
        if (model is not null) command.Add(model);
        command.SetAction(parsed => Show(terminal, name, headers,
            rows(model is null ? null : ModelChoice.Read(parsed.GetValue(model))?.Equations.Text), parsed.GetValue(word)));
        return command;
    }

    private static int Show(Terminal terminal, string name, IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows,
        string? word)
    {
        IReadOnlyList<string>[] found =
            [.. rows.Where(row => word is null || row.Any(cell => cell.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        if (found.Length == 0)
        {
            string meant = NearestName.Find(word!, rows.Select(row => row[0])) is { } near ? $" Did you mean {near}?" : "";
            throw CommandException.BadInput($"{word}: no row of {name} has this word.{meant} See: neurobalance {name}");
        }

        terminal.WriteTable(headers, found);
        return ExitCode.Success;
    }
}
