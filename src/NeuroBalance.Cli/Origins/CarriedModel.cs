using System.Globalization;
using System.Text.RegularExpressions;
using NeuroBalance.Cli.Runs;
using NeuroBalance.Models;

namespace NeuroBalance.Cli.Origins;

/// <summary>The texts of a model that a provenance carries along: those that are not part of the tool.</summary>
internal static partial class CarriedModel
{
    private const string Stem = Origin.Again + "-model";

    /// <summary>The word by which a command or a file is told a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="files">Takes its texts, and a table of parameters that they link to.</param>
    public static string Word(Model model, List<KeyValuePair<string, string>> files)
    {
        foreach (string name in ShippedModels.Names)
        {
            if (ShippedModels.TryFind(name, out EquationSet set) && set.Text == model) return name;
        }

        string word = "";
        foreach (NamedText text in model.Texts.Where(text => !ShippedModels.Has(text.Text)))
        {
            string before = word, body = text.Text;
            if (before.Length > 0) body = BasedOn().Replace(body, match => $"{match.Groups[1].Value}{before})", 1);
            foreach ((string link, string table) in text == model.Texts.First() ? model.Tables : [])
            {
                body = body.Replace($"({link})", $"({Add(table, ".json", files)})", StringComparison.Ordinal);
            }
            word = Add(body, ".md", files);
        }

        return word;
    }

    /// <summary>The same of a model that the command line stated.</summary>
    public static string Word(ModelChoice stated, List<KeyValuePair<string, string>> files) =>
        stated.Equations.Set.Text is { } text ? Word(text, files) : stated.Equations.Name;

    /// <summary>What a person wants to know of the models of some scenarios; nothing where they are the built-in one.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Facts(IEnumerable<Scenario> scenarios) =>
        scenarios.Select(one => one.Model).OfType<Model>().DistinctBy(model => model.Hash)
            .Select(model => KeyValuePair.Create("model", $"{model.Title}, SHA-256 {model.Hash}"))
            .Select((fact, at) => at == 0 ? fact : new(string.Create(CultureInfo.InvariantCulture, $"model {at + 1}"), fact.Value));

    private static string Add(string text, string ending, List<KeyValuePair<string, string>> files)
    {
        if (files.Find(file => file.Value == text) is { Key: { } known }) return known;
        string name = Stem + ending;
        for (int number = 2; files.Exists(one => one.Key == name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{Stem}-{number}{ending}");
        }
        files.Add(new(name, text));
        return name;
    }

    [GeneratedRegex(@"^(Based on: \[[^\]\n]*\]\()[^)\n]+\)", RegexOptions.Multiline)]
    private static partial Regex BasedOn();
}
