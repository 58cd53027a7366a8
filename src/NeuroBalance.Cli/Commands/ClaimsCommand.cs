using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using NeuroBalance.Claims;
using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>claims</c>: the review paragraph, sentence by sentence, with its negative controls and over virtual subjects.</summary>
internal static class ClaimsCommand
{
    private const string Examples = """
        Examples:
          neurobalance claims
          neurobalance claims --structure pool --out report
          neurobalance claims --model slower.md
          neurobalance claims --robust 1000 --structure all --seed 1 --out report
          neurobalance claims --robust 1000 --structure all --seed 1 --out report --shard 1/2

        With --robust and --out every judged subject is kept in the folder (subjects-STRUCTURE.csv); the same command goes on after an interruption, or with more subjects. With --shard the subjects of one of several machines are judged and kept; without it, what the shares in the folder hold is not judged again. neurobalance submit hands the shares to a cluster.

        Exit codes: 0 fine, 1 a claim that held in the baseline of its structure no longer holds or a negative control does not fail, 2 bad input, 3 a file or system problem, 130 interrupted.
        """;

    public static Command Create(Terminal terminal)
    {
        Option<long?> robust = ToolOptions.Whole("--robust", "Counts how often each claim holds over this number of virtual subjects", 1,
            ClaimCatalog.MostSubjects);
        string[] structures = [.. StructureWords.Words, StructureWords.Every];
        Option<string?> structure = ToolOptions.Choice("--structure", "How receptors adapt: own by default; all compares the structures over virtual subjects, and judges the default subject with own", structures);
        Option<string?> model = ToolOptions.Model("The model, in the place of the built-in one; for the default subject alone");
        Option<ulong?> seed = ToolOptions.Whole("--seed", "Seed of the virtual subjects, 1 by default", 0UL, ulong.MaxValue);
        Option<string?> output =
            ToolOptions.Path("--out", "folder", "Writes the report (HTML, Markdown, figures) and the tables into this folder");
        Option<string?> shard = new("--shard")
        {
            HelpName = "i/n",
            Description = "Judges only the i-th of n equal shares of the virtual subjects, and writes no report",
        };
        Option<int?> threads = ToolOptions.Threads();
        Option<int?> lanes = ToolOptions.Lanes();
        Option<bool> quiet = new("--quiet") { Description = "No tables and no progress; errors stay" };
        ToolCommand command = new("claims", "Judges the claims of the review paragraph, with their negative controls",
            Examples) { robust, model, structure, seed, output, shard, threads, lanes, quiet };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            new Request(
                parsed.GetValue(robust),
                parsed.GetValue(structure),
                ModelOf(parsed.GetValue(model), parsed.GetValue(structure), parsed.GetValue(robust)),
                parsed.GetValue(seed) ?? 1,
                parsed.GetValue(output),
                parsed.GetValue(quiet))
            {
                Share = ShareOf(parsed.GetValue(shard), parsed.GetValue(robust), parsed.GetValue(output)),
            },
            new CohortOptions
            {
                Threads = parsed.GetValue(threads),
                Simulation = new SimulationOptions { LaneWidth = parsed.GetValue(lanes) },
            },
            cancellation)));
        return command;
    }

    private static ModelChoice? ModelOf(string? typed, string? structure, long? robust)
    {
        List<string> faults = [];
        ModelChoice? model = ModelChoice.Read(typed, structure, faults);
        if (typed is not null && robust is not null)
        {
            faults.Add("--model and --robust: claims are counted over virtual subjects of the shipped structures alone; leave out one of them.");
        }
        return faults.Count == 0 ? model : throw CommandException.BadInput(faults);
    }

    private static SweepShard? ShareOf(string? typed, long? robust, string? folder)
    {
        if (typed is null) return null;
        List<string> faults = [];
        if (!SweepShard.TryParse(typed, Environment.GetEnvironmentVariable, out SweepShard share, out string problem))
        {
            faults.Add($"--shard: {problem}.");
        }
        if (robust is null) faults.Add("--shard: only virtual subjects are divided; give --robust with their number.");
        else if (robust < share.Count)
        {
            faults.Add(FormattableString.Invariant(
                $"--shard: there are {robust} virtual subjects, and each share wants one; n may be 1 to {robust}."));
        }
        if (folder is null) faults.Add("--shard: a share is kept in a folder; give --out.");
        return faults.Count == 0 ? share : throw CommandException.BadInput(faults);
    }

    private static int Run(Terminal terminal, Request request, CohortOptions options, CancellationToken cancellation)
    {
        if (request.Folder is { } wanted) OutputFolder.Prepare("--out", wanted);
        if (request.Share is { } share) return Judge(terminal, request, share, options, cancellation);
        ImmutableArray<ClaimResult> results;
        using (RunProgress progress = RunProgress.Start(terminal, request.Quiet))
        {
            results = ClaimCatalog.Judge(request.Equations, options, progress, cancellation);
        }

        StructureComparison? robust = request.Robust is null ? null : Subjects(terminal, request, options, cancellation);
        ClaimStudyResults study = new(request.Equations, results, robust);
        if (!request.Quiet) ClaimText.Write(terminal, study);
        if (request.Folder is { } folder)
        {
            terminal.Activity.Writes("the report");
            Provenance origin = ClaimOrigin.Of(request.Choice, request.Model, request.Robust, request.Seed, options.Simulation);
            ReportFolder.Write(folder, study, origin, cancellation);
            if (!request.Quiet) terminal.Out.WriteLine($"{Environment.NewLine}Report: {Path.Combine(folder, ReportFolder.Page)}");
        }

        return Judge(terminal, study);
    }

    private static StructureComparison Subjects(Terminal terminal, Request request, CohortOptions options, CancellationToken cancellation)
    {
        long subjects = request.Robust!.Value;
        List<RobustnessResult> found = [];
        foreach (AdaptationStructure structure in request.Structures)
        {
            string name = ClaimWords.Of(structure);
            Tell(terminal, name, request.Folder);
            using RunProgress progress = RunProgress.Start(terminal, request.Quiet, share =>
                string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * subjects):0} of {subjects} subjects, structure {name}"));
            string? journal = request.Folder is null ? null : ReportFolder.Journal(request.Folder, structure);
            IReadOnlyList<string> shares = request.Folder is null ? [] : ReportFolder.Shares(request.Folder, structure);
            found.Add(ClaimCatalog.Count(subjects, request.Seed, structure, options, journal, shares, progress, cancellation));
        }

        return new StructureComparison([.. found]);
    }

    // The subjects of one of several machines.
    private static int Judge(Terminal terminal, Request request, SweepShard share, CohortOptions options, CancellationToken cancellation)
    {
        string folder = share.FolderIn(request.Folder!);
        Directory.CreateDirectory(folder);
        foreach (AdaptationStructure structure in request.Structures)
        {
            string name = ClaimWords.Of(structure);
            Tell(terminal, name, folder);
            using RunProgress progress = RunProgress.Start(terminal, request.Quiet, part =>
                string.Create(CultureInfo.InvariantCulture, $"{part:0 %} of share {share}, structure {name}"));
            ClaimCatalog.JudgeShare(request.Robust!.Value, request.Seed, share, ReportFolder.Journal(folder, structure), structure, options,
                progress, cancellation);
        }
        if (!request.Quiet) terminal.Out.WriteLine($"Share {share} of {request.Robust} virtual subjects: {folder}");
        return ExitCode.Success;
    }

    private static void Tell(Terminal terminal, string structure, string? folder)
    {
        terminal.Activity.Doing = $"judging virtual subjects (structure {structure})";
        if (folder is null) return;
        terminal.Activity.Left = $"what was judged is kept in {folder}, and the same command goes on from there";
    }

    private static int Judge(Terminal terminal, ClaimStudyResults study)
    {
        List<string> faults = [];
        // A text has no baseline: what it makes of the claims is the answer.
        foreach (ClaimResult lost in study.Equations.Text is null ? ClaimCatalog.Lost(study.Structure, study.Results) : [])
        {
            faults.Add($"{lost.Claim.Id} held in the baseline of {ClaimWords.Of(study.Structure)} and now: {ClaimWords.Of(lost.Verdict)}:");
            faults.AddRange(lost.Criteria.Where(one => one.Verdict != Verdict.Holds)
                .Select(one => $"  {ClaimWords.Tag(one.Criterion.Tag)} {ClaimWords.Of(one)}: {one.Criterion.Text}: {one.Numbers}"));
        }

        foreach (ClaimResult result in study.Results)
        {
            faults.AddRange(result.Controls.Where(control => !control.Breaks).Select(control =>
                $"{result.Claim.Id}: the negative control ({control.Control.Text}) does not fail, so the claim tests nothing."));
        }

        foreach (string fault in faults)
        {
            terminal.Error.WriteLine(fault);
        }
        return faults.Count == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    // What the command line asks for.
    private sealed record Request(long? Robust, string? Choice, ModelChoice? Model, ulong Seed, string? Folder, bool Quiet)
    {
        /// <summary>The share of the virtual subjects that is judged here; absent where it is all of them, with a report.</summary>
        public SweepShard? Share { get; init; }

        /// <summary>The structures of the virtual subjects.</summary>
        public IEnumerable<AdaptationStructure> Structures =>
            Choice == StructureWords.Every ? StructureWords.All : [Structure];

        /// <summary>The equations of the default subject.</summary>
        public EquationSet Equations => Model?.Equations ?? Structure;

        /// <summary>The structure of the default subject.</summary>
        public AdaptationStructure Structure => Choice is null or StructureWords.Every
            ? AdaptationStructure.Own
            : StructureWords.All.Single(one => StructureWords.Of(one) == Choice);
    }
}
