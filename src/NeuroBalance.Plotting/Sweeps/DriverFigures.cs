using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>The figures of a sensitivity analysis: which factors drive an output, and how they act.</summary>
/// <param name="output">The output, as its author names it.</param>
/// <param name="measure">What it is a number of: the metric of a sweep, by its name.</param>
/// <param name="about">What was run; empty where it is not known.</param>
/// <param name="words">The columns of the sweep in words; names stay what they are where it is absent.</param>
internal sealed class DriverFigures(string output, string measure, string about, ColumnWords? words)
{
    /// <summary>The figures of an analysis from code.</summary>
    /// <param name="output">The output, as its author names it.</param>
    /// <param name="sweep">The sweep of the outputs; null where they come from elsewhere.</param>
    public static DriverFigures Of(string output, SweepManifest? sweep)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        return sweep is null ? new DriverFigures(output, output, "", null)
            : new DriverFigures(output, output, About(sweep), new ColumnWords(sweep));
    }

    /// <summary>What was run, in words.</summary>
    /// <param name="sweep">The sweep.</param>
    public static string About(SweepManifest sweep) =>
        string.Create(CultureInfo.InvariantCulture, $"{sweep.Entry("plan")}: {sweep.Members:N0} members");

    /// <summary>Shares of the variance.</summary>
    /// <param name="names">The factors.</param>
    /// <param name="first">First-order indices.</param>
    /// <param name="total">Total indices.</param>
    /// <param name="halfWidths">Half the widths of the intervals of the total indices.</param>
    /// <param name="missing">The share of outputs that are missing.</param>
    public Tornado Variances(IReadOnlyList<string> names, double[] first, double[] total, double[] halfWidths, double missing) =>
        Bars("share of the variance", new TornadoKey("total index", "", "first-order index"), missing,
            names.Select((name, i) => new TornadoBar(Label(name), total[i], total[i] - halfWidths[i], total[i] + halfWidths[i], first[i])));

    /// <summary>Mean absolute elementary effects.</summary>
    /// <param name="names">The factors.</param>
    /// <param name="star">The means of the absolute effects.</param>
    /// <param name="halfWidths">Half the widths of their intervals.</param>
    /// <param name="missing">The share of outputs that are missing.</param>
    public Tornado Effects(IReadOnlyList<string> names, double[] star, double[] halfWidths, double missing) =>
        Bars("mean absolute elementary effect over the whole range" + (Unit.Length > 0 ? $" ({Unit})" : ""), new TornadoKey("mu*", "", ""),
            missing, names.Select((name, i) =>
                new TornadoBar(Label(name), star[i], star[i] - halfWidths[i], star[i] + halfWidths[i], double.NaN)));

    /// <summary>Partial rank correlations.</summary>
    /// <param name="names">The factors.</param>
    /// <param name="coefficients">The coefficients.</param>
    /// <param name="low">The low ends of their intervals.</param>
    /// <param name="high">The high ends.</param>
    /// <param name="missing">The share of outputs that are missing.</param>
    public Tornado Correlations(IReadOnlyList<string> names, double[] coefficients, double[] low, double[] high, double missing) =>
        Bars("partial rank correlation", new TornadoKey("rises with the factor", "falls with the factor", ""), missing,
            names.Select((name, i) => new TornadoBar(Label(name), coefficients[i], low[i], high[i], double.NaN)));

    /// <summary>Morris's figure, mu* against sigma.</summary>
    /// <param name="names">The factors.</param>
    /// <param name="star">The means of the absolute effects.</param>
    /// <param name="sigma">The standard deviations of the effects.</param>
    public ElementaryEffects Screening(IReadOnlyList<string> names, double[] star, double[] sigma) =>
        new($"How the factors of {output} act", Beneath,
            names.Select((name, i) => new ElementaryEffect(Label(name), star[i], sigma[i])), Unit);

    private string Unit => words?.Unit(measure) ?? "";

    // The plan's own name of the metric stands in the title; what it is stands beneath.
    private string Beneath => words?.Label(measure) is { } measured && measured != measure ? Joined("; ", measured, about) : about;

    private Tornado Bars(string axis, TornadoKey key, double missing, IEnumerable<TornadoBar> bars)
    {
        string lost = missing > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * missing:0.##} % of the outputs missing") : "";
        return new Tornado($"What drives {output}", Joined(", ", Beneath, lost), axis, key, bars);
    }

    private static string Joined(string between, params string[] parts) => string.Join(between, parts.Where(part => part.Length > 0));

    private string Label(string name) => words?.Label(name) ?? name;
}
