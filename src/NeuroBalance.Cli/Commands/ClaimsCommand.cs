using System.Collections.Immutable;
using System.CommandLine;
using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>claims</c>: the review paragraph, sentence by sentence, with its negative controls and over virtual subjects.</summary>
internal static class ClaimsCommand
{
    private const string Examples = """
        Examples:
          neurobalance claims
          neurobalance claims --out report
          neurobalance claims --robust 1000 --seed 1 --out report

        Exit codes: 0 fine, 1 a claim that held no longer holds or a negative control does not fail, 2 bad input, 3 a file or system problem, 130 interrupted.
        """;

    public static Command Create(Terminal terminal)
    {
        Option<long?> robust = ToolOptions.Whole("--robust", "Counts how often each claim holds over this number of virtual subjects", 1,
            RobustnessStudy.MostSubjects);
        Option<ulong?> seed = ToolOptions.Whole("--seed", "Seed of the virtual subjects, 1 by default", 0UL, ulong.MaxValue);
        Option<string?> output =
            ToolOptions.Path("--out", "folder", "Writes the report (HTML, Markdown, figures) and the tables into this folder");
        Option<int?> threads = ToolOptions.Threads();
        Option<int?> lanes = ToolOptions.Lanes();
        Option<bool> quiet = new("--quiet") { Description = "No tables and no progress; errors stay" };
        ToolCommand command = new("claims", "Judges the claims of the review paragraph, with their negative controls",
            Examples) { robust, seed, output, threads, lanes, quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            parsed.GetValue(robust),
            parsed.GetValue(seed) ?? 1,
            parsed.GetValue(output),
            new CohortOptions
            {
                Threads = parsed.GetValue(threads),
                Simulation = new SimulationOptions
                {
                    LaneWidth = parsed.GetValue(
                lanes)
                }
            },
            parsed.GetValue(quiet),
            cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, long? robust, ulong seed, string? folder, CohortOptions options, bool quiet,
        CancellationToken cancellation)
    {
        if (folder is not null) OutputFolder.Prepare("--out", folder);
        ImmutableArray<ClaimResult> results;
        RobustnessResult? shares = null;
        using (RunProgress progress = RunProgress.Start(terminal, quiet))
        {
            results = DefaultStudy.Run(options, progress, cancellation);
        }
        if (robust is { } subjects)
        {
            using RunProgress progress = RunProgress.Start(terminal, quiet);
            shares = RobustnessStudy.Run(subjects, seed, options, progress, cancellation);
        }

        if (!quiet)
        {
            ClaimText.Write(terminal, results);
            if (shares is not null) ClaimText.Write(terminal, shares);
        }

        if (folder is not null)
        {
            terminal.Activity.Writes("the report");
            ReportFolder.Write(folder, results, shares, cancellation);
            if (!quiet)
            {
                terminal.Out.WriteLine($"{Environment.NewLine}Report: {Path.Combine(folder, ReportFolder.Page)}");
            }
        }

        return Judge(terminal, results);
    }

    private static int Judge(Terminal terminal, ImmutableArray<ClaimResult> results)
    {
        List<string> faults = [];
        foreach (ClaimResult lost in ClaimBaseline.Lost(results))
        {
            faults.Add($"{lost.Claim.Id} held in the baseline and now {ClaimWords.Of(lost.All)}:");
            faults.AddRange(lost.Criteria.Where(one => one.Verdict != Verdict.Holds)
                .Select(one => $"  {ClaimWords.Tag(one.Criterion.Tag)} {ClaimWords.Of(one.Verdict)}: {one.Criterion.Text}: {one.Numbers}"));
        }

        foreach (ClaimResult result in results.Where(one => !one.ControlFails))
        {
            faults.Add($"{result.Claim.Id}: the negative control ({result.Claim.ControlText}) does not fail, so the claim tests nothing.");
        }
        foreach (string fault in faults)
        {
            terminal.Error.WriteLine(fault);
        }
        return faults.Count == 0 ? ExitCode.Success : ExitCode.Failed;
    }
}
