using NeuroBalance.Dosing;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

/// <summary>Helpers that read a text as a scenario and look at what is reported.</summary>
internal static class FaultDrill
{
    /// <summary>A scenario of 100 h with the given events (JSON objects separated by commas) and further members.</summary>
    internal static string File(string events, string more = "") =>
        $$"""{ "name": "drill", "duration": "100 h", "events": [{{events}}]{{(more.Length > 0 ? ", " + more : "")}} }""";

    /// <summary>The one fault of a text; fails when there are none or several.</summary>
    internal static Fault Only(string text)
    {
        ScenarioResult result = ScenarioReader.Parse(text);
        Assert.Null(result.Scenario);
        return Assert.Single(result.Faults);
    }

    internal static Scenario Sound(string text)
    {
        ScenarioResult result = ScenarioReader.Parse(text);
        Assert.Empty(result.Faults);
        return result.Scenario!;
    }
}
