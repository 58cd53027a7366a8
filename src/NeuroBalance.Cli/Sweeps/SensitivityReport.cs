using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>
/// What an analysis found for one metric (in one arm): columns of numbers by factor, beside the share of outputs that are missing.
/// </summary>
/// <param name="Metric">The metric, with its arm where there are arms.</param>
/// <param name="Method">The method, in SALib's word where it has one.</param>
/// <param name="FailedShare">The share of members without this output.</param>
/// <param name="Names">The factors.</param>
/// <param name="Columns">
/// The columns, by name in order. <c>conf</c> is a 95 % confidence interval of the sample (half its width, or its ends as <c>conf_low</c>
/// and <c>conf_high</c>);
/// <c>missing_min</c> and <c>missing_max</c> are no interval of that kind: they are the least and the greatest value that the missing
/// outputs allow.
/// </param>
/// <param name="Pairs">Indices of pairs of factors, by name; empty when there are none.</param>
internal sealed record SensitivityReport(
    string Metric, string Method, double FailedShare, IReadOnlyList<string> Names, IReadOnlyList<(string Name, double[] Values)> Columns,
        IReadOnlyList<(string Name, double[][] Values)> Pairs)
{
    /// <summary>
    /// The figures of the factors' influence, each with the word that its file's name begins with; none where there are no indices.
    /// </summary>
    public Func<SweepManifest, IReadOnlyList<(string Kind, Figure Figure)>> Figures { get; private init; } = _ => [];

    /// <summary>Why there are no indices; absent where there are.</summary>
    public string? Reason { get; init; }

    /// <summary>A metric that cannot be analysed.</summary>
    /// <param name="metric">The metric, with its arm where there are arms.</param>
    /// <param name="method">The method.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="names">The factors.</param>
    /// <param name="reason">Why.</param>
    public static SensitivityReport Without(string metric, string method, double[] outputs, IReadOnlyList<string> names, string reason) =>
        new(
        metric, method, outputs.Length == 0 ? 1 : (double)outputs.Count(value => !double.IsFinite(value)) / outputs.Length, names,
        [.. ColumnsOf(method).Select(name => (name, Enumerable.Repeat(double.NaN, names.Count).ToArray()))], [])
        { Reason = reason };

    private static string[] ColumnsOf(string method) => method switch
    {
        "sobol" => ["S1", "S1_conf", "ST", "ST_conf", "S1_missing_min", "S1_missing_max", "ST_missing_min", "ST_missing_max"],
        "morris" => ["mu", "mu_star", "sigma", "mu_star_conf", "mu_star_missing_min", "mu_star_missing_max"],
        _ => ["prcc", "prcc_conf_low", "prcc_conf_high", "ks_distance", "ks_p", "raises_outcome"],
    };

    public static SensitivityReport Of(string metric, SobolIndices found) => new(
        metric, "sobol", found.FailedShare, found.Names,
        [
            ("S1", found.S1), ("S1_conf", found.S1Conf), ("ST", found.ST), ("ST_conf", found.STConf),
            ("S1_missing_min", Lows(found.S1Bounds)), ("S1_missing_max", Highs(found.S1Bounds)), ("ST_missing_min", Lows(found.STBounds)),
                ("ST_missing_max", Highs(found.STBounds)),
        ],
        found.S2 is null ? [] : [("S2", found.S2), ("S2_conf", found.S2Conf!)])
    {
        Figures = sweep => [("tornado", found.Plot(metric, sweep))],
    };

    public static SensitivityReport Of(string metric, MorrisIndices found) => new(
        metric, "morris", found.FailedShare, found.Names,
        [
            ("mu", found.Mu), ("mu_star", found.MuStar), ("sigma", found.Sigma), ("mu_star_conf", found.MuStarConf),
            ("mu_star_missing_min", Lows(found.MuStarBounds)), ("mu_star_missing_max", Highs(found.MuStarBounds)),
        ],
        [])
    {
        Figures = sweep => [("tornado", found.Plot(metric, sweep)), ("morris", found.PlotEffects(metric, sweep))],
    };

    public static SensitivityReport Of(string metric, RankCorrelations ranks, RegionalIndices regional) => new(
        metric, "prcc", ranks.FailedShare, ranks.Names,
        [
            ("prcc", ranks.Prcc), ("prcc_conf_low", Lows(ranks.Conf)), ("prcc_conf_high", Highs(ranks.Conf)),
                ("ks_distance", regional.Distance), ("ks_p", regional.PValue),
            ("raises_outcome", [.. regional.RaisesOutcome.Select(raises => raises ? 1.0 : 0.0)]),
        ],
        [])
    {
        Figures = sweep => [("tornado", ranks.Plot(metric, sweep))],
    };

    /// <summary>All reports as JSON; what is not a number is null.</summary>
    public static byte[] ToJson(string planHash, IReadOnlyList<SensitivityReport> reports)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("planHash", planHash);
            writer.WriteStartArray("metrics");
            foreach (SensitivityReport report in reports)
            {
                report.Write(writer);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    /// <summary>
    /// The indices of pairs of factors as a table: metric, method, the two factors, then the columns; null when there are none.
    /// </summary>
    public static string? ToPairsCsv(IReadOnlyList<SensitivityReport> reports)
    {
        if (reports.FirstOrDefault(report => report.Pairs.Count > 0) is not { } first) return null;
        StringBuilder text = new();
        text.Append("metric,method,failed_share,factor,other,").AppendJoin(',', first.Pairs.Select(pair => pair.Name)).Append('\n');
        foreach (SensitivityReport report in reports.Where(report => report.Pairs.Count > 0))
        {
            for (int i = 0; i < report.Names.Count; i++)
            {
                for (int j = i + 1; j < report.Names.Count; j++)
                {
                    text.Append(EscapedText.ForCsv(report.Metric)).Append(',').Append(report.Method).Append(',')
                        .Append(Text(report.FailedShare)).Append(',');
                    text.Append(EscapedText.ForCsv(report.Names[i])).Append(',').Append(EscapedText.ForCsv(report.Names[j])).Append(',');
                    text.AppendJoin(',', report.Pairs.Select(pair => Text(pair.Values[i][j]))).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    /// <summary>All reports as one table: metric, method, factor, then the columns.</summary>
    public static string ToCsv(IReadOnlyList<SensitivityReport> reports)
    {
        StringBuilder text = new();
        text.Append("metric,method,failed_share,factor,").AppendJoin(',', reports[0].Columns.Select(column => column.Name)).Append('\n');
        foreach (SensitivityReport report in reports)
        {
            for (int i = 0; i < report.Names.Count; i++)
            {
                text.Append(EscapedText.ForCsv(report.Metric)).Append(',').Append(report.Method).Append(',')
                    .Append(Text(report.FailedShare)).Append(',').Append(EscapedText.ForCsv(report.Names[i])).Append(',');
                text.AppendJoin(',', report.Columns.Select(column => Text(column.Values[i]))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static double[] Lows(Interval[] bounds) => [.. bounds.Select(bound => bound.Low)];

    private static double[] Highs(Interval[] bounds) => [.. bounds.Select(bound => bound.High)];

    private static void WriteNumbers(Utf8JsonWriter writer, double[] values)
    {
        writer.WriteStartArray();
        foreach (double value in values)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("metric", Metric);
        writer.WriteString("method", Method);
        writer.WriteNumber("failedShare", FailedShare);
        if (Reason is not null) writer.WriteString("reason", Reason);
        writer.WriteStartArray("names");
        foreach (string name in Names)
        {
            writer.WriteStringValue(name);
        }
        writer.WriteEndArray();
        foreach ((string name, double[] values) in Columns)
        {
            writer.WritePropertyName(name);
            WriteNumbers(writer, values);
        }

        foreach ((string name, double[][] rows) in Pairs)
        {
            writer.WriteStartArray(name);
            foreach (double[] row in rows)
            {
                WriteNumbers(writer, row);
            }
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
