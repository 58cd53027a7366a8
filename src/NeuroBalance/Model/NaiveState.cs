namespace NeuroBalance.Models;

/// <summary>The brain and body that never met a drug: with no input, an exact fixed point of the equations.</summary>
public static class NaiveState
{
    /// <summary>The naive value of every state.</summary>
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
