using System.Text.Json;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The types of events. Each is one file of the folder Events; a test finds those that this list lacks.</summary>
internal static class EventTable
{
    internal static readonly EventForm[] All =
    [
        Drink.Declared, Bolus.Declared, Infusion.Declared, Oral.Declared, Dose.Declared, Retrieval.Declared, Therapy.Declared,
            Clamp.Declared, ProtocolStart.Declared,
    ];

    /// <summary>The type of a word; null when there is none.</summary>
    internal static EventForm? Find(string word) => Array.Find(All, type => type.Word == word);

    /// <summary>Reads one entry of the list of events; what is wrong is reported, and something harmless stands in for it.</summary>
    internal static ScenarioEvent Read(JsonTree tree, FaultList faults)
    {
        string[] known = [.. All.Select(type => type.Word)];
        if (tree.Kind != JsonTokenType.StartObject)
        {
            faults.Add(tree.Path,
                tree.Quoted, "not an object", "an event such as {\"type\": \"drink\", \"amount\": \"14 g\", \"at\": \"8 h\"}");
        }
        else if (tree.Find("type") is not { } word)
        {
            faults.Add(JsonTree.Member(tree.Path, "type"), "", "'type' is missing", string.Join(", ", known));
        }
        else if (word.Kind == JsonTokenType.String && Find(word.Text) is { } type) return type.Read(tree, faults);
        else
        {
            string? near = word.Kind == JsonTokenType.String ? NearestName.Find(word.Text, known) : null;
            faults.Add(word.Path, word.Quoted, "there is no such type of event", string.Join(", ", known), near);
        }

        return new Retrieval(default(Moment));
    }
}
