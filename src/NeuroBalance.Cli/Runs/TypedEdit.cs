namespace NeuroBalance.Cli.Runs;

/// <summary>Reads what a command line changes in a scenario.</summary>
internal static class TypedEdit
{
    /// <inheritdoc cref="ScenarioEdit.Read"/>
    public static ScenarioEdit Read(IEnumerable<string> settings, IEnumerable<string> given, List<string> faults, string set = "--set",
        string give = "--give")
    {
        List<Fault> found = [];
        ScenarioEdit edit = ScenarioEdit.Read(settings, given, found, set, give);
        faults.AddRange(found.Select(fault => fault.ToString()));
        return edit;
    }
}
