using MathNet.Numerics.LinearAlgebra;
using NeuroBalance.Cli.Evidence;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Samples;

/// <summary>The sample's equations against what their paper states about them.</summary>
public class QiTretterVoitTests
{
    [Fact]
    public void The_page_of_evidence_and_the_sample_have_the_same_equations()
    {
        string sample = Repository.Read("samples/YourOwnModel/QiTretterVoit2014.cs"),
            tool = Repository.Read("src/NeuroBalance.Cli/Evidence/QiTretterVoit2014.cs");
        Assert.Equal(Shared(sample), Shared(tool));

        // All but the namespace and who may see the class.
        static string Shared(string text) => text[text.IndexOf("static class", StringComparison.Ordinal)..];
    }

    [Fact]
    public void The_published_state_is_a_steady_state()
    {
        double[] production = QiTretterVoit2014.Production(QiTretterVoit2014.SteadyState);
        for (int i = 0; i < 6; i++)
        {
            Assert.InRange(production[i] / (QiTretterVoit2014.RemovalRates[i] * QiTretterVoit2014.SteadyState[i]), 1 - 3e-7, 1 + 3e-7);
        }
    }

    [Fact]
    public void The_eigenvalues_there_are_the_published_ones()
    {
        double[] published = [-33.902027, -5.504248, -0.223422, -0.042915, -0.008720, -0.000862];
        double[] found = Matrix<double>.Build.DenseOfArray(QiTretterVoit2014.Jacobian(QiTretterVoit2014.SteadyState))
            .Evd().EigenValues.Select(value => value.Real).Order().ToArray();
        // To a unit of the last digit that was published.
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(published[i], found[i], 1e-6);
        }
    }

    [Fact]
    public void A_disturbance_dies_out_and_Automatic_follows_it()
    {
        double[] start = [.. QiTretterVoit2014.SteadyState];
        start[3] *= 1.5;
        OdeSolution solution = Ode.Solve(QiTretterVoit2014.Equations, (0, 10_000), start,
            new OdeOptions { Method = OdeMethod.Automatic, RelativeTolerance = 1e-8 });
        OdeSolution reference = Ode.Solve(QiTretterVoit2014.Equations, (0, 10_000), start,
            new OdeOptions { Method = OdeMethod.DormandPrince853, RelativeTolerance = 1e-11, Stiffness = StiffnessAction.Ignore });
        Assert.True(solution.Success && reference.Success);
        Assert.Contains(solution.Stats.Switches, change => change.Method == OdeMethod.Rodas5P);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(1, solution.EndState[i] / reference.EndState[i], 1e-6);
            Assert.Equal(1, solution.EndState[i] / QiTretterVoit2014.SteadyState[i], 1e-2);
        }
    }
}
