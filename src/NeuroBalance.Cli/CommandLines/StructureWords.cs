namespace NeuroBalance.Cli.CommandLines;

/// <summary>The structures of adaptation by their words on the command line.</summary>
internal static class StructureWords
{
    /// <summary>The word for all of them.</summary>
    public const string Every = "all";

    /// <summary>All of them, in the order of their documentation.</summary>
    public static IReadOnlyList<AdaptationStructure> All { get; } = Enum.GetValues<AdaptationStructure>();

    /// <summary>The words, in the same order.</summary>
    public static string[] Words { get; } = [.. All.Select(Of)];

    /// <summary>The word of a structure.</summary>
    public static string Of(AdaptationStructure structure) => new EquationSet(structure).Words;
}
