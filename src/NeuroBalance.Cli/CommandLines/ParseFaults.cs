using System.CommandLine;
using System.CommandLine.Parsing;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>
/// What is wrong with a command line, in our words: those of the parser's library speak of .NET types and the machine's language.
/// </summary>
internal static class ParseFaults
{
    /// <summary>All faults at once, then where to look.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        List<string> faults = [.. parsed.UnmatchedTokens.Select(token => Unmatched(token, command))];
        foreach (ParseError error in parsed.Errors)
        {
            if (Words(error, command, faults.Count > 0) is { } fault && !faults.Contains(fault)) faults.Add(fault);
        }

        return [.. faults, $"See: {NameOf(command)} --help"];
    }

    /// <summary>A command as it is typed.</summary>
    public static string NameOf(Command command) => command is RootCommand ? "neurobalance" : "neurobalance " + command.Name;

    private static string Unmatched(string token, Command command)
    {
        string name = token.Split('=', ':')[0];
        bool isOption = name.StartsWith('-');
        string[] known = isOption ? [.. Options(command).Select(option => option.Name)] : [.. Commands(command)];
        string meant = NearestName.Find(name, known) is { } near ? $" Did you mean {near}?" : "";
        if (isOption) return $"{name}: {NameOf(command)} has no such option.{meant}";
        if (known.Length > 0) return $"{token}: there is no such command.{meant}";
        return $"{token}: one word too many; quote a value that holds spaces.";
    }

    private static IEnumerable<string> Commands(Command command) =>
        command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name);

    private static IEnumerable<Option> Options(Command command) =>
        command.Parents.OfType<Command>().SelectMany(Options).Where(one => one.Recursive).Concat(command.Options);

    private static string? Words(ParseError error, Command command, bool hasUnmatched) => error.SymbolResult switch
    {
        OptionResult option => OfOption(option, error.Message),
        ArgumentResult { Parent: OptionResult option } => OfOption(option, error.Message),
        ArgumentResult argument => argument.Tokens.Count == 0
            ? $"{NameOf(command)}: <{argument.Argument.Name}> is missing. {argument.Argument.Description}."
            : error.Message,
        // A word that nobody knows has been told already, and it may be why the command seems to be missing.
        _ => hasUnmatched ? null
            : $"{NameOf(command)}: a command is missing; one of {string.Join(", ", Commands(command))}.",
    };

    private static string OfOption(OptionResult result, string message)
    {
        Option option = result.Option;
        string wanted = option.HelpName ?? "value";
        if (message.StartsWith(option.Name, StringComparison.Ordinal)) return message;
        if (result.Implicit) return $"{option.Name}: this option is required; give {option.Name} <{wanted}>.";
        if (option is VersionOption) return $"{option.Name}: stands alone, without a command or another option.";
        if (option.ValueType == typeof(bool)) return $"{option.Name}: takes no value.";
        return result.Tokens.Count == 0 ? $"{option.Name}: the value is missing; give {option.Name} <{wanted}>."
            : $"{option.Name}: is there twice; give it once.";
    }
}
