using NeuroBalance.Models;
using NeuroBalance.Tests.House;

namespace NeuroBalance.Tests.Models;

/// <summary>A valid text, changes that break it, and the faults that each must bring.</summary>
internal static class LanguageCases
{
    private const string Folder = "tests/NeuroBalance.Tests/Model/Language";

    public static string Valid { get; } = Read("TwoCompartments.md");

    /// <summary>One case: what it shows, the broken text and the faults as line:column:length: message.</summary>
    public sealed record Case(string Name, string Text, string Faults);

    public static List<Case> Broken { get; } = Parse("BrokenModels.txt");

    public static List<Case> Units { get; } = Parse("UnitFaults.txt");

    /// <summary>The faults of a text, none when it is valid.</summary>
    public static IReadOnlyList<ModelFault> Faults(string text)
    {
        try
        {
            ModelGraph.Read(text, "model.md", _ => null);
            return [];
        }
        catch (ModelException exception)
        {
            return exception.Faults;
        }
    }

    public static string Shown(IReadOnlyList<ModelFault> faults) =>
        string.Join('\n',
            faults.Select(fault => FormattableString.Invariant($"{fault.Line}:{fault.Column}:{fault.Length}: {fault.Message}")));

    private static string Read(string file) => Repository.Read($"{Folder}/{file}").ReplaceLineEndings("\n");

    private static List<Case> Parse(string file)
    {
        List<Case> cases = [];
        foreach (string block in ("\n" + Read(file)).Split("\n== ", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = block.Trim('\n').Split('\n');
            string text = Valid;
            List<string> faults = [];
            for (int i = 1; i < lines.Length; i++)
            {
                if (!lines[i].StartsWith("- ", StringComparison.Ordinal))
                {
                    faults.Add(lines[i]);
                    continue;
                }

                bool replaced = i + 1 < lines.Length && lines[i + 1].StartsWith("+ ", StringComparison.Ordinal);
                string old = Unescape(lines[i]);
                int at = text.IndexOf(old, StringComparison.Ordinal);
                if (at < 0) throw new InvalidOperationException($"{file}, {lines[0]}: '{old}' does not occur.");
                text = text[..at] + (replaced ? Unescape(lines[++i]) : "") + text[(at + old.Length)..];
            }

            cases.Add(new Case(lines[0], text, string.Join('\n', faults)));
        }

        return cases;
    }

    private static string Unescape(string line) => line[2..].Replace("\\n", "\n", StringComparison.Ordinal);
}
