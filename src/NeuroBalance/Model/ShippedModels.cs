using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NeuroBalance.Models;

/// <summary>The models that are part of the package, by their names: the structures of adaptation, and texts beside them.</summary>
internal static class ShippedModels
{
    private const string Folder = "NeuroBalance.Model.Library.", Ending = ".md";

    private static readonly SortedDictionary<string, Lazy<Model>> Texts = new(typeof(Model).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^Ending.Length])
        .ToDictionary(name => name, name => new Lazy<Model>(() => Model.Parse(TextOf(name), name + Ending))), StringComparer.Ordinal);

    /// <summary>The names of all texts for which no code is written.</summary>
    public static IReadOnlyList<string> TextNames { get; } = [.. Texts.Keys];

    /// <summary>The names of all models that scenarios can be run with.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. AdaptationStructures.Words, .. Texts.Keys.Where(IsVariant)];

    /// <summary>The text of a name for which no code is written, or null.</summary>
    public static Model? FindText(string name) => Texts.GetValueOrDefault(name)?.Value;

    /// <summary>Finds a model by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="set">Its equations: written code where there is some.</param>
    public static bool TryFind(string name, out EquationSet set)
    {
        bool isStructure = AdaptationStructures.TryRead(name, out AdaptationStructure structure);
        set = structure;
        if (isStructure || !Names.Contains(name)) return isStructure;
        set = new EquationSet(AdaptationStructure.Own, FindText(name));
        return true;
    }

    /// <summary>The model that a text says it is based on, when no file of that name is there: that of a shipped name.</summary>
    /// <param name="link">What the text links to.</param>
    /// <param name="model">The model.</param>
    public static bool TryFindBase(string link, [NotNullWhen(true)] out Model? model)
    {
        string name = Path.GetFileNameWithoutExtension(link.Replace('\\', '/'));
        bool found = TryFind(name == "MODEL" ? AdaptationStructures.Word(AdaptationStructure.Own) : name, out EquationSet set);
        model = found ? set.Text ?? Model.Of(set.Structure) : null;
        return found;
    }

    /// <summary>The name of a shipped text for which no code is written; null for any other model.</summary>
    public static string? NameOf(Model model)
    {
        string name = Path.GetFileNameWithoutExtension(model.Name);
        return TryFind(name, out EquationSet set) && set.Text is { } text && text.Hash == model.Hash ? name : null;
    }

    /// <summary>Whether a text is one of the shipped ones, or that of the built-in model.</summary>
    public static bool Has(string text) => text == Model.AlcoholBalance.Text || Names.Any(name =>
        TryFind(name, out EquationSet set) && (set.Text ?? Model.Of(set.Structure)).Texts.Any(one => one.Text == text));

    /// <summary>The text of a resource.</summary>
    public static string Embedded(string name)
    {
        using Stream stream = typeof(Model).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The package lacks {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // Those that say what they are based on are variants; the others have states of their own.
    private static bool IsVariant(string name) => TextOf(name).Contains("\nBased on: ", StringComparison.Ordinal);

    private static string TextOf(string name) => Embedded(Folder + name + Ending);
}
