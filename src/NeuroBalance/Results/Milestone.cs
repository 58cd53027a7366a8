namespace NeuroBalance;

/// <summary>A moment from which a run is told, such as its last drink.</summary>
/// <param name="Label">What happens then, as <c>last drink</c>.</param>
/// <param name="Time">When (h from the start of the run).</param>
public sealed record Milestone(string Label, double Time)
{
    /// <summary>The end of drinking; without drinks the end of the last alcohol clamp; null without alcohol.</summary>
    /// <remarks>
    /// Scenarios count from the last drink at an absolute time. Where drinks follow that are placed relative to it, it is the last regular
    /// one; where it was skipped, the last one that was taken counts.
    /// </remarks>
    internal static Milestone? EndOfAlcohol(Trajectory run)
    {
        if (run.LastDrink is { } last)
        {
            if (last > run.EndTime) return null;
            double taken = run.Doses
                .Where(dose => !dose.Skipped && dose.Kind is OccurrenceKind.Drink or OccurrenceKind.DrinkRateStart)
                .Select(dose => dose.Time).DefaultIfEmpty(last).Max();
            return taken > last ? new Milestone("last regular drink", last) : new Milestone("last drink", taken);
        }

        double? release = Times(run, OccurrenceKind.ClampEnd).Cast<double?>().LastOrDefault();
        return release is { } time ? new Milestone("end of the clamp", time) : null;
    }

    /// <summary>The first dose, infusion or retrieval; null without any.</summary>
    internal static Milestone? FirstDose(Trajectory run)
    {
        double? first = Times(run, OccurrenceKind.KetamineBolus, OccurrenceKind.SetKetamineRate, OccurrenceKind.BenzodiazepineBolus,
            OccurrenceKind.BenzodiazepineOral, OccurrenceKind.SetBenzodiazepineRate, OccurrenceKind.EthanolBolus,
            OccurrenceKind.SetEthanolIntravenousRate, OccurrenceKind.Retrieval).Cast<double?>().FirstOrDefault();
        return first is { } time ? new Milestone("first dose", time) : null;
    }

    private static IEnumerable<double> Times(Trajectory run, params OccurrenceKind[] kinds) =>
        run.Timeline.Occurrences.Where(one => one.Time <= run.EndTime && kinds.Contains(one.Kind)).Select(one => one.Time);
}
