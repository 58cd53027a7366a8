using NeuroBalance.Claims;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>One line of a code block of MODEL.md: a symbol and its right-hand side.</summary>
internal sealed record Equation(string Symbol, string Text);

/// <summary>src/NeuroBalance/Model/MODEL.md, taken apart.</summary>
internal static class ModelText
{
    private static readonly string Markdown = File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "NeuroBalance", "Model", "MODEL.md"));

    public static Expression Ramp { get; } = EquationParser.Parse(Block("ramp").Single().Text);

    public static IReadOnlyList<Equation> Algebra { get; } = Block("algebra");

    public static IReadOnlyList<Equation> Equations { get; } = Block("equations");

    public static IReadOnlyList<Equation> Readouts { get; } = Block("readouts");

    /// <summary>Name, symbol, unit and naive value of each state.</summary>
    public static IReadOnlyList<(string Name, string Symbol, string Unit, double Naive)> States { get; } =
    [
        .. Markdown.Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 7 && int.TryParse(cells[1], out _))
            .Select(cells => (cells[2], cells[3], cells[4], double.Parse(cells[5], System.Globalization.CultureInfo.InvariantCulture))),
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

    private static List<Equation> Block(string name)
    {
        string[] lines = Markdown.ReplaceLineEndings("\n").Split('\n');
        int start = Array.IndexOf(lines, "```" + name);
        Assert.True(start >= 0, $"MODEL.md has no block '{name}'.");
        int end = Array.IndexOf(lines, "```", start);
        return [.. lines[(start + 1)..end].Select(line => line.Split('#')[0]).Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Select(parts => new Equation(parts[0], parts[1]))];
    }
}
