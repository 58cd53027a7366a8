namespace NeuroBalance.Plotting;

/// <summary>
/// Words that are too long to stand within a figure: there is a mark for each, and this list beside or beneath the figure says what it is.
/// </summary>
internal sealed class WordKey
{
    /// <summary>The room between the figure and the list.</summary>
    public const float Gap = 40;

    private const float TextSize = 22, Line = 27, Between = 7, MarkRoom = 46;

    private readonly (string Mark, IReadOnlyList<string> Lines)[] entries;

    /// <param name="entries">Each mark and what it stands for.</param>
    /// <param name="width">The width of the list.</param>
    public WordKey(IEnumerable<(string Mark, string Words)> entries, float width) => this.entries =
        [.. entries.Select(entry => (entry.Mark, Lettering.Lines(entry.Words, TextSize, width - MarkRoom)))];

    /// <summary>The height of the whole list.</summary>
    public float Height => entries.Sum(HeightOf);

    /// <summary>How many entries, from the first on, fit into a height.</summary>
    public int Fitting(float height)
    {
        int count = 0;
        for (float used = 0; count < entries.Length && (used += HeightOf(entries[count])) <= height; count++)
        {
        }
        return count;
    }

    /// <summary>Draws the first entries.</summary>
    public void Paint(Page page, float left, float top, int count)
    {
        float y = top + Line - 5;
        foreach ((string mark, IReadOnlyList<string> lines) in entries.Take(count))
        {
            Lettering.Draw(page, mark, left, y, TextSize, Palette.Ink, bold: true);
            foreach (string line in lines)
            {
                Lettering.Draw(page, line, left + MarkRoom, y, TextSize, Palette.Ink);
                y += Line;
            }

            y += Between;
        }
    }

    private static float HeightOf((string Mark, IReadOnlyList<string> Lines) entry) => (Line * entry.Lines.Count) + Between;
}
