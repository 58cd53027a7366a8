using System.Collections.Immutable;
using System.CommandLine;
using NeuroBalance.Lanes;
using NeuroBalance.Texts;
using NeuroBalance.Cli.ClaimReport;

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
        Option<long?> robust = new("--robust") { HelpName = "N", Description = "Counts how often each claim holds over N virtual subjects" };
        Option<ulong> seed = new("--seed") { HelpName = "number", Description = "Seed of the virtual subjects, 1 unless told", DefaultValueFactory = _ => 1 };
        Option<string?> output = new("--out") { HelpName = "folder", Description = "Writes the report (HTML, Markdown, figures) and the tables into this folder" };
        Option<int?> threads = new("--threads") { HelpName = "number", Description = "Number of threads; changes speed, never a bit of a result" };
        Option<int?> lanes = new("--lanes") { HelpName = "1|4|8", Description = "Lane width; changes speed, never a bit of a result" };
        Option<bool> quiet = new("--quiet") { Description = "No tables and no progress; errors stay" };
        ExampleCommand command = new("claims", "Judges the claims of the review paragraph, with their negative controls", Examples) { robust, seed, output, threads, lanes, quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            parsed.GetValue(robust),
            parsed.GetValue(seed),
            parsed.GetValue(output),
            Options(parsed.GetValue(threads), parsed.GetValue(lanes), parsed.GetValue(robust)),
            parsed.GetValue(quiet),
            cancellation)));
        return command;
    }

    private static CohortOptions Options(int? threads, int? lanes, long? robust)
    {
        List<string> faults = [];
        if (threads is < 1 or > 1024)
            faults.Add($"--threads {threads}: allowed are 1 to 1024.");
        if (lanes is not (null or 1 or 4 or 8))
            faults.Add($"--lanes {lanes}: allowed are 1, 4 and 8.");
        if (robust is < 1 or > RobustnessStudy.MostSubjects)
            faults.Add($"--robust {robust}: allowed are 1 to {RobustnessStudy.MostSubjects} subjects.");
        if (faults.Count > 0)
            throw CommandException.BadInput(faults);
        return new CohortOptions { Threads = threads, Simulation = new SimulationOptions { LaneWidth = lanes } };
    }

    private static int Run(Terminal terminal, long? robust, ulong seed, string? folder, CohortOptions options, bool quiet, CancellationToken cancellation)
    {
        if (folder is not null)
            OutputFolder.Prepare("--out", folder);
        ImmutableArray<ClaimResult> results;
        RobustnessResult? shares = null;
        using (RunProgress progress = RunProgress.Start(terminal, quiet))
            results = DefaultStudy.Run(options, progress, cancellation);
        if (robust is { } subjects)
        {
            using RunProgress progress = RunProgress.Start(terminal, quiet);
            shares = RobustnessStudy.Run(subjects, seed, options, progress, cancellation);
        }

        if (!quiet)
        {
            ClaimText.Write(terminal, results);
            if (shares is not null)
                ClaimText.Write(terminal, shares);
        }

        if (folder is not null)
        {
            ReportFolder.Write(folder, results, shares, cancellation);
            if (!quiet)
                terminal.Out.WriteLine($"{Environment.NewLine}Report: {Path.Combine(folder, ReportFolder.Page)}");
        }

        return Judge(terminal, results);
    }

    private static int Judge(Terminal terminal, ImmutableArray<ClaimResult> results)
    {
        List<string> faults = [];
        foreach (ClaimResult lost in ClaimBaseline.Lost(results))
        {
            faults.Add($"{lost.Claim.Id} held in the baseline and now {ClaimWords.Of(lost.All)}:");
            faults.AddRange(lost.Criteria.Where(one => one.Verdict != Verdict.Holds).Select(one => $"  {ClaimWords.Tag(one.Criterion.Tag)} {ClaimWords.Of(one.Verdict)}: {one.Criterion.Text}: {one.Numbers}"));
        }

        foreach (ClaimResult result in results.Where(one => !one.ControlFails))
            faults.Add($"{result.Claim.Id}: the negative control ({result.Claim.ControlText}) does not fail, so the claim tests nothing.");
        foreach (string fault in faults)
            terminal.Error.WriteLine(fault);
        return faults.Count == 0 ? ExitCode.Success : ExitCode.Failed;
    }
}
