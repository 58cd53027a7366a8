using System.Buffers;
using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Sweeps;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>submit</c>: hands a plan to a cluster as an array of shards, and a merge and an analysis that wait for them.</summary>
internal static class SubmitCommand
{
    private static readonly SearchValues<char> RefusedInLogFiles = SearchValues.Create(" %\\\"'#");

    private const string Examples = """
        Examples:
          neurobalance submit plan.json --engine slurm --tasks 40 --out results --dry-run
          neurobalance submit plan.json --engine slurm --tasks 40 --out results --sbatch --partition=long --sbatch --time=04:00:00
          neurobalance submit who.json --tasks 8 --out results --sensitivity --threshold 10
          neurobalance status results

        The folder must be one that all nodes see. Submitting again finishes what is missing. Every task has the same number of subjects,
        or one more. Plans of the designs saltelli and morris are analysed when all is run, others with --sensitivity: the indices and
        figures lie in the folder, as of the command sensitivity.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> plan = ToolOptions.PathArgument("plan", "The plan file (.json)");
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
        Option<bool> dryRun = new("--dry-run") { Description = "Prints the scripts and submits nothing" };
        ToolCommand command = new("submit", "Runs a plan on a cluster: a job array, and a merge and an analysis that wait for it",
            Examples) { plan, output, engine, tasks, threads, partSize, options, sensitivity, threshold, dryRun };
        command.SetAction(parsed => Run(
            terminal, parsed.GetRequiredValue(plan), parsed.GetRequiredValue(output), parsed.GetRequiredValue(engine),
                parsed.GetRequiredValue(tasks)!.Value,
            parsed.GetValue(threads) ?? 1, parsed.GetValue(partSize), parsed.GetValue(options) ?? [],
            (parsed.GetValue(sensitivity), parsed.GetValue(threshold)), parsed.GetValue(dryRun)));
        return command;
    }

    private static int Run(Terminal terminal, string file, string folder, string engine, int tasks, int threads, int? partSize,
        string[] options, (bool Asked, double? Threshold) analysis, bool dryRun)
    {
        List<string> faults = [];
        if (engine != "slurm")
        {
            faults.Add($"--engine {engine}: may be slurm; for Kubernetes run sweep with --shard auto/n in an indexed job.");
        }
        if (options.Any(option => !option.StartsWith('-') || Acts(option)))
        {
            faults.Add("--sbatch: an option begins with '-' and is one line of characters that can be seen.");
        }
        if (Acts(file))
        {
            faults.Add($"{EscapedText.ForTerminal(file)}: a job script cannot hold a path with line ends or other control characters.");
        }
        string full = Path.GetFullPath(folder);
        if (Acts(full))
        {
            faults.Add(
                $"--out {EscapedText.ForTerminal(folder)}: a job script cannot hold a path with line ends or other control characters.");
        }
        else if (full.AsSpan().ContainsAny(RefusedInLogFiles))
        {
            faults.Add($"--out {folder}: Slurm's log files cannot lie in a path with spaces, quotes, backslashes, '#' or '%'.");
        }
        if (File.Exists(full)) faults.Add($"--out {folder}: this is a file; give a folder.");
        if (faults.Count > 0) throw CommandException.BadInput(faults);
        SweepPlan plan = SweepFiles.ReadPlan(terminal, file);
        bool analyses = analysis.Asked || analysis.Threshold is not null || SensitivityAnalysis.IsWhatItIsFor(plan.Design.Kind);
        if (analyses && SensitivityAnalysis.WhyNot(plan) is { } unfit) throw CommandException.BadInput($"{file}: {unfit}.");
        if (plan.Rows < tasks)
        {
            throw CommandException.BadInput(FormattableString.Invariant(
                $"--tasks {tasks}: the plan has {plan.Rows} subjects, and each task wants one; may be 1 to {plan.Rows}."));
        }
        new SweepShard(1, tasks).RequireSameDivision(full);
        SlurmScripts scripts = new(plan.Name, Path.GetFullPath(file), full, tasks, threads, options, partSize);
        string? indices = analyses ? scripts.Sensitivity(analysis.Threshold is { } level
            ? ["--threshold", level.ToString(CultureInfo.InvariantCulture)] : []) : null;
        string shares = Shares(plan, tasks);
        if (dryRun)
        {
            terminal.Out.WriteLine($"# {shares}");
            foreach (string? script in (string?[])[scripts.Sweep(), scripts.Merge(), indices])
            {
                if (script is not null) terminal.Out.WriteLine(script);
            }
            return ExitCode.Success;
        }

        Directory.CreateDirectory(full);
        string array = Sbatch(Script(full, "sweep.slurm", scripts.Sweep()), []);
        string merge = Sbatch(Script(full, "merge.slurm", scripts.Merge()), [$"--dependency=afterok:{array}"]);
        string further = indices is null ? $"and the merge {merge}"
            : $"the merge {merge} and the analysis {Sbatch(Script(full, "sensitivity.slurm", indices), [$"--dependency=afterok:{array}"])}";
        terminal.Out.WriteLine(shares);
        terminal.Out.WriteLine($"Submitted the array {array}, {further}. See: neurobalance status {folder}");
        return ExitCode.Success;
    }

    // What each of the tasks has to do.
    private static string Shares(SweepPlan plan, int tasks)
    {
        long most = new SweepShard(1, tasks).MembersOf(plan), least = new SweepShard(tasks, tasks).MembersOf(plan);
        // Every task has the most or the least.
        long larger = most == least ? tasks : (plan.Members - (tasks * least)) / (most - least);
        string each = most == least ? $"{most} members each" : $"{larger} of {most} members and {tasks - larger} of {least}";
        string arms = plan.Arms.Length > 1 ? $" ({plan.Rows} subjects in {plan.Arms.Length} arms)" : "";
        return FormattableString.Invariant($"{plan.Members} members{arms} in {tasks} tasks: {each}.");
    }

    // What is not seen but acts ends a line of the script for bash or for sbatch, or shows another path than the one that is meant.
    private static bool Acts(string text) => EscapedText.FirstHidden(text) >= 0;

    private static string Script(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
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
