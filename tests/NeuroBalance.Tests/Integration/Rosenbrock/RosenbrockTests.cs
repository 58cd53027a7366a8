using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Tests.Integration.Problems;
using Xunit;

namespace NeuroBalance.Tests.Integration.Rosenbrock;

/// <summary>The Rosenbrock solver on problems with references.</summary>
public class RosenbrockTests(ITestOutputHelper output)
{
    public static TheoryData<string> Stiff => [.. KnownProblems.Stiff.Select(p => p.Name)];

    public static TheoryData<string> Gentle =>
        [.. Detest.All.Concat(KnownProblems.Gentle).Where(p => p.Name is not ("Arenstorf" or "Lorenz" or "C4")).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Stiff))]
    public void Stiff_problems_are_solved(string name)
    {
        Problem problem = KnownProblems.Stiff.Single(p => p.Name == name);
        foreach (double tolerance in (ReadOnlySpan<double>)[1e-4, 1e-6, 1e-8])
        {
            StepControl control = new() { RelativeTolerance = tolerance, AbsoluteTolerance = [tolerance * Small(name)] };
            (double[] state, SolveReport report, _) = Solve(problem, control);
            double error = ProblemRun.ErrorInTolerances(problem, state, tolerance, control.AbsoluteTolerance[0]);
            output.WriteLine(FormattableString.Invariant($"{name} at {tolerance}: {error:F3} tolerances, {report.AcceptedSteps} + {report.RejectedSteps} steps, {report.Evaluations} evaluations"));
            Assert.Equal(SolveStatus.Success, report.Status);
            Assert.Equal(problem.End, report.Time);
            Assert.True(error < 20.0, $"{name} at {tolerance}: {error} tolerances");
        }
    }

    [Fact]
    public void Van_der_pol_1000_takes_less_than_twice_the_evaluations_of_radau()
    {
        Problem problem = KnownProblems.Stiff.Single(p => p.Name == "VanDerPol1000");
        (double[] state, SolveReport report, long calls) = Solve(problem, new StepControl());
        output.WriteLine($"{report.AcceptedSteps} + {report.RejectedSteps} steps, {report.Evaluations} evaluations, error {ProblemRun.Error(problem, state):E2}");
        Assert.Equal(SolveStatus.Success, report.Status);
        Assert.Equal(calls, report.Evaluations);
        Assert.InRange(report.Evaluations, 1, 2 * 5411);
        Assert.InRange(ProblemRun.Error(problem, state), 0.0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Gentle))]
    public void Gentle_problems_are_solved_too(string name)
    {
        Problem problem = Detest.All.Concat(KnownProblems.Gentle).Single(p => p.Name == name);
        (double[] state, SolveReport report, _) = Solve(problem, new StepControl { RelativeTolerance = 1e-7, AbsoluteTolerance = [1e-9] });
        output.WriteLine($"{name}: {ProblemRun.Error(problem, state):E2}, {report.AcceptedSteps} + {report.RejectedSteps} steps");
        Assert.Equal(SolveStatus.Success, report.Status);
        Assert.InRange(ProblemRun.Error(problem, state), 0.0, 1e-4);
    }

    private static double Small(string name) => name switch { "Robertson1e11" => 1e-8, "Robertson40" => 1e-6, "Hires" => 1e-4, _ => 1e-3 };

    private static (double[] State, SolveReport Report, long Calls) Solve(Problem problem, StepControl control)
    {
        StiffProblemSystem system = new(problem);
        double[] state = problem.Initial;
        NoObserver observer = default;
        SolveReport report = new RosenbrockSolver<Rodas5P>(problem.Dimension)
            .Integrate(system, state, 0.0, problem.End, control, ref observer, TestContext.Current.CancellationToken);
        return (state, report, system.Calls);
    }
}
