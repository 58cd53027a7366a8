using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>Which equations a subject has: those of a shipped structure, whose code is written, or those of a text.</summary>
/// <param name="Structure">The structure; <see cref="AdaptationStructure.Own"/> where a text decides.</param>
/// <param name="Text">The text, when it decides.</param>
public readonly record struct EquationSet(AdaptationStructure Structure, Model? Text = null)
{
    /// <summary>The names of the equations that are part of the package: the structures, then the texts beside them.</summary>
    public static IReadOnlyList<string> Names => ShippedModels.Names;

    /// <summary>What tells these equations in a sentence, a file or a journal: the word of the structure, or title and hash.</summary>
    public string Words => Text is null ? AdaptationStructures.Word(Structure) : $"{Text.Title} ({Text.Hash[..16]})";

    /// <summary>The equations of a shipped structure.</summary>
    public static implicit operator EquationSet(AdaptationStructure structure) => new(structure);

    /// <summary>The equations of a shipped structure (the named form of the conversion).</summary>
    /// <param name="structure">The structure.</param>
    /// <returns>Its equations.</returns>
    public static EquationSet FromAdaptationStructure(AdaptationStructure structure) => new(structure);

    /// <summary>Finds the equations of a shipped name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="equations">The equations.</param>
    /// <returns>Whether there are some of this name.</returns>
    public static bool TryNamed(string name, out EquationSet equations)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ShippedModels.TryFind(name, out equations);
    }

    /// <summary>How many states there are: those of the built-in model, then those that the text adds.</summary>
    public int StateCount => Text?.Graph.Document.States.Count ?? Quantity.StateCount;
}
