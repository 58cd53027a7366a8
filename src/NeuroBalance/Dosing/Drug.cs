namespace NeuroBalance;

/// <summary>A drug of the model.</summary>
public enum Drug
{
    /// <summary>Ethanol, dosed in grams.</summary>
    Ethanol,

    /// <summary>Ketamine, dosed in milligrams.</summary>
    Ketamine,

    /// <summary>The benzodiazepine (lorazepam), dosed in milligrams.</summary>
    Benzodiazepine,
}
