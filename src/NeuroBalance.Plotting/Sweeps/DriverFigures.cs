using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>The figures of a sensitivity analysis: which factors drive an output, and how they act.</summary>
internal sealed class DriverFigures
{
    private readonly string output, measure, about;
    private readonly ColumnWords? words;

    /// <param name="output">The output, as its author names it; a metric of the sweep, with its arm in brackets, is known.</param>
    /// <param name="sweep">The sweep of the outputs; names stay what they are without it.</param>
    public DriverFigures(string output, SweepManifest? sweep)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        (this.output, measure, about) = (output, output, "");
        if (sweep is null) return;
        measure = MeasureOf(output, sweep.Columns);
        about = string.Create(CultureInfo.InvariantCulture, $"{sweep.Entry("plan")}: {sweep.Members:N0} members");
        words = new ColumnWords(sweep);
    }

    /// <summary>Shares of the variance.</summary>
    public Tornado Of(SobolIndices found, FigureLabels labels) =>
        Bars(labels, "share of the variance", new TornadoKey("total index", "", "first-order index"), found.FailedShare,
            found.Names.Select((name, i) => new TornadoBar(
                Label(name), found.ST[i], found.ST[i] - found.STConf[i], found.ST[i] + found.STConf[i], found.S1[i])));

    /// <summary>Mean absolute elementary effects.</summary>
    public Tornado Of(MorrisIndices found, FigureLabels labels) =>
        Bars(labels, "mean absolute elementary effect over the whole range" + (Unit.Length > 0 ? $" ({Unit})" : ""),
            new TornadoKey("mu*", "", ""), found.FailedShare, found.Names.Select((name, i) => new TornadoBar(Label(name),
                found.MuStar[i], found.MuStar[i] - found.MuStarConf[i], found.MuStar[i] + found.MuStarConf[i], double.NaN)));

    /// <summary>Partial rank correlations.</summary>
    public Tornado Of(RankCorrelations found, FigureLabels labels) =>
        Bars(labels, "partial rank correlation", new TornadoKey("rises with the factor", "falls with the factor", ""), found.FailedShare,
            found.Names.Select((name, i) => new TornadoBar(
                Label(name), found.Prcc[i], found.Conf[i].Low, found.Conf[i].High, double.NaN)));

    /// <summary>Morris's figure, mu* against sigma.</summary>
    public ElementaryEffects Screening(MorrisIndices found, FigureLabels labels) =>
        new(labels.Title ?? $"How the factors of {output} act", Beneath,
            found.Names.Select((name, i) => new ElementaryEffect(Label(name), found.MuStar[i], found.Sigma[i])), Unit);

    private string Unit => words?.Unit(measure) ?? "";

    // The plan's own name of the metric stands in the title; what it is stands beneath.
    private string Beneath => words?.Label(measure) is { } measured && measured != measure ? Joined("; ", measured, about) : about;

    // "peak (ketamine)" is the metric "peak" in the arm "ketamine".
    private static string MeasureOf(string output, SweepColumns columns) =>
        columns.Metrics.FirstOrDefault(metric => metric == output || columns.Arms.Any(arm => output == $"{metric} ({arm})")) ?? output;

    private Tornado Bars(FigureLabels labels, string axis, TornadoKey key, double missing, IEnumerable<TornadoBar> bars)
    {
        string lost = missing > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * missing:0.##} % of the outputs missing") : "";
        return new Tornado(labels.Title ?? $"What drives {output}", Joined(", ", Beneath, lost), labels.Across ?? axis, key, bars);
    }

    private static string Joined(string between, params string[] parts) => string.Join(between, parts.Where(part => part.Length > 0));

    private string Label(string name) => words?.Label(name) ?? name;
}
