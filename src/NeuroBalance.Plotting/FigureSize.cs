using NeuroBalance.Plotting;

namespace NeuroBalance;

/// <summary>Where a figure will be met: its width and height there, and how large its letters are.</summary>
public sealed class FigureSize
{
    private const double PointsPerInch = 72, MillimetresPerInch = 25.4, DotsPerInch = 300;

    private FigureSize(string name, string description) => (Name, Description) = (name, description);

    /// <summary>For looking at: 1920 pixels wide, as high as the panels need.</summary>
    public static FigureSize Screen { get; } = new("screen", "1920 pixels wide") { Width = 1920 };

    /// <summary>One column of a journal: 85 mm wide, 300 dots an inch.</summary>
    public static FigureSize Column { get; } = OnPaper("column", millimetres: 85, letters: 7);

    /// <summary>The whole width of a journal's page: 180 mm, 300 dots an inch.</summary>
    public static FigureSize Page { get; } = OnPaper("page", millimetres: 180, letters: 7.5);

    /// <summary>A slide of 16:9, 1920 by 1080 pixels.</summary>
    public static FigureSize Slide { get; } =
        new("slide", "16:9, 1920 by 1080 pixels") { Width = 1440, Height = 810, PixelsPerUnit = 4f / 3 };

    /// <summary>A slide that holds more than letters for the last row allow: as large as the slide, with smaller letters.</summary>
    internal static FigureSize CrowdedSlide { get; } = new(Slide.Name, Slide.Description) { Width = 1920, Height = 1080 };

    /// <summary>All sizes.</summary>
    public static IReadOnlyList<FigureSize> All { get; } = [Screen, Column, Page, Slide];

    /// <summary>The name that the tool's <c>--size</c> takes.</summary>
    public string Name { get; }

    /// <summary>Width, and height where it is fixed, in words.</summary>
    public string Description { get; }

    /// <summary>The size on paper; absent on a screen or slide.</summary>
    public double? WidthMillimetres { get; private init; }

    /// <summary>The words that ask the tool for this size; none for that of a screen, which it takes without being asked.</summary>
    public IReadOnlyList<string> Words => this == Screen ? [] : ["--size=" + Name];

    /// <summary>The most variables of a figure of pairs whose labels can be read.</summary>
    public int MostPairs => this == Column ? 3 : this == Screen ? PairPlot.MostVariables : 5;

    /// <summary>The width in units of drawing, of which 24 are the height of a letter's line.</summary>
    internal int Width { get; private init; }

    /// <summary>The height in units of drawing; absent where it follows from the content.</summary>
    internal int? Height { get; private init; }

    /// <summary>The dots or pixels of a unit of drawing.</summary>
    internal float PixelsPerUnit { get; private init; } = 1;

    /// <summary>The dots of an inch; absent where the figure has no size on paper.</summary>
    internal double? Dots { get; private init; }

    /// <summary>The points (1/72 inch) of a unit of drawing; on a screen one pixel is 3/4 of a point.</summary>
    internal double PointsPerUnit => Dots is { } dots ? PixelsPerUnit * PointsPerInch / dots : 0.75 * PixelsPerUnit;

    /// <summary>The smallest letters, in units of drawing: what does not fit is broken into lines instead.</summary>
    internal float SmallestText => this == Screen ? 0 : 21;

    /// <summary>Whether there is too little room beside a panel for the names of its zones: they go into its key.</summary>
    internal bool Narrow => this == Column || Height is not null;

    private static FigureSize OnPaper(string name, double millimetres, double letters)
    {
        double points = millimetres / MillimetresPerInch * PointsPerInch;
        // A unit of drawing is a 24th of the size of the letters.
        int width = (int)Math.Round(24 * points / letters);
        return new FigureSize(name, FormattableString.Invariant($"{millimetres} mm wide"))
        {
            WidthMillimetres = millimetres,
            Width = width,
            Dots = DotsPerInch,
            PixelsPerUnit = (float)(millimetres / MillimetresPerInch * DotsPerInch / width),
        };
    }
}
