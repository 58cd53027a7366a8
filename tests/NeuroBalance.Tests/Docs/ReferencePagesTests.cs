using NeuroBalance.Tests.House;

namespace NeuroBalance.Tests.Docs;

/// <summary>The reference pages in src/docs/reference are what the code says.</summary>
public class ReferencePagesTests
{
    private const string Command =
        "dotnet test --project tests/NeuroBalance.Tests -- --explicit only --filter-method '*Writes_the_reference_anew'";

    private static string Folder => Path.Combine(Repository.Root, ReferencePages.Folder);

    [Fact]
    public void The_committed_pages_are_written_from_the_code()
    {
        SortedDictionary<string, string> written = ReferencePages.Write();
        Assert.Equal(written.Keys, Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach ((string file, string text) in written)
        {
            string committed = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
            Assert.True(committed == text, $"{file} is not what the code says. If the change is meant, write the pages anew: {Command}");
        }
    }

    [Fact]
    public void Every_parameter_quantity_kind_event_and_command_has_a_row_with_a_sentence()
    {
        SortedDictionary<string, string> pages = ReferencePages.Write();
        Assert.All(ParameterCatalog.All, one => AssertSentence(pages["parameters.md"], $"| `{one.Key}` | "));
        Assert.All(Quantity.All, one => AssertSentence(pages["quantities.md"], $"| `{one.Name}` | {one.Unit} | "));
        Assert.All(MetricKind.All, one => AssertSentence(pages["metrics.md"], $"| `{one.Word}` | "));
        Assert.All(NeuroBalance.Dosing.EventTable.All, one => AssertSentence(pages["events.md"], $"## {one.Word}\n\n"));
    }

    [Fact(Explicit = true)]
    public void Writes_the_reference_anew()
    {
        foreach (string file in Directory.GetFiles(Folder))
        {
            File.Delete(file);
        }
        foreach ((string file, string text) in ReferencePages.Write())
        {
            File.WriteAllText(Path.Combine(Folder, file), text);
        }
    }

    private static void AssertSentence(string page, string before)
    {
        int at = page.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, before);
        string sentence = page[(at + before.Length)..].Split('\n')[0].Split(" | ")[0];
        Assert.True(sentence.Contains(' ') && sentence.TrimEnd('|', ' ').EndsWith('.'), $"{before}{sentence}");
    }
}
