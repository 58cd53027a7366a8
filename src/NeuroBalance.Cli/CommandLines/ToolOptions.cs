using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using NeuroBalance.Lanes;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>
/// The kinds of options and arguments, each with its check and its words, and the options that several commands share.
/// A message begins with the name of its option: by that <see cref="ParseFaults"/> knows it from those of the parser's library.
/// </summary>
internal static class ToolOptions
{
    /// <summary>The most threads that any command starts.</summary>
    private const int MostThreads = 4096;

    /// <summary>A number in a range, such as a tolerance.</summary>
    /// <param name="name">The option, with its dashes.</param>
    /// <param name="description">What it does.</param>
    /// <param name="range">Where the number must lie.</param>
    /// <param name="example">A number that somebody may mean.</param>
    public static Option<double?> Number(string name, string description, NumberRange range, string example) => new(name)
    {
        HelpName = "number",
        Description = description,
        CustomParser = result => NumberText.TryRead(Text(result), range, out double value, out string problem)
            ? value
            : Refuse<double?>(result, name, $"{problem}; a number such as {example}"),
    };

    /// <summary>A whole number in a range, such as a count.</summary>
    /// <param name="name">The option, with its dashes.</param>
    /// <param name="description">What it does.</param>
    /// <param name="low">The least.</param>
    /// <param name="high">The most.</param>
    /// <param name="required">Whether the command needs it.</param>
    public static Option<T?> Whole<T>(string name, string description, T low, T high, bool required = false)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        return new(name)
        {
            HelpName = "number",
            Description = description,
            Required = required,
            CustomParser = result => NumberText.TryReadWhole(Text(result), low, high, out T value, out string problem)
                ? value
                : Refuse<T?>(result, name, problem),
        };
    }

    /// <summary>A file or folder to write or to read.</summary>
    /// <param name="name">The option, with its dashes.</param>
    /// <param name="helpName">What is to be given.</param>
    /// <param name="description">What it does.</param>
    public static Option<string?> Path(string name, string helpName, string description)
    {
        Option<string?> option = new(name) { HelpName = helpName, Description = description };
        option.Validators.Add(result => CheckPaths(result, name));
        return option;
    }

    /// <summary>A file or folder that the command cannot do without.</summary>
    /// <inheritdoc cref="Path"/>
    public static Option<string> RequiredPath(string name, string helpName, string description)
    {
        Option<string> option = new(name) { HelpName = helpName, Description = description, Required = true };
        option.Validators.Add(result => CheckPaths(result, name));
        return option;
    }

    /// <summary>The file or folder that a command is about.</summary>
    /// <param name="name">What the help calls it.</param>
    /// <param name="description">What it is.</param>
    public static Argument<string> PathArgument(string name, string description)
    {
        Argument<string> argument = new(name) { Description = description };
        argument.Validators.Add(result => CheckPaths(result, name));
        return argument;
    }

    /// <summary>The file or folder that a command may be about.</summary>
    /// <inheritdoc cref="PathArgument"/>
    public static Argument<string?> PerhapsPathArgument(string name, string description)
    {
        Argument<string?> argument = new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.Validators.Add(result => CheckPaths(result, name));
        return argument;
    }

    /// <summary>The folders that a command is about.</summary>
    /// <inheritdoc cref="PathArgument"/>
    public static Argument<string[]> PathArguments(string name, string description)
    {
        Argument<string[]> argument = new(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        argument.Validators.Add(result => CheckPaths(result, name));
        return argument;
    }

    /// <summary>One of a few words.</summary>
    /// <param name="name">The option, with its dashes.</param>
    /// <param name="description">What it does.</param>
    /// <param name="words">The words.</param>
    public static Option<string?> Choice(string name, string description, IReadOnlyList<string> words) => new(name)
    {
        HelpName = string.Join('|', words),
        Description = description,
        CustomParser = result => words.Contains(Text(result))
            ? Text(result)
            : Refuse<string?>(result, name, $"there is no such choice; expected: {string.Join(", ", words)}{Near(Text(result), words)}"),
    };

    /// <summary>The threads of a command that runs many subjects.</summary>
    public static Option<int?> Threads() => Whole("--threads", "Threads; one for each processor by default", 1, MostThreads);

    /// <summary>The lane width.</summary>
    public static Option<int?> Lanes()
    {
        string[] widths = [.. LaneWidth.Supported.ToArray().Select(width => width.ToString(CultureInfo.InvariantCulture))];
        return new("--lanes")
        {
            HelpName = string.Join('|', widths),
            Description = "Lane width; changes speed, never a bit of a result",
            CustomParser = result => Array.IndexOf(widths, Text(result)) is >= 0 and var place
                ? LaneWidth.Supported[place]
                : Refuse<int?>(result, "--lanes", $"there is no such lane width; expected: {string.Join(", ", widths)}"),
        };
    }

    /// <summary>How receptors adapt.</summary>
    /// <param name="description">What the option does.</param>
    public static Option<AdaptationStructure?> Structure(string description) => new("--structure")
    {
        HelpName = string.Join('|', StructureWords.Words),
        Description = description,
        CustomParser = result => Array.IndexOf(StructureWords.Words, Text(result)) is >= 0 and var place
            ? StructureWords.All[place]
            : Refuse<AdaptationStructure?>(result, "--structure", $"there is no such structure; expected: "
                + $"{string.Join(", ", StructureWords.Words)}{Near(Text(result), StructureWords.Words)}"),
    };

    /// <summary>The model whose equations are solved.</summary>
    /// <param name="description">What the option does.</param>
    public static Option<string?> Model(string description)
    {
        Option<string?> option = Path("--model", "file.md",
            $"{description}: a text, or a shipped one ({string.Join(", ", EquationSet.Names)})");
        option.CompletionSources.Add(_ => EquationSet.Names.Select(name => new CompletionItem(name)));
        return option;
    }

    /// <summary>Nothing but warnings and errors.</summary>
    public static Option<bool> Quiet() => new("--quiet") { Description = "No summary and no progress; warnings and errors stay" };

    /// <summary>The summary for programs.</summary>
    public static Option<bool> Json() => new("--json") { Description = "The summary as JSON, for programs" };

    private static string Near(string word, IReadOnlyList<string> words) =>
        NearestName.Find(word, words) is { } nearest ? $"; did you mean {nearest}?" : "";

    private static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static T? Refuse<T>(ArgumentResult result, string name, string problem)
    {
        result.AddError($"{name} {Text(result)}: {problem}.");
        return default;
    }

    internal static void CheckPaths(SymbolResult result, string name)
    {
        foreach (string path in result.Tokens.Select(token => token.Value))
        {
            // The parser takes a mistyped option for the argument that still is to come.
            bool isOption = path.StartsWith("--", StringComparison.Ordinal);
            if (isOption && result is ArgumentResult { Parent: CommandResult { Command: { } command } })
            {
                string meant = NearestName.Find(path.Split('=')[0], command.Options.Select(option => option.Name)) is { } near
                    ? $" Did you mean {near}?" : "";
                result.AddError($"{path}: there is no such option.{meant}");
            }
            else if (string.IsNullOrWhiteSpace(path)) result.AddError($"{name}: the path is empty.");
            else if (path.Any(char.IsControl)) result.AddError($"{name} {path}: the path holds a control character.");
        }
    }
}
