namespace NeuroBalance.Cli.Sweeps;

/// <summary>What a cluster is to do: an array of tasks, and jobs that wait for all of them.</summary>
/// <param name="Shares">What each of the tasks has to do, as a sentence.</param>
/// <param name="Array">The array.</param>
/// <param name="Waiting">The jobs that wait.</param>
/// <param name="See">How one sees what has become of it, as a sentence.</param>
internal sealed record ClusterWork(string Shares, ClusterWork.Job Array, IReadOnlyList<ClusterWork.Job> Waiting, string See)
{
    /// <summary>A job.</summary>
    /// <param name="Word">What a sentence calls it.</param>
    /// <param name="File">The name of its script.</param>
    /// <param name="Script">The script.</param>
    internal sealed record Job(string Word, string File, string Script);

    /// <summary>How many things each task has, where they differ by one share at most.</summary>
    /// <param name="all">How many there are.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="most">What the first task has.</param>
    /// <param name="least">What the last task has.</param>
    /// <param name="things">What they are called.</param>
    public static string Each(long all, int tasks, long most, long least, string things)
    {
        if (most == least) return FormattableString.Invariant($"{most} {things} each");
        // Every task has the most or the least.
        long larger = (all - (tasks * least)) / (most - least);
        return FormattableString.Invariant($"{larger} of {most} {things} and {tasks - larger} of {least}");
    }
}
