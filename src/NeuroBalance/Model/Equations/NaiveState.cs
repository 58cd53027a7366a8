// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
namespace NeuroBalance.Models;

/// <summary>The state of a subject who never met a drug.</summary>
public static class NaiveState
{
    /// <summary>The state: without input every rate of change is exactly 0 in it, for every subject.</summary>
    public static State<double> Naive => new()
    {
        EnzymeInduction = 1.0,
        GabaADensity = 1.0,
        NmdaDensity = 1.0,
        Glutamate = 1.0,
        MuOpioid = 1.0,
        KappaOpioid = 1.0,
        Dopamine = 1.0,
        Plasticity = 1.0,
    };
}
