using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>The help of every command: what it takes, then its examples, broken between words where the window ends.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="rootExamples">The examples of the tool itself.</param>
internal sealed class HelpPage(Terminal terminal, string rootExamples) : SynchronousCommandLineAction
{
    private const int WidestLabel = 34;
    private const int NarrowWindow = 60;

    public override bool ClearsParseErrors => true;

    /// <summary>Puts this page in the place of the library's.</summary>
    public static void Install(RootCommand root, Terminal terminal, string examples)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPage(terminal, examples);
        help.Description = "Shows this help";
    }

    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        TextFlow text = new(terminal.Out, Math.Max(terminal.Columns(), 20));
        text.Paragraph(command.Description ?? "");
        Section(text, "Usage", [(Usage(command), "")]);
        Section(text, "Arguments", [.. command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? ""))]);
        Section(text, "Options", [.. Options(command).Select(option => (Label(option), Description(option)))]);
        Section(text, "Commands",
            [.. command.Subcommands.Where(one => !one.Hidden).Select(one =>
            (string.Join(' ', [one.Name, .. one.Arguments.Select(Placeholder)]), one.Description ?? ""))]);
        text.Blank();
        text.Passage(command is ToolCommand own ? own.Examples : rootExamples);
        return ExitCode.Success;
    }

    private static void Section(TextFlow text, string title, IReadOnlyList<(string Label, string Description)> rows)
    {
        if (rows.Count == 0) return;
        text.Blank();
        text.Paragraph(title + ":");
        int label = Math.Min(rows.Max(row => row.Label.Length), WidestLabel);
        bool narrow = text.Width < NarrowWindow;
        foreach ((string name, string description) in rows)
        {
            text.Entry(name, description, narrow ? null : label);
        }
    }

    private static string Usage(Command command)
    {
        string inner = command.Subcommands.Count > 0 ? " <command>"
            : string.Concat(command.Arguments.Select(argument => " " + Placeholder(argument)));
        return $"{ParseFaults.NameOf(command)}{inner} [options]";
    }

    private static string Placeholder(Argument argument)
    {
        string more = argument.Arity.MaximumNumberOfValues > 1 ? "..." : "";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[<{argument.Name}>{more}]" : $"<{argument.Name}>{more}";
    }

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden);

    private static string Label(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(alias => alias is "-h").Append(option.Name));
        return option.HelpName is { } value && option.ValueType != typeof(bool) ? $"{names} <{value}>" : names;
    }

    private static string Description(Option option) => option.Required ? $"{option.Description} (required)" : option.Description ?? "";
}
