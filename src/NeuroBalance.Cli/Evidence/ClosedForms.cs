using NeuroBalance.Lanes;
using NeuroBalance.Models;
using static System.FormattableString;

namespace NeuroBalance.Cli.Evidence;

/// <summary>The simulator at its default tolerance against answers that mathematics gives exactly.</summary>
internal static class ClosedForms
{
    private const string Section = "Numerics: closed forms at the default tolerance";

    public static IEnumerable<EvidenceRow> Rows()
    {
        Parameters<double> p = ParameterCatalog.Defaults;
        yield return Constant(p);
        yield return Bateman(p);
        yield return Elimination(p);
        yield return Mass(p);
        Trajectory naive = Simulator.Run(Scenario.Named("naive"));
        State<double> end = naive.StateAt(naive.EndTime), start = NaiveState.Naive;
        bool same = Lanes.Layout.Flatten<State<double>, double>(ref end)
            .SequenceEqual(Lanes.Layout.Flatten<State<double>, double>(ref start));
        yield return new EvidenceRow(Section, "A naive brain without any input stays naive for 30 days", EvidenceKind.Verified,
            same ? "every state bit for bit" : "differs", "bit for bit", same)
        { Drift = Drift.Exact };
    }

    // Blood alcohol held at 1 g/L for 60 days: D = C/(C + CD) (1 - exp(-t/tauD)), and the signals are their logarithms.
    private static EvidenceRow Constant(in Parameters<double> p)
    {
        Trajectory clamp = Simulator.Run(Scenario.Named("clamp"));
        double expected = 1 / (1 + p.Dependence.HalfPoint) * (1 - Math.Exp(-1440 / p.Dependence.Time));
        double found = clamp.At(1440).Dependence;
        return Row("Dependence after 60 days at 1 g/L: C/(C + CD) (1 - exp(-t/tauD))", found, expected, 1e-5);
    }

    // One dose by mouth into one compartment: F dose ka/(V (ka - k)) (exp(-k t) - exp(-ka t)).
    private static EvidenceRow Bateman(in Parameters<double> p)
    {
        Trajectory oral = Simulator.Run(new ScenarioBuilder("oral", 48.Hours()).Oral(2.Milligrams(), at: 0.Hours()).Build());
        double k = p.Benzodiazepine.Clearance / p.Benzodiazepine.Volume, ka = p.Benzodiazepine.AbsorptionRate;
        double worst = 0;
        for (double t = 0.5; t <= 48; t += 0.5)
        {
            double expected = 1000 * 2 * p.Benzodiazepine.Bioavailability * ka / (p.Benzodiazepine.Volume * (ka - k))
                * (Math.Exp(-k * t) - Math.Exp(-ka * t));
            worst = Math.Max(worst, Math.Abs((oral.At(t).BenzodiazepinePlasma / expected) - 1));
        }

        return new EvidenceRow(Section, "Lorazepam by mouth against Bateman's function, every half hour for 48 h", EvidenceKind.Verified,
            Invariant($"largest relative difference {worst:0.0e+0}"), "1e-5", worst <= 1e-5)
        { Drift = Drift.Factor(10) };
    }

    // Michaelis-Menten from 2 g/L: C + KA ln C falls by VA t exactly, which needs no special function to test.
    private static EvidenceRow Elimination(in Parameters<double> p)
    {
        Scenario scenario = new ScenarioBuilder("one-pathway", 20.Hours()).Parameter("Ethanol.Cyp2e1Capacity", 0)
            .Parameter("Ethanol.FirstOrderLoss", 0)
            .Clamp(new BloodLevel(2, LevelUnit.GramPerLitre), at: 0.Hours(), lasting: 1.Hours()).Build();
        Trajectory run = Simulator.Run(scenario);
        double worst = 0;
        for (double t = 2; t <= 16; t++)
        {
            double level = run.At(t).EthanolBlood;
            double invariant = level + (p.Ethanol.AdhKm * Math.Log(level)) + (p.Ethanol.AdhCapacity * (t - 1));
            worst = Math.Max(worst, Math.Abs(invariant - (2 + (p.Ethanol.AdhKm * Math.Log(2)))));
        }

        return new EvidenceRow(Section, "Saturable elimination by one pathway: C + KA ln C + VA t stays constant", EvidenceKind.Verified,
            Invariant($"largest change {worst:0.0e+0} g/L"), "1e-5 g/L", worst <= 1e-5)
        { Drift = Drift.Factor(10) };
    }

    // With one pathway far from saturation what was drunk is what was eliminated: the area under VA C/(KA + C), and kidney and breath.
    private static EvidenceRow Mass(in Parameters<double> p)
    {
        Trajectory run = Simulator.Run(Scenario.Named("binge") with { Parameters = [new NamedValue("Ethanol.Cyp2e1Capacity", 0)] });
        EthanolParameters<double> ethanol = p.Ethanol;
        double eliminated = run.Integral(Quantity.EthanolBlood, 0, 24,
                level => (ethanol.AdhCapacity * level / (ethanol.AdhKm + level)) + (ethanol.FirstOrderLoss * level))
            * ethanol.DistributionVolume * p.Subject.BodyWeight;
        return Row("Ethanol of a dose of 42 g that was eliminated or is still there after 24 h (g)",
            eliminated + (run.At(24).EthanolBlood * ethanol.DistributionVolume * p.Subject.BodyWeight) + run.At(24).EthanolGut,
            42 * ethanol.Bioavailability, 1e-4);
    }

    private static EvidenceRow Row(string statement, double found, double expected, double tolerance) =>
        new(Section, statement, EvidenceKind.Verified, Invariant($"{found:0.00000000}, exactly {expected:0.00000000}"),
            Invariant($"{tolerance:0e+0} relative"), Math.Abs((found / expected) - 1) <= tolerance)
        { Drift = Drift.Share(tolerance) };
}
