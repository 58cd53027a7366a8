using System.Text.Json;
using static NeuroBalance.Quantity;

namespace NeuroBalance.Explorer;

/// <summary>A number that sums a run up, with the time at which it was reached.</summary>
/// <param name="Name">Its name in the page's words.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Time">The time (h); absent when it has none.</param>
/// <param name="Digits">The digits after the point that mean something.</param>
internal sealed record Milestone(string Name, double Value, string Unit, double? Time = null, int Digits = 1);

/// <summary>What a class compares between two runs.</summary>
internal static class Milestones
{
    /// <summary>The milestones of a run, in the order in which they are told.</summary>
    /// <param name="run">The run.</param>
    public static IEnumerable<Milestone> Of(Trajectory run)
    {
        double stop = Landmarks.EndOfAlcohol(run)?.Time ?? 0;
        Extremum alcohol = run.Peak(EthanolBlood);
        if (alcohol.Value > 1e-6) yield return new Milestone("peakAlcohol", alcohol.Value, "g/L", alcohol.Time, 2);
        yield return new Milestone("gabaDensity", run.ValueAt(GabaADensity, stop), "naive1", stop, 3);
        yield return new Milestone("nmdaDensity", run.ValueAt(NmdaDensity, stop), "naive1", stop, 3);
        if (run.Crossings(Balance, 0, stop, direction: CrossingDirection.Upward) is [var crossing, ..])
        {
            yield return new Milestone("zeroCrossing", crossing - stop, "h", crossing);
        }

        Extremum glutamate = run.Peak(Glutamate, stop);
        yield return new Milestone("peakGlutamate", glutamate.Value, "naive1", glutamate.Time, 2);
        Extremum withdrawal = run.Peak(Withdrawal);
        yield return new Milestone("peakWithdrawal", withdrawal.Value, "points", withdrawal.Time);
        yield return new Milestone("peakHour", withdrawal.Time - stop, "h", withdrawal.Time);
        yield return new Milestone("hoursTreated", run.TimeAbove(Withdrawal, WithdrawalScale.ModerateFrom), "h");
        yield return new Milestone("hoursSevere", run.TimeAbove(Withdrawal, WithdrawalScale.ModerateTo), "h");
        if (TryParse("SeizureRisk", out Quantity? risk))
        {
            yield return new Milestone("seizureRisk", 100 * run.ValueAt(risk, run.EndTime), "%");
        }

        for (int protocol = 0; protocol < run.Timeline.Protocols.Length; protocol++)
        {
            GivenDose[] given = [.. run.Doses.Where(dose => dose.Protocol == protocol && !dose.Skipped)];
            yield return new Milestone("protocolDoses", given.Length, "", Digits: 0);
            yield return new Milestone("protocolAmount", given.Sum(dose => dose.Amount), "mg");
        }

        Extremum ketamine = run.Peak(KetamineCentral);
        if (ketamine.Value > 1e-6)
        {
            Extremum blocked = run.Peak(Occupancy, stop);
            yield return new Milestone("peakKetamine", 1000 * ketamine.Value, "ng/mL", ketamine.Time, 0);
            yield return new Milestone("blocked", 100 * blocked.Value, "%", blocked.Time, 0);
        }

        Extremum sedation = run.Peak(Ramsay, stop);
        if (sedation.Value > 1.05) yield return new Milestone("peakRamsay", sedation.Value, "points", sedation.Time);
        Extremum craving = run.Peak(Craving, stop);
        yield return new Milestone("peakCraving", craving.Value, "points", craving.Time);
        double week = Math.Min(run.EndTime, stop + 168);
        yield return new Milestone("nmdaAfterWeek", run.ValueAt(NmdaDensity, week), "naive1", week, 3);
    }

    /// <summary>Writes the milestones under the name <c>milestones</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="run">The run.</param>
    public static void Write(Utf8JsonWriter writer, Trajectory run) => writer.Objects("milestones", Of(run), one =>
    {
        writer.WriteString("name", one.Name);
        writer.Value("value", one.Value);
        writer.WriteString("unit", one.Unit);
        writer.Value("time", one.Time);
        writer.WriteNumber("digits", one.Digits);
    });
}
