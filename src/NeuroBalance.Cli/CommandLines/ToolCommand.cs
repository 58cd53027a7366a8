using System.CommandLine;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="examples">The lines below the options: paragraphs, and indented lines that are kept as they are.</param>
internal sealed class ToolCommand(string name, string description, string examples) : Command(name, description)
{
    /// <summary>The lines below the options.</summary>
    public string Examples { get; } = examples;
}
