using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>
/// What a folder of results was computed from: everything that decides its bytes, entry by entry, so that a difference can be named.
/// </summary>
public sealed record SweepManifest
{
    /// <summary>
    /// The version of the folder's files: 2 since numbers that do not exist are NULL, 3 since shards are cut by members and arms have a
    /// column of their subjects.
    /// </summary>
    internal const int CurrentFormat = 3;

    /// <summary>Names and texts, in order.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Entries { get; init; }

    /// <summary>The samples of a design that can grow, the rows of any other.</summary>
    public required long Samples { get; init; }

    /// <summary>The members of the whole sweep.</summary>
    public required long Members { get; init; }

    /// <summary>The members of a part file.</summary>
    public required int PartSize { get; init; }

    /// <summary>The share that the folder holds.</summary>
    public required SweepShard Shard { get; init; }

    /// <summary>The table's columns.</summary>
    public required SweepColumns Columns { get; init; }

    /// <summary>Which arms the plan compares; the table is the same without.</summary>
    public ImmutableArray<Contrast> Contrasts { get; init; } = [];

    /// <summary>The name of the manifest in its folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The field of a merged table that counts its failed members.</summary>
    internal const string FailedField = "failed";

    /// <summary>The trajectories that the plan follows; empty where it follows none.</summary>
    /// <exception cref="InvalidDataException">An entry is damaged.</exception>
    public ImmutableArray<TrajectoryPlan> Trajectories => TrajectoryPlan.In(this);

    /// <summary>SHA-256 of all entries: equal hashes, equal sweeps but for the number of samples.</summary>
    public string Hash =>
        Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Entries.Select(entry => $"{entry.Key}\t{entry.Value}\n")))));

    /// <summary>The parts of the whole sweep.</summary>
    public long Parts => Division.Parts;

    /// <summary>How the members are cut into parts, and these dealt to the shards.</summary>
    internal SweepDivision Division => new(Members, Math.Max(1, Columns.Arms.Length), PartSize, Shard.Count);

    /// <summary>The members of the share that the folder holds.</summary>
    internal long MembersOfShard => Division.MembersOf(Shard.Index - 1);

    /// <summary>The members of a part.</summary>
    internal int CountOf(long part) => Division.CountOf(part);

    /// <summary>The text of an entry; absent when there is none.</summary>
    /// <param name="name">The name of the entry, such as <c>plan</c>.</param>
    public string? Entry(string name) => Entries.FirstOrDefault(entry => entry.Key == name).Value;

    /// <summary>What must be said beside a metric wherever its numbers are shown.</summary>
    /// <param name="metric">The name of the metric.</param>
    /// <returns>The caveat of the quantity that it is measured on, a sentence; empty for most, and for what is no metric.</returns>
    public string CaveatOf(string metric) =>
        // The entry says the kind of the metric, then its quantity.
        Entry($"metric {metric}")?.Split(", ") is [_, var name, ..] && Quantity.TryParse(name, out Quantity? quantity)
            ? quantity.Caveat : "";

    /// <summary>The manifest of a plan.</summary>
    internal static SweepManifest Of(SweepPlan plan, int partSize, SweepShard shard)
    {
        DesignPlan design = plan.Design;
        List<KeyValuePair<string, string>> entries = [];
        void Add(string name, string text) => entries.Add(new(name, text));
        Add("library", LibraryVersion.Full);
        Add("parameterTable", ParameterCatalog.Hash);
        Add("plan", plan.Name);
        Add("seed", plan.Seed.ToString(CultureInfo.InvariantCulture));
        Add("relativeTolerance", Text(plan.RelativeTolerance));
        Add("absoluteTolerance", Text(plan.AbsoluteTolerance));
        Add("design", Describe(design));
        if (!design.CanGrow) Add("samples", plan.Rows.ToString(CultureInfo.InvariantCulture));
        Add("partSize", partSize.ToString(CultureInfo.InvariantCulture));
        Add("arms", string.Join(", ", plan.Arms.Select(arm => arm.Name)));
        foreach (SweepArm arm in plan.Arms)
        {
            string of = arm.Name.Length == 0 ? "" : $" of {arm.Name}";
            Add("scenario" + of, arm.Scenario.ToJson());
            // The scenario has them, too; by themselves they say what differs.
            foreach (NamedExpression readout in arm.Scenario.Readouts)
            {
                Add($"read-out {readout.Name}{of}", readout.Expression);
            }
            if (arm.Scenario.Model is not { } model) continue;
            Add("model" + of, $"{model.Title}, SHA-256 {model.Hash}");
            int number = 0;
            // That of the built-in model is part of the library, whose sources are told above.
            foreach (NamedText text in model.Texts.Where(one => one.Text != Model.AlcoholBalance.Text))
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"text {++number} of the model{of}"), text.Text);
            }
        }
        foreach (Axis axis in plan.Axes)
        {
            Add($"axis {axis.Key}", Describe(axis));
        }
        if (!plan.Groups.IsEmpty) Add("groups", string.Join(", ", plan.Groups));
        foreach (AxisCorrelation one in plan.Correlations)
        {
            Add($"correlation of {one.First} and {one.Second}", Text(one.Rho));
        }
        foreach (Metric metric in plan.Metrics)
        {
            Add($"metric {metric.Name}", Describe(metric));
        }
        for (int i = 0; i < plan.Windows.Length; i++)
        {
            MovingWindow window = plan.Windows[i];
            if (!window.Moves) continue;
            Add($"window of {plan.Measured[i].Name}", $"from {window.From?.ToString() ?? "-"}, to {window.To?.ToString() ?? "-"}");
        }
        entries.AddRange(plan.Trajectories.Select(one => one.Entry));
        return new SweepManifest
        {
            Entries = [.. entries],
            Samples = design.CanGrow ? design.Samples : plan.Rows,
            Members = plan.Members,
            PartSize = partSize,
            Shard = shard,
            Columns = SweepColumns.Of(plan),
            Contrasts = plan.Contrasts,
        };
    }

    /// <summary>What differs between this manifest and another, one line each; empty when they are of one sweep.</summary>
    internal IReadOnlyList<string> DifferencesTo(SweepManifest there)
    {
        Dictionary<string, string> theirs = there.Entries.ToDictionary(StringComparer.Ordinal),
            mine = Entries.ToDictionary(StringComparer.Ordinal);
        List<string> lines = [];
        foreach ((string name, string text) in Entries)
        {
            if (!theirs.TryGetValue(name, out string? other)) lines.Add($"{name}: new");
            else if (other != text) lines.Add($"{name}: was {Shortened(other)}, is {Shortened(text)}");
        }

        lines.AddRange(there.Entries.Where(entry => !mine.ContainsKey(entry.Key)).Select(entry => $"{entry.Key}: no longer there"));
        if (lines.Count == 0 && Hash != there.Hash) lines.Add("the order of axes, arms or metrics");
        return lines;
    }

    /// <summary>The manifest as JSON.</summary>
    /// <param name="parts">The finished parts.</param>
    /// <param name="complete">Whether they are all.</param>
    /// <param name="failed">The members that failed, of a table whose parts are not listed.</param>
    internal byte[] ToJson(IReadOnlyList<SweepPart> parts, bool complete, long? failed = null)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", CurrentFormat);
            writer.WriteString("planHash", Hash);
            writer.WriteStartObject("computedFrom");
            foreach ((string name, string text) in Entries)
            {
                writer.WriteString(name, text);
            }
            writer.WriteEndObject();
            writer.WriteNumber("samples", Samples);
            writer.WriteNumber("members", Members);
            writer.WriteNumber("partSize", PartSize);
            writer.WriteString("shard", Shard.ToString());
            WriteList(writer, "arms", Columns.Arms);
            WriteList(writer, "axes", Columns.Axes);
            WriteList(writer, "metrics", Columns.Metrics);
            WriteList(writer, "units", Columns.Units);
            WriteList(writer, "metricsWithStatus", [.. Columns.Missable.Select(at => Columns.Metrics[at])]);
            ManifestContrasts.Write(writer, Contrasts);
            writer.WriteBoolean("complete", complete);
            if (failed is { } lost) writer.WriteNumber(FailedField, lost);
            writer.WriteStartArray("parts");
            foreach (SweepPart part in parts)
            {
                part.Write(writer);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no sound manifest; the message names the field.</exception>
    /// <exception cref="SweepFolderException">An older or newer version of this package wrote it.</exception>
    public static SweepManifest Read(string path) => Of(path, ManifestFields.Open(path));

    /// <summary>The manifest in fields that have been read.</summary>
    /// <param name="path">Where they stood, for people.</param>
    /// <param name="fields">The fields.</param>
    internal static SweepManifest Of(string path, ManifestFields fields)
    {
        if (fields.Format() is var format and not CurrentFormat) throw new SweepFolderException(OtherFormat(path, format, fields));
        ImmutableArray<KeyValuePair<string, string>> entries = fields.Entries("computedFrom");
        long members = fields.Whole("members", 1, CohortOptions.LargestCohort);
        SweepManifest manifest = new()
        {
            Entries = entries,
            Samples = fields.Whole("samples", 1, CohortOptions.LargestCohort * 2_000),
            Members = members,
            PartSize = (int)fields.Whole("partSize", 1, SweepRunOptions.LargestPart),
            Shard = fields.Shard("shard"),
            Columns = ColumnsOf(fields),
        };
        if (members % Math.Max(1, manifest.Columns.Arms.Length) != 0) throw fields.Damaged("members", "no multiple of the number of arms");
        return manifest with { Contrasts = ManifestContrasts.Read(fields, manifest.Columns) };
    }

    private static string OtherFormat(string path, long format, ManifestFields fields)
    {
        string written = format < CurrentFormat ? "an older" : "a newer";
        string library = fields.LibraryOrNothing() is { } version ? $" ({version})" : "";
        return FormattableString.Invariant($"{path}: {written} version of this program{library} wrote the folder, in format {format}; this one reads format {CurrentFormat}. ")
            + "Run the plan again into a new folder, or read this one with the version that wrote it.";
    }

    private static SweepColumns ColumnsOf(ManifestFields fields)
    {
        ImmutableArray<string> axes = fields.Words("axes"), metrics = fields.Words("metrics"), missable = fields.Words("metricsWithStatus");
        SweepColumns columns = new()
        {
            Arms = fields.Words("arms"),
            Axes = axes,
            Metrics = metrics,
            Units = fields.Words("units", axes.Length + metrics.Length),
            Missable = [.. missable.Select(name => metrics.IndexOf(name))],
        };
        if (columns.Missable.Any(at => at < 0)) throw fields.Damaged("metricsWithStatus", "a name that is no metric");
        if (columns.All.Distinct(StringComparer.Ordinal).Count() != columns.All.Length)
        {
            throw fields.Damaged("metrics", "a column that is there twice");
        }
        if (columns.Arms.Distinct(StringComparer.Ordinal).Count() != columns.Arms.Length)
        {
            throw fields.Damaged("arms", "an arm that is there twice");
        }
        return columns;
    }

    private static void WriteList(Utf8JsonWriter writer, string name, ImmutableArray<string> words)
    {
        writer.WriteStartArray(name);
        foreach (string word in words)
        {
            writer.WriteStringValue(word);
        }
        writer.WriteEndArray();
    }

    private static string Describe(DesignPlan design) => design.Kind switch
    {
        DesignKind.Sobol => FormattableString.Invariant($"sobol, scrambling {design.Scrambling}, skip {design.Skip}"),
        DesignKind.Saltelli =>
            FormattableString.Invariant($"saltelli, scrambling {design.Scrambling}, skip {design.Skip}, second order {design.SecondOrder}"),
        DesignKind.Morris when design.OptimalTrajectories is { } kept =>
            FormattableString.Invariant($"morris, levels {design.Levels}, the {kept} farthest apart of {design.Samples} trajectories"),
        DesignKind.Morris => FormattableString.Invariant($"morris, levels {design.Levels}"),
        DesignKind.Grid or DesignKind.List or DesignKind.LatinHypercube or DesignKind.MonteCarlo => design.Kind.ToString(),
    };

    // A list may be long: its hash tells lists apart as well as its values do.
    private static string Describe(Axis axis)
    {
        string text = axis.Spread.Text + (axis.Unit.Length > 0 ? " " + axis.Unit : "");
        return text.Length <= 400 ? text
            : text[..200] + "... SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Describe(Metric metric) => metric.Kind.Formula is { } formula
        ? $"expression {formula.Text} ({formula.Unit})" : string.Join(
        ", ", metric.Kind, metric.Quantity?.Name
            ?? "-", $"from {Text(metric.From)}", $"to {Text(metric.To)}", $"level {Text(metric.Level ?? 0)}",
            $"share {Text(metric.Share ?? 0)}", metric.Other?.Name ?? "-");

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Shortened(string text) => (text.Length <= 100 ? text : text[..97] + "...").ReplaceLineEndings(" ");
}
