namespace NeuroBalance.Cli.Runs;

/// <summary>The model that the command line states, in the place of what a scenario or a plan states.</summary>
/// <param name="Equations">Its equations.</param>
/// <param name="Name">What a file would call them.</param>
internal sealed record ModelChoice(EquationSet Equations, string Name)
{
    /// <summary>The option that states it.</summary>
    public const string Option = "--model";

    /// <summary>Reads the option; its faults are added to <paramref name="faults"/>.</summary>
    /// <param name="typed">What was given to it, if anything.</param>
    /// <param name="structure">What was given to <c>--structure</c>, if anything.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static ModelChoice? Read(string? typed, string? structure, List<string> faults)
    {
        if (typed is null) return null;
        if (structure is not null)
        {
            faults.Add($"{Option} and --structure both say which equations are solved; give one of them.");
            return null;
        }

        try
        {
            return new ModelChoice(Scenario.FindEquations(typed, Directory.GetCurrentDirectory(), Option), Path.GetFileName(typed));
        }
        catch (ScenarioException exception)
        {
            faults.AddRange(exception.Faults.Select(fault => fault.ToString()));
            return null;
        }
    }

    /// <summary>The same, where nothing else can be wrong yet.</summary>
    /// <exception cref="CommandException">The text has faults.</exception>
    public static ModelChoice? Read(string? typed)
    {
        List<string> faults = [];
        ModelChoice? choice = Read(typed, null, faults);
        return faults.Count == 0 ? choice : throw CommandException.BadInput(faults);
    }
}
