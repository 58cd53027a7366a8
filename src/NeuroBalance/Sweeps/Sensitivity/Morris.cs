


using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>Elementary effects of one output.</summary>
/// <param name="Names">The names of the factors, or of their groups.</param>
/// <param name="Mu">The mean effect; not a number for a group of several factors, which may go up and down at once.</param>
/// <param name="MuStar">The mean of its absolute value (Campolongo, Cariboni and Saltelli 2007).</param>
/// <param name="Sigma">Its standard deviation; not a number for a group of several factors.</param>
/// <param name="MuStarConf">Half the width of the confidence interval of <paramref name="MuStar"/>.</param>
/// <param name="FailedShare">The share of outputs that are missing; effects that need one are left out.</param>
/// <param name="MuStarBounds">The least and the greatest mean absolute effect that missing outputs allow within the range of those that are
/// there.</param>
public sealed record MorrisIndices(
    IReadOnlyList<string> Names, double[] Mu, double[] MuStar, double[] Sigma, double[] MuStarConf, double FailedShare,
        Interval[] MuStarBounds);

/// <summary>Screening by elementary effects (Morris 1991, Technometrics 33:161) with SALib's names and definitions.</summary>
public static class Morris
{
    /// <summary>
    /// The rows at which the model is to be evaluated: N trajectories of D + 1 rows; D is the number of groups where there are any.
    /// </summary>
    /// <param name="problem">The factors.</param>
    /// <param name="n">The number of trajectories.</param>
    /// <param name="numLevels">The levels of the grid; even.</param>
    /// <param name="optimalTrajectories">Keeps only so many of the n trajectories, those that lie farthest apart (see
    /// <see cref="OptimalTrajectories"/>); all when absent.</param>
    /// <param name="seed">The seed.</param>
    public static double[][] Sample(SensitivityProblem problem, int n, int numLevels = 4, int? optimalTrajectories = null, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Sobol.Scaled(problem, optimalTrajectories is { } kept
            ? new OptimalTrajectories(kept, n, problem.Count, numLevels, seed, problem.GroupNumbers)
            : new MorrisTrajectories(n, problem.Count, numLevels, seed, problem.GroupNumbers));
    }

    /// <summary>The elementary effects of an output, per whole range of a factor or of all factors of a group.</summary>
    /// <param name="problem">The factors.</param>
    /// <param name="x">The rows, as <see cref="Sample"/> gave them.</param>
    /// <param name="y">The output at each row; NaN where there is none.</param>
    /// <param name="numResamples">The bootstrap samples of the confidence intervals.</param>
    /// <param name="confLevel">Their level.</param>
    /// <param name="numLevels">The levels of the grid.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <exception cref="ArgumentException">Rows and outputs do not make up whole trajectories that move one factor, or one group, at a
    /// time.</exception>
    public static MorrisIndices Analyze(SensitivityProblem problem, IReadOnlyList<double[]> x, IReadOnlyList<double> y,
        int numResamples = 100, double confLevel = 0.95, int numLevels = 4, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Analyze(problem.IndexNames, problem.GroupNumbers, x, y, numResamples, confLevel, numLevels, seed);
    }

    /// <summary>The elementary effects of an output of a plan whose design is that of Morris.</summary>
    /// <param name="plan">The plan; groups, levels and seed are its own.</param>
    /// <param name="y">The output of each subject, in their order; NaN where there is none.</param>
    /// <returns>The effects, of each axis or of each group of axes.</returns>
    /// <exception cref="ArgumentException">The outputs do not make up the trajectories of the design.</exception>
    public static MorrisIndices Analyze(SweepPlan plan, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(y);
        // The direction of a step is that of the design: a rounded axis may not have moved at all.
        DesignRows points = new(plan.CreateDesign());
        return Analyze(plan.IndexNames, plan.GroupNumbers, points, y, 100, 0.95, plan.Design.Levels, plan.Seed);
    }

    internal static MorrisIndices Analyze(IReadOnlyList<string> names, int[]? groups, IReadOnlyList<double[]> x, IReadOnlyList<double> y,
        int numResamples, double confLevel, int numLevels, ulong seed)
    {
        Resampling.Check(numResamples, confLevel);
        int d = names.Count, length = d + 1;
        if (x.Count != y.Count || y.Count == 0 || y.Count % length != 0)
        {
            throw new ArgumentException($"{x.Count} rows and {y.Count} outputs are not trajectories of {length} rows.", nameof(y));
        }
        double delta = MorrisTrajectories.DeltaFor(numLevels);
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in y.Where(double.IsFinite))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        List<double>[] effects = [.. names.Select(_ => new List<double>())];
        double[] least = new double[d], greatest = new double[d];
        for (int row = 1; row < y.Count; row++)
        {
            if (row % length == 0) continue;
            (int factor, bool rises) = Moved(x[row - 1], x[row], groups, row);
            double effect = (rises ? y[row] - y[row - 1] : y[row - 1] - y[row]) / delta;
            if (double.IsFinite(effect)) effects[factor].Add(effect);
            least[factor] += double.IsFinite(effect) ? Math.Abs(effect) : 0;
            greatest[factor] += double.IsFinite(effect) ? Math.Abs(effect) : Widest(y[row], y[row - 1], low, high) / delta;
        }

        int trajectories = y.Count / length;
        return new MorrisIndices(
            names,
            [.. effects.Select((all, at) => Several(groups, at) ? double.NaN : Mean(all))],
            [.. effects.Select(all => Mean(all.Select(Math.Abs)))],
            [.. effects.Select((all, at) => Several(groups, at) ? double.NaN : Deviation(all))],
            [.. effects.Select(all => Width(all, numResamples, confLevel, seed))],
            (double)y.Count(value => !double.IsFinite(value)) / y.Count,
            [.. least.Zip(greatest, (from, to) => new Interval(from / trajectories, to / trajectories))]);
    }

    // The factor or group that moved, and whether (the last factor of) it rose.
    private static (int Number, bool Rises) Moved(double[] before, double[] after, int[]? groups, int row)
    {
        int found = -1;
        bool rises = false;
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] == after[i]) continue;
            int number = groups is null ? i : groups[i];
            if (found >= 0 && found != number)
            {
                throw new ArgumentException($"Row {row} moves more than one {(groups is null ? "factor" : "group")}.", nameof(row));
            }
            (found, rises) = (number, after[i] > before[i]);
        }

        return found >= 0 ? (found, rises) : throw new ArgumentException($"Row {row} moves no factor.", nameof(row));
    }

    private static bool Several(int[]? groups, int number) => groups?.Count(group => group == number) > 1;

    // One known end leaves the farther end of the range to the other; none leaves the whole range.
    private static double Widest(double one, double other, double low, double high)
    {
        double known = double.IsFinite(one) ? one : other;
        return double.IsFinite(known) ? Math.Max(known - low, high - known) : high - low;
    }

    private static double Width(List<double> effects, int numResamples, double confLevel, ulong seed)
    {
        if (effects.Count == 0) return double.NaN;
        double[] means = new double[numResamples];
        int[] weights = new int[effects.Count];
        for (int resample = 0; resample < numResamples; resample++)
        {
            Resampling.Weigh(seed, resample, weights);
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * Math.Abs(effects[i]);
            }
            means[resample] = sum / weights.Length;
        }

        return Resampling.HalfWidth(means, confLevel);
    }

    private static double Mean(IEnumerable<double> values)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            sum += value;
            count++;
        }

        return sum / count;
    }

    private static double Deviation(List<double> values)
    {
        double mean = Mean(values), squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }
        return Math.Sqrt(squares / (values.Count - 1));
    }
}
