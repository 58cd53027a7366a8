using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>The figure of arms that were compared in the same subjects.</summary>
internal static class ContrastFigure
{
    // The outermost subjects would squeeze all others in a figure.
    private const double Outermost = 0.005;

    /// <summary>The figure of the contrasts of a metric that can be shown together: those whose better side is that of the first.</summary>
    /// <param name="found">Contrasts of the sweep.</param>
    /// <param name="manifest">The sweep.</param>
    /// <param name="metric">The metric; that of the first contrast when absent.</param>
    /// <returns>The figure with words in the place of its own.</returns>
    /// <exception cref="ArgumentException">There is no contrast of the metric, or the sweep has no such metric.</exception>
    public static Func<FigureLabels, IPainting> Of(IReadOnlyList<PairedDifferences> found, SweepManifest manifest, string? metric)
    {
        string[] known = [.. found.Select(one => one.Contrast.Metric).Distinct()];
        if (known.Length == 0) throw new ArgumentException("There are no contrasts.", nameof(found));
        string name = metric is null ? known[0] : known[SweepNames.Place(known, metric, "contrast of the metric")];
        PairedDifferences[] all = [.. found.Where(one => one.Contrast.Metric == name)];
        PairedDifferences[] shown = [.. all.Where(one => one.Contrast.Better == all[0].Contrast.Better).Take(PairedRows.MostRows)];
        SweepColumns columns = manifest.Columns;
        string unit = columns.Units[SweepNames.Place(columns.Numbers, name, "metric")],
            difference = $"{name}, arm minus reference";
        long most = shown.Max(one => one.Subjects - one.Pairs);
        string missing = most == 0 ? "" : $"; of up to {Whole(most)} of them a value is missing";
        return labels => new PairedRows(labels.Title ?? $"{char.ToUpperInvariant(name[0])}{name[1..]} in the same subjects",
            $"{manifest.Entry("plan")}: {shown[0].Subjects.ToString("N0", CultureInfo.InvariantCulture)} subjects, "
                + $"each in both arms{missing}; shares with their 95 % intervals",
            labels.Across ?? (unit.Length > 0 && !difference.Contains($"({unit})", StringComparison.Ordinal) ? $"{difference} ({unit})"
                : difference),
            shown[0].Contrast.Better == Better.Lower, [.. shown.Select(Row)]);
    }

    private static PairedRow Row(PairedDifferences one)
    {
        List<string> told = [$"better in {one.BetterWords}"];
        if (one.EqualSubjects > 0)
        {
            told.Add(string.Create(CultureInfo.InvariantCulture, $"equal in {100.0 * one.EqualSubjects / one.Pairs:0.0} %"));
        }
        if (one.Pairs < one.Subjects) told.Add($"{Whole(one.Subjects - one.Pairs)} missing");
        return new PairedRow(one.Contrast.Arm, one.Contrast.Reference, one.Unequal, one.EqualSubjects,
            [.. TrajectoryBands.Shares.Select(one.DifferenceQuantile)],
            (one.DifferenceQuantile(Outermost), one.DifferenceQuantile(1 - Outermost)),
            one.Pairs == 0 ? ["no pairs"] : told);
    }

    private static string Whole(long count) => count.ToString(CultureInfo.InvariantCulture);
}
