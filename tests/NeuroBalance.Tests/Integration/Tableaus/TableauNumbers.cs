using System.Reflection;
using NeuroBalance.Integration;

namespace NeuroBalance.Tests.Integration.Tableaus;

/// <summary>The numbers of one tableau as arrays, so that a test can look at them all alike, and spoil one.</summary>
internal sealed record TableauNumbers(
    string Name,
    int Order,
    int EmbeddedOrder,
    int DenseOrder,
    int Stages,
    int DenseDegree,
    double StabilityBound,
    int StiffnessStage,
    double[] Nodes,
    double[] Matrix,
    double[] Error,
    double[] DenseNodes,
    double[] DenseMatrix,
    double[] Dense)
{
    public int AllStages => Stages + DenseNodes.Length;

    /// <summary>Every tableau of the library, found by reflection.</summary>
    public static IReadOnlyList<TableauNumbers> All { get; } =
    [
        .. typeof(ITableau).Assembly.GetTypes()
            .Where(t => t is { IsValueType: true, IsGenericType: false } && typeof(ITableau).IsAssignableFrom(t))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (TableauNumbers)typeof(TableauNumbers)
                .GetMethod(nameof(Of), BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(t).Invoke(null, null)!),
    ];

    public static TableauNumbers Of<TTableau>()
        where TTableau : struct, ITableau =>
        new(
            TTableau.Name, TTableau.Order, TTableau.EmbeddedOrder, TTableau.DenseOrder, TTableau.Stages, TTableau.DenseDegree,
            TTableau.StabilityBound, TTableau.StiffnessStage, TTableau.Nodes.ToArray(), TTableau.Matrix.ToArray(),
            TTableau.Error.ToArray(), TTableau.DenseNodes.ToArray(), TTableau.DenseMatrix.ToArray(), TTableau.Dense.ToArray());

    /// <summary>a_ij, 0 on and above the diagonal, the further stages of the interpolant included.</summary>
    public double A(int i, int j)
    {
        if (j >= i) return 0.0;
        if (i < Stages) return Matrix[(i * (i - 1) / 2) + j];
        int offset = 0;
        for (int row = Stages; row < i; row++)
        {
            offset += row;
        }
        return DenseMatrix[offset + j];
    }

    /// <summary>c_i.</summary>
    public double C(int i) => i < Stages ? Nodes[i] : DenseNodes[i - Stages];

    /// <summary>b_i: the last row of a, and 0 for the stage at the end.</summary>
    public double B(int i) => i < Stages - 1 ? Matrix[((Stages - 1) * (Stages - 2) / 2) + i] : 0.0;

    public override string ToString() => Name;
}
