using NeuroBalance.Dosing;

namespace NeuroBalance.Results;

/// <summary>Which runs may tell a gain of mood.</summary>
internal static class MoodGains
{
    /// <summary>
    /// Whether the run has one dose of ketamine, a bolus or an infusion of at most an hour: there are data on the mood after that, and none
    /// behind any other number of doses.
    /// </summary>
    /// <param name="run">The run.</param>
    public static bool HaveData(Trajectory run)
    {
        int doses = run.Doses.Count(dose => dose.Kind == OccurrenceKind.KetamineBolus && !dose.Skipped);
        foreach (Infusion infusion in run.Scenario.Events.OfType<Infusion>().Where(one => one.Drug == Drug.Ketamine))
        {
            if (infusion.For.Hours > 1) return false;
            doses += infusion.Repetition.Count * infusion.Repetition.RepeatCount;
        }

        return doses == 1;
    }
}
