namespace NeuroBalance;

/// <summary>A moment from which a run is told.</summary>
/// <param name="Label">What happens then, as <c>last drink</c>.</param>
/// <param name="Time">When (h from the start of the run).</param>
public sealed record Landmark(string Label, double Time);

/// <summary>The moments from which a run is told: when alcohol stops, or the first dose of a run without alcohol.</summary>
public static class Landmarks
{
    /// <summary>The end of drinking; without drinks the end of the last alcohol clamp.</summary>
    /// <remarks>
    /// Scenarios count from the last drink at an absolute time. Where drinks follow that are placed relative to it, it is the last regular
    /// one; where it was skipped, the last one that was taken counts.
    /// </remarks>
    /// <param name="run">The run.</param>
    /// <returns>The moment; null without alcohol, or when the run ended before.</returns>
    public static Landmark? EndOfAlcohol(Trajectory run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.LastDrink is { } last)
        {
            if (last > run.EndTime) return null;
            double taken = run.Doses
                .Where(dose => !dose.Skipped && dose.Kind is OccurrenceKind.Drink or OccurrenceKind.DrinkRateStart)
                .Select(dose => dose.Time).DefaultIfEmpty(last).Max();
            return taken > last ? new Landmark("last regular drink", last) : new Landmark("last drink", taken);
        }

        double? release = Times(run, OccurrenceKind.ClampEnd).Cast<double?>().LastOrDefault();
        return release is { } time ? new Landmark("end of the clamp", time) : null;
    }

    /// <summary>The first dose, infusion or retrieval.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The moment; null without any.</returns>
    public static Landmark? FirstDose(Trajectory run)
    {
        ArgumentNullException.ThrowIfNull(run);
        double? first = Times(run, OccurrenceKind.KetamineBolus, OccurrenceKind.SetKetamineRate, OccurrenceKind.BenzodiazepineBolus,
            OccurrenceKind.BenzodiazepineOral, OccurrenceKind.SetBenzodiazepineRate, OccurrenceKind.EthanolBolus,
            OccurrenceKind.SetEthanolIntravenousRate, OccurrenceKind.Dose, OccurrenceKind.SetDoseRate,
            OccurrenceKind.Retrieval).Cast<double?>().FirstOrDefault();
        return first is { } time ? new Landmark("first dose", time) : null;
    }

    private static IEnumerable<double> Times(Trajectory run, params OccurrenceKind[] kinds) =>
        run.Timeline.Occurrences.Where(one => one.Time <= run.EndTime && kinds.Contains(one.Kind)).Select(one => one.Time);
}
