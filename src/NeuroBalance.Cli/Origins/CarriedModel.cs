using System.Text.RegularExpressions;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Origins;

/// <summary>The texts of a model that a provenance carries along: those that are not part of the tool.</summary>
internal static partial class CarriedModel
{
    private const string Stem = "model";

    /// <summary>The word by which a command or a file is told a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="files">Takes its texts, and a table of parameters that they link to.</param>
    public static string Word(Model model, ProvenanceFiles files)
    {
        foreach (string name in EquationSet.Names)
        {
            if (EquationSet.TryNamed(name, out EquationSet set) && set.Text == model) return name;
        }

        string word = "";
        foreach ((int at, string text) in model.AllTexts.Index().Where(one => !Model.IsShipped(one.Item)))
        {
            string before = word, body = text;
            if (before.Length > 0) body = BasedOn().Replace(body, match => $"{match.Groups[1].Value}{before})", 1);
            foreach ((string link, string table) in at == 0 ? model.Tables : [])
            {
                body = body.Replace($"({link})", $"({files.Add(Stem, ".json", table)})", StringComparison.Ordinal);
            }
            word = files.Add(Stem, ".md", body);
        }

        return word;
    }

    /// <summary>The same of a model that the command line stated.</summary>
    public static string Word(ModelChoice stated, ProvenanceFiles files) =>
        stated.Equations.Text is { } text ? Word(text, files) : stated.Name;

    [GeneratedRegex(@"^(Based on: \[[^\]\n]*\]\()[^)\n]+\)", RegexOptions.Multiline)]
    private static partial Regex BasedOn();
}
