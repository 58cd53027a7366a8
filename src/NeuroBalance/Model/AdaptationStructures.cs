using NeuroBalance.Texts;

namespace NeuroBalance.Models;

/// <summary>The structures of adaptation by their words in files and on the command line.</summary>
internal static class AdaptationStructures
{
    /// <summary>All of them, in the order of their documentation.</summary>
    public static IReadOnlyList<AdaptationStructure> All { get; } = Enum.GetValues<AdaptationStructure>();

    /// <summary>The words, in the same order.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. All.Select(Word)];

    /// <summary>How files and the command line state a structure.</summary>
    internal static readonly WordForm<AdaptationStructure> Form =
        new("structure", [.. All.Select(structure => (Word(structure), structure))]);

    /// <summary>The structure of a word.</summary>
    public static bool TryRead(string word, out AdaptationStructure structure)
    {
        structure = All.FirstOrDefault(one => Word(one) == word);
        return Word(structure) == word;
    }

    /// <summary>What to say of a word that is no structure.</summary>
    public static string NoSuch(string word)
    {
        string near = NearestName.Find(word, Words) is { } nearest ? $"; did you mean {nearest}?" : "";
        return $"there is no such structure; expected: {string.Join(", ", Words)}{near}";
    }

    /// <summary>The word of a structure, which is also the name of its text.</summary>
    public static string Word(AdaptationStructure structure) => structure switch
    {
        AdaptationStructure.Own => "own",
        AdaptationStructure.Balance => "balance",
        AdaptationStructure.Ethanol => "ethanol",
        AdaptationStructure.Pool => "pool",
        AdaptationStructure.Sensitivity => "sensitivity",
    };
}
