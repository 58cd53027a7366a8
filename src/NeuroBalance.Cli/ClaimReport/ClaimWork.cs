using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Sweeps;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The claims over virtual subjects for a cluster: shares of the subjects, and the report.</summary>
internal static class ClaimWork
{
    /// <summary>Checks that so many subjects can be judged in so many tasks.</summary>
    /// <param name="request">What the command line says.</param>
    /// <exception cref="CommandException">There are more tasks than subjects.</exception>
    public static ClusterWork Of(ClusterRequest request)
    {
        (long subjects, int tasks) = (request.Subjects!.Value, request.Tasks);
        if (subjects < tasks)
        {
            throw CommandException.BadInput(FormattableString.Invariant(
                $"--tasks {tasks}: there are {subjects} virtual subjects, and each task wants one; may be 1 to {subjects}."));
        }

        SlurmScripts scripts = request.Scripts("claims");
        string structure = request.Structure is { } word ? $" --structure {word}" : "";
        string command = string.Create(CultureInfo.InvariantCulture,
            $"claims --robust {subjects}{structure} --seed {request.Seed ?? 1} --out {SlurmScripts.Quoted(request.Folder)}");
        return new ClusterWork(Shares(request),
            new("array", "claims.slurm", scripts.Array("robust", command)),
            [
                new("report", "report.slurm", scripts.Waiting("report", scripts.Threads,
                    string.Create(CultureInfo.InvariantCulture, $"{command} --threads {scripts.Threads}"))),
            ],
            $"The report will be {Path.Combine(request.Typed, ReportFolder.Page)}");
    }

    private static string Shares(ClusterRequest request)
    {
        (long subjects, int tasks) = (request.Subjects!.Value, request.Tasks);
        long least = subjects / tasks, most = subjects % tasks == 0 ? least : least + 1;
        string each = ClusterWork.Each(subjects, tasks, most, least, "subjects");
        string structures = request.Structure == StructureWords.Every ? $", each in {StructureWords.All.Count} structures," : "";
        return FormattableString.Invariant($"{subjects} virtual subjects{structures} in {tasks} tasks: {each}.");
    }
}
