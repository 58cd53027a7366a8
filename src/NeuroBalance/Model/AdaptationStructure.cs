namespace NeuroBalance;

/// <summary>How receptors adapt: an assumption that what ketamine does in withdrawal depends on.</summary>
/// <remarks>
/// Each but <see cref="Own"/> is a few lines of text beside the model's own (Model/Structures), which replace lines of it; states,
/// parameters and quantities are the same in all. A scenario names its structure (<see cref="Scenario.Structure"/>), and a plan may list
/// several.
/// </remarks>
public enum AdaptationStructure
{
    /// <summary>Every receptor corrects its own signal: the model as it is written.</summary>
    Own,

    /// <summary>Homeostatic feedback on the balance of both receptors.</summary>
    Balance,

    /// <summary>An expression programme of ethanol: no other drug adapts anything.</summary>
    Ethanol,

    /// <summary>New NMDA receptors wait in a reserve and reach the synapse under excitation only.</summary>
    Pool,

    /// <summary>Half of the loss of GABA-A is efficacy, the rest insensitivity to ethanol and benzodiazepines.</summary>
    Sensitivity,
}
