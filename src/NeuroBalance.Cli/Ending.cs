using System.Diagnostics;
using System.Reflection;
using NeuroBalance.Cli.CommandLines;

namespace NeuroBalance.Cli;

/// <summary>How a command ended: its exit code and what is said about it.</summary>
/// <param name="Code">See <see cref="ExitCode"/>.</param>
/// <param name="Lines">One line for each fault.</param>
internal sealed record Ending(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestCommand = 300;

    /// <summary>The one place where an exception, whatever it is, becomes an exit code and sentences: never a stack trace.</summary>
    /// <param name="exception">What ended the command.</param>
    /// <param name="activity">What the command was doing.</param>
    /// <param name="arguments">The command line, for a report.</param>
    public static Ending Of(Exception exception, Activity activity, IReadOnlyList<string> arguments) => Cause(exception) switch
    {
        CommandException own => new(own.Code, own.Messages),
        ScenarioException { Faults.Count: > 0 } scenario => new(ExitCode.BadInput, [.. scenario.Faults.Select(fault => fault.ToString())]),
        ScenarioException scenario => new(ExitCode.BadInput, [scenario.Message]),
        SweepFolderException folder => new(ExitCode.BadInput, folder.Lines),
        OperationCanceledException => new(Interruption.Code, [activity.Interrupted]),
        InvalidDataException damaged => new(ExitCode.SystemProblem, [damaged.Message]),
        UnauthorizedAccessException or IOException =>
            new(ExitCode.SystemProblem, [$"A file stood in the way while {activity.Doing}: {Cause(exception).Message}"]),
        OutOfMemoryException => new(ExitCode.SystemProblem, [$"There is not enough memory for {activity.Doing}."]),
        DllNotFoundException or BadImageFormatException => new(ExitCode.SystemProblem,
            [$"A library that the tool brings along could not be loaded while {activity.Doing}: {Cause(exception).Message.ReplaceLineEndings(" ")}"]),
        var unforeseen => new(ExitCode.SystemProblem, [Unforeseen(unforeseen, activity, arguments)]),
    };

    /// <summary>Says it on standard error and returns the exit code; a terminal that is gone changes nothing.</summary>
    public int Tell(Terminal terminal)
    {
        try
        {
            foreach (string line in Lines)
            {
                terminal.Error.WriteLine(line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
        }

        return Code;
    }

    // A wrapper says nothing of its own; of several causes, one that is no mere consequence of an interruption.
    private static Exception Cause(Exception exception) => exception switch
    {
        AggregateException several when several.Flatten().InnerExceptions is { Count: > 0 } inner =>
            Cause(inner.FirstOrDefault(one => one is not OperationCanceledException) ?? inner[0]),
        TypeInitializationException or TargetInvocationException when exception.InnerException is { } inner => Cause(inner),
        _ => exception,
    };

    private static string Unforeseen(Exception exception, Activity activity, IReadOnlyList<string> arguments)
    {
        MethodBase? method = new StackTrace(exception).GetFrame(0)?.GetMethod();
        string place = method is null ? "" : $" in {method.DeclaringType?.Name}.{method.Name}";
        string command =
            string.Join(' ', arguments.Prepend("neurobalance").Select(word => word.Contains(' ') || word.Length == 0 ? $"'{word}'" : word));
        if (command.Length > LongestCommand) command = command[..LongestCommand] + "...";
        return $"neurobalance made a mistake while {activity.Doing}; it is not your input's. Please report this line and the files it used: "
            + $"{exception.GetType().Name}{place}, version {LibraryVersion.Full}, {command}";
    }
}
