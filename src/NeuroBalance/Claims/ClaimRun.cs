using System.Collections.Immutable;
using NeuroBalance.Claims;

namespace NeuroBalance;

/// <summary>A simulation that claims look at: a scenario, and perhaps a thought experiment on it. Done once for all claims.</summary>
public sealed class ClaimRun
{
    private readonly ClaimRuns runs;
    private readonly RunDefinition definition;
    private readonly Dictionary<Metric, Measure> known = [];
    private readonly List<Measure> measures = [];

    internal ClaimRun(ClaimRuns runs, RunDefinition definition)
    {
        this.runs = runs;
        this.definition = definition;
        Overrides = [.. Scenario.Parameters, .. definition.Overrides];
        if (definition.Trunk is { } trunk)
        {
            Trunk = runs[trunk];
            Fork = CommonDrinking.End(Scenario, Trunk.Scenario);
            StartStates = Trunk.StatesAt(Fork);
            PeakBlood =
            [
                Trunk.Measure(MetricKind.Peak, Quantity.EthanolBlood, to: Fork),
                Measure(MetricKind.Peak, Quantity.EthanolBlood, from: Fork),
            ];
            return;
        }

        if (definition.StartsFrom is { } start)
        {
            Previous = runs[start.Run];
            StartStates = Previous.StatesAt(start.Hours);
        }

        PeakBlood = [Measure(MetricKind.Peak, Quantity.EthanolBlood)];
    }

    /// <summary>Its name: that of the scenario, or that of the thought experiment.</summary>
    public string Name => definition.Name;

    /// <summary>What happens.</summary>
    public Scenario Scenario => definition.Scenario;

    /// <summary>The time of the last drink (h); NaN without drinks.</summary>
    public double LastDrink => Scenario.LastDrinkHours ?? double.NaN;

    /// <summary>The end of the run (h).</summary>
    public double End => Scenario.DurationHours;

    /// <summary>Parameters that this run changes in every subject.</summary>
    internal ImmutableArray<NamedValue> Overrides { get; }

    /// <summary>States that keep the value they start with.</summary>
    internal ImmutableArray<Quantity> Held => definition.Held;

    /// <summary>Whether the run serves printed numbers of the default subject alone and is left out of sweeps.</summary>
    internal bool DefaultOnly => definition.DefaultOnly;

    /// <summary>States that start with a value of their own.</summary>
    internal ImmutableArray<StartValue> StartValues => definition.StartValues;

    /// <summary>The moment of an earlier run at which this one starts; absent when it starts as the scenario says.</summary>
    internal StartingPoint? StartsFrom => definition.StartsFrom;

    /// <summary>The run that is simulated before this one because this one starts with its states.</summary>
    internal ClaimRun? Previous { get; }

    /// <summary>The run that this one is up to <see cref="Fork"/>; absent when it is simulated from its own start.</summary>
    internal ClaimRun? Trunk { get; }

    /// <summary>When it parts from its trunk (h).</summary>
    internal double Fork { get; } = double.NegativeInfinity;

    /// <summary>
    /// The states of the trunk or of the previous run with which this one starts, before any dose of that moment; empty without either.
    /// </summary>
    internal Measure[] StartStates { get; } = [];

    /// <summary>The highest blood alcohol (0 without drinks) of each part of the run; NaN only where it was not computed.</summary>
    internal Measure[] PeakBlood { get; }

    /// <summary>What is measured on it, in the order in which it was asked for.</summary>
    internal IReadOnlyList<Measure> Measures => measures;

    /// <summary>Whether another definition would simulate the same.</summary>
    internal bool IsDefinedAs(RunDefinition other) =>
        definition.Scenario.DurationHours == other.Scenario.DurationHours
        && definition.Scenario.Events.SequenceEqual(other.Scenario.Events)
        && definition.Scenario.Initial.SequenceEqual(other.Scenario.Initial)
        && definition.Scenario.Parameters.SequenceEqual(other.Scenario.Parameters)
        && definition.Trunk == other.Trunk
        && definition.DefaultOnly == other.DefaultOnly
        && definition.StartsFrom == other.StartsFrom
        && definition.Overrides.SequenceEqual(other.Overrides)
        && definition.Held.SequenceEqual(other.Held)
        && definition.StartValues.SequenceEqual(other.StartValues);

    /// <summary>The measure of this kind; the same object however often it is asked for.</summary>
    internal Measure Measure(
        MetricKind kind,
        Quantity? quantity = null,
        double from = double.NegativeInfinity,
        double to = double.PositiveInfinity,
        double? level = null,
        double? share = null,
        Quantity? other = null) => Measure(new Metric
        {
            Name = FormattableString.Invariant($"{kind} {quantity?.Name} {other?.Name} {from} {to} {level} {share}"),
            Kind = kind,
            Quantity = quantity,
            From = from,
            To = to,
            Level = level,
            Share = share,
            Other = other,
        });

    /// <summary>The measure of this metric; the same object however often it is asked for.</summary>
    internal Measure Measure(Metric metric)
    {
        bool isBeforeFork = metric.To <= Fork || (metric.Kind == MetricKind.ValueAt && metric.From <= Fork);
        if (Trunk is not null && isBeforeFork) return Trunk.Measure(metric);
        // No protocol acts before a fork, so that its doses are all seen.
        if (metric.From < Fork && !metric.CountsDoses)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{this}: '{metric.Name}' looks at both sides of {Fork} h, from where on alone the run is simulated."));
        }

        if (known.TryGetValue(metric, out Measure? measure)) return measure;
        metric.Validate();
        measure = new Measure(this, metric, runs.NextMeasure++);
        known.Add(metric, measure);
        measures.Add(measure);
        return measure;
    }

    /// <summary>Every state at one time, before the doses of that moment.</summary>
    internal Measure[] StatesAt(double time) =>
        [.. Quantity.All.Where(one => one.IsState).Select(one => Measure(MetricKind.ValueAt, one, time))];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
