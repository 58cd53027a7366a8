namespace NeuroBalance.Cli.Runs;

/// <summary>What the user asked <c>run</c> for, as typed.</summary>
internal sealed record RunRequest
{
    public required string Scenario { get; init; }

    public string? Model { get; init; }

    public string? Structure { get; init; }

    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyList<string> Given { get; init; } = [];

    public string? Every { get; init; }

    public string? Times { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Table { get; init; }

    public FigureOutput Plots { get; init; } = new([]);

    public Accuracy Accuracy { get; init; } = new();

    public bool Json { get; init; }

    public bool Quiet { get; init; }

    /// <summary>Whether the table goes to standard output, which then holds nothing else.</summary>
    public bool TableToPipe => Table == ScenarioSource.Standard;
}
