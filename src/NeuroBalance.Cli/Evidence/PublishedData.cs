using NeuroBalance.Models;
using static System.FormattableString;
using static NeuroBalance.Quantity;

namespace NeuroBalance.Cli.Evidence;

/// <summary>The model held against published observations, those it was fitted to apart from those it was not.</summary>
internal static class PublishedData
{
    private const string Section = "Published data";

    public static IEnumerable<EvidenceRow> Rows() =>
        ((EvidenceRow[])[.. Jones(), .. Wilkinson(), .. KetamineLevels(), .. Elimination(), .. Isbell(), Haugbol()])
            .OrderBy(row => row.Kind).Select(row => row with
            {
                Section = row.Kind switch
                {
                    EvidenceKind.Fitted => Section + ": fitted, so that agreement says little",
                    EvidenceKind.Predicted => Section + ": predicted, nothing was fitted to them",
                    EvidenceKind.Misfit => Section + ": known misfits",
                    EvidenceKind.Verified or EvidenceKind.Structural or EvidenceKind.Told => Section,
                },
            });

    private static IEnumerable<EvidenceRow> Jones()
    {
        Trajectory run = Simulator.Run(new ScenarioBuilder("jones", 8.Hours())
            .Drink(new DoseAmount(0.68, DoseUnit.GramPerKilogram), at: 0.Hours(), lasting: new Duration(20, TimeUnit.Minute)).Build());
        List<(double Error, double Deviations)> points = [];
        foreach (string[] row in DataFile.Rows("jones1984.csv").Where(row => row[0] != "0"))
        {
            double error = run.ValueAt(EthanolBlood, DataFile.Number(row[0]) / 60) - DataFile.Number(row[1]);
            points.Add((error, Math.Abs(error) / DataFile.Number(row[2])));
        }

        double worst = points.Max(point => point.Deviations);
        yield return new EvidenceRow(Section,
            "Blood alcohol after 0.68 g/kg of whisky over 20 min, 48 fasted men (Jones 1984, Alcohol Alcohol 19:353)", EvidenceKind.Fitted,
            Invariant($"worst point {worst:0.00} SD, RMSE {Root(points.Select(point => point.Error)):0.000} g/L over {points.Count} points"), "every point within 1 SD", worst <= 1)
        {
            IsKnown = true,
        };
    }

    private static IEnumerable<EvidenceRow> Wilkinson()
    {
        List<double> areas = [];
        foreach (IGrouping<string, string[]> dose in DataFile.Rows("wilkinson1977.csv").GroupBy(row => row[0]))
        {
            double grams = DataFile.Number(dose.Key);
            Trajectory run = Simulator.Run(new ScenarioBuilder("wilkinson", 12.Hours()).Subject(weightKilograms: 74.55)
                .Drink(new DoseAmount(grams, DoseUnit.Gram), at: 0.Hours()).Build());
            double root = Root(dose.Select(row => run.ValueAt(EthanolBlood, DataFile.Number(row[1])) - DataFile.Number(row[2])));
            areas.Add(run.Integral(EthanolBlood) / grams);
            yield return new EvidenceRow(Section,
                Invariant($"Blood alcohol after {grams} g by mouth, 8 fasted men (Wilkinson et al. 1977, doi:10.1007/BF01065396)"),
                EvidenceKind.Fitted,
                Invariant($"RMSE {root:0.000} g/L over {dose.Count()} points"), "at most 0.07 g/L", root <= 0.07);
        }

        yield return new EvidenceRow(Section, "The area under the curve grows more than in proportion to the dose (same study)",
            EvidenceKind.Fitted,
            string.Join(", ", areas.Select(area => Invariant($"{area:0.0000}"))) + " h/L per g", "rising", areas.Zip(areas.Skip(1))
                .All(pair => pair.First < pair.Second));
    }

    private static IEnumerable<EvidenceRow> KetamineLevels()
    {
        double half = Level(new DoseAmount(0.5, DoseUnit.MilligramPerKilogram), 2.0 / 3);
        double eight = Level(new DoseAmount(0.8, DoseUnit.MilligramPerKilogram), (2.0 / 3) + 2);
        Trajectory bolus =
            Simulator.Run(new ScenarioBuilder("bolus", 2.Hours()).Bolus(Drug.Ketamine, 10.Milligrams(), at: 0.Hours()).Build());
        double early = 1000 * bolus.ValueAt(KetamineCentral, 2.0 / 60);
        string[][] observed = [.. DataFile.Rows("ketamine.csv")];
        yield return new EvidenceRow(Section, $"Ketamine at the end of 0.5 mg/kg over 40 min ({observed[0][4]})", EvidenceKind.Predicted,
            Invariant($"{half:0} ng/mL (arterial) against {observed[0][2]} (venous), fold {half / DataFile.Number(observed[0][2]):0.00}"),
                "130 to 280 ng/mL", half is >= 130 and <= 280);
        yield return new EvidenceRow(Section, $"Ketamine 2 h after 0.8 mg/kg over 40 min ({observed[1][4]})", EvidenceKind.Predicted,
            Invariant($"{eight:0} ng/mL against {observed[1][2]} to {observed[2][2]}, fold {eight / (0.5 * (DataFile.Number(observed[1][2]) + DataFile.Number(observed[2][2]))):0.00}"), "50 to 80 ng/mL", eight is >= 50 and <= 80);
        yield return new EvidenceRow(Section, $"Ketamine 2 min after a bolus of 10 mg ({observed[3][4]})", EvidenceKind.Predicted,
            Invariant($"{early:0} ng/mL against {observed[3][2]}, fold {early / DataFile.Number(observed[3][2]):0.00}"), "within 25 %",
                Math.Abs((early / DataFile.Number(observed[3][2])) - 1) <= 0.25);
    }

    private static double Level(DoseAmount dose, double hours)
    {
        Trajectory run = Simulator.Run(new ScenarioBuilder("infusion", 8.Hours())
            .Infusion(Drug.Ketamine, dose, at: 0.Hours(), lasting: new Duration(40, TimeUnit.Minute)).Build());
        return 1000 * run.ValueAt(KetamineCentral, hours);
    }

    private static IEnumerable<EvidenceRow> Elimination()
    {
        Trajectory dependent = Simulator.Run(Scenarios.Get("dependence"));
        double induced = dependent.At(dependent.LastDrink!.Value).EnzymeInduction;
        EthanolParameters<double> p = dependent.Parameters.Values.Ethanol;
        foreach (string[] row in DataFile.Rows("elimination.csv"))
        {
            double level = DataFile.Number(row[1]), observed = DataFile.Number(row[2]);
            double induction = row[0].StartsWith("dependent", StringComparison.Ordinal) ? induced : 1;
            double rate = (p.AdhCapacity * level / (p.AdhKm + level)) + (induction * p.Cyp2e1Capacity * level / (p.Cyp2e1Km + level));
            yield return new EvidenceRow(Section, Invariant($"Rate of fall of blood alcohol at {level} g/L, {row[0]}: {row[3]}"),
                EvidenceKind.Fitted,
                Invariant($"{rate:0.000} against {observed:0.000} g/L/h, fold {rate / observed:0.00}"), "", null);
        }
    }

    private static IEnumerable<EvidenceRow> Isbell()
    {
        Trajectory run = Simulator.Run(new ScenarioBuilder("isbell", 60.Days())
            .Drink(new DoseAmount(355.0 / 20, DoseUnit.Gram), at: 8.Hours()).Every(0.75.Hours(), times: 20)
                .RepeatEvery(24.Hours(), times: 48).Build());
        double last = run.LastDrink!.Value;
        IReadOnlyList<double> gone = run.Crossings(EthanolBlood, 0.02, last, direction: CrossingDirection.Downward);
        double mean = run.Integral(EthanolBlood, 24 * 40, 24 * 48) / (24 * 8);
        double hours = gone.Count > 0 ? gone[^1] - last : double.NaN;
        yield return new EvidenceRow(Section,
            "Mean blood alcohol in days 41 to 48 of 355 g a day (Isbell 1955: about 2 g/L for long periods)", EvidenceKind.Misfit,
            Invariant($"{mean:0.0} g/L"), "", null);
        yield return new EvidenceRow(Section, "Blood alcohol gone (below 0.02 g/L) after the last drink (Isbell 1955: by hour 15 to 19)",
            EvidenceKind.Fitted, Invariant($"{hours:0.0} h"), "", null);
        yield return new EvidenceRow(Section, "Peak of the withdrawal score after 48 days of 355 g a day (Isbell 1955: severe)",
            EvidenceKind.Fitted, Invariant($"{run.Peak(Quantity.Withdrawal, last).Value:0} of 67 points"), "", null);
    }

    private static EvidenceRow Haugbol()
    {
        Trajectory run = Simulator.Run(Scenarios.Get("dependence"));
        double last = run.LastDrink!.Value;
        string Excess(double hours) => Invariant($"{100 * (run.ValueAt(NmdaDensity, last + hours) - 1):+0} %");
        return new EvidenceRow(Section,
            "NMDA binding in rats at the last dose, 12 h and 36 h later: +0 %, +49 %, +24 % (Haugbol 2005, [3H]MK-801)",
            EvidenceKind.Misfit,
            $"{Excess(0)}, {Excess(12)}, {Excess(36)}: the model is as good as at its maximum when the last drink is taken, the rats were not", "", null);
    }

    private static double Root(IEnumerable<double> errors) => Math.Sqrt(errors.Average(error => error * error));
}
