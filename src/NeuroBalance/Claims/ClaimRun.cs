using System.Collections.Immutable;
using NeuroBalance.Claims;

namespace NeuroBalance;

/// <summary>Sets where a subject starts in a course, from its own parameters and what was seen of it in an earlier course.</summary>
/// <param name="state">The state at the start; to be changed.</param>
/// <param name="seen">The subject's parameters and what was measured before.</param>
internal delegate void StartingState(ref State<double> state, Observation seen);

/// <summary>A course that claims look at: a scenario, and perhaps a thought experiment on it. Simulated once for all claims.</summary>
public sealed class ClaimRun
{
    private readonly ClaimRuns catalog;
    private readonly Dictionary<Metric, Measure> measures = [];

    internal ClaimRun(ClaimRuns catalog, Scenario scenario, string? name = null)
    {
        this.catalog = catalog;
        Scenario = scenario;
        Name = name ?? scenario.Name;
        PeakBlood = [Measure(MetricKind.Peak, Observed.EthanolBlood)];
    }

    /// <summary>A course that is another one up to a moment, and is simulated from there.</summary>
    internal ClaimRun(ClaimRuns catalog, Scenario scenario, ClaimRun trunk, double fork)
    {
        this.catalog = catalog;
        Scenario = scenario;
        Name = scenario.Name;
        Trunk = trunk;
        Fork = fork;
        ForkState = trunk.StateAt(fork);
        PeakBlood = [trunk.Measure(MetricKind.Peak, Observed.EthanolBlood, to: fork), Measure(MetricKind.Peak, Observed.EthanolBlood, from: fork)];
    }

    /// <summary>Its name: that of the scenario, or that of the thought experiment.</summary>
    public string Name { get; }

    /// <summary>What happens.</summary>
    public Scenario Scenario { get; }

    /// <summary>Parameters that this course changes in every subject.</summary>
    public ImmutableArray<ParameterOverride> Overrides { get; internal init; } = [];

    /// <summary>States that keep the value they start with.</summary>
    public ImmutableArray<Quantity> Held { get; internal init; } = [];

    /// <summary>Whether the course is simulated for printed numbers of the default subject alone and left out of sweeps.</summary>
    public bool DefaultOnly { get; internal init; }

    /// <summary>The time of the last drink (h).</summary>
    public double LastDrink => Scenario.LastDrinkHours ?? double.NaN;

    /// <summary>The end of the course (h).</summary>
    public double End => Scenario.DurationHours;

    /// <summary>The course that must be simulated before this one, whose numbers <see cref="Start"/> uses.</summary>
    internal ClaimRun? After { get; init; }

    /// <summary>Sets where a subject starts; absent when it starts as the scenario says.</summary>
    internal StartingState? Start { get; init; }

    /// <summary>The course that this one is up to <see cref="Fork"/>; absent when it is simulated from its start.</summary>
    internal ClaimRun? Trunk { get; }

    /// <summary>When it parts from its trunk (h).</summary>
    internal double Fork { get; } = double.NegativeInfinity;

    /// <summary>The states of the trunk at that moment, before any dose of it.</summary>
    internal Measure[] ForkState { get; } = [];

    /// <summary>The highest blood alcohol (0 without drinks) of each part of the course; NaN only where it was not computed.</summary>
    internal Measure[] PeakBlood { get; }

    /// <summary>What is measured on it, in the order in which it was asked for.</summary>
    internal List<Measure> Measures { get; } = [];

    /// <summary>The measure of this kind; the same object however often it is asked for.</summary>
    internal Measure Measure(MetricKind kind, Quantity? quantity = null, double from = double.NegativeInfinity, double to = double.PositiveInfinity, double? level = null, double? share = null, Quantity? other = null)
    {
        Metric metric = new()
        {
            Name = FormattableString.Invariant($"{kind} {quantity?.Name} {other?.Name} {from} {to} {level} {share}"),
            Kind = kind,
            Quantity = quantity,
            From = from,
            To = to,
            Level = level,
            Share = share,
            Other = other,
        };
        return Measure(metric);
    }

    /// <summary>The measure of this metric; the same object however often it is asked for.</summary>
    internal Measure Measure(Metric metric)
    {
        if (Trunk is not null && (metric.To <= Fork || (metric.Kind == MetricKind.ValueAt && metric.From <= Fork))) return Trunk.Measure(metric);
        // No protocol acts before a fork, so that its doses are all seen.
        if (metric.From < Fork && !metric.CountsDoses) throw new ArgumentException(FormattableString.Invariant($"{this}: '{metric.Name}' looks at both sides of {Fork} h, from where on alone the course is simulated."));
        if (measures.TryGetValue(metric, out Measure? known)) return known;
        metric.Validate();
        Measure measure = new(this, metric, catalog.NextMeasure++);
        measures.Add(metric, measure);
        Measures.Add(measure);
        return measure;
    }

    /// <summary>Every state at one time, before the doses of that moment.</summary>
    internal Measure[] StateAt(double time) => [.. Quantity.All.Where(one => one.IsState).Select(one => Measure(MetricKind.ValueAt, one, time))];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
