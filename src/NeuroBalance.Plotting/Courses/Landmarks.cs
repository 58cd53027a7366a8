namespace NeuroBalance.Plotting;

/// <summary>The moments from which a run is told: when alcohol stops, or the first dose of a run without alcohol.</summary>
internal static class Landmarks
{
    /// <summary>The end of drinking; without drinks the end of the last alcohol clamp; null without alcohol.</summary>
    /// <remarks>
    /// Scenarios count from the last drink at an absolute time. Where drinks follow that are placed relative to it, it is the last regular
    /// one;
    /// where it was skipped, the last one that was taken counts.
    /// </remarks>
    public static Mark? EndOfAlcohol(Trajectory run)
    {
        if (run.LastDrink is { } last)
        {
            if (last > run.EndTime) return null;
            double taken = run.Doses
                .Where(dose => !dose.Skipped && dose.Kind is OccurrenceKind.Drink or OccurrenceKind.DrinkRateStart)
                .Select(dose => dose.Time).DefaultIfEmpty(last).Max();
            return taken > last ? new Mark("last regular drink", last) : new Mark("last drink", taken);
        }

        double? release = Times(run, OccurrenceKind.ClampEnd).Cast<double?>().LastOrDefault();
        return release is { } time ? new Mark("end of the clamp", time) : null;
    }

    /// <summary>The first dose, infusion or retrieval; null without any.</summary>
    public static Mark? FirstDose(Trajectory run)
    {
        double? first = Times(run, OccurrenceKind.KetamineBolus, OccurrenceKind.SetKetamineRate, OccurrenceKind.BenzodiazepineBolus,
            OccurrenceKind.BenzodiazepineOral,
            OccurrenceKind.SetBenzodiazepineRate, OccurrenceKind.EthanolBolus, OccurrenceKind.SetEthanolIntravenousRate,
                OccurrenceKind.Retrieval).Cast<double?>().FirstOrDefault();
        return first is { } time ? new Mark("first dose", time) : null;
    }

    private static IEnumerable<double> Times(Trajectory run, params OccurrenceKind[] kinds) =>
        run.Timeline.Occurrences.Where(one => one.Time <= run.EndTime && kinds.Contains(one.Kind)).Select(one => one.Time);
}
