using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>Something wrong with a scenario, told so that its author can mend it.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.events[2].amount</c>.</param>
/// <param name="Value">What stands there, as written; empty when something is missing.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Allowed">What would be right; empty when the message says it.</param>
/// <param name="Suggestion">The nearest valid name, or a corrected text; absent when nothing is near.</param>
public sealed record Fault(string Path, string Value, string Message, string Allowed = "", string? Suggestion = null)
{
    /// <summary>Lines that show the place in another file, to stand below; empty where the path is enough.</summary>
    internal IReadOnlyList<string> Below { get; init; } = [];

    /// <summary>One line: path, value, what is wrong, what is allowed, the nearest valid name.</summary>
    public override string ToString()
    {
        StringBuilder text = new(Path);
        text.Append(": ");
        if (Value.Length > 0) text.Append(Value).Append(": ");
        text.Append(Message);
        if (Allowed.Length > 0) text.Append("; allowed: ").Append(Allowed);
        if (Suggestion is not null) text.Append(". Did you mean ").Append(Suggestion).Append('?');
        // A key or a name of the file may hold anything, and this line goes to a terminal.
        return string.Join('\n', Below.Prepend(text.ToString()).Select(EscapedText.ForTerminal));
    }
}

/// <summary>A scenario that breaks its rules was asked to run. Lists every fault, not only the first.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>An exception without faults.</summary>
    public ScenarioException()
        : this([])
    {
    }

    /// <summary>An exception with a message alone.</summary>
    public ScenarioException(string message)
        : base(message) => Faults = [];

    /// <summary>An exception with a message and its cause.</summary>
    public ScenarioException(string message, Exception innerException)
        : base(message, innerException) => Faults = [];

    /// <summary>An exception that lists faults.</summary>
    public ScenarioException(IReadOnlyList<Fault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>Every fault of the scenario.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    internal static void ThrowIfFaulty(FaultList found)
    {
        if (found.Faults.Count > 0) throw new ScenarioException(found.Faults);
    }
}
