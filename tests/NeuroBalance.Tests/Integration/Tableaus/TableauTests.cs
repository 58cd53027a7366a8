using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Tests.HighPrecision;
using Xunit;

namespace NeuroBalance.Tests.Integration.Tableaus;

/// <summary>Numbers from papers are guilty until tested: every tableau of the library, found by reflection.</summary>
public class TableauTests(ITestOutputHelper output)
{
    public static TheoryData<int> Tableaus => [.. Enumerable.Range(0, TableauNumbers.All.Count)];

    [Fact]
    public void Tableaus_are_found_and_have_names_of_their_own()
    {
        Assert.Contains(TableauNumbers.All, t => t.Name == DormandPrince54.Name);
        Assert.Equal(TableauNumbers.All.Count, TableauNumbers.All.Select(t => t.Name).Distinct().Count());
    }

    [Fact]
    public void There_are_as_many_rooted_trees_as_there_should_be()
    {
        // Butcher 2016, Numerical Methods for Ordinary Differential Equations, table 300(I).
        IReadOnlyList<RootedTree> trees = RootedTree.UpTo(8);
        Assert.Equal([1, 1, 2, 4, 9, 20, 48, 115], Enumerable.Range(1, 8).Select(n => trees.Count(t => t.Order == n)));
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void Lengths_fit_the_number_of_stages(int index)
    {
        TableauNumbers t = TableauNumbers.All[index];
        Assert.Equal(t.Stages, t.Nodes.Length);
        Assert.Equal(t.Stages * (t.Stages - 1) / 2, t.Matrix.Length);
        Assert.Equal(t.Stages, t.Error.Length);
        Assert.Equal(Enumerable.Range(t.Stages, t.DenseNodes.Length).Sum(), t.DenseMatrix.Length);
        Assert.Equal(t.AllStages * t.DenseDegree, t.Dense.Length);
        Assert.True(t.EmbeddedOrder < t.Order);
        Assert.InRange(t.Order, 1, TableauChecks.HighestOrder);
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void All_conditions_hold_to_the_rounding_of_the_numbers(int index)
    {
        string[] failures = [.. TableauChecks.Failures(TableauNumbers.All[index])];
        Assert.True(failures.Length == 0, $"{TableauNumbers.All[index].Name}:\n{string.Join('\n', failures)}");
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void Orders_are_not_higher_than_claimed(int index)
    {
        TableauNumbers t = TableauNumbers.All[index];
        double embedded = TableauChecks.WorstResidual(t, t.EmbeddedOrder + 1, i => i < t.Stages ? t.B(i) - t.Error[i] : 0.0, 1.0);
        Assert.True(embedded > 1e-5, $"{t.Name}: the embedded solution is of order {t.EmbeddedOrder + 1} to {embedded}.");
        if (t.Order < TableauChecks.HighestOrder)
        {
            double carried = TableauChecks.WorstResidual(t, t.Order + 1, t.B, 1.0);
            Assert.True(carried > 1e-5, $"{t.Name}: the solution is of order {t.Order + 1} to {carried}.");
        }

        double theta = 0.4;
        double dense = TableauChecks.WorstResidual(t, t.DenseOrder + 1, i => DenseWeight(t, i, theta), Math.Pow(theta, t.DenseOrder + 1));
        Assert.True(dense > 1e-5, $"{t.Name}: the interpolant is of order {t.DenseOrder + 1} to {dense}.");
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void A_spoilt_digit_in_any_number_is_found(int index)
    {
        TableauNumbers sound = TableauNumbers.All[index];
        List<string> survivors = [];
        int mutants = 0;
        foreach (Func<TableauNumbers, double[]> part in (Func<TableauNumbers, double[]>[])[t => t.Nodes, t => t.Matrix, t => t.Error,
            t => t.DenseNodes, t => t.DenseMatrix, t => t.Dense])
        {
            for (int k = 0; k < 2 * part(sound).Length; k++)
            {
                TableauNumbers spoilt = sound with
                {
                    Nodes = [.. sound.Nodes],
                    Matrix = [.. sound.Matrix],
                    Error = [.. sound.Error],
                    DenseNodes = [.. sound.DenseNodes],
                    DenseMatrix = [.. sound.DenseMatrix],
                    Dense = [.. sound.Dense],
                };
                ref double number = ref part(spoilt)[k / 2];
                double before = number;
                // What is small beside its neighbours can be told only to their rounding.
                double change = before == 0.0 ? 1e-12 : Math.Max(2e-13 * Math.Abs(before), 1e-14);
                number += k % 2 == 0 ? change : -change;
                mutants++;
                if (!TableauChecks.Failures(spoilt).Any())
                {
                    survivors.Add(FormattableString.Invariant($"number {k / 2} of {part(sound).Length}: {before:R} and {number:R}"));
                }
            }
        }

        output.WriteLine($"{sound.Name}: {mutants} mutants, {survivors.Count} survivors");
        Assert.True(survivors.Count == 0, string.Join('\n', survivors));
    }

    [Theory]
    [MemberData(nameof(Tableaus))]
    public void The_stability_bound_is_where_the_method_stops_being_stable_on_the_negative_axis(int index)
    {
        TableauNumbers t = TableauNumbers.All[index];
        double edge = 0.0;
        while (Math.Abs(StabilityFunction(t, -(edge + 1e-4))) <= 1.0)
        {
            edge += 1e-4;
        }
        output.WriteLine($"{t.Name}: stable down to -{edge:F4}, stated {t.StabilityBound}");
        Assert.InRange(t.StabilityBound, 0.95 * edge, edge);
    }

    private static double DenseWeight(TableauNumbers t, int i, double theta)
    {
        double sum = 0.0;
        for (int p = t.DenseDegree - 1; p >= 0; p--)
        {
            sum = (sum + t.Dense[(i * t.DenseDegree) + p]) * theta;
        }
        return sum;
    }

    // R(z): one step of size z on y' = y from 1.
    private static double StabilityFunction(TableauNumbers t, double z)
    {
        DoubleDouble[] k = new DoubleDouble[t.Stages];
        DoubleDouble end = 1.0;
        for (int i = 0; i < t.Stages; i++)
        {
            k[i] = 1.0;
            for (int j = 0; j < i; j++)
            {
                k[i] += k[j] * t.A(i, j) * z;
            }
            end += k[i] * t.B(i) * z;
        }

        return (double)end;
    }
}
