namespace NeuroBalance.Plotting;

/// <summary>
/// The first lines of a figure: what it shows and what was simulated. On a screen each is one line that shrinks; elsewhere they are broken.
/// </summary>
internal sealed class Heading
{
    private const float TitleSize = 40, SubtitleSize = 25, TitleLine = 46, SubtitleLine = 32;

    private readonly IReadOnlyList<string> titles, subtitles;
    private readonly float left, titleSize, subtitleSize;

    /// <param name="title">The first line.</param>
    /// <param name="subtitle">The second line.</param>
    /// <param name="size">Where the figure will be met.</param>
    /// <param name="left">Where the lines begin.</param>
    public Heading(string title, string subtitle, FigureSize size, float left)
    {
        this.left = left;
        bool screen = size == FigureSize.Screen;
        (titleSize, subtitleSize) = screen ? (TitleSize, SubtitleSize) : size.Height is not null ? (38, 24) : (32, 24);
        float room = size.Width - left - 40;
        titles = screen ? [title] : Lettering.Lines(title, titleSize * 1.06f, room);
        subtitles = screen ? [subtitle] : Lettering.Lines(subtitle, subtitleSize, room);
    }

    /// <summary>How much lower than beneath one line each the figure begins.</summary>
    public float Extra => (TitleLine * (titles.Count - 1)) + (SubtitleLine * (subtitles.Count - 1));

    public void Paint(Page page)
    {
        float y = 58, room = page.Width - left - 40;
        foreach (string line in titles)
        {
            Lettering.Draw(page, line, left, y, Lettering.Fit(page, line, titleSize, room, bold: true), Palette.Ink, bold: true);
            y += TitleLine;
        }

        y -= TitleLine - 40;
        foreach (string line in subtitles)
        {
            Lettering.Draw(page, line, left, y, Lettering.Fit(page, line, subtitleSize, room), Palette.Quiet);
            y += SubtitleLine;
        }
    }
}
