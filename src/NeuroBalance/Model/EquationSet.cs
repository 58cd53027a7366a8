namespace NeuroBalance.Models;

/// <summary>Which equations a subject has: those of a shipped structure, whose code is written, or those of a text.</summary>
/// <param name="Structure">The structure; <see cref="AdaptationStructure.Own"/> where a text decides.</param>
/// <param name="Text">The text, when it decides.</param>
internal readonly record struct EquationSet(AdaptationStructure Structure, Model? Text = null)
{
    public static implicit operator EquationSet(AdaptationStructure structure) => new(structure);

    /// <summary>What tells these equations in a sentence, a file or a journal: the word of the structure, or title and hash.</summary>
    public string Words => Text is null ? AdaptationStructures.Word(Structure) : $"{Text.Title} ({Text.Hash[..16]})";

    /// <summary>How many states there are: those of the built-in model, then those that the text adds.</summary>
    public int StateCount => Text?.Graph.Document.States.Count ?? Quantity.StateCount;
}
