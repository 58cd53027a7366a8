using System.Globalization;
using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The derivatives of a text's rates by its states.</summary>
public class JacobianTests
{
    // x, y, and the derivatives of an expression by them, worked out by hand.
    [Theory]
    [InlineData("-x - y", 1, 2, -1, -1)]
    [InlineData("x*y*y", 3, 2, 4, 12)]
    [InlineData("x/y", 3, 2, 0.5, -0.75)]
    [InlineData("x/c", 3, 2, 0.5, 0)]
    [InlineData("exp(2*x)*y", 0.5, 3, 16.30969097075427, 2.718281828459045)]
    [InlineData("ln(x*y)", 2, 4, 0.5, 0.25)]
    [InlineData("sqrt(x + 2*y)", 1, 4, 0.16666666666666666, 0.3333333333333333)]
    [InlineData("abs(x - y)", 1, 3, -1, 1)]
    [InlineData("abs(x - y)", 3, 1, 1, -1)]
    [InlineData("min(x, y)", 1, 2, 1, 0)]
    [InlineData("min(x, y)", 2, 1, 0, 1)]
    [InlineData("min(x, y)", 1, 1, 0, 1)]
    [InlineData("max(x, y)", 1, 2, 0, 1)]
    [InlineData("max(x, y)", 2, 1, 1, 0)]
    [InlineData("max(0, x)", -1, 0, 0, 0)]
    [InlineData("max(0, x)", 0, 0, 1, 0)]
    [InlineData("max(0, x)", 1, 0, 1, 0)]
    [InlineData("x^3*y", 2, 3, 36, 8)]
    [InlineData("x^0.5", 4, 0, 0.25, 0)]
    [InlineData("x^2.5", 4, 0, 20, 0)]
    [InlineData("x^2.5", 0, 0, 0, 0)]
    [InlineData("x^y", 2, 3, 12, 5.545177444479562)]
    [InlineData("x^y", 0, 3, 0, 0)]
    [InlineData("(x/c)^n", 3, 0, 0.5, 0)]
    [InlineData("(x/c)^n", 0, 0, 0.5, 0)]
    [InlineData("(x/c)^1.5", 8, 0, 1.5, 0)]
    [InlineData("(x/c)^1.5", 0, 0, 0, 0)]
    [InlineData("(x/c)^0.7", 0, 0, 0, 0)]
    [InlineData("if(x < 1, x*y, y)", 0.5, 3, 3, 0.5)]
    [InlineData("if(x < 1, x*y, y)", 1, 3, 0, 1)]
    [InlineData("if(max(0, x) = 0, 0, 3*max(0, x)/(1 + max(0, x)))", 0, 0, 3, 0)]
    [InlineData("if(x = 0, y, y*(exp(x) - 1)/x)", 0, 3, 0, 1)]
    [InlineData("if(0 < x, ln(x), nan)", 2, 0, 0.5, 0)]
    [InlineData("if(0 < x, ln(x), nan)", -1, 0, double.NaN, 0)]
    [InlineData("if(0 < k, x, 2*x)", 1, 0, 2, 0)]
    public void An_expression_has_the_derivatives_that_were_worked_out_by_hand(string text, double x, double y, double byX, double byY)
    {
        Model model = Model.Parse($"""
            ## States
            | symbol | unit | initial |
            |---|---|---|
            | x | 1 | 0 |
            | y | 1 | 0 |
            ## Inputs
            | symbol | unit |
            |---|---|
            | k | 1 |
            ## Parameters
            | symbol | value | unit |
            |---|---|---|
            | c | 2 | 1 |
            | n | 1 | 1 |
            ```equations
            dx = 1[1/h]*({text})
            dy = 0
            ```
            """);
        var found = new double[4];
        model.Jacobian()(0, [x, y], found);
        Near(byX, found[0]);
        Near(byY, found[1]);
        Assert.Equal([0.0, 0], found[2..]);

        static void Near(double expected, double actual)
        {
            if (double.IsNaN(expected)) Assert.True(double.IsNaN(actual));
            else Assert.Equal(expected, actual, 1e-14 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Fact]
    public void The_derivatives_of_the_model_are_those_of_differences()
    {
        const int Subjects = 200;
        Trajectory[] runs =
            [.. new[] { "dependence", "ketamine" }.Select(name => Simulator.Run(Scenarios.Get(name)))];
        int entries = Model.AlcoholBalance.Graph.Jacobian.Entries.Count, smooth = 0, all = 0, n = Quantity.StateCount;
        Assert.InRange(entries, 60, 160);
        foreach ((Subject subject, int k) in RandomSubjects.Many(seed: 5, Subjects).Select((subject, k) => (subject, k)))
        {
            Trajectory run = runs[k % runs.Length];
            State<double> at = run.StateAt(run.StartTime + ((k + 0.5) / Subjects * (run.EndTime - run.StartTime)));

            // Powers that are not whole bend at 0 so sharply that no difference follows them; their slopes there are worked out above.
            at.EthanolBlood = Math.Max(at.EthanolBlood, 0.02);
            double[] state = [.. Layout.Flatten<State<double>, double>(ref at)];
            Parameters<double> parameters = subject.Parameters;
            Inputs<double> inputs = subject.Inputs;
            ModelEquations equations = new(Model.AlcoholBalance.Graph, [.. Layout.Flatten<Parameters<double>, double>(ref parameters)],
                [.. Layout.Flatten<Inputs<double>, double>(ref inputs)]);
            var exact = new double[n * n];
            equations.Jacobian(0, state, exact);
            var rates = new double[n];
            equations.Rates(0, state, rates);
            for (int j = 0; j < n; j++)
            {
                // A trace of a drug bends the rates within a shorter way than a dose; the longer way has less rounding.
                (double[] Above, double[] Below, double Size)[] differences =
                    [.. new[] { 1e-2, 1e-4 }.Select(least => 1e-5 * Math.Max(Math.Abs(state[j]), least))
                        .Select(size => (OneSided(equations, state, j, size), OneSided(equations, state, j, -size), size))];
                for (int i = 0; i < n; i++)
                {
                    double entry = exact[(i * n) + j];
                    bool Agrees(double difference, double size) => Math.Abs(entry - difference)
                        <= (1e-5 * Math.Max(Math.Abs(entry), 1e-3)) + (1e-14 * Math.Abs(rates[i]) / size);
                    Assert.True(differences.Any(one => Agrees(one.Above[i], one.Size) || Agrees(one.Below[i], one.Size)),
                        string.Create(CultureInfo.InvariantCulture,
                            $"{k}: {Quantity.All[i]} by {Quantity.All[j]} at {state[j]}: {entry}, by differences "
                            + $"{string.Join(", ", differences.Select(one => one.Above[i]))}"));
                    all++;
                    if (Agrees(differences[0].Above[i], differences[0].Size) && Agrees(differences[0].Below[i], differences[0].Size))
                    {
                        smooth++;
                    }
                }
            }
        }

        // At a corner one side counts: a drug that is not there yet, a density at its naive value.
        Assert.InRange(smooth / (double)all, 0.98, 1);
    }

    [Fact]
    public void The_implicit_method_asks_for_fewer_rates_with_the_derivatives_of_the_text()
    {
        Model model = Model.AlcoholBalance;
        double[] start = [.. model.InitialState];
        start[0] = 60;
        OdeOptions byDifferences = new() { Method = OdeMethod.Rodas5P, RelativeTolerance = 1e-7 };
        OdeSolution differences = Ode.Solve(model.Equations(), (0, 48), start, byDifferences);
        OdeSolution exact = Ode.Solve(model.Equations(), (0, 48), start, byDifferences with { Jacobian = model.Jacobian() });
        Assert.True(differences.Success && exact.Success);
        Assert.InRange(exact.Stats.RhsEvaluations, 1, differences.Stats.RhsEvaluations / 3);
        for (int i = 0; i < start.Length; i++)
        {
            Assert.Equal(differences.EndState[i], exact.EndState[i], 1e-5);
        }
    }

    [Fact]
    public void The_state_that_is_held_does_not_move_with_any_other()
    {
        Model model = Model.AlcoholBalance;
        var matrix = new double[Quantity.StateCount * Quantity.StateCount];
        model.Jacobian(inputs: new Dictionary<string, double> { ["ClampActive"] = 1 })(0, [.. model.InitialState], matrix);
        Assert.All(matrix[Quantity.StateCount..(2 * Quantity.StateCount)], entry => Assert.Equal(0, entry));
    }

    // Of second order, and on one side of a corner.
    private static double[] OneSided(ModelEquations equations, double[] state, int j, double size)
    {
        double[] moved = [.. state], here = new double[state.Length], near = new double[state.Length], far = new double[state.Length];
        equations.Rates(0, state, here);
        moved[j] = state[j] + size;
        double first = moved[j] - state[j];
        equations.Rates(0, moved, near);
        moved[j] = state[j] + (2 * first);
        equations.Rates(0, moved, far);
        return [.. here.Select((value, i) => ((4 * near[i]) - (3 * value) - far[i]) / (2 * first))];
    }
}
