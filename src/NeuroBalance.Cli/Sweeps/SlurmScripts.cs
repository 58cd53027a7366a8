using System.Globalization;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>
/// The job scripts by which Slurm runs something in shares: an array with a task for each share, and jobs that wait for all of them.
/// </summary>
/// <param name="Name">What is run.</param>
/// <param name="Folder">The full path of the results.</param>
/// <param name="Tasks">The number of shares.</param>
/// <param name="Threads">The processors of each task.</param>
/// <param name="Options">Further options for sbatch, such as <c>--partition=long</c>.</param>
internal sealed record SlurmScripts(string Name, string Folder, int Tasks, int Threads, IReadOnlyList<string> Options)
{
    /// <summary>
    /// The array. A task that the system interrupts (exit 75), or whose node fails, goes back into the queue and finishes what is missing.
    /// </summary>
    /// <param name="job">What the array is called.</param>
    /// <param name="command">The command of the tool, without its share and threads.</param>
    /// <param name="further">What stands behind those.</param>
    public string Array(string job, string command, string further = "") => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        #SBATCH --job-name={{job}}-{{Name}}
        #SBATCH --array=0-{{Tasks - 1}}
        #SBATCH --ntasks=1
        #SBATCH --cpus-per-task={{Threads}}
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={{Folder}}/slurm-%A_%a.log
        {{Further}}{{Tool}} {{command}} --shard auto/{{Tasks}} --threads {{Threads}}{{further}} &
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

    /// <summary>A job that waits for the array.</summary>
    /// <param name="job">What it is called.</param>
    /// <param name="processors">How many processors it takes.</param>
    /// <param name="command">The command of the tool.</param>
    public string Waiting(string job, int processors, string command) => string.Create(CultureInfo.InvariantCulture, $"""
        #!/bin/bash
        #SBATCH --job-name={job}-{Name}
        #SBATCH --ntasks=1
        #SBATCH --cpus-per-task={processors}
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={Folder}/slurm-{job}-%j.log
        {Further}exec {Tool} {command}

        """);

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

    /// <summary>A word as bash takes it.</summary>
    public static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
