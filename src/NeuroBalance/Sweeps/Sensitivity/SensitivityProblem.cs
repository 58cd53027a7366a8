using System.Collections.Immutable;
using System.Text.Json;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>The factors of a sensitivity analysis, as SALib's problem files describe them.</summary>
/// <remarks>
/// Distributions are <c>unif</c> (low, high), <c>logunif</c> (low, high), <c>triang</c> (low, high, mode as a share), <c>norm</c> (mean,
/// sd) and <c>lognorm</c> (mean and sd of the logarithm).
/// </remarks>
public sealed record SensitivityProblem
{
    private static readonly string[] KnownDistributions = ["unif", "logunif", "triang", "norm", "lognorm"];

    /// <summary>The names of the factors.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>The numbers of each factor's distribution; for a uniform one its bounds.</summary>
    public required ImmutableArray<ImmutableArray<double>> Bounds { get; init; }

    /// <summary>The distribution of each factor; uniform when absent.</summary>
    public ImmutableArray<string> Dists { get; init; } = [];

    /// <summary>The name of each factor's group; empty when each factor stands by itself.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>The names of the outputs; may be empty.</summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>The number of factors.</summary>
    public int Count => Names.Length;

    /// <summary>
    /// What indices are of: the groups in the order in which they first appear, or the factors where there are no groups.
    /// </summary>
    public IReadOnlyList<string> IndexNames => Groups.IsDefaultOrEmpty ? Names : [.. Groups.Distinct()];

    /// <summary>The number of each factor's group; null without groups.</summary>
    internal int[]? GroupNumbers => NumbersOf(Groups);

    /// <summary>Reads SALib's keys: names, bounds, dists, groups, outputs; num_vars is accepted and checked.</summary>
    /// <exception cref="FormatException">The text is not such a problem; every fault is in the message.</exception>
    public static SensitivityProblem Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonText.Parse(json);
            JsonElement root = document.RootElement;
            SensitivityProblem problem = new()
            {
                Names = Words(root, "names"),
                Bounds = [.. root.GetProperty("bounds").EnumerateArray()
                    .Select(pair => pair.EnumerateArray().Select(number => number.GetDouble()).ToImmutableArray())],
                Dists = root.TryGetProperty("dists", out _) ? Words(root, "dists") : [],
                Groups = root.TryGetProperty("groups", out JsonElement groups) && groups.ValueKind != JsonValueKind.Null
                    ? Words(root, "groups") : [],
                Outputs = root.TryGetProperty("outputs", out _) ? Words(root, "outputs") : [],
            };
            List<string> faults = [.. problem.Faults()];
            if (root.TryGetProperty("num_vars", out JsonElement count) && count.GetInt32() != problem.Count)
            {
                faults.Add($"num_vars: {count.GetInt32()}, but there are {problem.Count} names");
            }
            return faults.Count == 0 ? problem : throw new FormatException(string.Join(Environment.NewLine, faults));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"Not a problem of a sensitivity analysis (names, bounds): {exception.Message}", exception);
        }
    }

    /// <summary>A factor's value at a share of its distribution.</summary>
    public double Scale(int factor, double u) => SpreadOf(factor).At(u);

    internal AxisSpread SpreadOf(int factor)
    {
        ImmutableArray<double> b = Bounds[factor];
        Interval uncut = Interval.Everything;
        return (Dists.IsDefaultOrEmpty ? "unif" : Dists[factor]) switch
        {
            "unif" => new RangeSpread(b[0], b[1], false),
            "logunif" => new RangeSpread(b[0], b[1], true),
            "triang" => new DistributionSpread(DistributionFamily.Triangular, b[0], b[0] + (b[2] * (b[1] - b[0])), b[1], uncut),
            "norm" => new DistributionSpread(DistributionFamily.Normal, b[0], b[1], 0, uncut),
            "lognorm" => new DistributionSpread(DistributionFamily.Lognormal, AxisSpread.Exp(b[0]), b[1], 0, uncut),
            string other =>
                throw new FormatException($"dists: '{other}' is not a distribution; allowed: {string.Join(", ", KnownDistributions)}"),
        };
    }

    /// <summary>Groups as numbers in the order in which they first appear.</summary>
    internal static int[]? NumbersOf(ImmutableArray<string> groups)
    {
        if (groups.IsDefaultOrEmpty) return null;
        string[] names = [.. groups.Distinct()];
        return [.. groups.Select(group => Array.IndexOf(names, group))];
    }

    private static ImmutableArray<string> Words(JsonElement root, string name) =>
        [.. root.GetProperty(name).EnumerateArray().Select(word => word.GetString()!)];

    private IEnumerable<string> Faults()
    {
        if (Count == 0) yield return "names: there are none";
        if (Names.Distinct().Count() != Count) yield return "names: a name is there twice";
        if (Bounds.Length != Count) yield return $"bounds: {Bounds.Length} for {Count} names";
        if (Dists.Length != 0 && Dists.Length != Count) yield return $"dists: {Dists.Length} for {Count} names";
        if (Groups.Length != 0 && Groups.Length != Count) yield return $"groups: {Groups.Length} for {Count} names";
        else if (Groups.Length != 0 && Groups.Distinct().Count() == 1)
        {
            yield return $"groups: all factors are in one group, '{Groups[0]}', so that there is nothing to compare";
        }
        for (int i = 0; i < Math.Min(Count, Bounds.Length); i++)
        {
            string distribution = i < Dists.Length ? Dists[i] : "unif";
            if (!KnownDistributions.Contains(distribution))
            {
                yield return $"dists[{i}]: '{distribution}'; allowed: {string.Join(", ", KnownDistributions)}";
            }
            else if (Bounds[i].Length != (distribution == "triang" ? 3 : 2))
            {
                yield return $"bounds[{i}]: {Bounds[i].Length} numbers do not fit {distribution}";
            }
            else if (distribution is "unif" or "logunif" or "triang" && !(Bounds[i][0] < Bounds[i][1]))
            {
                yield return FormattableString.Invariant($"bounds[{i}]: {Bounds[i][0]} is not below {Bounds[i][1]}");
            }
            else if (distribution is "logunif" && !(Bounds[i][0] > 0)) yield return $"bounds[{i}]: a logarithmic range starts above 0";
            else if (distribution is "norm" or "lognorm" && !(Bounds[i][1] > 0))
            {
                yield return $"bounds[{i}]: the standard deviation is above 0";
            }
        }
    }
}
