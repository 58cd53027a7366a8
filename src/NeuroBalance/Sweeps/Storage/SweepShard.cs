using System.Globalization;
using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>One of the equal shares into which a sweep is divided among machines: sizes differ by one subject at most.</summary>
/// <param name="Index">Which, from 1.</param>
/// <param name="Count">Of how many.</param>
public readonly record struct SweepShard(int Index, int Count)
{
    /// <summary>The most shards.</summary>
    public const int Most = 100_000;

    /// <summary>The sweep undivided.</summary>
    public static SweepShard Whole => new(1, 1);

    /// <summary>Whether a part of the divided sweep belongs to this share: every n-th does.</summary>
    public bool Has(long part) => part % Count == Index - 1;

    /// <summary>The folder of this share within the sweep's folder.</summary>
    public string FolderIn(string folder) =>
        Count == 1 ? folder : Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"shard-{Index:00000}-of-{Count:00000}"));

    /// <summary>The members of a plan that this share has.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>How many; two shares differ by one subject at most.</returns>
    public long MembersOf(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new SweepDivision(plan.Members, plan.Arms.Length, SweepRunOptions.DefaultPartSize, Count).MembersOf(Index - 1);
    }

    /// <summary>Makes sure that a folder can take this share: what it holds already is divided in the same way.</summary>
    /// <param name="folder">The folder of the sweep, which need not be there.</param>
    /// <exception cref="SweepFolderException">It holds a sweep that is divided in another way.</exception>
    public void RequireSameDivision(string folder) => SweepFolder.RequireSameDivision(folder, this);

    /// <summary>Such as <c>3/8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>Reads <c>3/8</c>, or <c>auto/8</c> and <c>auto</c>: the number that a cluster gives to each task.</summary>
    /// <param name="text">The text.</param>
    /// <param name="environment">Answers the environment's variables.</param>
    /// <param name="shard">The share.</param>
    /// <param name="problem">What is wrong, for the user.</param>
    /// <remarks>
    /// The number is that of a Kubernetes indexed job (JOB_COMPLETION_INDEX, from 0) or of a Slurm job array (SLURM_ARRAY_TASK_ID, from
    /// SLURM_ARRAY_TASK_MIN).
    /// Slurm tells the count too (SLURM_ARRAY_TASK_COUNT); for Kubernetes it must be stated.
    /// </remarks>
    public static bool TryParse(string text, Func<string, string?> environment, out SweepShard shard, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(environment);
        shard = Whole;
        problem = "";
        string[] parts = text.Split('/');
        bool automatic = parts[0] == "auto";
        int? stated = parts.Length == 2 ? Number(parts[1]) : null;
        if (parts.Length > 2 || (parts.Length == 1 && !automatic) || (parts.Length == 2 && stated is null))
        {
            problem = $"'{text}' is not of the form i/n such as 1/4, or auto/n";
            return false;
        }

        int? index = automatic ? null : Number(parts[0]);
        int? count = stated;
        if (automatic)
        {
            if (Number(environment("JOB_COMPLETION_INDEX")) is { } completion) index = completion + 1;
            else if (Number(environment("SLURM_ARRAY_TASK_ID")) is { } task)
            {
                index = task - (Number(environment("SLURM_ARRAY_TASK_MIN")) ?? 0) + 1;
                count ??= Number(environment("SLURM_ARRAY_TASK_COUNT"));
            }
            else
            {
                problem = "'auto' needs JOB_COMPLETION_INDEX or SLURM_ARRAY_TASK_ID in the environment, and neither is there";
                return false;
            }

            if (count is null)
            {
                problem = "the environment does not tell the number of shards; state it as auto/n";
                return false;
            }
        }

        if (index is not { } i || count is not { } n || n < 1 || n > Most || i < 1 || i > n)
        {
            problem = string.Create(CultureInfo.InvariantCulture,
                $"'{text}' is shard {index} of {count}; allowed: 1 to n of n, n at most {Most}");
            return false;
        }

        shard = new SweepShard(i, n);
        return true;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value
        : null;
}
