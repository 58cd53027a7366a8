using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>Variance-based sensitivity analysis with SALib's names, order of rows and estimators.</summary>
/// <remarks>
/// First order and total: Saltelli et al. 2010, Comput. Phys. Commun. 181:259, table 2 (b) and (f); second order: Saltelli 2002, Comput.
/// Phys. Commun. 145:280.
/// </remarks>
public static class Sobol
{
    /// <summary>
    /// The rows at which the model is to be evaluated: N (2D + 2), or N (D + 2) without second order; D is the number of groups where there
    /// are any.
    /// </summary>
    /// <param name="problem">The factors.</param>
    /// <param name="n">The number of base samples; a power of 2 keeps the balance of the sequence.</param>
    /// <param name="calcSecondOrder">Whether second-order indices are wanted.</param>
    /// <param name="scramble">Whether the sequence is scrambled (Owen 1995).</param>
    /// <param name="skipValues">The points passed over at the start.</param>
    /// <param name="seed">The seed of the scrambling.</param>
    public static double[][] Sample(SensitivityProblem problem, int n, bool calcSecondOrder = true, bool scramble = true,
        int skipValues = 0, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(problem);
        SaltelliDesign design =
            new(n, problem.Count, calcSecondOrder, scramble ? Scrambling.Owen : Scrambling.None, seed, skipValues, problem.GroupNumbers);
        return Scaled(problem, design);
    }

    /// <summary>The indices of an output, of each factor or of each group of them.</summary>
    /// <param name="problem">The factors.</param>
    /// <param name="y">The model's output at each row of <see cref="Sample"/>, in that order; NaN where there is none.</param>
    /// <param name="calcSecondOrder">Whether the rows were made for second-order indices.</param>
    /// <param name="numResamples">The bootstrap samples of the confidence intervals.</param>
    /// <param name="confLevel">Their level.</param>
    /// <param name="seed">Their seed.</param>
    /// <exception cref="ArgumentException">The number of outputs does not fit the factors.</exception>
    public static SobolIndices Analyze(SensitivityProblem problem, ReadOnlySpan<double> y, bool calcSecondOrder = true,
        int numResamples = 100, double confLevel = 0.95, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(problem);
        SobolAnalysis analysis = new(problem.IndexNames, calcSecondOrder);
        analysis.AddSamples(y);
        return analysis.Analyze(numResamples, confLevel, seed);
    }

    /// <summary>The indices of an output of a plan whose design is that of Saltelli.</summary>
    /// <param name="plan">The plan; groups, second order and seed are its own.</param>
    /// <param name="y">The output of each subject, in their order; NaN where there is none.</param>
    /// <returns>The indices, of each axis or of each group of axes.</returns>
    /// <exception cref="ArgumentException">The number of outputs does not fit the design.</exception>
    public static SobolIndices Analyze(SweepPlan plan, ReadOnlySpan<double> y)
    {
        ArgumentNullException.ThrowIfNull(plan);
        SobolAnalysis analysis = new(plan.IndexNames, plan.Design.SecondOrder);
        analysis.AddSamples(y);
        return analysis.Analyze(seed: plan.Seed);
    }

    internal static double[][] Scaled(SensitivityProblem problem, IDesign design)
    {
        AxisSpread[] spreads = [.. Enumerable.Range(0, problem.Count).Select(problem.SpreadOf)];
        double[][] rows = new double[design.Count][];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = new double[design.Dimensions];
            design.Point(row, rows[row]);
            for (int i = 0; i < spreads.Length; i++)
            {
                rows[row][i] = spreads[i].At(rows[row][i]);
            }
        }

        return rows;
    }
}
