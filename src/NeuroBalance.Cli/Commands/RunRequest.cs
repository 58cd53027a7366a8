

using NeuroBalance.Lanes;

namespace NeuroBalance.Cli.Commands;

/// <summary>What the user asked <c>run</c> for, as typed.</summary>
internal sealed record RunRequest
{
    public required string Scenario { get; init; }

    public AdaptationStructure? Structure { get; init; }

    public IReadOnlyList<string> Settings { get; init; } = [];

    public string? Every { get; init; }

    public string? Times { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Table { get; init; }

    public FigureOutput Plots { get; init; } = new([]);

    public double? RelativeTolerance { get; init; }

    public double? AbsoluteTolerance { get; init; }

    public int? LaneWidth { get; init; }

    public bool Quiet { get; init; }
}
