using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>What a folder of results was computed from: everything that decides its bytes, entry by entry, so that a difference can be named.</summary>
/// <param name="Entries">Names and texts, in order.</param>
/// <param name="Samples">The samples of a design that can grow, the rows of any other.</param>
/// <param name="Members">The members of the whole sweep.</param>
/// <param name="PartSize">The members of a part file.</param>
/// <param name="Shard">The share that the folder holds.</param>
/// <param name="Columns">The table's columns.</param>
public sealed record SweepManifest(ImmutableArray<KeyValuePair<string, string>> Entries, long Samples, long Members, int PartSize, SweepShard Shard, SweepColumns Columns)
{
    /// <summary>The name of the manifest in its folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The version of this library, with the revision of its source where the build knew it.</summary>
    public static string LibraryVersion { get; } =
        typeof(SweepManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>SHA-256 of all entries: equal hashes, equal sweeps but for the number of samples.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Entries.Select(entry => $"{entry.Key}\t{entry.Value}\n")))));

    /// <summary>The parts of the whole sweep.</summary>
    public long Parts => (Members + PartSize - 1) / PartSize;

    /// <summary>The members of a part.</summary>
    public int CountOf(long part) => (int)Math.Min(PartSize, Members - (part * PartSize));

    /// <summary>The manifest of a plan.</summary>
    public static SweepManifest Of(SweepPlan plan, int partSize, SweepShard shard, string format)
    {
        ArgumentNullException.ThrowIfNull(plan);
        DesignPlan design = plan.Design;
        List<KeyValuePair<string, string>> entries = [];
        void Add(string name, string text) => entries.Add(new(name, text));
        Add("library", LibraryVersion);
        Add("parameterTable", ParameterCatalog.Hash);
        Add("plan", plan.Name);
        Add("seed", plan.Seed.ToString(CultureInfo.InvariantCulture));
        Add("relativeTolerance", Text(plan.RelativeTolerance));
        Add("absoluteTolerance", Text(plan.AbsoluteTolerance));
        Add("design", Describe(design));
        if (!design.CanGrow) Add("samples", plan.Rows.ToString(CultureInfo.InvariantCulture));
        Add("partSize", partSize.ToString(CultureInfo.InvariantCulture));
        Add("format", format);
        Add("arms", string.Join(", ", plan.Arms.Select(arm => arm.Name)));
        foreach (SweepArm arm in plan.Arms) Add(arm.Name.Length == 0 ? "scenario" : $"scenario of {arm.Name}", arm.Scenario.ToJson());
        foreach (Axis axis in plan.Axes) Add($"axis {axis.Key}", Describe(axis));
        if (!plan.Groups.IsEmpty) Add("groups", string.Join(", ", plan.Groups));
        foreach (AxisCorrelation one in plan.Correlations) Add($"correlation of {one.First} and {one.Second}", Text(one.Rho));
        foreach (Metric metric in plan.Metrics) Add($"metric {metric.Name}", Describe(metric));
        return new SweepManifest([.. entries], design.CanGrow ? design.Samples : plan.Rows, plan.Members, partSize, shard, SweepColumns.Of(plan));
    }

    /// <summary>What differs between this manifest and another, one line each; empty when they are of one sweep.</summary>
    public IReadOnlyList<string> DifferencesTo(SweepManifest there)
    {
        ArgumentNullException.ThrowIfNull(there);
        Dictionary<string, string> theirs = there.Entries.ToDictionary(StringComparer.Ordinal), mine = Entries.ToDictionary(StringComparer.Ordinal);
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
    public byte[] ToJson(IReadOnlyList<SweepPart> parts, bool complete)
    {
        ArgumentNullException.ThrowIfNull(parts);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("planHash", Hash);
            writer.WriteStartObject("computedFrom");
            foreach ((string name, string text) in Entries) writer.WriteString(name, text);
            writer.WriteEndObject();
            writer.WriteNumber("samples", Samples);
            writer.WriteNumber("members", Members);
            writer.WriteNumber("partSize", PartSize);
            writer.WriteString("shard", Shard.ToString());
            writer.WriteBoolean("hasArms", Columns.HasArms);
            WriteList(writer, "axes", Columns.Axes);
            WriteList(writer, "metrics", Columns.Metrics);
            WriteList(writer, "units", Columns.Units);
            writer.WriteBoolean("complete", complete);
            writer.WriteStartArray("parts");
            foreach (SweepPart part in parts) part.Write(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">The file is not a manifest.</exception>
    public static SweepManifest Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            string[] shard = root.GetProperty("shard").GetString()!.Split('/');
            return new SweepManifest(
                [.. root.GetProperty("computedFrom").EnumerateObject().Select(entry => new KeyValuePair<string, string>(entry.Name, entry.Value.GetString()!))],
                root.GetProperty("samples").GetInt64(),
                root.GetProperty("members").GetInt64(),
                root.GetProperty("partSize").GetInt32(),
                new SweepShard(int.Parse(shard[0], CultureInfo.InvariantCulture), int.Parse(shard[1], CultureInfo.InvariantCulture)),
                ColumnsOf(root));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{path}: not a manifest of a sweep ({exception.Message})", exception);
        }
    }

    // Units are told for the reader's sake; a manifest that does not tell them is as good.
    private static SweepColumns ColumnsOf(JsonElement root)
    {
        SweepColumns columns = new(root.GetProperty("hasArms").GetBoolean(), Words(root, "axes"), Words(root, "metrics"));
        return root.TryGetProperty("units", out _) && Words(root, "units") is { } units && units.Length == columns.Numbers.Length ? columns with { Units = units } : columns;
    }

    private static ImmutableArray<string> Words(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(word => word.GetString()!)];

    private static void WriteList(Utf8JsonWriter writer, string name, ImmutableArray<string> words)
    {
        writer.WriteStartArray(name);
        foreach (string word in words) writer.WriteStringValue(word);
        writer.WriteEndArray();
    }

    private static string Describe(DesignPlan design) => design.Kind switch
    {
        DesignKind.Sobol => FormattableString.Invariant($"sobol, scrambling {design.Scrambling}, skip {design.Skip}"),
        DesignKind.Saltelli => FormattableString.Invariant($"saltelli, scrambling {design.Scrambling}, skip {design.Skip}, second order {design.SecondOrder}"),
        DesignKind.Morris when design.OptimalTrajectories is { } kept => FormattableString.Invariant($"morris, levels {design.Levels}, the {kept} farthest apart of {design.Samples} trajectories"),
        DesignKind.Morris => FormattableString.Invariant($"morris, levels {design.Levels}"),
        DesignKind.Grid or DesignKind.List or DesignKind.LatinHypercube or DesignKind.MonteCarlo => design.Kind.ToString(),
        _ => throw new InvalidOperationException($"'{design.Kind}' is not a kind of design."),
    };

    // A list may be long: its hash tells lists apart as well as its values do.
    private static string Describe(Axis axis)
    {
        string text = axis.Spread.Text + (axis.Unit.Length > 0 ? " " + axis.Unit : "");
        return text.Length <= 400 ? text : text[..200] + "... SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Describe(Metric metric) => string.Join(
        ", ", metric.Kind, metric.Quantity?.Name ?? "-", $"from {Text(metric.From)}", $"to {Text(metric.To)}", $"level {Text(metric.Level ?? 0)}", $"share {Text(metric.Share ?? 0)}", metric.Other?.Name ?? "-");

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Shortened(string text) => text.Length <= 100 ? text : text[..97] + "...";
}
