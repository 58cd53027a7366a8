using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using static System.FormattableString;

namespace NeuroBalance.Cli.Evidence;

/// <summary>How the integrator's error answers to its step and to its tolerance.</summary>
internal static class Numerics
{
    private const string Orders = "Numerics: measured order of the methods";
    private const string Work = "Numerics: work and precision on `dependence`";
    private const string Doses = "Numerics: a dose is a boundary";
    private const double Eccentricity = 0.3;

    public static IEnumerable<EvidenceRow> Rows() => [.. Slopes(), .. Ladder(), .. Boundary()];

    private static IEnumerable<EvidenceRow> Slopes() =>
    [
        AtEnd("Bogacki-Shampine 3(2)", OdeMethod.BogackiShampine32, 3, 256),
        Between("Bogacki-Shampine 3(2)", OdeMethod.BogackiShampine32, 3, 1.0 / 32),
        AtEnd("Dormand-Prince 5(4)", OdeMethod.DormandPrince54, 5, 128),
        Between("Dormand-Prince 5(4)", OdeMethod.DormandPrince54, 4, 1.0 / 32),
        AtEnd("Tsitouras 5(4)", OdeMethod.Tsitouras54, 5, 128),
        Between("Tsitouras 5(4)", OdeMethod.Tsitouras54, 4, 1.0 / 32),
        AtEnd("Dormand-Prince 8(5,3)", OdeMethod.DormandPrince853, 8, 32),
        Between("Dormand-Prince 8(5,3)", OdeMethod.DormandPrince853, 7, 1.0 / 8),
        AtEnd("Rodas5P", OdeMethod.Rodas5P, 5, 128),
    ];

    // Order 8 meets rounding before its slope has settled: SciPy's coefficients in a loop of fixed steps give 7.47 here as well.
    private static EvidenceRow AtEnd(string name, OdeMethod method, int order, int steps)
    {
        double coarse = EndError(method, steps), fine = EndError(method, 2 * steps);
        return Slope(name, $"at the end of Kepler's ellipse, {steps} and {2 * steps} steps: order {order}{(order > 5 ? " (not settled before rounding; SciPy's coefficients give 7.47 here too)" : "")}", coarse, fine, Math.Log2(coarse / fine), order - (order > 5 ? 0.7 : 0.1), order + 0.6);
    }

    // The error of one step is of an order higher than that of the method.
    private static EvidenceRow Between(string name, OdeMethod method, int order, double step)
    {
        double coarse = BetweenError(method, step), fine = BetweenError(method, step / 2);
        return Slope(name, $"its interpolant within one step: order {order}", coarse, fine, Math.Log2(coarse / fine) - 1, order - 0.2,
            order + 0.3);
    }

    private static EvidenceRow Slope(string name, string where, double coarse, double fine, double slope, double low, double high) =>
        new(Orders, $"{name}, {where}", EvidenceKind.Verified, Invariant($"slope {slope:0.00} (errors {coarse:0.0e+0} and {fine:0.0e+0})"),
            Invariant($"{low:0.0} to {high:0.0}"), slope >= low && slope <= high)
        {
            Drift = Drift.Share(0.05),
        };

    // Not a whole revolution: on a closed orbit errors cancel.
    private static double EndError(OdeMethod method, int steps) => Distance(Solve(method, 0, 4, 4.0 / steps).EndState, Ellipse(4));

    private static double BetweenError(OdeMethod method, double step)
    {
        const double start = 0.75;
        OdeSolution one = Solve(method, start, start + step, step);
        return Enumerable.Range(1, 9).Max(i => Distance(one.At(start + (i * step / 10)), Ellipse(start + (i * step / 10))));
    }

    // Any error is accepted and steps are powers of two, so that the step stays what it is and the last one ends where it should.
    private static OdeSolution Solve(OdeMethod method, double from, double to, double step) =>
        Ode.Solve(Attraction, (from, to), Ellipse(from),
            new OdeOptions
            {
                Method = method,
                RelativeTolerance = 1e3,
                AbsoluteTolerance = [
            1e3],
                FirstStep = step,
                MaxStep = step,
                DenseOutput = true,
                Stiffness = StiffnessAction.Ignore
            });

    private static void Attraction(double t, ReadOnlySpan<double> y, Span<double> dydt)
    {
        double r2 = (y[0] * y[0]) + (y[1] * y[1]), r3 = r2 * Math.Sqrt(r2);
        (dydt[0], dydt[1], dydt[2], dydt[3]) = (y[2], y[3], -y[0] / r3, -y[1] / r3);
    }

    // Kepler's equation by Newton.
    private static double[] Ellipse(double time)
    {
        double anomaly = time;
        for (int k = 0; k < 20; k++)
        {
            anomaly -= (anomaly - (Eccentricity * Math.Sin(anomaly)) - time) / (1 - (Eccentricity * Math.Cos(anomaly)));
        }
        double cos = Math.Cos(anomaly), sin = Math.Sin(anomaly), width = Math.Sqrt(1 - (Eccentricity * Eccentricity)),
            rate = 1 / (1 - (Eccentricity * cos));
        return [cos - Eccentricity, width * sin, -sin * rate, width * cos * rate];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    // The errors are those to the table of the cross-check, another program's: nothing of ours is its own judge.
    private static IEnumerable<EvidenceRow> Ladder()
    {
        double[][] rows = CrossCheck.Table().Single(one => one.Scenario == "dependence").Rows;
        foreach (double tolerance in new[] { 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9 })
        {
            Trajectory run = Simulator.Run(Scenario.Named("dependence"),
                new SimulationOptions { RelativeTolerance = tolerance, AbsoluteTolerance = tolerance / 1000 });
            double worst = Enumerable.Range(0, Quantity.StateCount)
                .Max(state => rows.Max(row => Math.Abs(run.ValueAt(Quantity.All[state], row[0]) - row[state + 1]))
                / Math.Max(1e-3, rows.Max(row => Math.Abs(row[state + 1]))));
            double accepted = 200 * tolerance;
            yield return new EvidenceRow(Work, Invariant($"rtol {tolerance:0e+0}, atol {tolerance / 1000:0e+0}: steps taken and given up; largest difference to SciPy over {Quantity.StateCount} states and {rows.Length} times, of a state's largest value"),
                EvidenceKind.Verified,
                    Invariant($"{run.Report.AcceptedSteps} + {run.Report.RejectedSteps} steps\ndifference {worst:0.0e+0}"),
                    Invariant($"at most {accepted:0e+0}"), worst <= accepted)
            {
                Drift = Drift.Factor(4),
            };
        }
    }

    // Half an hour of inflow on day 21, seen from a step that has grown to days.
    private static IEnumerable<EvidenceRow> Boundary()
    {
        const double start = 500, length = 0.5, rate = 4, removal = 0.01, end = 1000;
        double exact = rate / removal * (Math.Exp(removal * length) - 1) * Math.Exp(-removal * (end - start));
        OdeFunction level = (t, y, dydt) => dydt[0] = (t >= start && t < start + length ? rate : 0) - (removal * y[0]);
        double with = Ode.Solve(level, (0, end), [0.0], new OdeOptions { Breakpoints = [start, start + length] }).EndState[0];
        double without = Ode.Solve(level, (0, end), [0.0]).EndState[0];
        yield return new EvidenceRow(Doses, "An infusion of half an hour in 1000 h, as a boundary of the steps: relative error at the end",
            EvidenceKind.Verified, Invariant($"{Math.Abs((with / exact) - 1):0.0e+0}"), "1e-5",
            Math.Abs((with / exact) - 1) <= 1e-5)
        { Drift = Drift.Factor(10) };
        yield return new EvidenceRow(Doses, "The same hidden inside the equations: relative error at the end (why doses are boundaries)",
            EvidenceKind.Told, Invariant($"{Math.Abs((without / exact) - 1):0.00}"), "", null)
        { Drift = Drift.Share(0.1) };
    }
}
