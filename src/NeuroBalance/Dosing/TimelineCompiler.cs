using System.Collections.Immutable;
using NeuroBalance.Models;

namespace NeuroBalance.Dosing;

/// <summary>Unrolls the events of one scenario, which must be free of faults.</summary>
internal sealed class TimelineCompiler(Scenario scenario)
{
    private readonly double end = scenario.DurationHours;
    private readonly double? firstDrink = scenario.FirstDrinkHours;
    private readonly double? lastDrink = scenario.LastDrinkHours;
    private readonly List<Occurrence> occurrences = [];
    private readonly List<ProtocolRun> protocols = [];
    private readonly List<RateInterval> ethanol = [];
    private readonly List<RateInterval> ketamine = [];
    private readonly List<RateInterval> benzodiazepine = [];
    private readonly List<RateInterval> therapy = [];
    private readonly List<RateInterval> drinks = [];

    internal Timeline Compile()
    {
        for (int source = 0; source < scenario.Events.Length; source++)
            Unroll(scenario.Events[source], source);
        AddTotals(ethanol, OccurrenceKind.SetEthanolIntravenousRate);
        AddTotals(ketamine, OccurrenceKind.SetKetamineRate);
        AddTotals(benzodiazepine, OccurrenceKind.SetBenzodiazepineRate);
        AddTotals(therapy, OccurrenceKind.SetTherapy);
        int slots = DrinkSlots.Assign(drinks, occurrences);
        occurrences.RemoveAll(one => one.Time > end);
        occurrences.Sort(InOrderOfEffect);
        return new Timeline(scenario, [.. occurrences], [.. protocols], slots);
    }

    private void Unroll(ScenarioEvent entry, int source)
    {
        double at = entry.At.Resolve(firstDrink, lastDrink);
        for (int outer = 0; outer < entry.Repetition.RepeatCount; outer++)
            for (int inner = 0; inner < entry.Repetition.Count; inner++)
                Add(entry, entry.Repetition.TimeOf(at, outer, inner), source);
    }

    private void Add(ScenarioEvent entry, double time, int source)
    {
        switch (entry)
        {
            case Drink { For: { } length } drink:
                drinks.Add(Interval(time, length, Over(drink.Amount, length), source) with { SkipAbove = SkipAbove(drink) });
                break;
            case Drink drink:
                AddDose(OccurrenceKind.Drink, drink.Amount, time, source, SkipAbove(drink));
                break;
            case Bolus bolus:
                AddDose(BolusKind(bolus.Drug), bolus.Amount, time, source);
                break;
            case Oral oral:
                AddDose(OccurrenceKind.BenzodiazepineOral, oral.Amount, time, source);
                break;
            case Infusion infusion:
                DoseAmount perHour = infusion.Rate is { } rate ? rate.PerHour : Over(infusion.Amount!.Value, infusion.For);
                IntervalsOf(infusion.Drug).Add(Interval(time, infusion.For, perHour, source));
                break;
            case Retrieval:
                occurrences.Add(new Occurrence(time, OccurrenceKind.Retrieval, Source: source));
                break;
            case Therapy session:
                therapy.Add(new RateInterval(time, Clock.Snap(time + session.For.Hours), 1, 0, source));
                break;
            case Clamp clamp:
                occurrences.Add(new Occurrence(time, OccurrenceKind.ClampStart, clamp.Level.GramsPerLitre, Source: source));
                occurrences.Add(new Occurrence(Clock.Snap(time + clamp.For.Hours), OccurrenceKind.ClampEnd, Source: source));
                break;
            case ProtocolStart start:
                AddProtocol(start, time, source);
                break;
            default:
                throw new InvalidOperationException($"'{entry.GetType().Name}' is not an event of a scenario.");
        }
    }

    private void AddDose(OccurrenceKind kind, DoseAmount amount, double time, int source, double skipAbove = double.PositiveInfinity) =>
        occurrences.Add(new Occurrence(time, kind, amount.Absolute, amount.PerKilogram, skipAbove, source));

    private void AddProtocol(ProtocolStart start, double time, int source)
    {
        Protocol protocol = scenario.FindProtocol(start.Name)!;
        double until = start.Until?.Resolve(firstDrink, lastDrink) ?? double.PositiveInfinity;
        int index = protocols.Count;
        protocols.Add(new ProtocolRun(protocol, time, until, source));
        if (protocol.When is not null)
        {
            occurrences.Add(new Occurrence(time, OccurrenceKind.TriggerOn, Source: source, Protocol: index));
            if (until <= end)
                occurrences.Add(new Occurrence(until, OccurrenceKind.TriggerOff, Source: source, Protocol: index));
            return;
        }

        for (int k = 0; ; k++)
        {
            double assessment = Clock.Snap(time + k * protocol.EveryHours);
            if (!(assessment <= end && assessment < until))
                return;
            occurrences.Add(new Occurrence(assessment, OccurrenceKind.Assessment, Source: source, Protocol: index));
        }
    }

    /// <summary>Adds the new total at every time at which an interval starts or ends.</summary>
    private void AddTotals(List<RateInterval> intervals, OccurrenceKind kind)
    {
        if (intervals.Count == 0)
            return;
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
            occurrences.Add(new Occurrence(time, kind, total, perKilogram.Total, Source: source));
        }
    }

    private static RateInterval Interval(double time, Duration length, DoseAmount perHour, int source) =>
        new(time, Clock.Snap(time + length.Hours), perHour.Absolute, perHour.PerKilogram, source);

    // Divided by the length on the grid, so that rate times length gives the amount back.
    private static DoseAmount Over(DoseAmount amount, Duration length) => amount with { Value = amount.Value / length.SnappedHours };

    private static double SkipAbove(Drink drink) => drink.SkipAbove?.GramsPerLitre ?? double.PositiveInfinity;

    private List<RateInterval> IntervalsOf(Drug drug) => drug switch
    {
        Drug.Ethanol => ethanol,
        Drug.Ketamine => ketamine,
        Drug.Benzodiazepine => benzodiazepine,
        _ => throw new InvalidOperationException($"'{drug}' is not a drug."),
    };

    private static OccurrenceKind BolusKind(Drug drug) => drug switch
    {
        Drug.Ethanol => OccurrenceKind.EthanolBolus,
        Drug.Ketamine => OccurrenceKind.KetamineBolus,
        Drug.Benzodiazepine => OccurrenceKind.BenzodiazepineBolus,
        _ => throw new InvalidOperationException($"'{drug}' is not a drug."),
    };

    private static int InOrderOfEffect(Occurrence a, Occurrence b) =>
        (a.Time, (int)a.Kind, a.Source, a.Slot).CompareTo((b.Time, (int)b.Kind, b.Source, b.Slot));
}
