using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A piece of a panel's key: a word, with a line or a swatch before it.</summary>
/// <param name="Text">The word.</param>
/// <param name="X">Where it begins, with its line or swatch.</param>
/// <param name="Line">The line of the key that it stands in, from 0.</param>
internal sealed record KeyPiece(string Text, float X, int Line)
{
    public Series? Series { get; init; }

    public Zone? Zone { get; init; }
}

/// <summary>One panel on the page.</summary>
/// <param name="Panel">What it shows.</param>
/// <param name="Columns">The left and right end of each of its columns.</param>
/// <param name="Top">The upper end of its heading.</param>
/// <param name="Key">Its heading.</param>
internal sealed record PlacedPanel(Panel Panel, SKRect[] Columns, float Top, IReadOnlyList<KeyPiece> Key)
{
    /// <summary>Whether it is the first of its stack, which names the mark.</summary>
    public bool First { get; init; }

    /// <summary>Whether it is the last of its stack, which has the times.</summary>
    public bool Last { get; init; }
}

/// <summary>Where the panels of a course stand: in one stack, or in two side by side on a slide.</summary>
internal sealed class CourseLayout
{
    public const float TextSize = 24, HeadingSize = 27, MarkRow = 34;

    private const float TitleBlock = 118, ColumnTitleRow = 46, PanelHeading = 52, KeyLine = 34, PanelGap = 16, ScreenHeight = 1480,
        StackGap = 40;
    /// <summary>The panels that one stack on a slide takes with letters for the last row.</summary>
    public const int MostInOneStack = 3;


    private readonly FigureContent content;
    private readonly FigureSize size;

    public CourseLayout(FigureContent content, FigureSize size)
    {
        (this.content, this.size) = (content, size);
        Left = size == FigureSize.Column ? 104 : 128;
        bool zones = content.Panels.Any(panel => panel.Zones.Count > 0) && !size.Narrow;
        Right = zones ? 196 : size.Narrow ? 30 : 48;
        Heading = new Heading(content.Title, content.Subtitle, size, size.Narrow ? 30 : Left);
        int stacks = size.Height is not null && content.Panels.Count > MostInOneStack ? 2
            : 1, rows = (content.Panels.Count + stacks - 1) / stacks;
        float stackWidth = (size.Width - (StackGap * (stacks - 1))) / stacks;
        SKRect[][] columns = [.. Enumerable.Range(0, stacks).Select(stack => ColumnSpans(stack * (stackWidth + StackGap), stackWidth))];
        ColumnTitles = [.. content.Columns.Select((column, at) => Lines(column.Title, HeadingSize, columns[0][at].Width))];
        AxisLabels = [.. content.Columns.Select((column, at) => Lines(column.AxisLabel, TextSize, columns[0][at].Width))];
        LegendTop = TitleBlock + Heading.Extra - 10;
        Legend = Key("", content.Legend, [], columns[0][0].Left, columns[^1][^1].Right, wraps: true);
        float legend = Legend.Count == 0 ? 0 : KeyLine * (Legend[^1].Line + 1);
        ColumnTitleTop = TitleBlock + Heading.Extra + legend;
        float title = content.Columns.All(column => column.Title.Length == 0) ? 0
            : ColumnTitleRow + (KeyLine * (ColumnTitles.Max(lines => lines.Count) - 1));
        float bottom = 106 + (Lettering.LineHeight * (AxisLabels.Max(lines => lines.Count) - 1)), mark = content.Mark is null ? 0 : MarkRow;
        IReadOnlyList<KeyPiece>[] keys = [.. content.Panels.Select((panel, at) => Key(panel, columns[at / rows]))];
        float[] headings = [.. keys.Select(key => PanelHeading + (KeyLine * key[^1].Line))];
        float highest = Enumerable.Range(0, stacks).Max(stack => headings.Skip(stack * rows).Take(rows).Sum());
        float frame = ColumnTitleTop + title + bottom;
        PanelHeight = size.Height is { } fixedHeight
            ? Math.Max(60, (fixedHeight - frame - mark - highest - (rows * PanelGap)) / rows)
            // Few panels grow, many shrink: the picture stays near the shape of a projector's image.
            : size == FigureSize.Column ? Math.Clamp(560f / rows, 130, 260)
            : Math.Clamp((ScreenHeight - TitleBlock - title - bottom - (rows * (PanelHeading + PanelGap))) / rows, 136, 340);
        Height = size.Height ?? (int)(frame + mark + highest + (rows * (PanelHeight + PanelGap)));
        List<PlacedPanel> placed = [];
        float top = 0;
        for (int i = 0; i < content.Panels.Count; i++)
        {
            if (i % rows == 0) top = ColumnTitleTop + title;
            bool last = i % rows == rows - 1 || i == content.Panels.Count - 1;
            placed.Add(new PlacedPanel(content.Panels[i], columns[i / rows], top, keys[i]) { First = i % rows == 0, Last = last });
            top += headings[i] + PanelHeight + PanelGap + (i % rows == 0 ? mark : 0);
        }

        Panels = placed;
        Stacks = columns;
    }

    public Heading Heading { get; }

    /// <summary>What tells the runs of a comparison apart.</summary>
    public IReadOnlyList<KeyPiece> Legend { get; }

    public float LegendTop { get; }

    public IReadOnlyList<PlacedPanel> Panels { get; }

    /// <summary>The columns of each stack.</summary>
    public SKRect[][] Stacks { get; }

    public IReadOnlyList<string>[] ColumnTitles { get; }

    public IReadOnlyList<string>[] AxisLabels { get; }

    public float ColumnTitleTop { get; }

    public float PanelHeight { get; }

    public int Height { get; }

    /// <summary>The room for the labels of the vertical axis.</summary>
    public float Left { get; }

    /// <summary>The room on the right of a stack.</summary>
    public float Right { get; }

    /// <summary>Where the curves of a panel begin, from the top.</summary>
    public static float AreaTop(PlacedPanel panel, bool marked) =>
        panel.Top + PanelHeading + (KeyLine * panel.Key[^1].Line) + (panel.First && marked ? MarkRow : 0);

    private IReadOnlyList<string> Lines(string text, float letters, float width) =>
        size == FigureSize.Screen ? [text] : Lettering.Lines(text, letters, width);

    private SKRect[] ColumnSpans(float from, float width)
    {
        float gap = size.Narrow ? 24 : 44, room = width - Left - Right - (gap * (content.Columns.Count - 1)), x = from + Left;
        double total = content.Columns.Sum(column => column.Width);
        List<SKRect> spans = [];
        foreach (Column column in content.Columns)
        {
            float share = (float)(room * column.Width / total);
            spans.Add(new SKRect(x, 0, x + share, 0));
            x += share + gap;
        }

        return [.. spans];
    }

    private List<KeyPiece> Key(Panel panel, SKRect[] columns) => Key(panel.Title, panel.Series.Where(series => series.Label.Length > 0),
        size.Narrow ? panel.Zones : [], columns[0].Left, columns[^1].Right, wraps: size != FigureSize.Screen);

    // The panel's name, its curves and, where there is no room beside it, its zones, above the panel: nothing covers a curve.
    private static List<KeyPiece> Key(string title, IEnumerable<Series> curves, IReadOnlyList<Zone> zones, float left, float right,
        bool wraps)
    {
        const float After = 40, Line = 62, Swatch = 40;
        float x = left;
        int line = 0;
        List<KeyPiece> pieces = [];
        void Add(KeyPiece piece, float mark, float width)
        {
            if (wraps && x > left && x + mark + width > right) (x, line) = (left, line + 1);
            pieces.Add(piece with { X = x, Line = line });
            x += mark + width + After;
        }

        if (title.Length > 0) Add(new KeyPiece(title, 0, 0), 0, Lettering.Width(title, HeadingSize, bold: true));
        foreach (Series series in curves)
        {
            // What is wider than a line of its own, as a long expression is, would be cut off without a sign.
            string label = Lettering.Cut(series.Label, TextSize, right - left - Line);
            Add(new KeyPiece(label, 0, 0) { Series = series }, Line, Lettering.Width(label, TextSize));
        }
        foreach (Zone zone in zones)
        {
            Add(new KeyPiece(zone.Label, 0, 0) { Zone = zone }, Swatch, Lettering.Width(zone.Label, TextSize));
        }

        return pieces;
    }
}
