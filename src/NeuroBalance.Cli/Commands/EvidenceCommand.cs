using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Evidence;

namespace NeuroBalance.Cli.Commands;

/// <summary>
/// <c>evidence</c>: one page on what has been verified, fitted and predicted, computed anew and held against the committed one.
/// </summary>
internal static class EvidenceCommand
{
    private const string Examples = """
        Examples:
          neurobalance evidence --out evidence
          neurobalance evidence --out evidence --against other/evidence.json
          neurobalance evidence --accept                  (in the repository, when a number is meant to move)

        A number that moves beyond its stated tolerance is red, old and new shown.
        --accept takes the place of --out: it writes evidence.html and evidence.md to samples/Evidence and evidence.json to
        src/NeuroBalance.Cli/Evidence/Data, from where the next build takes it into the tool.
        Exit codes: 0 fine, 1 a row is not met or moved, 2 bad input, 3 a file or system problem, 130 interrupted.
        """;

    public static Command Create(Terminal terminal)
    {
        Option<string?> output =
            ToolOptions.Path("--out", "folder", "Writes evidence.html, evidence.md and evidence.json into this folder");
        Option<string?> against = ToolOptions.Path("--against", "file",
            "Compares with this page (evidence.json) instead of the one that the tool was committed with");
        Option<bool> accept =
            new("--accept")
            {
                Description =
            "Compares with nothing and makes the page the committed one of the repository around the current folder"
            };
        ToolCommand command =
            new("evidence", "Computes the page of evidence and compares it with the committed one", Examples) { output, against, accept };
        command.SetAction((parsed, cancellation) => Task.FromResult(parsed.GetValue(accept)
            ? Accept(terminal, parsed.GetValue(output), parsed.GetValue(against), cancellation)
            : Compare(terminal, parsed.GetValue(output), parsed.GetValue(against), cancellation)));
        return command;
    }

    private static int Compare(Terminal terminal, string? folder, string? against, CancellationToken cancellation)
    {
        if (folder is null)
        {
            throw CommandException.BadInput("--out is missing: give the folder for the page, or --accept in the repository.");
        }
        EvidenceRecord committed = against is null ? EvidenceRecord.Committed() : Read(against);
        OutputFolder.Prepare("--out", folder);
        EvidenceRecord page = EvidencePage.Compute(cancellation);
        ImmutableArray<MovedRow> moved = EvidenceComparison.Of(committed.Rows, page.Rows);
        terminal.Activity.Writes("the page");
        new EvidenceFiles(folder, folder).Write(page, moved);
        return Ending(terminal, page, moved);
    }

    private static int Accept(Terminal terminal, string? folder, string? against, CancellationToken cancellation)
    {
        if (against is not null) throw CommandException.BadInput("--accept compares with nothing; leave out --against or --accept.");
        if (folder is not null)
        {
            throw CommandException.BadInput("--accept writes to the places of the committed page; leave out --out or --accept.");
        }
        EvidenceFiles files = EvidenceFiles.OfRepository(Directory.GetCurrentDirectory())
            ?? throw CommandException.BadInput(
                $"--accept: the current folder is in no checkout of NeuroBalance (none with {EvidenceFiles.CommittedData}).");
        OutputFolder.Prepare("--accept", files.PageFolder);
        OutputFolder.Prepare("--accept", files.DataFolder);
        EvidenceRecord page = EvidencePage.Compute(cancellation);
        terminal.Activity.Writes("the page");
        files.Write(page, []);
        return Ending(terminal, page, []);
    }

    private static int Ending(Terminal terminal, EvidenceRecord page, ImmutableArray<MovedRow> moved)
    {
        terminal.Out.WriteLine(EvidencePage.Summary(page.Rows, moved));
        EvidenceRow[] broken = [.. page.Rows.Where(row => row.Passed == false && !row.IsKnown)];
        foreach (EvidenceRow row in broken)
        {
            terminal.Error.WriteLine($"Not met: {row.Section}: {row.Statement}: {row.Number}; accepted: {row.Tolerance}");
        }
        foreach (MovedRow row in moved)
        {
            terminal.Error.WriteLine(row.ForTerminal());
        }
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
            throw CommandException.BadInput($"--against {path}: {EscapedText.ForTerminal(exception.Message)}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.BadInput($"--against {path}: the file cannot be read: {exception.Message}");
        }
    }
}
