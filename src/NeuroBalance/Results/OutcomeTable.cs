using static NeuroBalance.Quantity;

namespace NeuroBalance.Results;

/// <summary>The numbers by which every run is told, each declared once.</summary>
internal static class OutcomeTable
{
    private static readonly Row[] Rows =
    [
        new("drinks", "drinks taken", "1", one => one.Taken.Length),
        new("alcohol", "alcohol drunk", "g", one => one.Taken.All(drink => drink.Kind == OccurrenceKind.Drink)
            ? one.Taken.Sum(drink => drink.Amount) : null),
        new("bloodAlcoholPeak", "blood alcohol, highest", "g/L", one => one.Run.Peak(EthanolBlood).Value),
        new("gabaADensityAtStop", "GABA-A density WHEN", "1", one => one.Run.ValueAt(GabaADensity, one.Stop ?? one.Run.EndTime)),
        new("nmdaDensityAtStop", "NMDA density WHEN", "1", one => one.Run.ValueAt(NmdaDensity, one.Stop ?? one.Run.EndTime)),
        new("balanceTrough", "balance, lowest", "1", one => one.Run.Trough(Balance).Value),
        new("balanceCrossing", "balance crosses zero upward", "h", one => one.Stop is null ? null
            : First(one.Run.Crossings(Balance, 0, one.From, direction: CrossingDirection.Upward))) { IsTime = true },
        new("balancePeak", "balance, highest", "1", one => one.Run.Peak(Balance, one.From).Value),
        new("balancePeakTime", "balance is highest", "h", one => one.Run.Peak(Balance, one.From).Time) { IsTime = true },
        new("glutamatePeak", "glutamate, highest", "1", one => one.Run.Peak(Glutamate, one.From).Value),
        new("withdrawalOnset", "withdrawal score reaches 8", "h", one =>
            First(one.Run.Crossings(Withdrawal, WithdrawalScale.ModerateFrom, one.From, direction: CrossingDirection.Upward)))
            { IsTime = true },
        new("withdrawalPeak", "withdrawal score, highest", "points", one => one.Run.Peak(Withdrawal, one.From).Value),
        new("withdrawalPeakTime", "withdrawal score is highest", "h", one => one.Run.Peak(Withdrawal, one.From) is { Value: > 0.1 } peak
            ? peak.Time : null) { IsTime = true },
        new("withdrawalResolution", "withdrawal score below 8 for good", "h", Resolution) { IsTime = true },
        new("withdrawalHours", "withdrawal score of 8 or more", "h", one => one.Run.TimeAbove(Withdrawal, WithdrawalScale.ModerateFrom)),
        new("severeHours", "withdrawal score above 15", "h", one => one.Run.TimeAbove(Withdrawal, WithdrawalScale.ModerateTo)),
        new("withdrawalArea", "withdrawal score, area", "points h", one => one.Run.Integral(Withdrawal, one.From)),
        new("seizureRisk", "risk of a seizure since the start", "1", one => one.Run.ValueAt(SeizureRisk, one.Run.EndTime))
            { Caveat = SeizureRisk.Caveat },
        new("ketaminePeak", "ketamine in plasma, highest", "mg/L", one => one.Run.Peak(KetamineCentral).Value),
        new("occupancyPeak", "NMDA channels blocked, highest share", "1", one => one.Run.Peak(Occupancy).Value),
        new("benzodiazepinePeak", "benzodiazepine in plasma, highest", "ng/mL", one => one.Run.Peak(BenzodiazepinePlasma).Value),
        new("protocolDoses", "doses by protocol", "1", one => one.ByProtocol.Length),
        new("protocolAmount", "amount by protocol", "mg", one => one.ByProtocol.Sum(dose => dose.Amount)),
        new("ramsayPeak", "Ramsay score, highest", "points", one => one.Run.Peak(Ramsay).Value),
        new("cravingPeak", "craving, highest", "points", one => one.Run.Peak(Craving, one.From).Value),
        new("cravingAtEnd", "craving at the end", "points", one => one.Run.ValueAt(Craving, one.Run.EndTime)),
        new("plasticityPeak", "plasticity, highest", "1", one => one.Run.Peak(Plasticity).Value),
        new("moodGainPeak", "mood gain, highest", "points", one => MoodGains.HaveData(one.Run) ? one.Run.Peak(MoodGain).Value : null),
        new("alcoholMemoryAtEnd", "alcohol memory at the end", "1", one => one.Run.ValueAt(AlcoholMemory, one.Run.EndTime)),
        new("copingAtEnd", "coping at the end", "1", one => one.Run.ValueAt(Coping, one.Run.EndTime)),
    ];

    /// <summary>The outcomes of runs side by side: a row for each, with the value of each run.</summary>
    /// <remarks>Times count from the end of alcohol where all runs have the same kind of end, else from the start.</remarks>
    public static IReadOnlyList<Comparison.Outcome> Of(IReadOnlyList<Trajectory> runs)
    {
        Told[] told = [.. runs.Select(run => new Told(run))];
        string[] ends = [.. told.Select(one => Landmarks.EndOfAlcohol(one.Run)?.Label ?? "").Distinct()];
        string? label = ends is [{ Length: > 0 } same] ? same : null;
        string since = label is null ? " (time from the start)" : $" (time after the {label})",
            when = label is not null ? $"at the {label}" : ends is [""] ? "at the end" : "at the end of alcohol, or of the run";
        List<Comparison.Outcome> rows = [];
        if (label is not null) rows.Add(new("stop", label + " (time from the start)", "h", [.. told.Select(one => one.Stop)]));
        foreach (Row row in Rows)
        {
            double?[] values = [.. told.Select(one => Value(row, one, label is not null))];
            string name = row.Name.Replace("WHEN", when, StringComparison.Ordinal) + (row.IsTime ? since : "");
            rows.Add(new(row.Key, name, row.Unit, values) { Caveat = row.Caveat });
        }

        return rows;
    }

    private static double? Value(Row row, Told told, bool fromStop)
    {
        double? value = row.Of(told);
        if (value is not { } number || !double.IsFinite(number)) return null;
        return row.IsTime && fromStop ? number - told.Stop : number;
    }

    private static double? First(IReadOnlyList<double> times) => times.Count > 0 ? times[0] : null;

    private static double? Resolution(Told one)
    {
        const double Level = WithdrawalScale.ModerateFrom;
        IReadOnlyList<double> up = one.Run.Crossings(Withdrawal, Level, one.From, direction: CrossingDirection.Upward),
            down = one.Run.Crossings(Withdrawal, Level, one.From, direction: CrossingDirection.Downward);
        return down.Count > 0 && (up.Count == 0 || down[^1] > up[^1]) ? down[^1] : null;
    }

    private sealed record Row(string Key, string Name, string Unit, Func<Told, double?> Of)
    {
        public bool IsTime { get; init; }

        public string Caveat { get; init; } = "";
    }

    private sealed class Told(Trajectory run)
    {
        public Trajectory Run => run;

        public double? Stop { get; } = Landmarks.EndOfAlcohol(run)?.Time;

        public double From => Stop ?? run.StartTime;

        public GivenDose[] Taken { get; } =
            [.. run.Doses.Where(dose => !dose.Skipped && dose.Kind is OccurrenceKind.Drink or OccurrenceKind.DrinkRateStart)];

        public GivenDose[] ByProtocol { get; } = [.. run.Doses.Where(dose => dose.Protocol >= 0 && !dose.Skipped)];
    }
}
