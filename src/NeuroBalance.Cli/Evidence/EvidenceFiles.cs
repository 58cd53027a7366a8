using System.Collections.Immutable;
using System.Text;

namespace NeuroBalance.Cli.Evidence;

/// <summary>Where a page of evidence is written.</summary>
/// <param name="PageFolder">The folder of evidence.html and evidence.md.</param>
/// <param name="DataFolder">The folder of evidence.json, which may be another.</param>
internal sealed record EvidenceFiles(string PageFolder, string DataFolder)
{
    /// <summary>The committed numbers, from which the build takes them into the tool.</summary>
    public const string CommittedData = "src/NeuroBalance.Cli/Evidence/Data/evidence.json";

    private const string CommittedPage = "samples/Evidence";

    /// <summary>The places of the committed page in the checkout that holds a folder; null when none does.</summary>
    public static EvidenceFiles? OfRepository(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string data = Path.Combine(at.FullName, CommittedData), page = Path.Combine(at.FullName, CommittedPage);
            if (File.Exists(data) && Directory.Exists(page)) return new EvidenceFiles(page, Path.GetDirectoryName(data)!);
        }

        return null;
    }

    /// <summary>Writes the three files, the numbers last: they are what the next comparison reads.</summary>
    public void Write(EvidenceRecord page, ImmutableArray<MovedRow> moved)
    {
        Write(Path.Combine(PageFolder, "evidence.html"), Encoding.UTF8.GetBytes(EvidencePage.Html(page, moved)));
        Write(Path.Combine(PageFolder, "evidence.md"), Encoding.UTF8.GetBytes(EvidencePage.Markdown(page, moved)));
        Write(Path.Combine(DataFolder, "evidence.json"), page.ToJson());
    }

    private static void Write(string path, byte[] bytes) => AtomicFile.Write(path, stream => stream.Write(bytes));
}
