using System.Buffers;
using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Sweeps;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>submit</c>: hands a plan, or the claims, to a cluster as an array of shards, and what waits for them.</summary>
internal static class SubmitCommand
{
    private static readonly SearchValues<char> RefusedInLogFiles = SearchValues.Create(" %\\\"'#");

    private const string Examples = """
        Examples:
          neurobalance submit plan.json --engine slurm --tasks 40 --out results --dry-run
          neurobalance submit plan.json --engine slurm --tasks 40 --out results --sbatch --partition=long --sbatch --time=04:00:00
          neurobalance submit who.json --tasks 8 --out results --sensitivity --threshold 10
          neurobalance submit --robust 10000 --structure all --seed 1 --tasks 40 --out report
          neurobalance status results

        The folder must be one that all nodes see. Submitting again finishes what is missing. Every task has the same number of subjects,
        or one more. Plans of the designs saltelli and morris are analysed when all is run, others with --sensitivity: the indices and
        figures lie in the folder, as of the command sensitivity. With --robust the claims are counted over virtual subjects, and the
        report lies in the folder, as of the command claims.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> plan = ToolOptions.PerhapsPathArgument("plan", "The plan file (.json); none with --robust");
        Option<string> output = ToolOptions.RequiredPath("--out", "folder", "The folder of the results, seen by all nodes");
        Option<string> engine =
            new("--engine") { HelpName = "slurm", Description = "The cluster's scheduler", DefaultValueFactory = _ => "slurm" };
        Option<int?> tasks = ToolOptions.Whole("--tasks", "The number of shards", 1, 10_000, required: true);
        Option<int?> threads = ToolOptions.Whole("--threads", "Processors of each task, 1 by default", 1, 1024);
        Option<int?> partSize = ToolOptions.Whole("--part-size", "Members of a part file, 4096 by default", 1, 1_000_000);
        Option<string[]> options = new("--sbatch") { HelpName = "option", Description = "A further option for sbatch; may be repeated" };
        Option<bool> sensitivity = new("--sensitivity") { Description = "Adds the analysis of the plan: a job that waits for the array" };
        Option<double?> threshold = ToolOptions.Number(
            "--threshold", "The threshold of that analysis, as of the command sensitivity", NumberRange.Finite, "10");
        Option<long?> robust = ToolOptions.Whole("--robust",
            "In the place of a plan: counts over this number of virtual subjects how often each claim holds, as the command claims does", 1,
            ClaimCatalog.MostSubjects);
        Option<string?> structure = ToolOptions.Choice("--structure",
            "With --robust: how receptors adapt, own by default; all compares the structures",
            [.. StructureWords.Words, StructureWords.Every]);
        Option<ulong?> seed =
            ToolOptions.Whole("--seed", "With --robust: the seed of the virtual subjects, 1 by default", 0UL, ulong.MaxValue);
        Option<bool> dryRun = new("--dry-run") { Description = "Prints the scripts and submits nothing" };
        ToolCommand command = new("submit", "Runs a plan, or the claims, on a cluster: a job array, and what waits for it",
            Examples) { plan, output, engine, tasks, threads, partSize, options, sensitivity, threshold, robust, structure, seed, dryRun };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(plan), parsed.GetRequiredValue(engine),
            new ClusterRequest(parsed.GetRequiredValue(output), parsed.GetRequiredValue(tasks)!.Value, parsed.GetValue(threads) ?? 1,
                parsed.GetValue(options) ?? [])
            {
                PartSize = parsed.GetValue(partSize),
                Sensitivity = parsed.GetValue(sensitivity),
                Threshold = parsed.GetValue(threshold),
                Subjects = parsed.GetValue(robust),
                Structure = parsed.GetValue(structure),
                Seed = parsed.GetValue(seed),
            },
            parsed.GetValue(dryRun)));
        return command;
    }

    private static int Run(Terminal terminal, string? file, string engine, ClusterRequest request, bool dryRun)
    {
        List<string> faults = [.. request.Misfits(file)];
        string full = request.Folder;
        if (engine != "slurm")
        {
            faults.Add($"--engine {engine}: may be slurm; for Kubernetes run sweep with --shard auto/n in an indexed job.");
        }
        if (request.Options.Any(option => !option.StartsWith('-') || Acts(option)))
        {
            faults.Add("--sbatch: an option begins with '-' and is one line of characters that can be seen.");
        }
        if (file is not null && Acts(file))
        {
            faults.Add($"{EscapedText.ForTerminal(file)}: a job script cannot hold a path with line ends or other control characters.");
        }
        if (Acts(full))
        {
            faults.Add($"--out {EscapedText.ForTerminal(request.Typed)}: a job script cannot hold a path with line ends or other control "
                + "characters.");
        }
        else if (full.AsSpan().ContainsAny(RefusedInLogFiles))
        {
            faults.Add($"--out {request.Typed}: Slurm's log files cannot lie in a path with spaces, quotes, backslashes, '#' or '%'.");
        }
        if (File.Exists(full)) faults.Add($"--out {request.Typed}: this is a file; give a folder.");
        if (faults.Count > 0) throw CommandException.BadInput(faults);
        ClusterWork work = file is null ? ClaimWork.Of(request) : PlanWork.Of(terminal, file, request);
        if (dryRun)
        {
            terminal.Out.WriteLine($"# {work.Shares}");
            foreach (ClusterWork.Job job in work.Waiting.Prepend(work.Array))
            {
                terminal.Out.WriteLine(job.Script);
            }
            return ExitCode.Success;
        }

        Directory.CreateDirectory(full);
        string array = Sbatch(Script(full, work.Array), []);
        string[] waiting = [.. work.Waiting.Select(job =>
            $"the {job.Word} {Sbatch(Script(full, job), [$"--dependency=afterok:{array}"])}")];
        string further = string.Concat(waiting[..^1].Select(one => one + " ")) + "and " + waiting[^1];
        terminal.Out.WriteLine(work.Shares);
        terminal.Out.WriteLine($"Submitted the array {array}, {further}. {work.See}");
        return ExitCode.Success;
    }

    // What is not seen but acts ends a line of the script for bash or for sbatch, or shows another path than the one that is meant.
    private static bool Acts(string text) => EscapedText.FirstHidden(text) >= 0;

    private static string Script(string folder, ClusterWork.Job job)
    {
        string path = Path.Combine(folder, job.File);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(job.Script.ReplaceLineEndings("\n"))));
        return path;
    }

    private static string Sbatch(string script, IReadOnlyList<string> options)
    {
        ProcessStartInfo start =
            new("sbatch", ["--parsable", .. options, script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string answer = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new CommandException(ExitCode.SystemProblem, $"sbatch refused {script}: {error.Result.Trim()}");
            }
            return answer.Split(';')[0];
        }
        catch (Win32Exception exception)
        {
            throw new CommandException(ExitCode.SystemProblem,
                $"sbatch cannot be run here ({exception.Message}); --dry-run prints the scripts.");
        }
    }
}
