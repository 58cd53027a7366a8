using System.Collections.Immutable;
using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>What a moment's occurrences did to a subject.</summary>
internal enum Change
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Only drinks: the blood level and all derivatives are as before.</summary>
    Drinks,

    /// <summary>A state, a rate or the clamp changed.</summary>
    Inputs,
}

/// <summary>
/// One subject on its way through its timeline: which occurrence is next, what the protocols have done, which inputs are on.
/// </summary>
/// <remarks>Works on one subject's plain numbers, so that dosing is the same at every lane width.</remarks>
internal sealed class SubjectRun
{
    private ImmutableArray<Occurrence> occurrences;
    private Timeline timeline = null!;
    private ProtocolProgress[] protocols = [];
    private double[] drinkRates = [], mealRates = [], doseRates = [];
    private QuantityReader? reader;
    private TextDoses? doses;
    private int next;

    internal SubjectRun()
    {
    }

    /// <summary>The subject.</summary>
    public Subject Subject { get; } = new();

    /// <summary>What acts on it at present.</summary>
    internal Inputs<double> Inputs;

    /// <summary>The doses given at the present moment, for the observer.</summary>
    internal List<GivenDose> Given { get; } = [];

    /// <summary>Puts the subject at the start of its timeline.</summary>
    internal void Start()
    {
        timeline = Subject.Timeline;
        occurrences = timeline.Occurrences;
        if (protocols.Length < timeline.Protocols.Length) protocols = new ProtocolProgress[timeline.Protocols.Length];
        foreach (ref ProtocolProgress progress in protocols.AsSpan())
        {
            progress.Reset();
        }
        if (drinkRates.Length < timeline.DrinkSlots)
        {
            (drinkRates, mealRates) = (new double[timeline.DrinkSlots], new double[timeline.DrinkSlots]);
        }
        Array.Clear(drinkRates);
        Array.Clear(mealRates);
        Inputs = default;
        next = FirstFrom(Subject.StartHours);
        KnowDoses();
        // Only protocols look at read-outs: the equations of one subject are built for them alone.
        if (timeline.Protocols.Length == 0) return;
        if (reader is null) reader = new QuantityReader(in Subject.Parameters, Subject.AddedParameters, Subject.Equations);
        else reader.Know(in Subject.Parameters, Subject.AddedParameters, Subject.Equations);
    }

    // Only a text that adds doses has any that depend on the subject by its own equations.
    private void KnowDoses()
    {
        if (Subject.Model is not { } model || model.Runs.Doses.IsEmpty)
        {
            doses = null;
            return;
        }
        if (doses is null || doses.Text != model.Runs) doses = new TextDoses(model.Runs);
        doses.Know(in Subject.Parameters, Subject.AddedParameters);
        if (doseRates.Length < model.Runs.Doses.Length) doseRates = new double[model.Runs.Doses.Length];
        Array.Clear(doseRates);
    }

    /// <summary>What doses that are given over a time move their states by in an hour, in the order of the text's dosed states.</summary>
    internal void Flow(Span<double> flows) => doses?.Flow(doseRates, flows);

    // The first occurrence that does not lie behind the subject; what began before would have to be known to be still under way.
    private int FirstFrom(double start)
    {
        if (!(start >= 0 && start <= timeline.EndHours))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant(
                $"A subject cannot start at {start} h; allowed: 0 to {timeline.EndHours} h, the end of its timeline."));
        }
        int first = 0;
        for (; first < occurrences.Length && occurrences[first].Time < start; first++)
        {
            if (!Continuation.IsMomentary(occurrences[first].Kind))
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant(
                    $"A subject cannot start at {start} h: {occurrences[first].Kind} at {occurrences[first].Time} h lies before."));
            }
        }

        return first;
    }

    /// <summary>
    /// The time of the next boundary: the next occurrence that can do something, the end of a refractory time, or the end.
    /// </summary>
    internal double NextBoundary(double now)
    {
        while (next < occurrences.Length && IsIdle(occurrences[next]))
        {
            next++;
        }
        double boundary = next < occurrences.Length ? Math.Min(occurrences[next].Time, timeline.EndHours) : timeline.EndHours;
        for (int i = 0; i < timeline.Protocols.Length; i++)
        {
            if (protocols[i].Watching && protocols[i].RefractoryUntil > now) boundary = Math.Min(boundary, protocols[i].RefractoryUntil);
        }

        return boundary;
    }

    /// <summary>Whether all that lies at this time are drinks taken at once; answers their number.</summary>
    internal int DrinksOnly(double time)
    {
        int count = 0;
        while (next + count < occurrences.Length && occurrences[next + count].Time <= time)
        {
            if (occurrences[next + count].Kind != OccurrenceKind.Drink) return 0;
            count++;
        }

        return count;
    }

    /// <summary>Takes the next drink, unless the blood level forbids it; answers its grams, or 0.</summary>
    internal double TakeDrink(double time, double bloodLevel, out bool withMeal)
    {
        Occurrence drink = occurrences[next++];
        withMeal = drink.WithMeal;
        double amount = drink.For(Subject.Parameters.Subject.BodyWeight);
        bool skipped = bloodLevel >= drink.SkipAbove;
        Given.Add(new GivenDose(time, drink.Kind, amount, -1, double.NaN, skipped));
        return skipped ? 0 : amount;
    }

    /// <summary>Lets everything happen that lies at this time, in the timeline's order.</summary>
    /// <param name="time">The moment (h).</param>
    /// <param name="states">All states of the subject, in the model's own terms, the named ones first.</param>
    internal Change Arrive(double time, Span<double> states)
    {
        Change change = Change.None;
        while (next < occurrences.Length && occurrences[next].Time <= time)
        {
            Change one = Apply(occurrences[next++], time, states);
            if (one > change) change = one;
        }

        for (int i = 0; i < timeline.Protocols.Length; i++)
        {
            if (IsArmed(i, time) && Triggered(i, states)) change = Fire(i, time, states);
        }

        return change;
    }

    /// <summary>The number of protocols.</summary>
    public int ProtocolCount => timeline.Protocols.Length;

    /// <summary>What a protocol has done so far.</summary>
    public ProtocolOutcome Outcome(int protocol) =>
        new(timeline.Protocols[protocol].Protocol.Name, protocols[protocol].Assessments, protocols[protocol].StoppedAt);

    /// <summary>Whether any triggered protocol watches at present.</summary>
    internal bool AnyArmed(double time)
    {
        for (int i = 0; i < timeline.Protocols.Length; i++)
        {
            if (IsArmed(i, time)) return true;
        }

        return false;
    }

    /// <summary>Whether a triggered protocol watches and may give a dose at this time.</summary>
    internal bool IsArmed(int protocol, double time) => protocols[protocol].Watching && time >= protocols[protocol].RefractoryUntil;

    /// <summary>How far the watched quantity is beyond the trigger's level; positive when it fires, NaN never.</summary>
    internal double BeyondTrigger(int protocol, ReadOnlySpan<double> states)
    {
        Protocol.Trigger trigger = timeline.Protocols[protocol].Protocol.When!.Value;
        double value = Watched(trigger.Quantity, states);
        return trigger.Relation == Protocol.Relation.Above ? value - trigger.Level : trigger.Level - value;
    }

    private bool IsIdle(in Occurrence one) => one.Kind == OccurrenceKind.Assessment && protocols[one.Protocol].Stopped;

    private bool Triggered(int protocol, ReadOnlySpan<double> states) => BeyondTrigger(protocol, states) > 0;

    private Change Apply(in Occurrence one, double time, Span<double> states)
    {
        ref State<double> state = ref Layout.Name<State<double>, double>(states);
        double amount = one.For(Subject.Parameters.Subject.BodyWeight);
        switch (one.Kind)
        {
            case OccurrenceKind.Drink:
                bool skipped = state.EthanolBlood >= one.SkipAbove;
                Given.Add(new GivenDose(time, one.Kind, amount, -1, double.NaN, skipped));
                if (skipped) return Change.None;
                if (one.WithMeal) state.EthanolMeal += amount;
                else state.EthanolGut += amount;
                return Change.Drinks;
            case OccurrenceKind.DrinkRateStart:
                bool passed = state.EthanolBlood >= one.SkipAbove;
                Given.Add(new GivenDose(time, one.Kind, amount, -1, double.NaN, passed));
                (one.WithMeal ? mealRates : drinkRates)[one.Slot] = passed ? 0 : amount;
                SumDrinkRates();
                return Change.Inputs;
            case OccurrenceKind.DrinkRateEnd:
                drinkRates[one.Slot] = mealRates[one.Slot] = 0;
                SumDrinkRates();
                return Change.Inputs;
            case OccurrenceKind.SetEthanolIntravenousRate:
                Inputs.EthanolIntravenousRate = amount;
                return Change.Inputs;
            case OccurrenceKind.SetKetamineRate:
                Inputs.KetamineRate = amount;
                return Change.Inputs;
            case OccurrenceKind.SetBenzodiazepineRate:
                Inputs.BenzodiazepineRate = amount;
                return Change.Inputs;
            case OccurrenceKind.SetDoseRate:
                KnownDose(one.Slot);
                doseRates[one.Slot] = amount;
                return Change.Inputs;
            case OccurrenceKind.SetTherapy:
                Inputs.Therapy = one.Amount;
                return Change.Inputs;
            case OccurrenceKind.ClampStart:
                Inputs.ClampActive = 1;
                state.EthanolBlood = one.Amount;
                return Change.Inputs;
            case OccurrenceKind.ClampEnd:
                Inputs.ClampActive = 0;
                return Change.Inputs;
            case OccurrenceKind.EthanolBolus:
            case OccurrenceKind.KetamineBolus:
            case OccurrenceKind.BenzodiazepineBolus:
            case OccurrenceKind.BenzodiazepineOral:
                Give(one.Kind, amount, ref state);
                Given.Add(new GivenDose(time, one.Kind, amount, -1, double.NaN, false));
                return Change.Inputs;
            case OccurrenceKind.Dose:
                GiveOfText(one.Slot, amount, time, states);
                return Change.Inputs;
            case OccurrenceKind.Retrieval:
                state.MemoryLability = 1;
                return Change.Inputs;
            case OccurrenceKind.TriggerOn:
                protocols[one.Protocol].Watching = true;
                return Change.None;
            case OccurrenceKind.TriggerOff:
                protocols[one.Protocol].Watching = false;
                return Change.None;
            case OccurrenceKind.Assessment:
                return Assess(one.Protocol, time, states);
            default:
                throw new InvalidOperationException($"'{one.Kind}' is not an occurrence of a timeline.");
        }
    }

    private void GiveOfText(int dose, double amount, double time, Span<double> states)
    {
        TextDoses known = KnownDose(dose);
        known.Give(dose, amount, states);
        Given.Add(new GivenDose(time, OccurrenceKind.Dose, amount, -1, double.NaN, false) { Drug = known.Text.Doses[dose].Words });
    }

    private TextDoses KnownDose(int dose) => doses is not null && dose < doses.Text.Doses.Length ? doses
        : throw new InvalidOperationException("The timeline has a dose that the text of the subject's model does not have.");

    private void SumDrinkRates()
    {
        Inputs.EthanolGutRate = Sum(drinkRates);
        Inputs.EthanolMealRate = Sum(mealRates);
    }

    private static double Sum(double[] rates)
    {
        double total = 0;
        foreach (double rate in rates)
        {
            total += rate;
        }
        return total;
    }

    private Change Assess(int index, double time, Span<double> states)
    {
        ref ProtocolProgress progress = ref protocols[index];
        if (progress.Stopped) return Change.None;
        progress.Assessments++;
        Protocol protocol = timeline.Protocols[index].Protocol;
        double watched = Watched(protocol.Watch!, states);
        bool masked = protocol.RestartDuringKetamine && Inputs.KetamineRate > 0;
        if (protocol.StopBelow is { } calm)
        {
            if (masked || !(watched < calm)) progress.QuietSince = double.NaN;
            else if (double.IsNaN(progress.QuietSince)) progress.QuietSince = time;
            if (time - progress.QuietSince >= protocol.StopAfterHours)
            {
                progress.Stopped = true;
                progress.StoppedAt = time;
                return Change.None;
            }
        }

        return protocol.DoseAt(watched) is { } dose ? GiveByProtocol(index, dose, time, watched, states) : Change.None;
    }

    private Change Fire(int index, double time, Span<double> states)
    {
        Protocol protocol = timeline.Protocols[index].Protocol;
        double watched = Watched(protocol.When!.Value.Quantity, states);
        protocols[index].RefractoryUntil = Clock.Snap(time + Math.Max(protocol.RefractoryHours, ShortestRefractory));
        return GiveByProtocol(index, protocol.Dose!.Value, time, watched, states);
    }

    // Without a refractory time of its own a trigger still cannot fire without end at one moment.
    private const double ShortestRefractory = 1.0 / 60;

    private Change GiveByProtocol(int index, DoseAmount dose, double time, double watched, Span<double> states)
    {
        Protocol protocol = timeline.Protocols[index].Protocol;
        double amount = dose.Absolute + (dose.PerKilogram * Subject.Parameters.Subject.BodyWeight);
        OccurrenceKind kind = DrugTable.Of(protocol.Drug).Kind(protocol.Route);
        Give(kind, amount, ref Layout.Name<State<double>, double>(states));
        Given.Add(new GivenDose(time, kind, amount, index, watched, false));
        return Change.Inputs;
    }

    private void Give(OccurrenceKind kind, double amount, ref State<double> state) =>
        DoseIntake.Give(kind, amount, in Subject.Parameters, held: Inputs.ClampActive != 0, ref state);

    private double Watched(string name, ReadOnlySpan<double> states) => reader!.Read(reader.Find(name), states);
}
