using System.Collections.Immutable;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The same virtual subjects under several assumptions on how receptors adapt.</summary>
internal sealed class StructureComparison
{
    private const double Nearly = 0.95;

    /// <param name="results">The studies, one a structure.</param>
    /// <exception cref="ArgumentException">There is none, or two are of the same structure, or they differ in seed or number.</exception>
    public StructureComparison(ImmutableArray<RobustnessResult> results)
    {
        if (results.IsDefaultOrEmpty) throw new ArgumentException("There is nothing to compare.", nameof(results));
        if (results.Any(one => one.Seed != results[0].Seed || one.Subjects != results[0].Subjects)
            || results.DistinctBy(one => one.Structure).Count() < results.Length)
        {
            throw new ArgumentException("Structures are compared on the same subjects, each structure once.", nameof(results));
        }

        Results = results;
    }

    /// <summary>The studies, one a structure.</summary>
    public ImmutableArray<RobustnessResult> Results { get; }

    /// <summary>Whether every structure of the model is among them: only then can a claim be called robust.</summary>
    public bool IsComplete => Results.Length == Enum.GetValues<AdaptationStructure>().Length;

    /// <summary>
    /// Whether a claim is robust: the lower end of the interval of its share (D and T) lies above 95 % in every structure, and its sign
    /// could have come out otherwise.
    /// </summary>
    /// <param name="claim">A claim of the studies.</param>
    /// <returns>False also where not every structure was looked at.</returns>
    public bool IsRobust(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.IsJudged && !claim.IsByForm && IsComplete && Results.All(one => one.Of(claim).Sentence.Interval.Low > Nearly);
    }

    /// <summary>Whether a claim holds in most subjects of one structure and fails in most of another.</summary>
    /// <param name="claim">A claim of the studies.</param>
    /// <returns>Whether the majority turns.</returns>
    public bool ChangesWithStructure(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        double[] shares = [.. Results.Select(one => one.Of(claim).Sentence.Share).Where(double.IsFinite)];
        return shares.Any(share => share > 0.5) && shares.Any(share => share < 0.5);
    }
}
