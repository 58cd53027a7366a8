using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Tests.Integration.Problems;

namespace NeuroBalance.Tests.Integration;

/// <summary>
/// The 25 problems of DETEST (Hull, Enright, Fellen and Sedgwick 1972) against what Hairer's Fortran dopri5 spends on them.
/// </summary>
public class DetestEfficiencyTests
{
    // Evaluations of dopri5 in the geometric mean over the 25 problems, rtol = atol; measured once with the Fortran code.
    [Theory]
    [InlineData(1e-3, 131)]
    [InlineData(1e-6, 316)]
    [InlineData(1e-9, 965)]
    public void Evaluations_stay_within_five_percent_of_dopri5(double tolerance, double dopri5)
    {
        double logs = 0;
        foreach (Problem problem in Detest.All)
        {
            (_, SolveReport report) = ProblemRun.Explicit<Lane1, DormandPrince54>(problem,
                new StepControl { RelativeTolerance = tolerance, AbsoluteTolerance = [tolerance] });
            Assert.Equal(SolveStatus.Success, report.Status);
            logs += Math.Log(report.Evaluations);
        }

        double mean = Math.Exp(logs / Detest.All.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"geometric mean {mean:F1}");
        Assert.InRange(mean, 1, 1.05 * dopri5);
    }
}
