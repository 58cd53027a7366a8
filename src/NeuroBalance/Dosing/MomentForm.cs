using System.Text.Json.Nodes;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>A point in time. Whether it lies within the run is a rule of the whole scenario, not of the value.</summary>
internal sealed class MomentForm : ValueForm<Moment>
{
    internal override string Name => "moment";

    internal override string Allowed => MomentText.Forms;

    internal override JsonObject Describe(JsonObject definitions) => new()
    {
        ["type"] = "string",
        ["description"] = "A time from the start, after the last drink or before the first drink.",
        ["pattern"] = QuantityForm<Duration, TimeUnit>.NumberPattern + QuantityForm<Duration, TimeUnit>.UnitPattern(UnitTable.Times)
            + @"(\s+after\s+last\s+drink|\s+before\s+first\s+drink)?\s*$",
        ["examples"] = new JsonArray("8 h", "12 h after last drink"),
    };

    internal override bool TryRead(JsonTree tree, FaultList faults, out Moment value)
    {
        value = default;
        if (!JsonValues.IsText(tree, MomentText.Forms, "h", faults)) return false;
        if (MomentText.TryReadMoment(tree.Text, out value, out TextProblem problem)) return true;
        JsonValues.Add(tree, problem, faults);
        return false;
    }

    internal override string Write(Moment value) => JsonMembers.Quoted(value.ToString());
}

/// <summary>Points in time for readers of other files that name them.</summary>
internal static class MomentReading
{
    /// <summary>The point in time of a key; null when it is absent or faulty.</summary>
    internal static Moment? Moment(this ObjectReader entry, string key, FaultList faults) =>
        entry.Find(key) is { } value && DoseForms.At.TryRead(value, faults, out Moment moment) ? moment : null;
}
