using System.Globalization;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Tests.Integration.Problems;

namespace NeuroBalance.Benchmarks;

/// <summary>Evaluations and errors of Ode.Solve on the problems of DETEST, as a table for the script that sets others beside it.</summary>
internal static class WorkPrecision
{
    private static readonly OdeMethod[] Methods =
        [OdeMethod.DormandPrince54, OdeMethod.Tsitouras54, OdeMethod.BogackiShampine32, OdeMethod.DormandPrince853];

    public static int Run(Arguments arguments)
    {
        Console.WriteLine("method,problem,tolerance,evaluations,error");
        foreach (double tolerance in new[] { 1e-3, 1e-6, 1e-9 })
        {
            foreach (OdeMethod method in Methods)
            {
                foreach (Problem problem in Detest.All)
                {
                    OdeSolution solution = Solve(problem, method, tolerance);
                    if (!solution.Success) throw new InvalidOperationException($"{method} failed on {problem}: {solution.Message}");
                    double[] reference = problem.Reference;
                    double error = solution.EndState.Zip(reference, (a, b) => Math.Abs(a - b))
                        .Max() / Math.Max(reference.Max(Math.Abs), problem.Initial.Max(Math.Abs));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{method},{problem},{tolerance:R},{solution.Stats.RhsEvaluations},{error:R}"));
                }
            }
        }

        return 0;
    }

    /// <summary>A problem from its start to its end.</summary>
    public static OdeSolution Solve(Problem problem, OdeMethod method, double tolerance)
    {
        var options =
            new OdeOptions { Method = method, RelativeTolerance = tolerance, AbsoluteTolerance = [tolerance], OutputTimes = [problem.End] };
        return Ode.Solve(new ProblemSystem<Lane1>(problem), (0, problem.End), problem.Initial, options);
    }
}
