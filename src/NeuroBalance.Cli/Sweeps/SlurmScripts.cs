using System.Globalization;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>
/// The job scripts by which Slurm runs a sweep: an array with a task for each shard, and the merge and the analysis that wait for all of
/// them.
/// </summary>
/// <param name="Name">The plan's name.</param>
/// <param name="Plan">The plan's full path.</param>
/// <param name="Folder">The full path of the results.</param>
/// <param name="Tasks">The number of shards.</param>
/// <param name="Threads">The processors of each task.</param>
/// <param name="Options">Further options for sbatch, such as <c>--partition=long</c>.</param>
/// <param name="PartSize">The members of a part file; the usual number when absent.</param>
internal sealed record SlurmScripts(string Name, string Plan, string Folder, int Tasks, int Threads, IReadOnlyList<string> Options,
    int? PartSize)
{
    /// <summary>
    /// The array. A task that the system interrupts (exit 75), or whose node fails, goes back into the queue and finishes what is missing.
    /// </summary>
    public string Sweep() => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        #SBATCH --job-name=sweep-{{Name}}
        #SBATCH --array=0-{{Tasks - 1}}
        #SBATCH --ntasks=1
        #SBATCH --cpus-per-task={{Threads}}
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={{Folder}}/slurm-%A_%a.log
        {{Further}}{{Tool}} sweep {{Quoted(Plan)}} --out {{Quoted(Folder)}} --shard auto/{{Tasks}} --threads {{Threads}}{{PartSizeOption}} &
        child=$!
        trap 'kill -TERM "$child"' TERM
        wait "$child"
        code=$?
        # A signal ends the wait before the process has put its last part in place.
        while kill -0 "$child" 2>/dev/null; do
            wait "$child"
            code=$?
        done
        if [ "$code" -eq 75 ]; then
            scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
        fi
        exit "$code"

        """);

    /// <summary>The merge.</summary>
    public string Merge() => Waiting("merge", 1, $"merge {Quoted(Folder)} --out {Quoted(Path.Combine(Folder, TableName))}");

    /// <summary>The analysis of what was run; the processors of a task are its own.</summary>
    /// <param name="words">Further words of the command.</param>
    public string Sensitivity(IReadOnlyList<string> words) => Waiting("sensitivity", Threads,
        string.Join(' ', [$"sensitivity {Quoted(Plan)} --out {Quoted(Folder)}", .. words.Select(Quoted)]));

    private const string TableName = "table.parquet";

    private string Waiting(string job, int processors, string command) => string.Create(CultureInfo.InvariantCulture, $"""
        #!/bin/bash
        #SBATCH --job-name={job}-{Name}
        #SBATCH --ntasks=1
        #SBATCH --cpus-per-task={processors}
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={Folder}/slurm-{job}-%j.log
        {Further}exec {Tool} {command}

        """);

    private string PartSizeOption => PartSize is { } size ? string.Create(CultureInfo.InvariantCulture, $" --part-size {size}") : "";

    private string Further => string.Concat(Options.Select(option => $"#SBATCH {option}\n"));

    // The way in which this very process was started.
    private static string Tool
    {
        get
        {
            string program = Environment.ProcessPath ?? "neurobalance";
            return Path.GetFileNameWithoutExtension(program) == "dotnet"
                ? $"{Quoted(program)} {Quoted(Path.Combine(AppContext.BaseDirectory, "NeuroBalance.Cli.dll"))}" : Quoted(program);
        }
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
