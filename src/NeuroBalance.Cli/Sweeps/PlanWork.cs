using System.Globalization;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>A plan for a cluster: its shards, the merge and perhaps the analysis.</summary>
internal static class PlanWork
{
    private const string TableName = "table.parquet";

    /// <summary>Checks that a plan can be run in so many tasks into a folder.</summary>
    /// <param name="terminal">Takes the warnings of the plan.</param>
    /// <param name="file">The plan's file.</param>
    /// <param name="request">What else the command line says.</param>
    /// <exception cref="CommandException">The plan has faults, or cannot be divided or analysed in this way.</exception>
    public static ClusterWork Of(Terminal terminal, string file, ClusterRequest request)
    {
        (int tasks, string folder) = (request.Tasks, request.Folder);
        SweepPlan plan = SweepFiles.ReadPlan(terminal, file);
        bool analyses = request.Sensitivity || request.Threshold is not null || SensitivityAnalysis.IsWhatItIsFor(plan.Design.Kind);
        if (analyses && SensitivityAnalysis.WhyNot(plan) is { } unfit) throw CommandException.BadInput($"{file}: {unfit}.");
        if (plan.Rows < tasks)
        {
            throw CommandException.BadInput(FormattableString.Invariant(
                $"--tasks {tasks}: the plan has {plan.Rows} subjects, and each task wants one; may be 1 to {plan.Rows}."));
        }
        new SweepShard(1, tasks).RequireSameDivision(folder);
        SlurmScripts scripts = request.Scripts(plan.Name);
        string planned = SlurmScripts.Quoted(Path.GetFullPath(file)), results = SlurmScripts.Quoted(folder);
        string parts = request.PartSize is { } size ? string.Create(CultureInfo.InvariantCulture, $" --part-size {size}") : "";
        List<ClusterWork.Job> waiting =
        [
            new("merge", "merge.slurm",
                scripts.Waiting("merge", 1, $"merge {results} --out {SlurmScripts.Quoted(Path.Combine(folder, TableName))}")),
        ];
        if (analyses)
        {
            string level = request.Threshold is { } threshold
                ? $" {SlurmScripts.Quoted("--threshold")} {SlurmScripts.Quoted(threshold.ToString(CultureInfo.InvariantCulture))}" : "";
            waiting.Add(new("analysis", "sensitivity.slurm",
                scripts.Waiting("sensitivity", scripts.Threads, $"sensitivity {planned} --out {results}{level}")));
        }
        return new ClusterWork(Shares(plan, tasks),
            new("array", "sweep.slurm", scripts.Array("sweep", $"sweep {planned} --out {results}", parts)), waiting,
            $"See: neurobalance status {request.Typed}");
    }

    private static string Shares(SweepPlan plan, int tasks)
    {
        string each = ClusterWork.Each(plan.Members, tasks, new SweepShard(1, tasks).MembersOf(plan),
            new SweepShard(tasks, tasks).MembersOf(plan), "members");
        string arms = plan.Arms.Length > 1 ? $" ({plan.Rows} subjects in {plan.Arms.Length} arms)" : "";
        return FormattableString.Invariant($"{plan.Members} members{arms} in {tasks} tasks: {each}.");
    }
}
