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

    /// <summary>Reads a text that lies where MODEL.md lies.</summary>
    public static ModelGraph Read(string markdown) =>
        ModelGraph.Read(markdown, Name, link => Path.Combine(Folder, link) is var path && File.Exists(path) ? File.ReadAllText(path)
            : null);

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
