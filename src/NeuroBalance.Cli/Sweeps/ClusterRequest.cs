namespace NeuroBalance.Cli.Sweeps;

/// <summary>What the command line says of a cluster and of what is run on it.</summary>
/// <param name="Typed">The folder of the results, as typed.</param>
/// <param name="Tasks">The number of tasks.</param>
/// <param name="Threads">The processors of each.</param>
/// <param name="Options">Further options for sbatch.</param>
internal sealed record ClusterRequest(string Typed, int Tasks, int Threads, IReadOnlyList<string> Options)
{
    /// <summary>The full path of the folder.</summary>
    public string Folder { get; } = Path.GetFullPath(Typed);

    /// <summary>Of a plan: the members of a part file; the usual number when absent.</summary>
    public int? PartSize { get; init; }

    /// <summary>Of a plan: whether the analysis is wanted that its design does not call for.</summary>
    public bool Sensitivity { get; init; }

    /// <summary>Of a plan: the threshold of the analysis.</summary>
    public double? Threshold { get; init; }

    /// <summary>Of the claims: the number of virtual subjects.</summary>
    public long? Subjects { get; init; }

    /// <summary>Of the claims: how receptors adapt, as typed.</summary>
    public string? Structure { get; init; }

    /// <summary>Of the claims: the seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The scripts of something.</summary>
    /// <param name="name">Its name.</param>
    public SlurmScripts Scripts(string name) => new(name, Folder, Tasks, Threads, Options);

    /// <summary>The options that do not go with what is run.</summary>
    /// <param name="plan">The plan's file; absent where the claims are meant.</param>
    public IEnumerable<string> Misfits(string? plan)
    {
        if (plan is null && Subjects is null)
        {
            yield return "Give a plan file, or --robust with a number of virtual subjects for the claims.";
            yield break;
        }
        if (plan is not null && Subjects is not null)
        {
            yield return $"{EscapedText.ForTerminal(plan)} and --robust: a plan or the claims are run; leave out one of them.";
        }
        if (plan is null)
        {
            foreach (string option in Stated(("--part-size", PartSize is not null), ("--sensitivity", Sensitivity),
                ("--threshold", Threshold is not null)))
            {
                yield return $"{option} goes with a plan; the claims have no use for it.";
            }
        }
        else
        {
            foreach (string option in Stated(("--structure", Structure is not null), ("--seed", Seed is not null)))
            {
                yield return $"{option} goes with --robust; a plan states its own.";
            }
        }
    }

    private static IEnumerable<string> Stated(params (string Option, bool IsThere)[] options) =>
        options.Where(one => one.IsThere).Select(one => one.Option);
}
