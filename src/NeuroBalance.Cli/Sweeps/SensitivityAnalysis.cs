using System.Globalization;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>Analyses the finished table of a plan: by elementary effects, variances or ranks, as its design allows.</summary>
internal sealed class SensitivityAnalysis(SweepPlan plan, SweepResults table, double? threshold, CancellationToken cancellation)
{
    private readonly string[] names = [.. plan.Axes.Select(axis => axis.Key)];

    /// <summary>Whether a design has no other use than this analysis.</summary>
    /// <param name="kind">The design.</param>
    public static bool IsWhatItIsFor(DesignKind kind) => kind is DesignKind.Saltelli or DesignKind.Morris;

    /// <summary>Why a plan cannot be analysed: by its design, or for want of rows; null when it can.</summary>
    /// <param name="plan">The plan.</param>
    public static string? WhyNot(SweepPlan plan) => plan.Design.Kind is DesignKind.Grid or DesignKind.List
        ? $"a {plan.Design.Kind.ToString().ToLowerInvariant()} is no sample of its factors; the design may be saltelli, morris, monte-carlo, latin-hypercube or sobol"
        : TooFewRows(plan);

    private static string? TooFewRows(SweepPlan plan)
    {
        bool byRanks = plan.Design.Kind is DesignKind.LatinHypercube or DesignKind.Sobol or DesignKind.MonteCarlo;
        long least = byRanks ? LeastRows(plan.Axes.Length) : plan.Design.Kind is DesignKind.Morris ? 2 : 1;
        return plan.Design.Samples >= least
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{plan.Design.Samples} samples are too few for {plan.Axes.Length} axes; "
                + $"{(byRanks ? "partial rank correlations" : "elementary effects")} need at least {least}");
    }

    /// <summary>
    /// One report for each metric and arm, then one for the difference of each contrast; the outputs of few metrics are in memory at a
    /// time.
    /// </summary>
    public IEnumerable<SensitivityReport> Run()
    {
        Func<double[], string, double?, SensitivityReport> analyse = Method();
        int metric = 0;
        foreach (double[][] arms in table.ReadColumns([.. plan.Metrics.Select((_, at) => names.Length + at)], cancellation))
        {
            for (int arm = 0; arm < arms.Length; arm++)
            {
                cancellation.ThrowIfCancellationRequested();
                string title = plan.Metrics[metric].Name + (arms.Length > 1 ? $" ({plan.Arms[arm].Name})" : "");
                yield return WhyNot(arms[arm], "the metric", plan.ErrorBetween) is { } reason
                    ? SensitivityReport.Without(title, MethodName, arms[arm], plan.IndexNames, reason)
                    : analyse(arms[arm], title, threshold);
            }

            metric++;
        }

        foreach (Contrast contrast in plan.Contrasts)
        {
            yield return OfDifference(PairedDifferences.Of(table, contrast, cancellation), analyse);
        }
    }

    // A threshold of a metric says nothing of a difference: what divides subjects is whether the arm is lower or higher in them.
    private SensitivityReport OfDifference(PairedDifferences found, Func<double[], string, double?, SensitivityReport> analyse)
    {
        double[] outputs = [.. found.Differences];
        string title = $"{found.Contrast}";
        // Both values that are compared have the solver's error.
        double allowed = found.EqualSubjects == found.Pairs ? double.PositiveInfinity : 0;
        bool divides = outputs.Any(value => value < 0) && outputs.Any(value => value >= 0);
        return WhyNot(outputs, "the difference", (low, high) => Math.Max(allowed, plan.ErrorBetween(low, high))) is { } reason
            ? SensitivityReport.Without(title, MethodName, outputs, plan.IndexNames, reason)
            : analyse(outputs, title, divides ? 0 : null);
    }

    private static long LeastRows(int axes) => axes + 4;

    private string MethodName => plan.Design.Kind switch
    {
        DesignKind.Saltelli => "sobol",
        DesignKind.Morris => "morris",
        DesignKind.LatinHypercube or DesignKind.Sobol or DesignKind.MonteCarlo or DesignKind.Grid or DesignKind.List => "prcc",
    };

    // What no method can take apart is said in words instead of figures of zeros. What differs by no more than the solver's error may
    // be the choice of steps alone, and indices of it would be indices of the solver.
    private string? WhyNot(double[] outputs, string what, Func<double, double, double> errorOf)
    {
        long there = 0;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in outputs)
        {
            if (!double.IsFinite(value)) continue;
            there++;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (there == 0) return "no member has this metric";
        if (low == high)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{what} does not vary: it is {low} for all {there} members that have it");
        }
        if (high - low <= errorOf(low, high))
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{what} does not vary beyond the solver's tolerance: it is {low} to {high} for the {there} members that have it");
        }

        return MethodName == "prcc" && there < LeastRows(names.Length)
            ? FormattableString.Invariant($"{there} members have this metric, and {names.Length} axes need {LeastRows(names.Length)}")
            : null;
    }

    private Func<double[], string, double?, SensitivityReport> Method() => plan.Design.Kind switch
    {
        DesignKind.Saltelli => (y, title, _) => SensitivityReport.Of(title, Sobol.Analyze(plan, y)),
        DesignKind.Morris => (y, title, _) => SensitivityReport.Of(title, Morris.Analyze(plan, y)),
        DesignKind.LatinHypercube or DesignKind.Sobol or DesignKind.MonteCarlo => ByRanks(),
        DesignKind.Grid or DesignKind.List => throw new InvalidOperationException("A grid or list is no sample of its factors."),
    };

    private Func<double[], string, double?, SensitivityReport> ByRanks()
    {
        double[][] factors = [.. table.ReadColumns([.. Enumerable.Range(0, names.Length)], cancellation).Select(arms => arms[0])];
        return (y, title, level) => SensitivityReport.Of(
            title, RankCorrelations.Partial(names, factors, y),
                RegionalIndices.Of(names, factors, y, level ?? Median(y)));
    }

    // The median; where half of the subjects share the least value, the next above it, so that there are subjects on both sides.
    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return double.NaN;
        double middle = sorted[sorted.Length / 2];
        return middle > sorted[0] ? middle : sorted.FirstOrDefault(value => value > middle, middle);
    }
}
