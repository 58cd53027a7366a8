using NeuroBalance.Integration;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>What the adaptive loop promises: here the orders, the errors and the tolerances.</summary>
public partial class SolverBehaviours
{
    public static TheoryData<int> Widths => Trials.Widths;

    [Theory, MemberData(nameof(Widths))]
    public void At_a_fixed_step_the_global_error_falls_with_the_fifth_power(int width)
    {
        double coarse = Error(0.05), fine = Error(0.025);
        Assert.InRange(Math.Log2(coarse / fine), 4.9, 5.1);

        double Error(double h)
        {
            Outcome outcome = Trials.Run(width, new Trial(Trials.Swing, [1.0], 0, 2), Fixed(h));
            Assert.Equal(0, outcome.Report.RejectedSteps);
            return Math.Abs(outcome.State[0] - Math.Exp(Math.Sin(2.0)));
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void The_embedded_solution_has_order_four(int width)
    {
        double coarse = Estimate(0.02), fine = Estimate(0.01);
        Assert.InRange(Math.Log2(coarse / fine), 4.9, 5.1);

        double Estimate(double h) => Math.Abs(Trials.Run(width, new Trial(Trials.Swing, [1.0], 0.3, 1.3), Fixed(h)).Steps[0].Estimate[0]);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Between_the_steps_the_solution_has_order_four(int width)
    {
        double coarse = LocalError(0.08), fine = LocalError(0.04);
        Assert.InRange(Math.Log2(coarse / fine), 4.8, 5.2);

        // The error of one step from exact data: one order more than that of the interpolant.
        double LocalError(double h)
        {
            SeenStep step = Trials.Run(width, new Trial(Trials.Swing, [Math.Exp(Math.Sin(0.3))], 0.3, 1.3), Fixed(h)).Steps[0];
            return Enumerable.Range(1, 7)
                .Max(k => Math.Abs(step.Inside[k - 1][0] - Math.Exp(Math.Sin(step.Start + (step.Size * k / 8.0)))));
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Dense_output_is_continuous_in_value_and_slope(int width)
    {
        Outcome outcome = Trials.Run(width, new Trial(Trials.VanDerPol(1), [2.0, 0.0], 0, 20));
        Assert.True(outcome.Steps.Count > 50);
        for (int n = 1; n < outcome.Steps.Count; n++)
        {
            SeenStep before = outcome.Steps[n - 1], after = outcome.Steps[n];
            Assert.Equal(before.End, after.Start);
            Assert.Equal(before.Y1, after.Y0);
            Assert.Equal(before.LastStage, after.FirstStage);
            for (int i = 0; i < 2; i++)
            {
                double scale = 1e-12 * (1 + Math.Abs(after.FirstStage[i]));
                Assert.InRange(before.SlopeAtEnd[i] - after.FirstStage[i], -scale, scale);
                Assert.InRange(after.SlopeAtStart[i] - after.FirstStage[i], -scale, scale);
            }
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void The_error_is_proportional_to_the_tolerance(int width)
    {
        double[] tolerances = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11];
        double[] logErrors = tolerances.Select(tolerance => Math.Log10(Error(tolerance))).ToArray();
        double slope = (logErrors[0] - logErrors[^1]) / 8;
        Assert.InRange(slope, 0.9, 1.1);
        for (int i = 1; i < logErrors.Length; i++)
        {
            Assert.InRange(logErrors[i - 1] - logErrors[i], 0.5, 1.5);
        }

        double Error(double tolerance)
        {
            Outcome outcome = Trials.Run(width, new Trial(Trials.Oscillator, [0.0, 1.0], 0, 10), Tolerance(tolerance, tolerance));
            return outcome.Steps.Max(step => Math.Abs(step.Y1[0] - Math.Sin(step.End)));
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Without_growth_the_error_stays_within_five_tolerances_at_the_steps_and_between(int width)
    {
        // y' = -(y - cos t) - sin t, y = cos t + e^-t; decay; a logistic fall to its plateau.
        (ScalarRhs Rhs, double Y0, Func<double, double> Exact)[] problems =
        [
            ((t, y, dydt) => dydt[0] = -(y[0] - Math.Cos(t)) - Math.Sin(t), 2.0, t => Math.Cos(t) + Math.Exp(-t)),
            (Trials.Decay, 1.0, t => Math.Exp(-t)),
            ((_, y, dydt) => dydt[0] = 0.25 * y[0] * (1 - (y[0] / 20)), 40.0, t => 20 / (1 - (0.5 * Math.Exp(-t / 4)))),
        ];
        foreach (double tolerance in (double[])[1e-3, 1e-6, 1e-9, 1e-11])
        {
            foreach ((ScalarRhs rhs, double y0, Func<double, double> exact) in problems)
            {
                Outcome outcome = Trials.Run(width, new Trial(rhs, [y0], 0, 20), Tolerance(tolerance, tolerance));
                double atSteps = 0, between = 0;
                foreach (SeenStep step in outcome.Steps)
                {
                    atSteps = Math.Max(atSteps, Units(step.Y1[0], exact(step.End)));
                    for (int k = 1; k <= 7; k++)
                    {
                        between = Math.Max(between, Units(step.Inside[k - 1][0], exact(step.Start + (step.Size * k / 8.0))));
                    }
                }

                Assert.InRange(atSteps, 0, 5);
                // The step is governed by the error at its end. Where that estimate passes through zero, the first
                // problem's interpolant at 1e-11 is off by 7.3 tolerances within one step; at the tolerances in use it is not.
                if (tolerance >= 1e-9) Assert.InRange(between, 0, 5);

                double Units(double found, double value) => Math.Abs(found - value) / (tolerance + (tolerance * Math.Abs(value)));
            }
        }
    }

    [Fact]
    public void A_relative_tolerance_below_a_hundred_roundings_is_refused_by_name()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => Trials.Run(1, new Trial(Trials.Decay, [1.0], 0, 1), Tolerance(2e-14, 1e-9)));
        Assert.Equal(nameof(StepControl.RelativeTolerance), error.ParamName);
        Assert.Contains("2E-14", error.Message, StringComparison.Ordinal);
        Assert.Equal(SolveStatus.Success, Trials.Run(1, new Trial(Trials.Decay, [1.0], 0, 1), Tolerance(2.3e-14, 1e-9)).Report.Status);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Each_component_can_have_its_own_absolute_tolerance(int width)
    {
        // Two copies of one decaying oscillation; only the tolerance of the second is tight.
        ScalarRhs rhs = (t, y, dydt) =>
        {
            dydt[0] = Math.Cos(t);
            dydt[1] = Math.Cos(5 * t);
        };
        Outcome loose =
            Trials.Run(width, new Trial(rhs, [0.0, 0.0], 0, 10), new StepControl { RelativeTolerance = 1e-13, AbsoluteTolerance = [1e-3] });
        Outcome tight = Trials.Run(width, new Trial(rhs, [0.0, 0.0], 0, 10),
            new StepControl { RelativeTolerance = 1e-13, AbsoluteTolerance = [1e-3, 1e-10] });
        Assert.True(tight.Report.AcceptedSteps > 10 * loose.Report.AcceptedSteps);
        Assert.InRange(Math.Abs(tight.State[1] - (Math.Sin(50.0) / 5)), 0, 1e-9);
        var error = Assert.ThrowsAny<ArgumentException>(() =>
            Trials.Run(width, new Trial(rhs, [0.0, 0.0], 0, 10), new StepControl { AbsoluteTolerance = [1, 1, 1] }));
        Assert.Contains("AbsoluteTolerance", error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Widths))]
    public void An_absolute_tolerance_of_zero_allows_a_component_that_stays_zero(int width)
    {
        Outcome outcome = Trials.Run(width, new Trial(Trials.Decay, [1.0, 0.0], 0, 3), Tolerance(1e-8, 0));
        Assert.Equal(SolveStatus.Success, outcome.Report.Status);
        Assert.Equal(0.0, outcome.State[1]);
        Assert.InRange(Math.Abs(outcome.State[0] - Math.Exp(-3.0)), 0, 1e-8);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_huge_absolute_tolerance_accepts_every_step_that_is_finite(int width)
    {
        Outcome outcome = Trials.Run(width, new Trial(Trials.Decay, [1.0, 2.0], 0, 3), Tolerance(1e-3, double.MaxValue));
        Assert.Equal(SolveStatus.Success, outcome.Report.Status);
        Assert.Equal(0, outcome.Report.RejectedSteps);
        Assert.True(outcome.State.All(double.IsFinite));
    }

    [Fact]
    public void The_default_tolerances_are_1e_6_and_1e_9()
    {
        Assert.Equal(1e-6, new StepControl().RelativeTolerance);
        Assert.Equal([1e-9], new StepControl().AbsoluteTolerance);
    }

    private static StepControl Tolerance(double relative, double absolute) =>
        new() { RelativeTolerance = relative, AbsoluteTolerance = [absolute] };

    // The error is never asked: every step has the largest size.
    private static StepControl Fixed(double h) => new() { RelativeTolerance = 1e6, AbsoluteTolerance = [1e6], MaxStep = h, FirstStep = h };
}
