using System.Runtime.InteropServices;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Tests.Integration.Problems;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>
/// What cannot be computed, and what explicit methods should not: the front door ends soon, with an honest status, by every method.
/// </summary>
/// <remarks>Soon is 6,200 evaluations, at the tolerances that <see cref="OdeOptions"/> has of itself.</remarks>
public class DrillTests
{
    private const long Soon = 6200;

    // Each with the span of times in which it must end. Poles in t are another matter than poles in y: no state grows large before the step
    // meets them.
    private static readonly Dictionary<string, (OdeFunction System, double[] Y0, double From, double To)> Hopeless = new()
    {
        ["NaN at the first call"] = ((_, _, dydt) => (dydt[0], dydt[1]) = (1, double.NaN), [1.0, 1.0], 0, 0),
        ["NaN after a time"] = ((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], t > 2.5 ? double.NaN : -y[1]), [1.0, 1.0], 2.5 - 1e-12, 2.5),
        ["NaN right after the start"] = ((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], t > 0 ? double.NaN : -y[1]), [1.0, 1.0], 0, 0),
        ["a root leaves its domain"] = ((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], -0.1 - Math.Sqrt(y[1])), [1.0, 1.0], 1.5204, 1.5205),
        ["a root of the time leaves its domain"] =
            ((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], Math.Sqrt(1 - t)), [1.0, 1.0], 1 - 1e-12, 1),
        ["a logarithm leaves its domain"] =
            ((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], -1 + (0.1 * Math.Log(y[1]))), [1.0, 1.0], 0.9156, 0.9157),
        ["a pole of y"] = ((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], y[1] * y[1]), [1.0, 1.0], 1 - 1e-5, 1 + 1e-5),
        ["a pole of the exponential"] = ((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], Math.Exp(y[1])), [1.0, 0.0], 1 - 1e-5, 1 + 1e-5),
        ["a simple pole in t"] = ((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], 1 / (1 - t)), [1.0, 1.0], 1 - 1e-10, 1),
        ["a double pole in t"] = ((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], 1 / ((1 - t) * (1 - t))), [1.0, 1.0], 1 - 1e-10, 1),
        ["a pole in t of y"] = ((t, y, dydt) => (dydt[0], dydt[1]) = (-y[0], y[1] / (1 - t)), [1.0, 1.0], 1 - 1e-10, 1),
        ["a derivative of 1e300"] = ((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], 1e300 * y[1]), [1.0, 1.0], 0, 1e-290),
        ["an infinite derivative"] = ((_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], double.PositiveInfinity), [1.0, 1.0], 0, 0),
    };

    public static TheoryData<string, OdeMethod, bool> HopelessByEveryMethod
    {
        get
        {
            var data = new TheoryData<string, OdeMethod, bool>();
            foreach (string name in Hopeless.Keys)
            {
                foreach (OdeMethod method in Enum.GetValues<OdeMethod>())
                {
                    foreach (bool dense in (bool[])[false, true])
                    {
                        data.Add(name, method, dense);
                    }
                }
            }

            return data;
        }
    }

    public static TheoryData<string, OdeMethod, bool> StiffByMethodsThatWatch
    {
        get
        {
            var data = new TheoryData<string, OdeMethod, bool>();
            foreach (Problem problem in KnownProblems.Stiff)
            {
                foreach (OdeMethod method in (OdeMethod[])[OdeMethod.DormandPrince54, OdeMethod.Tsitouras54, OdeMethod.DormandPrince853])
                {
                    foreach (bool dense in (bool[])[false, true])
                    {
                        data.Add(problem.Name, method, dense);
                    }
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(HopelessByEveryMethod))]
    public void What_cannot_be_computed_ends_soon_with_status_time_and_component(string name, OdeMethod method, bool dense)
    {
        (OdeFunction system, double[] y0, double from, double to) = Hopeless[name];
        long calls = 0;
        OdeFunction counted = (t, y, dydt) =>
        {
            calls++;
            system(t, y, dydt);
        };
        OdeSolution solution = Ode.Solve(counted, (0, 10), y0, new OdeOptions { Method = method, DenseOutput = dense });
        Assert.Contains(solution.Status, (SolveStatus[])[SolveStatus.NonFinite, SolveStatus.StepTooSmall]);
        // The methods of low order come to the pole of their own solution, and those that difference by time stop a thousandth of a step
        // before a wall.
        Assert.InRange(solution.EndTime, from, to);
        Assert.Contains("component 1", solution.Message, StringComparison.Ordinal);
        Assert.Equal(calls, solution.Stats.RhsEvaluations);
        Assert.InRange(calls, 1, Soon);
        Assert.All(solution.States, state => Assert.True(state.All(double.IsFinite)));
    }

    [Theory, MemberData(nameof(StiffByMethodsThatWatch))]
    public void A_stiff_problem_is_called_so_soon(string name, OdeMethod method, bool dense)
    {
        Problem problem = KnownProblems.Stiff.Single(candidate => candidate.Name == name);
        long calls = 0;
        OdeFunction counted = (t, y, dydt) =>
        {
            calls++;
            problem.Derivatives(new Lane1(t), MemoryMarshal.Cast<double, Lane1>(y), MemoryMarshal.Cast<double, Lane1>(dydt));
        };
        OdeSolution solution =
            Ode.Solve(counted, (0, problem.End), problem.Initial, new OdeOptions { Method = method, DenseOutput = dense });
        Assert.Equal(SolveStatus.StiffnessSuspected, solution.Status);
        Assert.Equal(calls, solution.Stats.RhsEvaluations);
        Assert.InRange(calls, 1000, Soon);
        Assert.InRange(solution.Stats.StiffnessTime, 1e-9, solution.EndTime);
    }
}
