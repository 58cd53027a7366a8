namespace NeuroBalance.Plotting;

/// <summary>Where the parts of a figure of traces stand: a row a moment, the whole trace beside a close-up of it.</summary>
internal sealed class TraceLayout
{
    public const float TextSize = 24, HeadingSize = 27, NoteSize = 22;

    private const float TitleBlock = 118, ColumnTitles = 46, HeadingLine = 34, HeadingGap = 14, RowGap = 20, Axis = 96, NoteLine = 30,
        ParagraphGap = 8, Foot = 24;

    public TraceLayout(EegRecording recording, Heading heading, FigureSize size)
    {
        Left = size == FigureSize.Column ? 104 : 128;
        Right = size.Width - (size.Narrow ? 30 : 48);
        // The last time of the left part and the first of the right one stand beside each other.
        float gap = size == FigureSize.Column ? 64 : 44, room = Right - Left;
        // The close-up has what is left of the whole trace; a short trace is its own close-up.
        CloseUp = recording.Seconds > TraceWindow.Seconds;
        Middle = CloseUp ? Left + (room * (size == FigureSize.Column ? 0.5f : 0.62f)) - (gap / 2) : Right;
        CloseLeft = Middle + gap;
        Names = [.. recording.Traces.Select(trace => new TraceName(trace, room))];
        Notes = [.. EegRecording.Misfits.Select(text => Lettering.Lines(text, NoteSize, size.Width - (2 * NoteLeft)))];
        float top = TitleBlock + heading.Extra + (CloseUp ? ColumnTitles : 0);
        ColumnTitle = TitleBlock + heading.Extra + 26;
        float[] headings = [.. Names.Select(name => (HeadingLine * (name.Below.Count + 1)) + HeadingGap)];
        float notes = (NoteLine * (1 + Notes.Sum(lines => lines.Count))) + (ParagraphGap * Notes.Length) + Foot;
        int rows = recording.Traces.Length;
        float fixedParts = top + headings.Sum() + (RowGap * (rows - 1)) + Axis + notes;
        PanelHeight = size.Height is { } height ? Math.Max(LeastPanel, (height - fixedParts) / rows)
            : size == FigureSize.Column ? Math.Clamp(640f / rows, 110, 220) : Math.Clamp(900f / rows, 130, 300);
        Height = size.Height ?? (int)(fixedParts + (rows * PanelHeight));
        List<float> tops = [];
        foreach (float above in headings)
        {
            tops.Add(top);
            top += above + PanelHeight + RowGap;
        }

        (Tops, Headings) = (tops, headings);
        NotesTop = top - RowGap + Axis;
    }

    /// <summary>The height below which a panel shows nothing, and that from which it shows a wave well.</summary>
    public const float LeastPanel = 40, RoomyPanel = 90;

    public const float NoteLeft = 40;

    /// <summary>The ends of the whole trace and of the close-up.</summary>
    public float Left { get; }

    public float Middle { get; }

    public float CloseLeft { get; }

    public float Right { get; }

    public bool CloseUp { get; }

    /// <summary>The baseline of the titles of the two columns.</summary>
    public float ColumnTitle { get; }

    /// <summary>The upper end of each row's heading.</summary>
    public IReadOnlyList<float> Tops { get; }

    /// <summary>The height of each row's heading.</summary>
    public IReadOnlyList<float> Headings { get; }

    public float PanelHeight { get; }

    public int Height { get; }

    public float NotesTop { get; }

    /// <summary>What stands above each panel.</summary>
    public TraceName[] Names { get; }

    /// <summary>What such traces get wrong.</summary>
    public IReadOnlyList<string>[] Notes { get; }

    /// <summary>The baseline of a line of a row's heading.</summary>
    public float Baseline(int row, int line) => Tops[row] + (HeadingLine * (line + 1)) - 6;

    /// <summary>The baseline of a line of the notes.</summary>
    public float NoteBaseline(int paragraph, int line) =>
        NotesTop + (NoteLine * (1 + Notes.Take(paragraph).Sum(lines => lines.Count) + line)) + (ParagraphGap * (paragraph + 1)) + 20;
}
