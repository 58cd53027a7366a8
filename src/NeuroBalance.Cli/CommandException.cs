namespace NeuroBalance.Cli;

/// <summary>A command that ends with messages for the user and an exit code; never a fault of the program.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(int exitCode, params IReadOnlyList<string> messages)
        : base(string.Join(Environment.NewLine, messages))
    {
        Code = exitCode;
        Messages = messages;
    }

    /// <summary>See <see cref="ExitCode"/>.</summary>
    public int Code { get; }

    /// <summary>One line each, all faults at once.</summary>
    public IReadOnlyList<string> Messages { get; }

    /// <summary>Wrong input, exit code 2.</summary>
    public static CommandException BadInput(params IReadOnlyList<string> messages) => new(ExitCode.BadInput, messages);
}
