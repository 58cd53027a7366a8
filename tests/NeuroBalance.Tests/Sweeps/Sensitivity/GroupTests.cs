using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Sweeps.Sensitivity;

/// <summary>Factors whose effect is taken together, and trajectories chosen to lie apart.</summary>
public sealed class GroupTests
{
    private static readonly double[] Coefficients = [0, 1, 4.5, 9, 99, 99];

    // Groups in SALib's form: one name for each factor, the groups in the order of their first factor.
    private static readonly SensitivityProblem Grouped = SensitivityProblem.Parse("""
        { "names": ["x1", "x2", "x3", "x4", "x5", "x6"], "bounds": [[0, 1], [0, 1], [0, 1], [0, 1], [0, 1], [0, 1]],
          "groups": ["b", "a", "b", "a", "rest", "rest"] }
        """);

    private static readonly int[][] Members = [[0, 2], [1, 3], [4, 5]];

    private static readonly int[] Numbers = [0, 1, 0, 1, 2, 2];

    [Fact]
    public void Grouped_indices_of_the_G_function_are_the_analytic_ones()
    {
        double[] own = [.. Coefficients.Select(a => 1 / (3 * (1 + a) * (1 + a)))];
        double Variance(IEnumerable<int> factors) => factors.Aggregate(1.0, (product, i) => product * (1 + own[i])) - 1;
        double all = Variance(Enumerable.Range(0, 6));
        SobolIndices found = Sobol.Analyze(Grouped, [.. Sobol.Sample(Grouped, 16_384).Select(G)]);
        Assert.Equal(["b", "a", "rest"], found.Names);
        for (int group = 0; group < 3; group++)
        {
            Assert.Equal(Variance(Members[group]) / all, found.S1[group], 0.01);
            double without = Variance(Enumerable.Range(0, 6).Except(Members[group]));
            Assert.Equal(1 - (without / all), found.ST[group], 0.01);
        }

        // The interaction of two groups: what both explain together beyond what each does alone.
        Assert.Equal((Variance([.. Members[0], .. Members[1]]) - Variance(Members[0]) - Variance(Members[1])) / all, found.S2![0][1], 0.02);
        Assert.Equal(0, found.FailedShare);
    }

    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 5)]
    public void Grouped_rows_have_the_shape_and_order_of_SALib(bool secondOrder, int rows)
    {
        const int N = 16, D = 6;
        double[][] x = Sobol.Sample(Grouped, N, secondOrder, scramble: false);
        Assert.Equal(N * rows, x.Length);
        SobolSequence sequence = new(N, 2 * D, Scrambling.None);
        for (int sample = 0; sample < N; sample++)
        {
            double[] pair = new double[2 * D];
            sequence.Point(sample, pair);
            double[] a = pair[..D], b = pair[D..];
            List<double[]> expected = [a, .. Members.Select(group => Crossed(a, b, group))];
            if (secondOrder) expected.AddRange(Members.Select(group => Crossed(b, a, group)));
            expected.Add(b);
            Assert.Equal(expected, x[(sample * rows)..((sample + 1) * rows)]);
        }

        static double[] Crossed(double[] into, double[] from, int[] group) =>
            [.. into.Select((value, i) => group.Contains(i) ? from[i] : value)];
    }

    [Fact]
    public void Groups_of_one_factor_each_change_nothing()
    {
        SensitivityProblem alone = Grouped with { Groups = Grouped.Names }, without = Grouped with { Groups = [] };
        Assert.Equal(Sobol.Sample(without, 32), Sobol.Sample(alone, 32));
        double[][] x = Morris.Sample(without, 10);
        Assert.Equal(x, Morris.Sample(alone, 10));
        double[] y = [.. x.Select(G)];
        MorrisIndices one = Morris.Analyze(without, x, y), other = Morris.Analyze(alone, x, y);
        Assert.Equal(one.Mu, other.Mu);
        Assert.Equal(one.Sigma, other.Sigma);
        Assert.Equal(one.MuStarConf, other.MuStarConf);
    }

    [Fact]
    public void Each_step_of_a_grouped_trajectory_moves_one_group_by_delta()
    {
        const int Groups = 3, N = 40;
        double[][] x = Morris.Sample(Grouped, N, numLevels: 6);
        Assert.Equal(N * (Groups + 1), x.Length);
        bool apart = false;
        for (int trajectory = 0; trajectory < N; trajectory++)
        {
            HashSet<int> moved = [];
            for (int step = 1; step <= Groups; step++)
            {
                double[] before = x[(trajectory * (Groups + 1)) + step - 1], after = x[(trajectory * (Groups + 1)) + step];
                int[] factors = [.. Enumerable.Range(0, 6).Where(i => before[i] != after[i])];
                int group = Assert.Single(factors.Select(i => Numbers[i]).Distinct());
                Assert.Equal(Members[group], factors);
                Assert.All(factors, i => Assert.Equal(0.6, Math.Abs(after[i] - before[i]), 1e-12));
                apart |= Math.Sign(after[factors[0]] - before[factors[0]]) != Math.Sign(after[factors[1]] - before[factors[1]]);
                Assert.True(moved.Add(group));
            }
        }

        Assert.True(apart, "The factors of a group go up or down each by itself.");
    }

    [Fact]
    public void The_grouped_effect_of_a_plane_is_the_mean_over_the_directions_of_its_factors()
    {
        // Two factors of slopes p and q go the same way or opposite ways, each half of the time: the mean of |p + q| and |p - q|, which is
        // the larger slope.
        double[][] x = Morris.Sample(Grouped, 4000);
        MorrisIndices found = Morris.Analyze(Grouped, x, [.. x.Select(row => (3 * row[0]) + (1 * row[2]) - (2 * row[1]) + (0.5 * row[3]))]);
        Assert.Equal(["b", "a", "rest"], found.Names);
        Assert.Equal(3, found.MuStar[0], 0.06);
        Assert.Equal(2, found.MuStar[1], 0.03);
        Assert.Equal(0, found.MuStar[2], 1e-12);
        Assert.All(found.Mu.Concat(found.Sigma), value => Assert.True(double.IsNaN(value)));
        Assert.All(found.MuStar.Zip(found.MuStarBounds), pair => Assert.Equal(pair.First, pair.Second.Low, 1e-12));
    }

    [Fact]
    public void Rows_that_move_two_groups_at_once_are_refused()
    {
        double[][] x = Morris.Sample(Grouped, 2);
        x[1] = [.. x[1].Select(value => 1 - value)];
        Assert.Contains("more than one group",
            Assert.Throws<ArgumentException>(() => Morris.Analyze(Grouped, x, new double[x.Length])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chosen_trajectories_lie_nearly_as_far_apart_as_any_and_farther_than_the_first_ones()
    {
        int exact = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            Random random = new(seed);
            const int N = 14, Kept = 5;
            double[][] places =
                [.. Enumerable.Range(0, N).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })];
            double[,] distances = new double[N, N];
            for (int i = 0; i < N; i++)
            {
                for (int j = 0; j < N; j++)
                {
                    distances[i, j] = Math.Sqrt(places[i].Zip(places[j], (a, b) => (a - b) * (a - b)).Sum());
                }
            }

            int[] chosen = OptimalTrajectories.FarthestApart(distances, Kept);
            Assert.Equal(Kept, chosen.Distinct().Count());
            double most = Choices(N, Kept).Max(set => Spread(distances, set));
            Assert.InRange(Spread(distances, chosen), 0.97 * most, most + 1e-12);
            Assert.True(Spread(distances, chosen) > Spread(distances, [0, 1, 2, 3, 4]));
            exact += Spread(distances, chosen) > most - 1e-9 ? 1 : 0;
        }

        Assert.True(exact >= 12, $"The local search met the best of all choices {exact} times of 20.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Optimal_trajectories_are_whole_ones_of_the_random_ones_and_the_same_each_time(bool grouped)
    {
        SensitivityProblem problem = grouped ? Grouped : Grouped with { Groups = [] };
        int length = grouped ? 4 : 7;
        double[][] all = Morris.Sample(problem, 30), kept = Morris.Sample(problem, 30, optimalTrajectories: 6);
        Assert.Equal(6 * length, kept.Length);
        Assert.Equal(kept, Morris.Sample(problem, 30, optimalTrajectories: 6));
        int[] places = [.. Enumerable.Range(0, 6)
            .Select(i => Enumerable.Range(0, 30)
            .First(j => Enumerable.Range(0, length).All(step => all[(j * length) + step].SequenceEqual(kept[(i * length) + step]))))];
        Assert.Equal(places.Distinct().Order(), places);

        // The definition, written down again from the rows: sums over all pairs of points.
        double Distance(int a, int b) => all[(a * length)..((a + 1) * length)]
            .Sum(p => all[(b * length)..((b + 1) * length)].Sum(q => Math.Sqrt(p.Zip(q, (u, v) => (u - v) * (u - v)).Sum())));
        double Total(int[] set) => set.Sum(a => set.Where(b => b < a).Sum(b => Math.Pow(Distance(a, b), 2)));
        double chosen = Total(places);
        Random random = new(1);
        for (int trial = 0; trial < 50; trial++)
        {
            Assert.True(Total([.. Enumerable.Range(0, 30).OrderBy(_ => random.Next()).Take(6)]) < chosen);
        }
        MorrisIndices found = Morris.Analyze(problem, kept, [.. kept.Select(G)]);
        Assert.Equal(grouped ? 3 : 6, found.MuStar.Length);
    }

    [Fact]
    public void A_plan_s_groups_and_optimal_trajectories_give_its_rows()
    {
        SweepPlan plan = Plan("\"table\"", "\"optimalTrajectories\": 4, \"samples\": 12").GetOrThrow();
        Assert.Equal(["Nmda", "GabaA", "initial.Kindling"], plan.IndexNames);
        Assert.Equal(4 * 4, plan.Members);
        SweepPlan named = Plan("{ \"receptors\": [\"Nmda\", \"GabaA.EthanolEc50\"] }", "\"samples\": 12").GetOrThrow();
        Assert.Equal(["receptors", "initial.Kindling"], named.IndexNames);
        Assert.Equal(12 * 3, named.Members);
        Assert.False(plan.Design.CanGrow);
        Assert.True(named.Design.CanGrow);
    }

    [Theory]
    [InlineData("{ \"receptors\": [\"Nmdaa\"] }", "\"samples\": 12", "$.groups.receptors[0]", "Nmda")]
    [InlineData("{ \"a\": [\"Nmda\"], \"b\": [\"Nmda.EthanolIc50\"] }", "\"samples\": 12", "$.groups.b[0]", "already")]
    [InlineData("{ \"a\": [\"Nmda\", \"GabaA\", \"initial.Kindling\"] }", "\"samples\": 12", "$.groups", "nothing to compare")]
    [InlineData("{ \"initial.Kindling\": [\"Nmda\"] }", "\"samples\": 12", "$.groups['initial.Kindling']", "another name")]
    [InlineData("7", "\"samples\": 12", "$.groups", "not groups")]
    [InlineData("\"table\"", "\"samples\": 12, \"optimalTrajectories\": 12", "$.design.optimalTrajectories", "2 to 11")]
    [InlineData("\"table\"", "\"samples\": 3000, \"optimalTrajectories\": 12", "$.design.samples", "at most 2000")]
    public void Faulty_groups_are_told_with_their_place(string groups, string design, string path, string hint)
    {
        SweepPlanResult result = Plan(groups, design);
        Assert.Null(result.Plan);
        Assert.Contains(result.Faults, fault => fault.Path == path && fault.ToString().Contains(hint, StringComparison.Ordinal));
    }

    private static SweepPlanResult Plan(string groups, string design) => SweepPlanReader.Parse($$"""
        { "name": "p", "scenario": "evening", "groups": {{groups}}, "design": { "type": "morris", {{design}} },
          "axes": [{ "key": "Nmda.EthanolIc50" }, { "key": "Nmda.EthanolHill" }, { "key": "GabaA.EthanolEc50" }, { "key": "initial.Kindling", "low": 0, "high": 0.5 }],
          "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }] }
        """);

    private static double G(double[] x) => x.Select((value, i) => (Math.Abs((4 * value) - 2) + Coefficients[i]) / (1 + Coefficients[i]))
        .Aggregate(1.0, (product, one) => product * one);

    private static double Spread(double[,] distances, IReadOnlyList<int> set) =>
        set.Sum(a => set.Where(b => b < a).Sum(b => distances[a, b] * distances[a, b]));

    private static IEnumerable<int[]> Choices(int n, int count, int from = 0)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (int first = from; first <= n - count; first++)
        {
            foreach (int[] rest in Choices(n, count - 1, first + 1))
            {
                yield return [first, .. rest];
            }
        }
    }
}
