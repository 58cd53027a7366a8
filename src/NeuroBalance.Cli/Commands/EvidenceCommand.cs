using System.Collections.Immutable;
using System.CommandLine;
using NeuroBalance.Cli.CommandLines;
using System.Text;
using System.Text.Json;
using NeuroBalance.Texts;
using NeuroBalance.Cli.Evidence;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>evidence</c>: one page on what has been verified, fitted and predicted, computed anew and held against the committed one.</summary>
internal static class EvidenceCommand
{
    private const string Examples = """
        Examples:
          neurobalance evidence --out evidence
          neurobalance evidence --out evidence --against other/evidence.json
          neurobalance evidence --out samples/Evidence --accept               (in the repository, when a number is meant to move)

        A number that moves beyond its stated tolerance is red, old and new shown.
        Exit codes: 0 fine, 1 a row is not met or moved, 2 bad input, 3 a file or system problem, 130 interrupted.
        """;

    public static Command Create(Terminal terminal)
    {
        Option<string> output = ToolOptions.RequiredPath("--out", "folder", "Writes evidence.html, evidence.md and evidence.json into this folder");
        Option<string?> against = ToolOptions.Path("--against", "file", "Compares with this page (evidence.json) instead of the one that the tool was committed with");
        Option<bool> accept = new("--accept") { Description = "Compares with nothing: the page is to be the committed one" };
        ToolCommand command = new("evidence", "Computes the page of evidence and compares it with the committed one", Examples) { output, against, accept };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, parsed.GetRequiredValue(output), parsed.GetValue(against), parsed.GetValue(accept), cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string folder, string? against, bool accept, CancellationToken cancellation)
    {
        if (accept && against is not null) throw CommandException.BadInput("--accept compares with nothing; leave out --against or --accept.");
        EvidenceRecord? committed = accept ? null : against is null ? EvidenceRecord.Committed() : Read(against);
        OutputFolder.Prepare("--out", folder);
        EvidenceRecord page = EvidencePage.Compute(cancellation);
        ImmutableArray<MovedRow> moved = committed is null ? [] : EvidenceComparison.Of(committed.Rows, page.Rows);
        terminal.Activity.Writes("the page");
        Write(Path.Combine(folder, "evidence.json"), page.ToJson());
        Write(Path.Combine(folder, "evidence.html"), Encoding.UTF8.GetBytes(EvidencePage.Html(page, moved)));
        Write(Path.Combine(folder, "evidence.md"), Encoding.UTF8.GetBytes(EvidencePage.Markdown(page, moved)));
        terminal.Out.WriteLine(EvidencePage.Summary(page.Rows, moved));
        EvidenceRow[] broken = [.. page.Rows.Where(row => row.Passed == false && !row.IsKnown)];
        foreach (EvidenceRow row in broken)
            terminal.Error.WriteLine($"Not met: {row.Section}: {row.Statement}: {row.Number}; accepted: {row.Tolerance}");
        foreach (MovedRow row in moved)
            terminal.Error.WriteLine($"Moved: {row.Section}: {row.Statement}: {row.Why}\n  committed: {row.Old}\n  now:       {row.New}");
        return broken.Length == 0 && moved.Length == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    private static EvidenceRecord Read(string path)
    {
        try
        {
            return EvidenceRecord.Parse(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw CommandException.BadInput($"--against {path}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.BadInput($"--against {path}: the file cannot be read: {exception.Message}");
        }
    }

    private static void Write(string path, byte[] bytes) => AtomicFile.Write(path, stream => stream.Write(bytes));
}
