using System.Text.RegularExpressions;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The C# in src/NeuroBalance/Model/Equations is what MODEL.md says, to the last bit and letter.</summary>
public partial class GeneratedEquationsTests
{
    private const string Command =
        "dotnet test --project tests/NeuroBalance.Tests -- --explicit only --filter-method '*Writes_the_equations_anew'";

    private static string Folder => Path.Combine(ModelText.Folder, "Equations");

    [Fact]
    public void The_committed_code_is_written_from_the_text()
    {
        SortedDictionary<string, string> written = EquationWriter.Write(ModelText.Written);
        Assert.Equal(written.Keys, CommittedFiles().Order(StringComparer.Ordinal));
        foreach ((string file, string text) in written)
        {
            string committed = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
            Assert.True(committed == text,
                $"{file} is not what MODEL.md says. If the change of the text is meant, write the code anew: {Command}");
        }
    }

    [Fact(Explicit = true)]
    public void Writes_the_equations_anew()
    {
        foreach (string file in CommittedFiles())
        {
            File.Delete(Path.Combine(Folder, file));
        }
        foreach ((string file, string text) in EquationWriter.Write(ModelText.Written))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
            File.WriteAllText(Path.Combine(Folder, file), text);
        }
    }

    [Fact]
    public void Every_change_of_a_line_changes_the_code()
    {
        string committed = string.Concat(Written(ModelText.Graph).Values);
        foreach (LineSyntax line in ModelText.Graph.Document.Lines)
        {
            string right = ModelText.Markdown.Split('\n')[line.NamePlace.Line];
            int at = right.IndexOf('=', StringComparison.Ordinal) + 1;
            string changed = ModelText.Markdown.Replace(right, $"{right[..at]} 1.000000001*({right[at..].Split('#')[0].Trim()})",
                StringComparison.Ordinal);
            Assert.True(string.Concat(Written(ModelText.Read(changed)).Values) != committed, line.Name);
        }
    }

    // In longer methods the compiler stops inlining the lane operations, and the speed collapses.
    [Fact]
    public void No_method_holds_more_than_two_exponentials_or_logarithms()
    {
        foreach ((string file, string text) in EquationWriter.Write(ModelText.Written))
        {
            foreach (string method in text.Split("\n    private "))
            {
                Assert.True(Costly().Count(method) <= 2, $"{file}: {method.Split('\n')[0]}");
            }
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 140, $"{file}: {line}"));
        }
    }

    private static SortedDictionary<string, string> Written(ModelGraph model) => EquationWriter.Write([("AlcoholBalance", model)]);

    private static IEnumerable<string> CommittedFiles() => Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'));

    [GeneratedRegex(@"T\.(Exp|Log)\(")]
    private static partial Regex Costly();
}
