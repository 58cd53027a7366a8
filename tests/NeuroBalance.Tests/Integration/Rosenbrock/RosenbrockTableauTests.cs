using System.Reflection;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Tests.HighPrecision;
using NeuroBalance.Tests.Integration.Tableaus;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Integration.Rosenbrock;

/// <summary>Every Rosenbrock tableau of the library against the order conditions, in 31 digits.</summary>
/// <remarks>
/// Hairer and Wanner 1996, section IV.7: with alpha = a Gamma, beta = alpha + Gamma and b = m Gamma, Gamma the inverse of
/// (1/gamma) I - c, a vertex with one branch sums over beta and one with several over alpha.
/// </remarks>
public class RosenbrockTableauTests(ITestOutputHelper output)
{
    private const int HighestOrder = 6;

    // The coefficients are published to 16 digits, and the inverse multiplies what they lack.
    private const double Tolerance = 2e-14;

    private static readonly IReadOnlyList<RootedTree> _trees = RootedTree.UpTo(HighestOrder);

    public static TheoryData<int> Tableaus => [.. Enumerable.Range(0, All.Count)];

    private static IReadOnlyList<Numbers> All { get; } =
    [
        .. typeof(IRosenbrockTableau).Assembly.GetTypes()
            .Where(t => t is { IsValueType: true, IsGenericType: false } && typeof(IRosenbrockTableau).IsAssignableFrom(t))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (Numbers)typeof(RosenbrockTableauTests)
                .GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(t).Invoke(null, null)!),
    ];

    [Fact]
    public void All_tableaus_are_found() => Assert.Equal(["Rodas5P"], All.Select(t => t.Name));

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void All_conditions_hold(int index)
    {
        string[] failures = [.. Failures(All[index])];
        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void Orders_are_not_higher_than_claimed(int index)
    {
        Numbers t = All[index];
        Assert.True(Worst(t, t.Order + 1, t.Solution(), 1.0) > 1e-6);
        Assert.True(Worst(t, t.EmbeddedOrder + 1, t.Embedded(), 1.0) > 1e-6);
        Assert.True(Worst(t, t.DenseOrder + 1, t.Interpolant(0.4), 0.4) > 1e-6);
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void A_spoilt_digit_in_any_number_is_found(int index)
    {
        Numbers sound = All[index];
        List<string> survivors = [];
        int mutants = 0;
        foreach (Func<Numbers, double[]> part in (Func<Numbers, double[]>[])[t => t.GammaBox, t => t.Nodes, t => t.TimeWeights,
            t => t.Matrix, t => t.Coupling, t => t.Dense])
        {
            for (int k = 0; k < part(sound).Length; k++)
            {
                // In the interpolant the last stage is the error estimate, of order 5: conditions of order 4 cannot see it.
                if (ReferenceEquals(part(sound), sound.Dense) && k % sound.Stages == sound.Stages - 1) continue;
                Numbers spoilt = sound with
                {
                    GammaBox = [.. sound.GammaBox],
                    Nodes = [.. sound.Nodes],
                    TimeWeights = [.. sound.TimeWeights],
                    Matrix = [.. sound.Matrix],
                    Coupling = [.. sound.Coupling],
                    Dense = [.. sound.Dense],
                };
                ref double number = ref part(spoilt)[k];
                number += Math.Max(1e-11, 1e-11 * Math.Abs(number));
                mutants++;
                if (!Failures(spoilt).Any()) survivors.Add(FormattableString.Invariant($"{number:R}, number {k} of {part(sound).Length}"));
            }
        }

        output.WriteLine($"{sound.Name}: {mutants} mutants, {survivors.Count} survivors");
        Assert.True(survivors.Count == 0, string.Join('\n', survivors));
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void The_method_is_stable_on_the_whole_negative_axis_and_damps_what_is_infinitely_stiff(int index)
    {
        Numbers t = All[index];
        for (double z = 1e-3; z < 1e9; z *= 1.3)
        {
            Assert.True(Math.Abs(StabilityFunction(t, -z)) < 1.0, $"R({-z})");
        }
        Assert.InRange(Math.Abs(StabilityFunction(t, -1e9)), 0.0, 1e-7);
    }

    private static Numbers Of<TTableau>()
        where TTableau : struct, IRosenbrockTableau =>
        new(
            TTableau.Name, TTableau.Order, TTableau.EmbeddedOrder, TTableau.DenseOrder, TTableau.Stages, [TTableau.Gamma],
            TTableau.Nodes.ToArray(), TTableau.TimeWeights.ToArray(), TTableau.Matrix.ToArray(), TTableau.Coupling.ToArray(),
            TTableau.DenseVectors, TTableau.Dense.ToArray());

    private static IEnumerable<string> Failures(Numbers t)
    {
        DoubleDouble[,] alpha = t.Alpha(), gamma = t.GammaMatrix();
        for (int i = 0; i < t.Stages; i++)
        {
            DoubleDouble node = -(DoubleDouble)t.Nodes[i], weight = -(DoubleDouble)t.TimeWeights[i];
            for (int j = 0; j <= i; j++)
            {
                node += alpha[i, j];
                weight += gamma[i, j];
            }

            if (!(Math.Abs((double)node) <= Tolerance * 10.0)) yield return FormattableString.Invariant($"node {i + 1}: {(double)node:E2}");
            if (!(Math.Abs((double)weight) <= Tolerance * 10.0))
            {
                yield return FormattableString.Invariant($"time weight {i + 1}: {(double)weight:E2}");
            }
        }

        // Stiffly accurate: the last stages stand at the end of the step, and so does beta's last row.
        DoubleDouble[] b = t.Solution();
        for (int j = 0; j < t.Stages; j++)
        {
            DoubleDouble difference = alpha[t.Stages - 1, j] + gamma[t.Stages - 1, j] - b[j];
            if (!(Math.Abs((double)difference) <= Tolerance))
            {
                yield return FormattableString.Invariant($"last row of beta, {j + 1}: {(double)difference:E2}");
            }
        }

        DoubleDouble[] embedded = t.Embedded();
        (DoubleDouble[] Weights, double Theta, int Order, string Name)[] all =
        [
            (b, 1.0, t.Order, "b"), (embedded, 1.0, t.EmbeddedOrder, "bhat"),
            (t.Interpolant(0.125), 0.125, t.DenseOrder, "dense at 0.125"), (t.Interpolant(0.5), 0.5, t.DenseOrder, "dense at 0.5"),
            (t.Interpolant(0.8125), 0.8125, t.DenseOrder, "dense at 0.8125"),
        ];
        DoubleDouble[][] phi = Weights(alpha, gamma, t.Stages);
        foreach ((DoubleDouble[] weights, double theta, int order, string name) in all)
        {
            foreach (RootedTree tree in _trees.Where(tree => tree.Order <= order))
            {
                (double residual, double size) = Residual(tree, phi, weights, theta);
                if (!(Math.Abs(residual) <= Tolerance * Math.Max(1.0, size)))
                {
                    yield return FormattableString.Invariant($"{name}, tree {tree.Index + 1}: {residual:E2} of {size:E1}");
                }
            }
        }
    }

    private static double Worst(Numbers t, int order, DoubleDouble[] weights, double theta)
    {
        DoubleDouble[][] phi = Weights(t.Alpha(), t.GammaMatrix(), t.Stages);
        return _trees.Where(tree => tree.Order == order).Max(tree => Math.Abs(Residual(tree, phi, weights, theta).Residual));
    }

    private static (double Residual, double Size) Residual(RootedTree tree, DoubleDouble[][] phi, DoubleDouble[] weights, double theta)
    {
        DoubleDouble target = (DoubleDouble)1.0 / tree.Density;
        for (int k = 0; k < tree.Order; k++)
        {
            target *= theta;
        }
        DoubleDouble sum = -target;
        double size = 0.0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * phi[tree.Index][i];
            size += Math.Abs((double)(weights[i] * phi[tree.Index][i]));
        }

        return ((double)sum, size);
    }

    private static DoubleDouble[][] Weights(DoubleDouble[,] alpha, DoubleDouble[,] gamma, int stages)
    {
        DoubleDouble[][] phi = new DoubleDouble[_trees.Count][];
        foreach (RootedTree tree in _trees)
        {
            DoubleDouble[] own = new DoubleDouble[stages];
            for (int i = 0; i < stages; i++)
            {
                own[i] = 1.0;
                foreach (int subtree in tree.Subtrees)
                {
                    DoubleDouble sum = 0.0;
                    for (int j = 0; j <= i; j++)
                    {
                        sum += (tree.Subtrees.Length == 1 ? alpha[i, j] + gamma[i, j] : alpha[i, j]) * phi[subtree][j];
                    }

                    own[i] *= sum;
                }
            }

            phi[tree.Index] = own;
        }

        return phi;
    }

    // R(z) = 1 + z b (I - z beta)^-1 1.
    private static double StabilityFunction(Numbers t, double z)
    {
        DoubleDouble[,] alpha = t.Alpha(), gamma = t.GammaMatrix();
        DoubleDouble[] k = new DoubleDouble[t.Stages], b = t.Solution();
        DoubleDouble end = 1.0;
        for (int i = 0; i < t.Stages; i++)
        {
            DoubleDouble right = 1.0;
            for (int j = 0; j < i; j++)
            {
                right += (alpha[i, j] + gamma[i, j]) * k[j] * z;
            }
            k[i] = right / ((DoubleDouble)1.0 - (gamma[i, i] * z));
            end += b[i] * k[i] * z;
        }

        return (double)end;
    }

    private sealed record Numbers(
        string Name, int Order, int EmbeddedOrder, int DenseOrder, int Stages, double[] GammaBox, double[] Nodes, double[] TimeWeights,
        double[] Matrix, double[] Coupling, int DenseVectors, double[] Dense)
    {
        // ((1/gamma) I - c)^-1, lower triangular.
        public DoubleDouble[,] GammaMatrix()
        {
            DoubleDouble g = GammaBox[0];
            DoubleDouble[,] inverse = new DoubleDouble[Stages, Stages];
            for (int column = 0; column < Stages; column++)
            {
                for (int row = column; row < Stages; row++)
                {
                    DoubleDouble sum = row == column ? 1.0 : 0.0;
                    for (int k = column; k < row; k++)
                    {
                        sum += inverse[k, column] * Coupling[(row * (row - 1) / 2) + k];
                    }
                    inverse[row, column] = sum * g;
                }
            }

            return inverse;
        }

        public DoubleDouble[,] Alpha()
        {
            DoubleDouble[,] inverse = GammaMatrix(), alpha = new DoubleDouble[Stages, Stages];
            for (int i = 0; i < Stages; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    for (int k = 0; k <= j; k++)
                    {
                        alpha[i, k] += inverse[j, k] * Matrix[(i * (i - 1) / 2) + j];
                    }
                }
            }

            return alpha;
        }

        public DoubleDouble[] Embedded() => Combined(i => i < Stages - 1 ? Matrix[((Stages - 1) * (Stages - 2) / 2) + i] : 0.0);

        public DoubleDouble[] Solution() => Combined(i => i < Stages - 1 ? Matrix[((Stages - 1) * (Stages - 2) / 2) + i] : 1.0);

        public DoubleDouble[] Interpolant(double theta)
        {
            double[] m = new double[Stages];
            DoubleDouble[] result = new DoubleDouble[Stages];
            for (int k = DenseVectors - 1; k >= 0; k--)
            {
                for (int i = 0; i < Stages; i++)
                {
                    result[i] = (result[i] * theta) + Dense[(k * Stages) + i];
                }
            }

            for (int i = 0; i < Stages; i++)
            {
                m[i] = i < Stages - 1 ? Matrix[((Stages - 1) * (Stages - 2) / 2) + i] : 1.0;
                result[i] = ((result[i] * (1.0 - theta)) + m[i]) * theta;
            }

            return Multiply(i => result[i]);
        }

        private DoubleDouble[] Combined(Func<int, double> m) => Multiply(i => m(i));

        private DoubleDouble[] Multiply(Func<int, DoubleDouble> m)
        {
            DoubleDouble[,] inverse = GammaMatrix();
            DoubleDouble[] weights = new DoubleDouble[Stages];
            for (int i = 0; i < Stages; i++)
            {
                for (int k = 0; k <= i; k++)
                {
                    weights[k] += m(i) * inverse[i, k];
                }
            }

            return weights;
        }
    }
}
