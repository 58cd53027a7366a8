using System.Text.Json.Nodes;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>A type of event of scenario files: its word, its members, and whether it may be repeated.</summary>
internal abstract class EventForm(string word, string description, bool repeats)
{
    /// <summary>The word after <c>"type"</c>.</summary>
    internal string Word { get; } = word;

    /// <summary>What it is, for an editor.</summary>
    internal string Description { get; } = description;

    /// <summary>Whether it may be repeated.</summary>
    internal bool Repeats { get; } = repeats;

    /// <summary>The keys that a file may state.</summary>
    internal abstract IReadOnlyList<string> Keys { get; }

    /// <summary>Reads an event; what is wrong is reported, and something harmless stands in for it.</summary>
    internal abstract ScenarioEvent Read(JsonTree tree, FaultList faults);

    internal abstract string Write(ScenarioEvent entry);

    /// <summary>Reports the members whose values no file may hold.</summary>
    internal abstract void Check(ScenarioEvent entry, string path, FaultList faults);

    internal abstract JsonObject Schema(JsonObject definitions);
}

/// <summary>A type of event with the members that its record declares.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="word">The word after <c>"type"</c>.</param>
/// <param name="description">What it is, for an editor.</param>
/// <param name="empty">An event from which reading starts.</param>
/// <param name="repeats">Whether it may be repeated.</param>
/// <param name="fields">The members beside type and repetition.</param>
internal sealed class EventForm<T>(string word, string description, T empty, bool repeats, params Field<T>[] fields)
    : EventForm(word, description, repeats)
    where T : ScenarioEvent
{
    private static readonly CountForm Count = new();

    /// <summary>Members of which exactly one is stated; the schema's to say, the rules have their own words.</summary>
    internal string[] OneOf { get; init; } = [];

    private readonly ObjectForm<T> form = new(repeats ? [.. fields, .. Repetitions()] : fields);

    internal override IReadOnlyList<string> Keys { get; } =
        ["type", .. fields.Select(field => field.Key), .. repeats ? Repetitions().Select(field => field.Key) : []];

    /// <summary>The member that every event has.</summary>
    internal static Field<T> At { get; } = new Field<T, Moment>("at", DoseForms.At,
        entry => entry.At, (entry, at) => (T)(entry with { At = at }), required: true);

    internal override ScenarioEvent Read(JsonTree tree, FaultList faults)
    {
        T entry = form.Read(empty, tree, Keys, faults);
        if (!Repeats) return entry;
        ReportMissingCount(tree, "every", "count", faults);
        ReportMissingCount(tree, "repeatEvery", "repeatCount", faults);
        return entry;
    }

    internal override string Write(ScenarioEvent entry)
    {
        JsonMembers members = new();
        members.Text("type", Word);
        form.Write((T)entry, members);
        return members.OnOneLine();
    }

    internal override void Check(ScenarioEvent entry, string path, FaultList faults) => form.Check((T)entry, path, faults);

    internal override JsonObject Schema(JsonObject definitions)
    {
        JsonObject schema = form.Schema(Description, definitions, ("type", Word));
        if (Repeats)
        {
            schema["dependentRequired"] = new JsonObject
            {
                ["every"] = new JsonArray("count"),
                ["repeatEvery"] = new JsonArray("repeatCount"),
            };
        }

        if (OneOf.Length > 0) schema["oneOf"] = new JsonArray([.. OneOf.Select(Alone)]);
        return schema;
    }

    private static Field<T>[] Repetitions() =>
    [
        new Field<T, Duration>("every", DoseForms.Length, entry => Stated.Of(entry.Repetition.Every),
            (entry, every) => With(entry, entry.Repetition with { Every = every })),
        new Field<T, int>("count", Count, entry => new(entry.Repetition.Every is not null, entry.Repetition.Count),
            (entry, count) => With(entry, entry.Repetition with { Count = count })),
        new Field<T, Duration>("repeatEvery", DoseForms.Length, entry => Stated.Of(entry.Repetition.RepeatEvery),
            (entry, every) => With(entry, entry.Repetition with { RepeatEvery = every })),
        new Field<T, int>("repeatCount", Count, entry => new(entry.Repetition.RepeatEvery is not null, entry.Repetition.RepeatCount),
            (entry, count) => With(entry, entry.Repetition with { RepeatCount = count })),
    ];

    private static JsonNode Alone(string key) => new JsonObject { ["required"] = new JsonArray(key) };

    private static T With(T entry, Repetition repetition) => (T)(entry with { Repetition = repetition });

    private static void ReportMissingCount(JsonTree tree, string distance, string count, FaultList faults)
    {
        string path = JsonTree.Member(tree.Path, count);
        if (tree.Find(distance) is not null && tree.Find(count) is null && faults.Trusts(path))
        {
            faults.Add(path, "", $"'{distance}' is stated, but '{count}' is missing", JsonValues.CountAllowed);
        }
    }
}
