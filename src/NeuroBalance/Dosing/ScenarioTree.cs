using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>A scenario as the tree of its file, so that any number in it can be changed by its path.</summary>
internal sealed class ScenarioTree
{
    /// <summary>What a path may begin with.</summary>
    internal static readonly string[] Roots = ["duration", "subject", "structure", "model", "initial", "events", "protocols"];

    // What is no number, and so nothing that an axis could vary.
    private static readonly string[] Words =
        ["type", "drug", "route", "name", "title", "description", "parameters", "output", "sex", "structure", "model", "withMeal"];

    private readonly JsonTree root;
    private readonly bool numbersAlone;
    private readonly ModelFiles models;
    private readonly ParameterRows rows;

    // Null where the model is not known: whoever reads the scenario then judges the names of states.
    private readonly QuantityRows? quantities;

    /// <summary>The tree of a file as it was read, of which every field may be changed.</summary>
    internal ScenarioTree(JsonTree root)
    {
        this.root = root;
        models = new ModelFiles(null);
        rows = ParameterRows.BuiltIn;
    }

    /// <summary>The tree of a scenario of which an axis changes numbers.</summary>
    internal ScenarioTree(Scenario scenario)
    {
        numbersAlone = true;
        models = ModelFiles.Of(scenario);
        rows = scenario.Rows;
        quantities = scenario.Quantities;
        FaultList faults = new();
        root = JsonTreeReader.Read(Encoding.UTF8.GetBytes(scenario.ToJson()), faults)
            ?? throw new InvalidOperationException("A sound scenario has a sound file.");
    }

    /// <summary>Whether a text has the form of a path into a scenario.</summary>
    internal static bool IsPath(string text) => Steps(text) is not null;

    /// <summary>Whether the model of the scenario has a parameter.</summary>
    internal bool HasParameter(string key) => rows.Find(key) is not null;

    /// <summary>Looks a path up; what is wrong with it is reported.</summary>
    /// <param name="path">The path, such as <c>events[0].amount</c>.</param>
    /// <param name="fault">What is wrong with it, and the nearest name.</param>
    internal bool Has(string path, out (string Message, string Allowed, string? Nearest) fault)
    {
        fault = default;
        if (Steps(path) is not { } steps)
        {
            fault = ("neither a parameter nor a path into the scenario",
                "a key of the parameter table, or a path such as events[0].amount, subject.weight, initial.AlcoholMemory",
                rows.Find(path) is null ? rows.Nearest(path) : null);
            return false;
        }

        JsonTree place = root;
        string shown = "";
        for (int i = 0; i < steps.Length; i++)
        {
            bool last = i == steps.Length - 1;
            if (steps[i].Index is { } index)
            {
                if (place.Kind != JsonTokenType.StartArray || index >= place.Items.Count)
                {
                    fault = ($"'{shown}' has no entry [{index.ToString(CultureInfo.InvariantCulture)}]",
                        place.Kind == JsonTokenType.StartArray
                        ? string.Create(CultureInfo.InvariantCulture, $"[0] to [{place.Items.Count - 1}]") : "", null);
                    return false;
                }

                place = place.Items[index];
                shown += string.Create(CultureInfo.InvariantCulture, $"[{index}]");
                continue;
            }

            string key = steps[i].Key!;
            JsonTree? next = place.Kind == JsonTokenType.StartObject ? place.Find(key) : null;
            string[] known = KeysAt(shown, place);
            bool isJudgedLater = shown == "initial" && quantities is null;
            if (next is null && !((known.Contains(key) || isJudgedLater) && (last || shown.Length == 0)))
            {
                fault = ($"the scenario has no '{path}'", string.Join(", ", known.Length > 12 ? known[..12].Append("...") : known),
                    Suggest(path, key, known));
                return false;
            }

            shown = shown.Length == 0 ? key : shown + "." + key;
            if (next is null && !last)
            {
                // subject, initial and the like may be absent from the file and still be changed.
                place = new JsonTree("$." + key, JsonTokenType.StartObject, "");
                continue;
            }

            place = next ?? place;
        }

        return true;
    }

    /// <summary>The scenario with some of its values replaced; what is wrong with it is in the result.</summary>
    internal ScenarioResult With(ReadOnlySpan<(string Path, JsonTree Value)> changes) => ScenarioReader.Parse(Changed(changes), models);

    /// <summary>The tree with some of its values, or whole members, replaced; every path must be there.</summary>
    internal JsonTree Changed(ReadOnlySpan<(string Path, JsonTree Value)> changes)
    {
        JsonTree changed = root;
        foreach ((string path, JsonTree value) in changes)
        {
            changed = Replaced(changed, Steps(path) ?? [(path, null)], 0, value);
        }
        return Rebased(changed, "$");
    }

    /// <summary>What stands at a path; null where the file has nothing there.</summary>
    internal JsonTree? At(string path)
    {
        JsonTree? place = root;
        foreach ((string? key, int? index) in Steps(path)!)
        {
            place = index is { } item ? (item < place.Items.Count ? place.Items[item] : null) : place.Find(key!);
            if (place is null) return null;
        }
        return place;
    }

    /// <summary>The same tree with its paths counted from another place.</summary>
    internal static JsonTree Rebased(JsonTree tree, string path)
    {
        JsonTree copy = new(path, tree.Kind, tree.Text);
        foreach ((string key, JsonTree value) in tree.Properties)
        {
            copy.Properties.Add((key, Rebased(value, JsonTree.Member(path, key))));
        }
        for (int i = 0; i < tree.Items.Count; i++)
        {
            copy.Items.Add(Rebased(tree.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")));
        }
        return copy;
    }

    private static JsonTree Replaced(JsonTree tree, (string? Key, int? Index)[] steps, int depth, JsonTree value)
    {
        if (depth == steps.Length) return value;
        JsonTree copy = new(tree.Path, tree.Kind, tree.Text);
        (string? wantedKey, int? wantedIndex) = steps[depth];
        bool found = false;
        foreach ((string key, JsonTree member) in tree.Properties)
        {
            bool here = key == wantedKey;
            found |= here;
            copy.Properties.Add((key, here ? Replaced(member, steps, depth + 1, value) : member));
        }

        for (int i = 0; i < tree.Items.Count; i++)
        {
            copy.Items.Add(i == wantedIndex ? Replaced(tree.Items[i], steps, depth + 1, value) : tree.Items[i]);
        }
        if (!found && wantedKey is not null)
        {
            JsonTree absent = new(JsonTree.Member(tree.Path, wantedKey), JsonTokenType.StartObject, "");
            copy.Properties.Add((wantedKey, Replaced(absent, steps, depth + 1, value)));
        }

        return copy;
    }

    // What may stand at a place of the file, whether or not it does.
    private string[] KeysAt(string shown, JsonTree place)
    {
        IEnumerable<string> present = place.Properties.Select(property => property.Key);
        IEnumerable<string> possible = shown switch
        {
            "" => Roots,
            "subject" => ScenarioForms.Subject.Keys,
            "initial" => (quantities ?? QuantityRows.BuiltIn).StateNames,
            _ when place.Find("type") is { } type && EventTable.Find(type.Text) is { } known => known.Keys,
            _ => [],
        };
        return [.. possible.Union(present).Where(key => !(numbersAlone && Words.Contains(key)))];
    }

    private static string? Suggest(string path, string key, string[] known) =>
        NearestName.Find(key, known) is { } near ? path.Replace(key, near, StringComparison.Ordinal) : null;

    private static (string? Key, int? Index)[]? Steps(string path)
    {
        List<(string?, int?)> steps = [];
        int at = 0;
        while (at < path.Length)
        {
            if (path[at] == '[')
            {
                int close = path.IndexOf(']', at);
                if (close < 0 || steps.Count == 0
                    || !int.TryParse(path.AsSpan(at + 1, close - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index))
                {
                    return null;
                }
                steps.Add((null, index));
                at = close + 1;
                continue;
            }

            if (steps.Count > 0 && path[at++] != '.') return null;
            int end = path.AsSpan(at).IndexOfAny('.', '[');
            string key = end < 0 ? path[at..] : path.Substring(at, end);
            if (key.Length == 0) return null;
            steps.Add((key, null));
            at += key.Length;
        }

        return steps.Count > 0 && Roots.Contains(steps[0].Item1) ? [.. steps] : null;
    }
}
