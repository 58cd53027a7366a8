using static System.FormattableString;
using static NeuroBalance.Cli.Evidence.Study;
using static NeuroBalance.Quantity;

namespace NeuroBalance.Cli.Evidence;

/// <summary>Ketamine in plasma against published levels; nothing was fitted to them.</summary>
internal static class KetamineData
{
    private const double MolarMass = 237.73; // g/mol

    public static IEnumerable<EvidenceRow> Rows()
    {
        string[][] observed = [.. DataFile.Rows("ketamine.csv")];
        double half = Level(0.5, 2.0 / 3), eight = Level(0.8, (2.0 / 3) + 2);
        yield return new Study(Ketamine, observed[0][4], Reading.Read).Row(EvidenceKind.Predicted, "End of 0.5 mg/kg over 40 min",
            Invariant($"{half:0} ng/mL (arterial) against {observed[0][2]} (venous), fold {half / DataFile.Number(observed[0][2]):0.00}"),
            "130 to 280 ng/mL", half is >= 130 and <= 280);
        double middle = 0.5 * (DataFile.Number(observed[1][2]) + DataFile.Number(observed[2][2]));
        yield return new Study(Ketamine, observed[1][4], Reading.Read).Row(EvidenceKind.Predicted, "2 h after 0.8 mg/kg over 40 min",
            Invariant($"{eight:0} ng/mL against {observed[1][2]} to {observed[2][2]}, fold {eight / middle:0.00}"), "50 to 80 ng/mL",
            eight is >= 50 and <= 80);
        double early = After(10.Milligrams(), 2.0 / 60);
        yield return new Study(Ketamine, observed[3][4], Reading.Read).Size("2 min after a bolus of 10 mg", early,
            DataFile.Number(observed[3][2]), "ng/mL", "0");
        Study zanos = new(Ketamine, "Zanos et al. 2018 table 1, doi:10.1124/pr.117.015198", Reading.Read);
        foreach ((double dose, double low, double high) in ((double, double, double)[])[(0.15, 70, 160), (2, 1200, 2400)])
        {
            (double first, double last) =
                (After(dose.MilligramsPerKilogram(), 5.0 / 60), After(dose.MilligramsPerKilogram(), 10.0 / 60));
            yield return zanos.Row(EvidenceKind.Predicted, Invariant($"Bolus of {dose} mg/kg: {low} to {high} ng/mL at 5 to 10 min"),
                Invariant($"{first:0} at 5 min, {last:0} at 10 min"), "within the range at 5 min, within 30 % of it at 10",
                first >= low && first <= high && last >= 0.7 * low && last <= 1.3 * high);
        }
        yield return zanos.Size("Bolus of 0.3 mg/kg, at 10 min", After(0.3.MilligramsPerKilogram(), 10.0 / 60), 120, "ng/mL", "0");
        yield return zanos.Size("Bolus of 0.3 mg/kg, at 5 min", After(0.3.MilligramsPerKilogram(), 5.0 / 60), 120, "ng/mL", "0");
        Trajectory steady = Simulator.Run(new ScenarioBuilder("steady", 4.Hours())
            .Bolus(Drug.Ketamine, 2.MilligramsPerKilogram(), at: 0.Hours())
            .Infusion(Drug.Ketamine, (0.041 * 60).MilligramsPerKilogram().PerHour(), at: 0.Hours(), lasting: 4.Hours()).Build());
        Study idvall = new(Ketamine, "Idvall 1979 Br J Anaesth 51:1167", Reading.Read);
        foreach (int hours in (int[])[1, 3])
        {
            yield return idvall.Size(Invariant($"2 mg/kg and then 41 ug/kg/min: steady 9.3 umol/L; ours after {hours} h"),
                1000 * steady.ValueAt(KetamineCentral, hours) / MolarMass, 9.3, "umol/L", "0.0");
        }
        Study simons = new(Ketamine, "Simons, thesis; the 20 min recalled", Reading.PartlyRecalled);
        foreach (int minutes in (int[])[20, 40])
        {
            double end = Infused(20.Milligrams(), minutes, minutes / 60.0);
            yield return minutes == 20
                ? simons.Size("End of 20 mg S-ketamine over 20 min: 260 to 273 ng/mL", end, 266.5, "ng/mL", "0")
                : simons.Row(EvidenceKind.Told, "The same if it took 40 min", Invariant($"{end:0} ng/mL"));
        }
    }

    private static double Level(double dose, double hours) => Infused(dose.MilligramsPerKilogram(), 40, hours);

    private static double Infused(DoseAmount dose, int minutes, double hours) =>
        1000 * Simulator.Run(new ScenarioBuilder("infusion", 8.Hours())
            .Infusion(Drug.Ketamine, dose, at: 0.Hours(), lasting: minutes.Minutes()).Build()).ValueAt(KetamineCentral, hours);

    private static double After(DoseAmount dose, double hours) => 1000 * Simulator.Run(new ScenarioBuilder("bolus", 2.Hours())
        .Bolus(Drug.Ketamine, dose, at: 0.Hours()).Build()).ValueAt(KetamineCentral, hours);
}
