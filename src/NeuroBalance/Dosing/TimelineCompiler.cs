using System.Collections.Immutable;

namespace NeuroBalance.Dosing;

/// <summary>Unrolls the events of one scenario, which must be free of faults.</summary>
internal sealed class TimelineCompiler(Scenario scenario)
{
    private readonly double end = scenario.DurationHours;
    private readonly double? firstDrink = scenario.FirstDrinkHours;
    private readonly double? lastDrink = scenario.LastDrinkHours;
    private readonly List<Occurrence> occurrences = [];
    private readonly List<ProtocolRun> protocols = [];
    private readonly List<RateInterval>[] infusions = [.. DrugTable.All.Select(_ => new List<RateInterval>())];
    private readonly SortedDictionary<int, List<RateInterval>> doses = [];
    private readonly List<RateInterval> therapy = [];
    private readonly List<RateInterval> drinks = [];

    internal Timeline Compile()
    {
        for (int source = 0; source < scenario.Events.Length; source++)
        {
            Unroll(scenario.Events[source], source);
        }
        foreach (DrugRow drug in DrugTable.All)
        {
            AddTotals(infusions[(int)drug.Drug], drug.Rate);
        }
        foreach ((int dose, List<RateInterval> intervals) in doses)
        {
            AddTotals(intervals, OccurrenceKind.SetDoseRate, dose);
        }
        AddTotals(therapy, OccurrenceKind.SetTherapy);
        int slots = DrinkSlots.Assign(drinks, occurrences);
        occurrences.RemoveAll(one => one.Time > end);
        occurrences.Sort(InOrderOfEffect);
        return new Timeline(scenario, [.. occurrences], [.. protocols], slots);
    }

    internal void Add(Occurrence occurrence) => occurrences.Add(occurrence);

    internal void AddDose(OccurrenceKind kind, DoseAmount amount, double time, int source) =>
        occurrences.Add(new Occurrence(time, kind, amount.Absolute, amount.PerKilogram, Source: source));

    internal void AddDose(Dose dose, double time, int source)
    {
        int slot = scenario.Model!.Runs.DoseOf(dose.Drug, dose.Route);
        if (dose.For is { } length)
        {
            doses.TryAdd(slot, []);
            doses[slot].Add(Interval(time, length, dose.Amount.Over(length), source));
            return;
        }

        occurrences.Add(
            new Occurrence(time, OccurrenceKind.Dose, dose.Amount.Absolute, dose.Amount.PerKilogram, Source: source, Slot: slot));
    }

    internal void AddDrink(double time, DoseAmount amount, int source, double skipAbove, bool withMeal) => occurrences.Add(
        new Occurrence(time, OccurrenceKind.Drink, amount.Absolute, amount.PerKilogram, skipAbove, source, WithMeal: withMeal));

    internal void AddDrink(double time, Duration length, DoseAmount perHour, int source, double skipAbove, bool withMeal) =>
        drinks.Add(Interval(time, length, perHour, source) with { SkipAbove = skipAbove, WithMeal = withMeal });

    internal void AddInfusion(Drug drug, double time, Duration length, DoseAmount perHour, int source) =>
        infusions[(int)drug].Add(Interval(time, length, perHour, source));

    internal void AddTherapy(double time, Duration length, int source) =>
        therapy.Add(new RateInterval(time, Clock.Snap(time + length.Hours), 1, 0, source));

    internal void AddProtocol(ProtocolStart start, double time, int source)
    {
        Protocol protocol = scenario.FindProtocol(start.Name)!;
        double until = start.Until?.Resolve(firstDrink, lastDrink) ?? double.PositiveInfinity;
        int index = protocols.Count;
        protocols.Add(new ProtocolRun(protocol, time, until, source));
        if (protocol.When is not null)
        {
            occurrences.Add(new Occurrence(time, OccurrenceKind.TriggerOn, Source: source, Protocol: index));
            if (until <= end) occurrences.Add(new Occurrence(until, OccurrenceKind.TriggerOff, Source: source, Protocol: index));
            return;
        }

        for (int k = 0; ; k++)
        {
            double assessment = Clock.Snap(time + k * protocol.EveryHours);
            if (!(assessment <= end && assessment < until)) return;
            occurrences.Add(new Occurrence(assessment, OccurrenceKind.Assessment, Source: source, Protocol: index));
        }
    }

    private void Unroll(ScenarioEvent entry, int source)
    {
        double at = entry.At.Resolve(firstDrink, lastDrink);
        for (int outer = 0; outer < entry.Repetition.RepeatCount; outer++)
        {
            for (int inner = 0; inner < entry.Repetition.Count; inner++)
            {
                entry.Unroll(this, entry.Repetition.TimeOf(at, outer, inner), source);
            }
        }
    }

    /// <summary>Adds the new total at every time at which an interval starts or ends.</summary>
    private void AddTotals(List<RateInterval> intervals, OccurrenceKind kind, int slot = -1)
    {
        if (intervals.Count == 0) return;
        List<(double Time, int Interval, bool Starts)> changes = [];
        for (int i = 0; i < intervals.Count; i++)
        {
            changes.Add((intervals[i].Start, i, true));
            changes.Add((intervals[i].End, i, false));
        }

        changes.Sort((a, b) => (a.Time, a.Starts, a.Interval).CompareTo((b.Time, b.Starts, b.Interval)));
        SumTree absolute = new(intervals.Count);
        SumTree perKilogram = new(intervals.Count);
        for (int i = 0; i < changes.Count;)
        {
            double time = changes[i].Time;
            int source = int.MaxValue;
            for (; i < changes.Count && changes[i].Time == time; i++)
            {
                RateInterval interval = intervals[changes[i].Interval];
                absolute[changes[i].Interval] = changes[i].Starts ? interval.Amount : 0;
                perKilogram[changes[i].Interval] = changes[i].Starts ? interval.AmountPerKilogram : 0;
                source = Math.Min(source, interval.Source);
            }

            double total = kind == OccurrenceKind.SetTherapy ? Math.Min(absolute.Total, 1) : absolute.Total;
            occurrences.Add(new Occurrence(time, kind, total, perKilogram.Total, Source: source, Slot: slot));
        }
    }

    private static RateInterval Interval(double time, Duration length, DoseAmount perHour, int source) =>
        new(time, Clock.Snap(time + length.Hours), perHour.Absolute, perHour.PerKilogram, source);

    private static int InOrderOfEffect(Occurrence a, Occurrence b) =>
        (a.Time, (int)a.Kind, a.Source, a.Slot).CompareTo((b.Time, (int)b.Kind, b.Source, b.Slot));
}
