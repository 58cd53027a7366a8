using NeuroBalance.Tests.HighPrecision;

namespace NeuroBalance.Tests.Integration.Tableaus;

/// <summary>Everything that must hold among the numbers of a tableau, in 31 digits; what fails is answered as text.</summary>
/// <remarks>
/// A condition is a sum of products of numbers that are each rounded to a double, so it holds to
/// (number of factors) * 2^-53 * (the same sum over absolute values), and to nothing better. That is the tolerance.
/// </remarks>
internal sealed class TableauChecks
{
    public const int HighestOrder = 8;

    // Published decimals are rounded once by their author and once by us.
    private const double Unit = 2.0 * 1.1102230246251565e-16;

    private static readonly IReadOnlyList<RootedTree> _trees = RootedTree.UpTo(HighestOrder);

    // 1 is left to the comparison with b; these are as good as any.
    private static readonly double[] _thetas = [0.125, 0.5, 0.8125];

    private readonly TableauNumbers numbers;
    private readonly int stages;
    private readonly Lazy<DoubleDouble[][]> weights;
    private readonly Lazy<DoubleDouble[][]> absolute;

    private TableauChecks(TableauNumbers numbers)
    {
        this.numbers = numbers;
        stages = numbers.AllStages;
        weights = new(() => ElementaryWeights(numbers.A));
        absolute = new(() => ElementaryWeights((i, j) => Math.Abs(numbers.A(i, j))));
    }

    /// <summary>What does not hold, the cheap tests first; empty for a sound tableau.</summary>
    public static IEnumerable<string> Failures(TableauNumbers numbers)
    {
        TableauChecks checks = new(numbers);
        return checks.RowSums()
            .Concat(checks.DenseEnds())
            .Concat(checks.StageConditions())
            .Concat(checks.Weights("b", numbers.Order, numbers.B, 1.0))
            // bhat = b - error: the error's own sums vanish up to its order.
            .Concat(checks.Weights("error", numbers.EmbeddedOrder, i => i < numbers.Stages ? numbers.Error[i] : 0.0, 0.0))
            .Concat(checks.DenseConditions())
            .OfType<string>();
    }

    /// <summary>The largest residual |sum b_i Phi_i - 1/gamma| * gamma among the conditions of one order.</summary>
    public static double WorstResidual(TableauNumbers numbers, int order, Func<int, double> b, double share)
    {
        TableauChecks checks = new(numbers);
        double worst = 0.0;
        foreach (RootedTree tree in _trees.Where(t => t.Order == order))
        {
            DoubleDouble sum = -((DoubleDouble)share / tree.Density);
            for (int i = 0; i < checks.stages; i++)
            {
                sum += checks.weights.Value[tree.Index][i] * b(i);
            }
            worst = Math.Max(worst, Math.Abs((double)sum) * tree.Density);
        }

        return worst;
    }

    // Phi_i of every tree: the product over its subtrees of sum_j a_ij Phi_j.
    private DoubleDouble[][] ElementaryWeights(Func<int, int, double> a)
    {
        double[,] matrix = new double[stages, stages];
        for (int i = 0; i < stages; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[i, j] = a(i, j);
            }
        }

        DoubleDouble[][] phi = new DoubleDouble[_trees.Count][];
        DoubleDouble[][] inner = new DoubleDouble[_trees.Count][];
        foreach (RootedTree tree in _trees)
        {
            phi[tree.Index] = new DoubleDouble[stages];
            inner[tree.Index] = new DoubleDouble[stages];
            for (int i = 0; i < stages; i++)
            {
                DoubleDouble product = 1.0;
                foreach (int subtree in tree.Subtrees)
                {
                    product *= inner[subtree][i];
                }
                phi[tree.Index][i] = product;
            }

            for (int i = 0; i < stages; i++)
            {
                DoubleDouble sum = 0.0;
                for (int j = 0; j < i; j++)
                {
                    if (matrix[i, j] != 0.0) sum += phi[tree.Index][j] * matrix[i, j];
                }

                inner[tree.Index][i] = sum;
            }
        }

        return phi;
    }

    private IEnumerable<string?> RowSums()
    {
        for (int i = 0; i < stages; i++)
        {
            DoubleDouble sum = -(DoubleDouble)numbers.C(i);
            double size = Math.Abs(numbers.C(i));
            for (int j = 0; j < i; j++)
            {
                sum += numbers.A(i, j);
                size += Math.Abs(numbers.A(i, j));
            }

            yield return Expect($"row sum of stage {i + 1}", (double)sum, Unit * size);
        }

        yield return Expect("first node", numbers.Nodes[0], 0.0);
        yield return Expect("last node", numbers.Nodes[^1] - 1.0, 0.0);
        if (numbers.StiffnessStage >= 0) yield return Expect("node of the stiffness stage", numbers.C(numbers.StiffnessStage) - 1.0, 0.0);
    }

    // sum_j a_ij c_j^(q-1) = c_i^q / q either holds to rounding or is not meant to hold: a spoilt number is in between.
    private IEnumerable<string?> StageConditions()
    {
        for (int q = 2; q <= 6; q++)
        {
            for (int i = 1; i < stages; i++)
            {
                DoubleDouble sum = -(Power(numbers.C(i), q) / q);
                double size = Math.Abs((double)sum);
                for (int j = 0; j < i; j++)
                {
                    DoubleDouble term = Power(numbers.C(j), q - 1) * numbers.A(i, j);
                    sum += term;
                    size += Math.Abs((double)term);
                }

                if (Math.Abs((double)sum) < 1e-9 * size)
                {
                    yield return Expect($"stage order {q} of stage {i + 1}", (double)sum, q * Unit * size);
                }
            }
        }
    }

    private IEnumerable<string?> Weights(string name, int order, Func<int, double> b, double share)
    {
        foreach (RootedTree tree in _trees)
        {
            if (tree.Order > order) break;
            yield return Condition($"{name}, order {tree.Order}, tree {tree.Index + 1}", tree, b, share / tree.Density, tree.Order);
        }
    }

    private string? Condition(string name, RootedTree tree, Func<int, double> b, DoubleDouble target, int factors)
    {
        DoubleDouble sum = -target;
        DoubleDouble size = DoubleDouble.Abs(target);
        for (int i = 0; i < stages; i++)
        {
            double weight = b(i);
            sum += weights.Value[tree.Index][i] * weight;
            size += absolute.Value[tree.Index][i] * Math.Abs(weight);
        }

        return Expect(name, (double)sum, factors * Unit * (double)size);
    }

    // Power by power of theta, so that the sums need no theta: sum_i Dense[i, p] Phi_i = 1/gamma for p = order, else 0.
    private IEnumerable<string?> DenseConditions()
    {
        for (int p = 1; p <= numbers.DenseDegree; p++)
        {
            int power = p;
            foreach (RootedTree tree in _trees)
            {
                if (tree.Order > numbers.DenseOrder) break;
                double target = tree.Order == p ? 1.0 : 0.0;
                yield return Condition($"dense, order {tree.Order}, tree {tree.Index + 1}, power {p}", tree,
                    i => numbers.Dense[(i * numbers.DenseDegree) + power - 1], (DoubleDouble)target / tree.Density, tree.Order);
            }
        }

        // And once as it is used, at some shares of the step.
        foreach (double theta in _thetas)
        {
            foreach (RootedTree tree in _trees)
            {
                if (tree.Order > numbers.DenseOrder) break;
                DoubleDouble sum = -(Power(theta, tree.Order) / tree.Density);
                DoubleDouble size = DoubleDouble.Abs(sum);
                for (int i = 0; i < stages; i++)
                {
                    for (int p = 1; p <= numbers.DenseDegree; p++)
                    {
                        DoubleDouble weight = Power(theta, p) * numbers.Dense[(i * numbers.DenseDegree) + p - 1];
                        sum += weights.Value[tree.Index][i] * weight;
                        size += absolute.Value[tree.Index][i] * DoubleDouble.Abs(weight);
                    }
                }

                yield return Expect($"dense at {theta}, tree {tree.Index + 1}", (double)sum, tree.Order * Unit * (double)size);
            }
        }
    }

    // y(1) = y1; y'(0) = f(y0) and y'(1) = f(y1): neighbouring steps join in value and slope.
    private IEnumerable<string?> DenseEnds()
    {
        for (int i = 0; i < stages; i++)
        {
            DoubleDouble value = -(DoubleDouble)numbers.B(i);
            DoubleDouble slope = i == numbers.Stages - 1 ? -1.0 : 0.0;
            double size = Math.Abs(numbers.B(i));
            double slopeSize = 1.0;
            for (int p = 1; p <= numbers.DenseDegree; p++)
            {
                double coefficient = numbers.Dense[(i * numbers.DenseDegree) + p - 1];
                value += coefficient;
                slope += (DoubleDouble)coefficient * p;
                size += Math.Abs(coefficient);
                slopeSize += Math.Abs(coefficient) * p;
            }

            yield return Expect($"dense at 1, weight {i + 1}", (double)value, Unit * size);
            yield return Expect($"slope at 1, weight {i + 1}", (double)slope, Unit * slopeSize);
            yield return Expect($"slope at 0, weight {i + 1}", numbers.Dense[i * numbers.DenseDegree] - (i == 0 ? 1.0 : 0.0), 0.0);
        }
    }

    private static DoubleDouble Power(double x, int n)
    {
        DoubleDouble product = 1.0;
        for (int k = 0; k < n; k++)
        {
            product *= x;
        }
        return product;
    }

    private static string? Expect(string what, double residual, double tolerance) =>
        Math.Abs(residual) <= tolerance ? null : FormattableString.Invariant($"{what}: {residual:E2}, allowed {tolerance:E2}");
}
