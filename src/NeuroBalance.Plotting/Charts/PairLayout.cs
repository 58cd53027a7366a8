using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>Where everything of a pair plot lies at a size: the panels, the names of their axes, and the keys.</summary>
internal sealed class PairLayout
{
    public const float TextSize = 23, Line = 28, KeyLine = 36, KeyLeft = 40, BelowTicks = 92;

    private const float Left = 176, UsualTop = 196, Right = 44, Gap = 14;
    private const int MostLines = 3;

    private readonly PairVariable[] variables;
    private readonly FigureSize size;

    /// <param name="heading">The first lines.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="arms">The names of the arms; none where there is one arm alone.</param>
    /// <param name="size">Where the figure will be met.</param>
    public PairLayout(Heading heading, PairVariable[] variables, IReadOnlyList<string> arms, FigureSize size)
    {
        (this.variables, this.size) = (variables, size);
        ArmKey = Placed(arms, size);
        int n = variables.Length;
        Top = UsualTop + heading.Extra + (size == FigureSize.Column ? KeyLine : 0) + (KeyLine * ArmLines);
        PanelWidth = ((size.Width - Left - Right + Gap) / n) - Gap;
        Label([.. variables.Select(variable => variable.Words)], words: null);
        // Names with too many lines for their panel become letters, and a list beneath says what they are.
        bool fit = Labels.All(label =>
            new[] { PanelWidth, PanelHeight }.All(room => Lettering.Lines(label, TextSize, room).Count <= MostLines));
        if (fit) return;
        string[] marks = [.. Enumerable.Range(0, n).Select(i => ((char)('A' + i)).ToString())];
        Label(marks, new WordKey(marks.Zip(variables, (mark, variable) => (mark, variable.Words)), size.Width - KeyLeft - Right));
    }

    /// <summary>Where the panels begin.</summary>
    public float Top { get; }

    public float PanelWidth { get; }

    public float PanelHeight { get; private set; }

    /// <summary>What the axes are called: names, or letters that <see cref="Key"/> explains.</summary>
    public string[] Labels { get; private set; } = [];

    /// <summary>What the letters stand for; absent where the names themselves have room.</summary>
    public WordKey? Key { get; private set; }

    /// <summary>The names of the arms, each with its left edge and its line.</summary>
    public IReadOnlyList<(string Name, float X, int Line)> ArmKey { get; }

    /// <summary>The lines of <see cref="ArmKey"/>.</summary>
    public int ArmLines => ArmKey.Count == 0 ? 0 : ArmKey.Max(piece => piece.Line) + 1;

    /// <summary>The height of the lines of names beneath the panels.</summary>
    public float LabelLines => Line * Labels.Max(label => Lettering.Lines(label, TextSize, PanelWidth).Count);

    /// <summary>The height of the whole figure.</summary>
    public int Height => size.Height ?? (int)(Top + (variables.Length * (PanelHeight + Gap)) - Gap + BelowTicks + Beneath);

    private float Beneath => LabelLines + (Key is null ? 0 : Key.Height + WordKey.Gap);

    /// <summary>The panel of two variables.</summary>
    public SKRect Area(int row, int column) => SKRect.Create(MathF.Round(Left + (column * (PanelWidth + Gap))),
        MathF.Round(Top + (row * (PanelHeight + Gap))), MathF.Round(PanelWidth), PanelHeight);

    /// <summary>Where a place, 0 to 1, lies across a panel. The margin also takes the outer halves of cells of levels.</summary>
    public static float Across(SKRect area, double place) =>
        area.Left + (area.Width * (float)(0.05 + (0.9 * Math.Clamp(place, -0.05, 1.05))));

    /// <summary>The same upwards.</summary>
    public static float Up(SKRect area, double place) =>
        area.Bottom - (area.Height * (float)(0.05 + (0.9 * Math.Clamp(place, -0.05, 1.05))));

    /// <summary>The ticks of a variable as the horizontal axis.</summary>
    public (double[] Positions, string[] Labels) TicksAcross(int number) => Fitting(variables[number].Scale, (positions, labels) =>
        positions.Zip(positions.Skip(1), (one, next) => 0.9 * PanelWidth * (next - one)).DefaultIfEmpty(PanelWidth)
            .Min() > labels.Max(label => Lettering.Width(label, TextSize)) + 14);

    /// <summary>The ticks of a variable as the vertical axis.</summary>
    public (double[] Positions, string[] Labels) TicksUp(int number) => Fitting(variables[number].Scale, (positions, _) =>
        positions.Zip(positions.Skip(1), (one, next) => 0.9 * PanelHeight * (next - one)).DefaultIfEmpty(PanelHeight).Min() > 36);

    private void Label(string[] names, WordKey? words)
    {
        (Labels, Key) = ([.. names.Zip(variables, (name, variable) => name + variable.Suffix)], words);
        float room = size.Height is { } fixedHeight ? ((fixedHeight - Top - BelowTicks - Beneath + Gap) / variables.Length) - Gap : 420;
        PanelHeight = MathF.Round(Math.Min(0.75f * PanelWidth, room));
    }

    private static List<(string Name, float X, int Line)> Placed(IReadOnlyList<string> arms, FigureSize size)
    {
        float x = KeyLeft;
        int line = 0;
        List<(string, float, int)> pieces = [];
        foreach (string name in arms)
        {
            float needed = 28 + Lettering.Width(name, TextSize);
            if (x > KeyLeft && x + needed > size.Width - KeyLeft) (x, line) = (KeyLeft, line + 1);
            pieces.Add((name, x, line));
            x += needed + 40;
        }
        return pieces;
    }

    // As many ticks as there is room for; two at least.
    private static (double[] Positions, string[] Labels) Fitting(ValueScale scale, Func<double[], string[], bool> fits)
    {
        for (int most = 8; most > 2; most--)
        {
            (double[] positions, string[] labels) = scale.Ticks(most);
            if (labels.Length > 0 && fits([.. positions.Select(scale.Place)], labels)) return (positions, labels);
        }

        return scale.Ticks(2);
    }
}
