using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NeuroBalance.Models;

/// <summary>The models that are part of the package, by their names: the structures of adaptation, and texts beside them.</summary>
internal static class ShippedModels
{
    private const string Folder = "NeuroBalance.Model.Library.", Ending = ".md";

    // Of the texts that ship, those that say what they are based on are variants; the others have states of their own.
    private static readonly Dictionary<string, Lazy<Model>> Texts = Model.Names
        .Where(name => Embedded(Folder + name + Ending).Contains("\nBased on: ", StringComparison.Ordinal))
        .ToDictionary(name => name, name => new Lazy<Model>(() => Model.Named(name)));

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. AdaptationStructures.Words, .. Texts.Keys];

    /// <summary>Finds a model by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="set">Its equations: written code where there is some.</param>
    public static bool TryFind(string name, out EquationSet set)
    {
        bool isStructure = AdaptationStructures.TryRead(name, out AdaptationStructure structure);
        Lazy<Model>? text = null;
        set = structure;
        if (isStructure || !Texts.TryGetValue(name, out text)) return isStructure;
        set = new EquationSet(AdaptationStructure.Own, text.Value);
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
        return Texts.TryGetValue(name, out Lazy<Model>? text) && text.Value.Hash == model.Hash ? name : null;
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
}
