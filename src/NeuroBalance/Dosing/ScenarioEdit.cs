using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Parameterization;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>What somebody changes in a scenario by words: parameters, fields of its file by their paths, events that are added.</summary>
/// <remarks><see cref="ScenarioChanges"/> reads a scenario with such changes.</remarks>
public sealed class ScenarioEdit
{
    /// <summary>An event as it is typed, for messages and help.</summary>
    public const string EventExample = EventSentence.Example;

    private readonly List<(string Path, JsonTree Value)> fields = [];
    private readonly List<(string Typed, JsonTree Entry)> events = [];
    private readonly List<NamedValue> parameters = [];
    private readonly List<(string Key, string Setting)> stated = [];
    private readonly string set, give;

    private ScenarioEdit(string set, string give) => (this.set, this.give) = (set, give);

    /// <summary>The parameters that are set.</summary>
    public ImmutableArray<NamedValue> Parameters => [.. parameters];

    /// <summary>Reads the words of an edit.</summary>
    /// <param name="settings">Texts such as <c>Nmda.EthanolIc50=40</c> and <c>events[0].count=10</c>.</param>
    /// <param name="given">Events such as <see cref="EventExample"/>: the type, what is given, then the keys of its file form, each with
    /// its value.</param>
    /// <param name="faults">Takes what is wrong; whether the values are right is seen when the scenario is read.</param>
    /// <param name="set">What stands before a setting in a message.</param>
    /// <param name="give">What stands before an event in a message.</param>
    /// <returns>The edit, of what is right.</returns>
    public static ScenarioEdit Read(IEnumerable<string> settings, IEnumerable<string> given, ICollection<Fault> faults,
        string set = "--set", string give = "--give")
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(faults);
        ScenarioEdit edit = new(set, give);
        foreach (string setting in settings)
        {
            edit.Set(setting, faults);
        }
        foreach (string sentence in given)
        {
            if (EventSentence.TryRead(sentence, out JsonTree entry, out string problem)) edit.events.Add((sentence.Trim(), entry));
            else faults.Add(new Fault($"{give} {sentence}", "", problem));
        }

        return edit;
    }

    /// <summary>Whether a text begins as an event does.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether its first word is a type of events.</returns>
    public static bool IsEvent(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EventSentence.Begins(text);
    }

    /// <summary>The same scenario file with the fields and events of this edit, and a title that says so.</summary>
    /// <param name="root">The file.</param>
    /// <param name="faults">Takes the paths that are not in it.</param>
    internal JsonTree Apply(JsonTree root, FaultList faults)
    {
        if (fields.Count + events.Count == 0 || root.Kind != JsonTokenType.StartObject) return root;
        ScenarioTree tree = new(root);
        List<string> words = [];
        foreach ((string path, JsonTree value) in fields)
        {
            if (!tree.Has(path, out (string Message, string Allowed, string? Nearest) fault))
            {
                faults.Add($"{set} {path}", "", fault.Message, fault.Allowed, fault.Nearest);
                continue;
            }

            words.Add($"{path} = {value.Text}" + (tree.At(path) is { Text.Length: > 0 } old ? $" instead of {old.Text}" : ""));
        }

        if (faults.Faults.Count > 0) return root;
        words.AddRange(events.Select(one => one.Typed));
        List<(string, JsonTree)> changes = [.. fields, ("title", Title(root, words))];
        if (events.Count > 0)
        {
            JsonTree all = new("$.events", JsonTokenType.StartArray, "");
            all.Items.AddRange(root.Find("events") is { } there ? there.Items : []);
            all.Items.AddRange(events.Select(one => one.Entry));
            // Before the fields, so that a path may reach into an event that is added.
            changes.Insert(0, ("events", all));
        }

        return tree.Changed([.. changes]);
    }

    /// <summary>The scenario with the parameters of this edit.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="rows">The parameters that there are; others are told by <see cref="FindUnknown(Model)"/>.</param>
    internal Scenario Apply(Scenario scenario, ParameterRows rows) => scenario with
    {
        Parameters =
        [
            .. scenario.Parameters.Where(old => parameters.All(set => set.Name != old.Name)),
            .. parameters.Where(one => rows.Find(one.Name) is not null),
        ],
    };

    /// <summary>What is wrong with the keys of this edit.</summary>
    /// <param name="model">The text whose parameters there are; null for the built-in model's.</param>
    /// <returns>A fault for each parameter that the model does not have.</returns>
    /// <exception cref="ModelException">Scenarios cannot be run with the text; lists what stands in the way.</exception>
    public IEnumerable<Fault> FindUnknown(Model? model) => FindUnknown(ParameterRows.Of(model));

    internal IEnumerable<Fault> FindUnknown(ParameterRows rows) => stated.Where(one => rows.Find(one.Key) is null)
        .Select(one => new Fault($"{set} {one.Setting}", "", $"there is no parameter {one.Key}.{Meant(one.Key, rows)}"));

    /// <summary>Where in the file this edit's parts stand, and what they are called in a message.</summary>
    /// <param name="ownEvents">The number of events of the file itself.</param>
    internal IEnumerable<(string Path, string Said)> Places(int ownEvents) =>
    [
        .. parameters.Select(one => ($"$.parameters['{one.Name}']", $"{set} {one.Name}")),
        .. fields.Select(one => ("$." + one.Path, $"{set} {one.Path}")),
        .. events.Select((one, at) => (string.Create(CultureInfo.InvariantCulture, $"$.events[{ownEvents + at}]"), $"{give} {one.Typed}")),
    ];

    /// <summary>The words that give this edit again, in their order.</summary>
    public IEnumerable<string> Words =>
    [
        .. parameters.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}={one.Value}")),
        .. fields.Select(one => $"{one.Path}={one.Value.Text}"),
        .. events.Select(one => one.Typed),
    ];

    /// <summary>The number of <see cref="Words"/> that are events, the last of them.</summary>
    public int Events => events.Count;

    private static JsonTree Title(JsonTree root, List<string> words) =>
        new("$", JsonTokenType.String, $"{root.Find("name")?.Text ?? "scenario"} with {string.Join(", ", words)}");

    private void Set(string setting, ICollection<Fault> faults)
    {
        int equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            Refuse("not of the form Key=value, as Nmda.EthanolIc50=40 or events[0].count=10.");
            return;
        }

        string key = setting[..equals].Trim(), text = setting[(equals + 1)..].Trim();
        if (parameters.Any(one => one.Name == key) || fields.Any(one => one.Path == key))
        {
            Refuse($"{key} is set twice.");
        }
        else if (ScenarioTree.IsPath(key)) fields.Add((key, FieldText.Value(text)));
        else
        {
            // Which keys there are depends on the model, which is not known yet.
            stated.Add((key, setting));
            if (!NumberText.TryRead(text, out double value, out string problem)) Refuse($"{problem}.");
            else parameters.Add(new NamedValue(key, value));
        }

        void Refuse(string problem) => faults.Add(new Fault($"{set} {setting}", "", problem));
    }

    private static string Meant(string key, ParameterRows rows)
    {
        string head = key[..(key.AsSpan().IndexOfAny('.', '[') is >= 0 and int end ? end : key.Length)];
        if (key.Length > head.Length && NearestName.Find(head, ScenarioTree.Roots) is { } root)
        {
            return $" Did you mean {root}{key[head.Length..]}?";
        }
        return rows.Nearest(key) is { } near ? $" Did you mean {near}?" : " See: neurobalance parameters";
    }
}
