namespace NeuroBalance.Plotting;

/// <summary>Words in the place of a figure's own; each may be absent.</summary>
/// <param name="Title">The first line.</param>
/// <param name="Across">The label of the horizontal axis.</param>
/// <param name="Up">The label of the vertical axis.</param>
internal readonly record struct FigureLabels(string? Title, string? Across, string? Up)
{
    /// <summary>The words that ask the tool for this title of a run or a comparison.</summary>
    public IEnumerable<string> Words => Title is null ? [] : ["--title=" + Title];
}
