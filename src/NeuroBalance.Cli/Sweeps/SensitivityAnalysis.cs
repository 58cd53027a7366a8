using NeuroBalance.Sweeps;
using NeuroBalance.Sweeps.Designs;
using NeuroBalance.Sweeps.Sensitivity;
using NeuroBalance.Sweeps.Storage;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>Analyses the finished table of a plan: by elementary effects, variances or ranks, as its design allows.</summary>
internal sealed class SensitivityAnalysis(SweepPlan plan, SweepTable table, double? threshold, CancellationToken cancellation)
{
    /// <summary>The designs that can be analysed.</summary>
    public static bool Knows(DesignKind kind) => kind is not (DesignKind.Grid or DesignKind.List);

    /// <summary>One report for each metric and arm; only one metric's outputs are in memory at a time.</summary>
    public IEnumerable<SensitivityReport> Run()
    {
        string[] names = [.. plan.Axes.Select(axis => axis.Key)];
        double[][]? factors = plan.Design.Kind is DesignKind.Saltelli or DesignKind.Morris ? null : [.. Enumerable.Range(0, names.Length).Select(axis => Column(axis, 0))];
        for (int metric = 0; metric < plan.Metrics.Length; metric++)
        {
            for (int arm = 0; arm < plan.Arms.Length; arm++)
            {
                cancellation.ThrowIfCancellationRequested();
                string title = plan.Metrics[metric].Name + (plan.Arms.Length > 1 ? $" ({plan.Arms[arm].Name})" : "");
                double[] y = Column(names.Length + metric, arm);
                yield return plan.Design.Kind switch
                {
                    DesignKind.Saltelli => SensitivityReport.Of(title, Variances(names, y)),
                    DesignKind.Morris => SensitivityReport.Of(title, Effects(names, y)),
                    DesignKind.LatinHypercube or DesignKind.Sobol or DesignKind.MonteCarlo =>
                        SensitivityReport.Of(title, PartialRankCorrelation.Analyze(names, factors!, y), RegionalSensitivity.Analyze(names, factors!, y, threshold ?? Median(y))),
                    DesignKind.Grid or DesignKind.List => throw new InvalidOperationException("A grid or list is no sample of its factors."),
                    _ => throw new InvalidOperationException($"'{plan.Design.Kind}' is not a kind of design."),
                };
            }
        }
    }

    private SobolIndices Variances(string[] names, double[] y)
    {
        SobolAnalysis analysis = new(names, plan.Design.SecondOrder);
        analysis.AddSamples(y);
        return analysis.Analyze(seed: plan.Seed);
    }

    // The direction of a step is that of the design: a rounded axis may not have moved at all.
    private MorrisIndices Effects(string[] names, double[] y)
    {
        IDesign design = plan.CreateDesign();
        double[][] x = new double[design.Count][];
        for (int row = 0; row < x.Length; row++)
        {
            x[row] = new double[names.Length];
            design.Point(row, x[row]);
        }

        return Morris.Analyze(names, x, y, 100, 0.95, plan.Design.Levels, plan.Seed);
    }

    private double[] Column(int number, int arm)
    {
        double[] values = new double[table.Manifest.Members / plan.Arms.Length];
        foreach (SweepBlock block in table.Blocks())
        {
            for (int i = 0; i < block.Count; i++)
            {
                (long row, long at) = Math.DivRem(block.Member[i], plan.Arms.Length);
                if (at == arm) values[row] = block.Numbers[number][i];
            }
        }

        return values;
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
