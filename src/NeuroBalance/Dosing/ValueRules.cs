using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules of parameter overrides and initial values.</summary>
internal static class ValueRules
{
    internal static void CheckParameters(Scenario scenario, FaultList faults)
    {
        HashSet<string> seen = [];
        foreach (NamedValue parameter in scenario.Parameters)
        {
            string path = JsonTree.Member("$.parameters", parameter.Name);
            if (!faults.Trusts(path)) continue;
            if (!seen.Add(parameter.Name))
            {
                faults.Add(path, ScenarioRules.Text(parameter.Value), "the parameter is set twice", "each parameter once");
            }
            else
            {
                Add(path, ParameterSet.Check(scenario.Rows, parameter.Name, parameter.Value), faults);
            }
        }
    }

    /// <summary>Reports what the parameter table says of a value: a fault when it is impossible, a warning when it is not
    /// plausible.</summary>
    internal static void Add(string path, ParameterCheck check, FaultList faults)
    {
        if (check.IsFault)
        {
            faults.Add(path, ScenarioRules.Text(check.Value), check.Message, check.Allowed, check.Nearest);
        }
        else if (check.IsWarning)
        {
            faults.Warn(path, ScenarioRules.Text(check.Value), check.Message);
        }
    }

    internal static void CheckInitial(Scenario scenario, FaultList faults)
    {
        HashSet<string> seen = [];
        foreach (NamedValue initial in scenario.Initial)
        {
            string path = JsonTree.Member("$.initial", initial.Name);
            if (!faults.Trusts(path)) continue;
            if (scenario.Quantities.FindState(initial.Name) is not { } state) faults.Add(NoState(scenario, initial));
            else if (!seen.Add(initial.Name))
            {
                faults.Add(path, ScenarioRules.Text(initial.Value), "the state is set twice", "each state once");
            }
            else
            {
                CheckInitialValue(path, state, initial, faults);
            }
        }
    }

    /// <summary>The fault of an initial value whose name is no state.</summary>
    internal static Fault NoState(Scenario scenario, NamedValue initial) => new(
        JsonTree.Member("$.initial", initial.Name), ScenarioRules.Text(initial.Value), "not a state",
            "a name of a state, such as AlcoholMemory",
        scenario.Quantities.NearestState(initial.Name));

    private static void CheckInitialValue(string path, Quantity state, NamedValue initial, FaultList faults)
    {
        NumberRange range = initial.Name switch
        {
            nameof(State<double>.GabaASignal) or nameof(State<double>.NmdaSignal) => NumberRange.Finite,
            nameof(State<double>.EnzymeInduction) or nameof(State<double>.GabaADensity) or nameof(State<double>.NmdaDensity)
                or nameof(State<double>.Glutamate) or nameof(State<double>.MuOpioid) or nameof(State<double>.KappaOpioid)
                or nameof(State<double>.Dopamine) or nameof(State<double>.Plasticity) => NumberRange.Above(0),
            nameof(State<double>.AlcoholMemory) or nameof(State<double>.Coping) or nameof(State<double>.Kindling)
                or nameof(State<double>.MemoryLability) or nameof(State<double>.Dependence) => new NumberRange(0, 1),
            nameof(State<double>.Withdrawal) => new NumberRange(0, 67),
            // What a text adds may have any sign.
            _ => state.Component < Quantity.StateCount ? NumberRange.AtLeast(0) : NumberRange.Finite,
        };
        ScenarioRules.CheckNumber(path, initial.Value, ScenarioRules.Text(initial.Value), faults, range);
    }
}
