namespace NeuroBalance.Plotting;

/// <summary>The moments from which a run is told: when alcohol stops, or the first dose of a run without alcohol.</summary>
internal static class Landmarks
{
    /// <summary>The last drink; without drinks the end of the last alcohol clamp; null without alcohol.</summary>
    public static (string Label, double Time)? EndOfAlcohol(Trajectory run)
    {
        if (run.LastDrink is { } last)
            return last <= run.EndTime ? ("last drink", last) : null;
        double? release = Times(run, OccurrenceKind.ClampEnd).Cast<double?>().LastOrDefault();
        return release is { } time ? ("end of the clamp", time) : null;
    }

    /// <summary>The first dose, infusion or retrieval; null without any.</summary>
    public static (string Label, double Time)? FirstDose(Trajectory run)
    {
        double? first = Times(run, OccurrenceKind.KetamineBolus, OccurrenceKind.SetKetamineRate, OccurrenceKind.BenzodiazepineBolus, OccurrenceKind.BenzodiazepineOral,
            OccurrenceKind.SetBenzodiazepineRate, OccurrenceKind.EthanolBolus, OccurrenceKind.SetEthanolIntravenousRate, OccurrenceKind.Retrieval).Cast<double?>().FirstOrDefault();
        return first is { } time ? ("first dose", time) : null;
    }

    private static IEnumerable<double> Times(Trajectory run, params OccurrenceKind[] kinds) =>
        run.Timeline.Occurrences.Where(one => one.Time <= run.EndTime && kinds.Contains(one.Kind)).Select(one => one.Time);
}
