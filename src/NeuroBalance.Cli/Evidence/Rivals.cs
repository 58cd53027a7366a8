using MathNet.Numerics.LinearAlgebra;
using NeuroBalance.Models;
using static System.FormattableString;

namespace NeuroBalance.Cli.Evidence;

/// <summary>Other groups' models beside this one: whether we solve theirs as they published it, and where the two disagree.</summary>
internal static class Rivals
{
    private const string Section = "Rival models";
    private const int Glutamate = 3;
    private const int Gaba = 5;

    private static readonly string[] Endings = ["dependence", "taper-3d", "taper", "taper-10d"];

    public static IEnumerable<EvidenceRow> Rows() => [.. Published(), .. Rebound(), .. Severity()];

    private static IEnumerable<EvidenceRow> Published()
    {
        double[] rest = QiTretterVoit2014.SteadyState, production = QiTretterVoit2014.Production(rest);
        double ratio = Enumerable.Range(0, 6).Max(i => Math.Abs((production[i] / (QiTretterVoit2014.RemovalRates[i] * rest[i])) - 1));
        yield return new EvidenceRow(Section, "Qi, Tretter and Voit 2014 (PLoS ONE 9(3):e92221, six transmitters, no receptors): production over removal at their published steady state, farthest from 1", EvidenceKind.Verified, Invariant($"{ratio:0.0e+0}"), "3e-7 (seven digits were published)", ratio <= 3e-7)
        {
            Drift = Drift.Factor(1.1),
        };
        double[] published = [-33.902027, -5.504248, -0.223422, -0.042915, -0.008720, -0.000862];
        double[] found =
            [.. Matrix<double>.Build.DenseOfArray(QiTretterVoit2014.Jacobian(rest)).Evd().EigenValues.Select(value => value.Real).Order()];
        yield return new EvidenceRow(Section,
            "The same: eigenvalues there against -33.902027, -5.504248, -0.223422, -0.042915, -0.008720, -0.000862", EvidenceKind.Verified,
            string.Join(", ", found.Select(value => Invariant($"{value:0.000000}"))), "one unit of the last digit", found.Zip(published)
                .All(pair => Math.Abs(pair.First - pair.Second) <= 1e-6));
    }

    // The effect of 42 g of alcohol in this model (GABA-A gain 1.2) laid on the rival's production of GABA, until it rests or for a while,
    // then taken off.
    private static IEnumerable<EvidenceRow> Rebound()
    {
        double[] lengths = [100, 1000, 10_000];
        string theirs = string.Join(", ", lengths.Select(length => Invariant($"{100 * (AfterRaisedGaba(length) - 1):0.00} %")));
        Trajectory run = Simulator.Run(Scenario.Named("dependence"));
        double ours = run.Peak(Quantity.Glutamate, run.LastDrink!.Value).Value;
        yield return new EvidenceRow(Section, "Glutamate above rest after a lasting inhibition ends. Theirs: GABA made 1.2 times as fast for 100, 1000 and 10 000 of its times (no unit), then as before. Ours: 60 days of 17 drinks, then none", EvidenceKind.Told,
            $"theirs {theirs}\n" + Invariant($"ours {100 * (ours - 1):0} %") + "\nBoth rebound, and more after longer exposure. Theirs hardly: nothing in it adapts but the levels themselves. A withdrawal syndrome of clinical size needs adapting receptors, or another mechanism that theirs lacks.", "", null)
        {
            Drift = Drift.Share(0.02),
        };
    }

    private static double AfterRaisedGaba(double length)
    {
        OdeFunction raised = (t, y, dydt) =>
        {
            QiTretterVoit2014.Equations(t, y, dydt);
            dydt[Gaba] += 0.2 * QiTretterVoit2014.Production(y)[Gaba];
        };
        OdeOptions options = new() { Method = OdeMethod.Automatic, RelativeTolerance = 1e-8, DenseOutput = true };
        OdeSolution exposed = Ode.Solve(raised, (0, length), QiTretterVoit2014.SteadyState, options);
        OdeSolution after = Ode.Solve(QiTretterVoit2014.Equations, (0, 5000), exposed.EndState, options);
        if (!exposed.Success || !after.Success)
        {
            throw new InvalidOperationException($"The rival model was not solved: {exposed.Message} {after.Message}");
        }
        return Enumerable.Range(0, 5001).Max(time => after.At(time)[Glutamate]) / QiTretterVoit2014.SteadyState[Glutamate];
    }

    private static IEnumerable<EvidenceRow> Severity()
    {
        int[] days = [16, 34, 60];
        Courses courses = new();
        string peaks = string.Join(", ", days.Select(length => Invariant($"{ClinicalData.PeakAfter(courses, length):0.0}")));
        yield return new EvidenceRow(Section, "Gutierrez and Staehle 2015 (doi:10.1186/s12976-015-0004-3; from its abstract alone): severity does not depend on how dependence developed. Ours after 16, 34 and 60 days of the same drinking, peak of the score", EvidenceKind.Told,
            $"{peaks} points\nOurs disagrees with theirs, and agrees with Isbell 1955 (mild after 16 to 34 days, severe after 48 to 87).",
                "", null);
        string tapers = string.Join(", ", Endings.Select(name => Invariant($"{Peak(Scenario.Named(name), 1440):0.0}")));
        yield return new EvidenceRow(Section, "The same paper: regulating alcohol during withdrawal lowers it. Ours: abrupt stop, tapers over 3, 5 and 10 days, highest score after day 60", EvidenceKind.Told, $"{tapers} points\nOurs agrees with theirs.", "", null);
    }

    private static double Peak(Scenario scenario, double from = 0) => Simulator.Run(scenario).Peak(Quantity.Withdrawal, from).Value;
}
