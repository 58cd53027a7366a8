using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Tests.Integration.Problems;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Stiff systems, solved by the method that notices. References: Problems/references.txt.</summary>
public class AutomaticTests
{
    public static TheoryData<OdeMethod> Implicit => [OdeMethod.Automatic, OdeMethod.Rodas5P];

    [Theory, MemberData(nameof(Implicit))]
    public void Van_der_Pol_with_mu_1000_to_2000(OdeMethod method)
    {
        OdeSolution solution = Solve(Trials.VanDerPol(1000), 2000, [2.0, 0.0], method, 1e-6, 1e-9);
        Assert.True(solution.Success, solution.Message);
        // Twice what SciPy's Radau needs at this tolerance (5,411).
        Assert.InRange(solution.Stats.RhsEvaluations, 100, 2 * 5411);
        Near(solution.EndState, Reference("VanDerPol1000"), 1e-4);
    }

    [Theory, MemberData(nameof(Implicit))]
    public void Hires(OdeMethod method)
    {
        OdeSolution solution = Solve(Trials.Hires, 321.8122, [1, 0, 0, 0, 0, 0, 0, 0.0057], method, 1e-6, 1e-10);
        Assert.True(solution.Success, solution.Message);
        Near(solution.EndState, Reference("Hires"), 1e-4);
        Assert.InRange(solution.Stats.RhsEvaluations, 100, 6200);
    }

    [Theory, MemberData(nameof(Implicit))]
    public void Robertson_to_1e11(OdeMethod method)
    {
        OdeSolution solution = Solve(Trials.Robertson, 1e11, [1.0, 0.0, 0.0], method, 1e-6, 1e-14);
        Assert.True(solution.Success, solution.Message);
        Near(solution.EndState, Reference("Robertson1e11"), 1e-4);
        Assert.InRange(solution.Stats.RhsEvaluations, 100, 6200);
    }

    [Fact]
    public void The_switches_are_told_and_alternate()
    {
        OdeSolution solution = Solve(Trials.VanDerPol(1000), 2000, [2.0, 0.0], OdeMethod.Automatic, 1e-6, 1e-9);
        IReadOnlyList<OdeStatistics.Switch> switches = solution.Stats.Switches;
        Assert.True(switches.Count >= 1);
        for (int i = 0; i < switches.Count; i++)
        {
            Assert.Equal(i % 2 == 0 ? OdeMethod.Rodas5P : OdeMethod.DormandPrince54, switches[i].Method);
            if (i > 0) Assert.True(switches[i].Time > switches[i - 1].Time);
        }

        Assert.True(solution.Stats.JacobianEvaluations > 10);
        Assert.InRange(solution.Stats.StiffnessTime, 0, switches[0].Time);
    }

    [Fact]
    public void It_switches_back_when_the_stiffness_is_over()
    {
        // Stiff until t = 10, harmless after it; and the same once more.
        OdeFunction system = (t, y, dydt) =>
        {
            double rate = t < 10 || (t > 60 && t < 70) ? 1e5 : 1;
            dydt[0] = (-rate * (y[0] - Math.Cos(3 * t))) - (3 * Math.Sin(3 * t));
        };
        OdeSolution solution =
            Ode.Solve(system, (0, 100), [1.0], new OdeOptions { Method = OdeMethod.Automatic, Breakpoints = [10, 60, 70] });
        Assert.True(solution.Success, solution.Message);
        Assert.Equal([OdeMethod.Rodas5P, OdeMethod.DormandPrince54, OdeMethod.Rodas5P, OdeMethod.DormandPrince54],
            solution.Stats.Switches.Select(s => s.Method));
        Assert.InRange(solution.Stats.Switches[0].Time, 0, 10);
        Assert.InRange(solution.Stats.Switches[1].Time, 10, 60);
        Assert.InRange(Math.Abs(solution.EndState[0] - Math.Cos(300)), 0, 1e-5);
    }

    [Fact]
    public void A_system_that_is_not_stiff_never_leaves_the_explicit_method()
    {
        OdeFunction oscillator = (_, y, dydt) => (dydt[0], dydt[1]) = (y[1], -y[0]);
        OdeSolution automatic = Ode.Solve(oscillator, (0, 200), [1.0, 0.0], new OdeOptions { Method = OdeMethod.Automatic });
        OdeSolution plain = Ode.Solve(oscillator, (0, 200), [1.0, 0.0]);
        Assert.Empty(automatic.Stats.Switches);
        Assert.Equal(0, automatic.Stats.JacobianEvaluations);
        Assert.Equal(plain.EndState, automatic.EndState);
        Assert.Equal(plain.Stats.RhsEvaluations, automatic.Stats.RhsEvaluations);
    }

    [Fact]
    public void A_given_Jacobian_is_used_in_both_directions_and_saves_evaluations()
    {
        OdeFunction stiff = (t, y, dydt) => dydt[0] = 1e4 * (y[0] - Math.Cos(t));
        int asked = 0;
        var options = new OdeOptions { Method = OdeMethod.Rodas5P };
        OdeSolution differences = Ode.Solve(stiff, (10, 0), [1.0], options);
        OdeSolution given = Ode.Solve(stiff, (10, 0), [1.0], options with
        {
            Jacobian = (_, _, jacobian) =>
            {
                asked++;
                jacobian[0] = 1e4;
            },
        });
        Assert.True(given.Success && differences.Success);
        Assert.Equal(asked, given.Stats.JacobianEvaluations);
        Assert.InRange(Math.Abs(given.EndState[0] - 1), 0, 1e-6);
        Assert.True(given.Stats.RhsEvaluations < differences.Stats.RhsEvaluations);
    }

    [Fact]
    public void The_limits_hold_across_switches()
    {
        var options = new OdeOptions { Method = OdeMethod.Automatic, MaxSteps = 200 };
        OdeSolution solution = Ode.Solve((t, y, dydt) => Trials.VanDerPol(1000)(t, y, dydt), (0, 2000), [2.0, 0.0], options);
        Assert.Equal(SolveStatus.MaxStepsReached, solution.Status);
        Assert.Equal(200, solution.Stats.AcceptedSteps + solution.Stats.RejectedSteps);
        solution = Ode.Solve((t, y, dydt) => Trials.VanDerPol(1000)(t, y, dydt), (0, 2000), [2.0, 0.0],
            options with { MaxSteps = 1_000_000, MaxEvaluations = 1000 });
        Assert.Equal(SolveStatus.MaxEvaluationsReached, solution.Status);
        Assert.InRange(solution.Stats.RhsEvaluations, 1000, 1020);
    }

    private static OdeSolution Solve(ScalarRhs rhs, double end, double[] y0, OdeMethod method, double relative, double absolute) =>
        Ode.Solve((t, y, dydt) => rhs(t, y, dydt), (0, end), y0,
            new OdeOptions { Method = method, RelativeTolerance = relative, AbsoluteTolerance = [absolute] });

    private static double[] Reference(string name) => KnownProblems.Stiff.Single(problem => problem.Name == name).Reference;

    private static void Near(double[] found, double[] expected, double relative)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(Math.Abs(found[i] - expected[i]) / Math.Abs(expected[i]), 0, relative);
        }
    }
}
