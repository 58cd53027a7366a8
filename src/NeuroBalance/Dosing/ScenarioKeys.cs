namespace NeuroBalance.Dosing;

/// <summary>The keys that a scenario file may hold, object by object: the one list that reader, messages and the test of the schema share.</summary>
internal static class ScenarioKeys
{
    internal static readonly string[] Root =
        ["$schema", "name", "title", "description", "duration", "subject", "parameters", "initial", "events", "protocols", "output"];

    internal static readonly string[] Subject = ["weight", "sex", "age", "height"];

    internal static readonly string[] Output = ["every", "times", "from", "to"];

    internal static readonly string[] AssessedProtocol =
        ["watch", "every", "drug", "route", "table", "stopBelow", "stopAfter", "restartDuringKetamine"];

    internal static readonly string[] TriggeredProtocol = ["when", "refractory", "drug", "route", "dose"];

    internal static readonly string[] Repetition = ["every", "count", "repeatEvery", "repeatCount"];

    internal static readonly Dictionary<string, string[]> Events = new(StringComparer.Ordinal)
    {
        ["drink"] = ["type", "amount", "at", "for", "skipAbove", .. Repetition],
        ["bolus"] = ["type", "drug", "amount", "at", .. Repetition],
        ["infusion"] = ["type", "drug", "rate", "amount", "at", "for", .. Repetition],
        ["oral"] = ["type", "drug", "amount", "at", .. Repetition],
        ["retrieval"] = ["type", "at", .. Repetition],
        ["therapy"] = ["type", "at", "for"],
        ["clamp"] = ["type", "level", "at", "for"],
        ["protocol"] = ["type", "name", "at", "until"],
    };
}
