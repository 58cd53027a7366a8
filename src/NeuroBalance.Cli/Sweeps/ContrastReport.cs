using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>The contrasts of a sweep: arms compared in the same subjects, as a table, a file and a figure.</summary>
internal sealed class ContrastReport
{
    private readonly SweepResults table;
    private readonly PairedDifferences[] found;

    /// <param name="table">The sweep.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public ContrastReport(SweepResults table, CancellationToken cancellation)
    {
        this.table = table;
        found = [.. table.Manifest.Contrasts.Select(contrast => PairedDifferences.Of(table, contrast, cancellation))];
    }

    /// <summary>The headings of <see cref="Rows"/>.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["Contrast", "Pairs", "Missing", "Better (95 %)", "Equal", "5 %", "25 %", "50 %", "75 %", "95 %", "Ratio 50 %"];

    /// <summary>Whether the plan declares any.</summary>
    public bool IsEmpty => found.Length == 0;

    /// <summary>The lines of the table: the share better, quantiles of the difference, the median ratio.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows() =>
    [
        .. found.Select(one => (IReadOnlyList<string>)
        [
            $"{one.Contrast}", Whole(one.Pairs), Whole(one.Subjects - one.Pairs), one.BetterWords, Whole(one.EqualSubjects),
            .. TrajectoryBands.Shares.Select(share => Short(one.DifferenceQuantile(share))), Short(one.RatioQuantile(0.5)),
        ])
    ];

    /// <summary>Why differences are missing, and what the share could be with them: a line for each contrast that misses any.</summary>
    public IEnumerable<string> Missing() => found.Where(one => !one.Missing.IsEmpty).Select(one =>
        $"{one.Contrast}: {string.Join("; ", one.Missing.Select(missing => WordsOf(missing, one.Contrast)))}. With them "
            + $"{Percent(one.BetterBounds.Low)} to {Percent(one.BetterBounds.High)} of all subjects could be better.");

    /// <summary>The contrasts as a table of comma-separated values; what is not a number is empty.</summary>
    public string ToCsv()
    {
        StringBuilder text = new();
        text.AppendJoin(',', Contrast.Keys.Concat(Numbers(found[0]).Select(number => number.Name))).Append('\n');
        foreach (PairedDifferences one in found)
        {
            text.AppendJoin(',', one.Contrast.Words.Select(EscapedText.ForCsv)).Append(',');
            text.AppendJoin(',', Numbers(one).Select(number => double.IsNaN(number.Value) ? ""
                : number.Value.ToString(CultureInfo.InvariantCulture))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The contrasts as JSON; what is not a number is null.</summary>
    public byte[] ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("planHash", table.Manifest.Hash);
            writer.WriteStartArray("contrasts");
            foreach (PairedDifferences one in found)
            {
                Write(writer, one);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return [.. stream.ToArray(), (byte)'\n'];
    }

    /// <summary>The figure of the contrasts of a metric.</summary>
    /// <param name="metric">The metric; that of the first contrast when absent.</param>
    public Figure Figure(string? metric) => found.Plot(table.Manifest, metric);

    private static IEnumerable<(string Name, double Value)> Numbers(PairedDifferences one) =>
    [
        ("subjects", one.Subjects), ("pairs", one.Pairs), ("better_subjects", one.BetterSubjects), ("equal_subjects", one.EqualSubjects),
        ("worse_subjects", one.WorseSubjects), ("better_share", one.BetterShare), ("better_conf_low", one.BetterInterval.Low),
        ("better_conf_high", one.BetterInterval.High), ("better_missing_min", one.BetterBounds.Low),
        ("better_missing_max", one.BetterBounds.High),
        .. TrajectoryBands.Shares.Select(share => (Name("difference", share), one.DifferenceQuantile(share))),
        ("ratio_pairs", one.RatioPairs), .. TrajectoryBands.Shares.Select(share => (Name("ratio", share), one.RatioQuantile(share))),
    ];

    private static string Name(string of, double share) => string.Create(CultureInfo.InvariantCulture, $"{of}_q{100 * share:00}");

    private static string WordsOf(PairedDifferences.MissingPairs missing, Contrast contrast)
    {
        string arm = $"{missing.Arm} in {contrast.Arm}",
            other = $"{missing.Reference} in {contrast.Reference}";
        string why = missing.Arm == MetricStatus.Measured ? other : missing.Reference == MetricStatus.Measured ? arm : $"{arm} and {other}";
        return $"{Whole(missing.Subjects)} without a difference ({why})";
    }

    private static void Write(Utf8JsonWriter writer, PairedDifferences one)
    {
        writer.WriteStartObject();
        foreach ((string key, string word) in Contrast.Keys.Zip(one.Contrast.Words))
        {
            writer.WriteString(key, word);
        }
        foreach ((string name, double value) in Numbers(one))
        {
            if (double.IsFinite(value)) writer.WriteNumber(name, value);
            else writer.WriteNull(name);
        }
        writer.WriteStartArray("missing");
        foreach (PairedDifferences.MissingPairs missing in one.Missing)
        {
            writer.WriteStartObject();
            writer.WriteString("arm", missing.Arm.ToString());
            writer.WriteString("reference", missing.Reference.ToString());
            writer.WriteNumber("subjects", missing.Subjects);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string Whole(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Short(double value) => double.IsNaN(value) ? "-" : value.ToString("0.####", CultureInfo.InvariantCulture);
}
