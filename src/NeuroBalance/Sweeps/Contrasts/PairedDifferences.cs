using System.Collections.Immutable;
using System.Globalization;
using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>Two arms of a sweep compared in each of the subjects that went through both.</summary>
public sealed class PairedDifferences
{
    private readonly double[] differences, ratios, sorted, sortedRatios;
    private readonly List<double> unequal = [];

    private PairedDifferences(Contrast contrast, PairedValues values, SolverError error)
    {
        Contrast = contrast;
        int subjects = values.Arm.Length;
        (differences, ratios) = (new double[subjects], new double[subjects]);
        Dictionary<(MetricStatus, MetricStatus), long> missing = [];
        for (int i = 0; i < subjects; i++)
        {
            (double one, double other) = (values.Arm[i], values.Reference[i]);
            differences[i] = one - other;
            ratios[i] = other == 0 ? double.NaN : one / other;
            if (double.IsNaN(differences[i]))
            {
                (MetricStatus, MetricStatus) why = (values.ArmStatus[i], values.ReferenceStatus[i]);
                missing[why] = missing.GetValueOrDefault(why) + 1;
            }
            else if (Math.Abs(differences[i]) <= error.Between(one, other)) EqualSubjects++;
            else
            {
                unequal.Add(differences[i]);
                if (differences[i] < 0 == (contrast.Better == Better.Lower)) BetterSubjects++;
                else WorseSubjects++;
            }
        }

        Missing = [.. missing.OrderBy(one => one.Key).Select(one => new MissingPairs(one.Key.Item1, one.Key.Item2, one.Value))];
        (sorted, sortedRatios) = (SampleQuantile.Sorted(differences), SampleQuantile.Sorted(ratios));
    }

    /// <summary>What is compared.</summary>
    public Contrast Contrast { get; }

    /// <summary>The arm's value less that of the reference, for each subject in their order; NaN where one of the two is missing.</summary>
    public IReadOnlyList<double> Differences => differences;

    /// <summary>The differences that are better or worse.</summary>
    public IReadOnlyList<double> Unequal => unequal;

    /// <summary>
    /// The arm's value over that of the reference, for each subject in their order; NaN where one of the two is missing or the reference
    /// is zero.
    /// </summary>
    public IReadOnlyList<double> Ratios => ratios;

    /// <summary>The subjects, with and without a difference.</summary>
    public long Subjects => differences.Length;

    /// <summary>The subjects of which both values are there.</summary>
    public long Pairs => BetterSubjects + EqualSubjects + WorseSubjects;

    /// <summary>The pairs in which the arm is better.</summary>
    public long BetterSubjects { get; }

    /// <summary>The pairs that differ by no more than ten tolerances of the solver.</summary>
    public long EqualSubjects { get; }

    /// <summary>The pairs in which the arm is worse.</summary>
    public long WorseSubjects { get; }

    /// <summary>The share of pairs in which the arm is better, 0 to 1; equal ones are not. NaN without pairs.</summary>
    public double BetterShare => (double)BetterSubjects / Pairs;

    /// <summary>Wilson's 95 % interval of that share: what would be found with other subjects of the same ranges.</summary>
    public Interval BetterInterval => WilsonInterval.Of(BetterSubjects, Pairs);

    /// <summary>The share and its interval in per cent, as <c>83.1 % (81.2 to 85.0)</c>; a hyphen without pairs.</summary>
    public string BetterWords => Pairs == 0 ? "-" : string.Create(CultureInfo.InvariantCulture,
        $"{100 * BetterShare:0.0} % ({100 * BetterInterval.Low:0.0} to {100 * BetterInterval.High:0.0})");

    /// <summary>What the share of all subjects could be, were the missing pairs all worse, or all better.</summary>
    public Interval BetterBounds =>
        new((double)BetterSubjects / Subjects, (double)(BetterSubjects + Subjects - Pairs) / Subjects);

    /// <summary>The subjects without a difference, and why.</summary>
    public ImmutableArray<MissingPairs> Missing { get; }

    /// <summary>The pairs that have a ratio.</summary>
    public long RatioPairs => sortedRatios.Length;

    /// <summary>Compares two arms of a table.</summary>
    /// <param name="table">The whole table of a plan with arms.</param>
    /// <param name="contrast">What is compared.</param>
    /// <param name="options">The tolerances with which the table was computed; the defaults when absent.</param>
    /// <returns>The differences of all subjects.</returns>
    /// <exception cref="ArgumentException">The table has no such metric or arm.</exception>
    public static PairedDifferences Of(SweepTable table, Contrast contrast, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(contrast);
        SimulationOptions tolerances = options ?? new SimulationOptions();
        PairedValues values = new(table.Columns, contrast, table.Count);
        values.Take(table);
        return new PairedDifferences(contrast, values, new SolverError(tolerances.RelativeTolerance, tolerances.AbsoluteTolerance));
    }

    /// <summary>Compares two arms of a finished sweep, which is read part by part.</summary>
    /// <param name="results">The sweep.</param>
    /// <param name="contrast">What is compared.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The differences of all subjects.</returns>
    /// <exception cref="ArgumentException">The sweep has no such metric or arm.</exception>
    /// <exception cref="InvalidDataException">A part is damaged; the message says which, and why.</exception>
    public static PairedDifferences Of(SweepResults results, Contrast contrast, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(contrast);
        SweepManifest manifest = results.Manifest;
        PairedValues values = new(manifest.Columns, contrast, manifest.Members);
        foreach (SweepTable block in results.Blocks(new HashSet<int> { values.Column }, cancellation))
        {
            values.Take(block);
        }
        return new PairedDifferences(contrast, values, new SolverError(Tolerance("relative"), Tolerance("absolute")));

        double Tolerance(string kind) => double.Parse(manifest.Entry(kind + "Tolerance") ?? "0", CultureInfo.InvariantCulture);
    }

    /// <summary>A quantile of the differences.</summary>
    /// <param name="share">Which, 0 to 1.</param>
    /// <returns>In the unit of the metric; NaN without pairs.</returns>
    public double DifferenceQuantile(double share) => SampleQuantile.Of(sorted, Checked(share));

    /// <summary>A quantile of the ratios.</summary>
    /// <param name="share">Which, 0 to 1.</param>
    /// <returns>A pure number; NaN without ratios.</returns>
    public double RatioQuantile(double share) => SampleQuantile.Of(sortedRatios, Checked(share));

    private static double Checked(double share) =>
        share is >= 0 and <= 1 ? share : throw new ArgumentOutOfRangeException(nameof(share), share, "A share is 0 to 1.");

    /// <summary>Subjects of a contrast without a difference, by why each of their two values is there or not.</summary>
    /// <param name="Arm">In the arm in question.</param>
    /// <param name="Reference">In the reference.</param>
    /// <param name="Subjects">How many.</param>
    public readonly record struct MissingPairs(MetricStatus Arm, MetricStatus Reference, long Subjects);
}
