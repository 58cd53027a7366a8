using ScottPlot;

namespace NeuroBalance.Plotting;

/// <summary>A curve of one quantity: times in hours from the start of the run, values in the unit of its panel; NaN is a gap.</summary>
/// <param name="Times">Hours, ascending.</param>
/// <param name="Values">One per time.</param>
internal sealed record Curve(double[] Times, double[] Values);

/// <summary>The span that a fast oscillation covers: lowest and highest value, drawn as a filled band.</summary>
/// <param name="Times">Hours, ascending.</param>
/// <param name="Low">The lower edge.</param>
/// <param name="High">The upper edge.</param>
internal sealed record Band(double[] Times, double[] Low, double[] High);

/// <summary>One quantity in a panel, as it is drawn in one column: curve, and a band where a curve would be a solid block.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Band">The band, or null.</param>
internal sealed record Trace(Curve Curve, Band? Band);

/// <summary>One quantity in a panel with its key; its traces are in the order of the columns.</summary>
/// <param name="Label">What it is, shown in the panel's heading; empty where the figure's legend tells it.</param>
/// <param name="Color">The colour.</param>
/// <param name="Dashed">Whether the line is dashed, so that it can be told apart without colour.</param>
/// <param name="FillToBaseline">Whether the area down to the panel's baseline is filled.</param>
/// <param name="Traces">One per column.</param>
internal sealed record Series(string Label, Color Color, bool Dashed, bool FillToBaseline, IReadOnlyList<Trace> Traces)
{
    /// <summary>How much a band covers what lies behind it, 0 to 1.</summary>
    public double BandOpacity { get; init; } = 0.45;
}

/// <summary>A named range of the vertical axis, as the severities of a score.</summary>
/// <param name="Label">Its name.</param>
/// <param name="From">Its lower edge.</param>
/// <param name="To">Its upper edge; infinity reaches to the top.</param>
/// <param name="Color">Its fill.</param>
internal sealed record Zone(string Label, double From, double To, Color Color);

/// <summary>One panel of the figure: quantities in one unit on one vertical axis.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Unit">The unit of its axis.</param>
/// <param name="Series">Its quantities.</param>
internal sealed record Panel(string Title, string Unit, IReadOnlyList<Series> Series)
{
    /// <summary>The value of a naive brain, drawn as a thin line, or null.</summary>
    public double? Baseline { get; init; }

    /// <summary>Values that the axis reaches at least.</summary>
    public (double Low, double High) AtLeast { get; init; } = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>What must be said where the panel is shown; empty where nothing must.</summary>
    public string Caveat { get; init; } = "";

    /// <summary>Whether the axis is logarithmic (base 2, ticks at halves and doubles).</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Whether its title does not say what its one curve is, where it stands for several runs.</summary>
    public bool NamesItsCurve { get; init; }

    /// <summary>Whether another panel sums it up, so that a comparison shows it only where it is asked for.</summary>
    public bool IsDetail { get; init; }

    /// <summary>Named ranges behind the curves.</summary>
    public IReadOnlyList<Zone> Zones { get; init; } = [];
}

/// <summary>One column of the figure: a span of time with its own origin and unit.</summary>
/// <param name="Title">Stands above it.</param>
/// <param name="AxisLabel">Its axis label with the unit.</param>
/// <param name="From">Its start, h from the start of the run.</param>
/// <param name="To">Its end, h from the start of the run.</param>
/// <param name="Origin">Where its axis is zero, h from the start of the run.</param>
/// <param name="HoursPerUnit">24 for days, 1 for hours.</param>
/// <param name="Width">Its share of the width, relative to the other columns.</param>
internal sealed record Column(string Title, string AxisLabel, double From, double To, double Origin, double HoursPerUnit, double Width)
{
    /// <summary>Whether each run is shown by its own clock, so that the span lies elsewhere in the other columns.</summary>
    public bool ByOwnClock { get; init; }
}

/// <summary>All that is drawn, independent of where the numbers come from.</summary>
/// <param name="Title">The figure's title.</param>
/// <param name="Subtitle">A second line under it.</param>
/// <param name="Columns">The spans of time, left to right.</param>
/// <param name="Panels">The panels, top to bottom.</param>
/// <param name="Mark">A moment marked in every panel (the last drink), or null.</param>
internal sealed record FigureContent(string Title, string Subtitle, IReadOnlyList<Column> Columns, IReadOnlyList<Panel> Panels,
    Landmark? Mark)
{
    /// <summary>What tells the runs of a comparison apart, shown once above all panels; empty for one run.</summary>
    public IReadOnlyList<Series> Legend { get; init; } = [];

    /// <summary>The marked moment where a column shows it; null elsewhere.</summary>
    public Landmark? MarkIn(Column column) =>
        Mark is { } mark && mark.Time >= column.From && mark.Time <= column.To
            && (column.ByOwnClock || !Columns.Any(one => one.ByOwnClock)) ? mark : null;
}
