using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <summary>src/NeuroBalance/Model/MODEL.md, read.</summary>
internal static class ModelText
{
    private const string Name = "MODEL.md";

    /// <summary>The folder that the text lies in.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "src", "NeuroBalance", "Model");

    public static string Markdown { get; } = File.ReadAllText(Path.Combine(Folder, Name)).ReplaceLineEndings("\n");

    public static ModelGraph Graph { get; } = Read(Markdown);

    /// <summary>The structures of adaptation: the model itself, then the variants of the folder Structures in their order.</summary>
    public static IReadOnlyList<(AdaptationStructure Structure, ModelGraph Model)> Structures { get; } =
        [.. Enum.GetValues<AdaptationStructure>().Select(structure => (structure, structure == AdaptationStructure.Own ? Graph
            : Read(Markdown, Variant(structure))))];

    /// <summary>Reads a text that lies where MODEL.md lies, with variants.</summary>
    public static ModelGraph Read(string markdown, params ReadOnlySpan<NamedText> variants) =>
        ModelGraph.Read(markdown, Name, link => Path.Combine(Folder, link) is var path && File.Exists(path) ? File.ReadAllText(path)
            : null, variants);

    /// <summary>The lines of a structure.</summary>
    public static NamedText Variant(AdaptationStructure structure)
    {
        string file = AdaptationStructures.Word(structure) + ".md";
        return new NamedText(file, File.ReadAllText(Path.Combine(Folder, "Structures", file)));
    }

    /// <summary>What the generated code of each structure is called, with its text.</summary>
    public static IReadOnlyList<(string Name, ModelGraph Model)> Written { get; } =
    [
        .. Structures.Select(one => (one.Structure == AdaptationStructure.Own ? "AlcoholBalance" : one.Structure + "Structure", one.Model)),
    ];

    public static string RepositoryRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "NeuroBalance.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }
}
