using System.Collections.Immutable;

namespace NeuroBalance.Claims;

/// <summary>Puts a claim together and keeps account of what it measures.</summary>
internal sealed class ClaimBuilder(string id, string quote)
{
    private const double Start = double.NegativeInfinity, End = double.PositiveInfinity;

    private readonly List<Measure> measures = [];
    private readonly List<Criterion> criteria = [];
    private readonly List<PrintedNumber> printed = [];
    private readonly List<CountedProperty> counted = [];
    private readonly List<Effect> effects = [];
    private readonly List<Badge> badges = [];
    private readonly List<NegativeControl> controls = [];
    private readonly Dictionary<Measure, Measure> sham = [];
    private PopulationCriterion? population;
    private string assessableWhen = "";
    private Func<Observation, bool> isAssessable = _ => true;

    public required string Question { get; init; }

    public required string EvidenceNote { get; init; }

    public Measure At(ClaimRun run, Quantity quantity, double time) => Use(run.Measure(MetricKind.ValueAt, quantity, time));

    public Measure[] At(ClaimRun run, Quantity quantity, IEnumerable<double> times) => [.. times.Select(time => At(run, quantity, time))];

    public Measure Peak(ClaimRun run, Quantity quantity, double from = Start, double to = End) =>
        Of(run, MetricKind.Peak, quantity, from, to);

    public Measure TimeOfPeak(ClaimRun run, Quantity quantity, double from = Start, double to = End) =>
        Of(run, MetricKind.TimeOfPeak, quantity, from, to);

    public Measure Trough(ClaimRun run, Quantity quantity, double from = Start, double to = End) =>
        Of(run, MetricKind.Trough, quantity, from, to);

    /// <summary>Any kind of metric.</summary>
    public Measure Of(
        ClaimRun run,
        MetricKind kind,
        Quantity? quantity,
        double from = Start,
        double to = End,
        double? level = null,
        double? share = null,
        Quantity? other = null) => Use(run.Measure(kind, quantity, from, to, level, share, other));

    /// <summary>All states at a time.</summary>
    public Measure[] StatesAt(ClaimRun run, double time) => [.. run.StatesAt(time).Select(Use)];

    /// <summary>How the agreement, or a part of it, came about.</summary>
    public void Badge(Basis basis, string about = "") => badges.Add(new Badge(basis, about));

    /// <summary>
    /// Who can be judged. The rule may read whether something exists in an arm, never what differs between the arms: else it would decide
    /// the claim.
    /// </summary>
    public void Assessable(string when, Func<Observation, bool> rule)
    {
        assessableWhen = when;
        isAssessable = rule;
    }

    /// <summary>A criterion of direction.</summary>
    public void Direction(string text, Func<Observation, bool> holds, Func<Observation, string> numbers, string byForm = "") =>
        Add(CriterionTag.Direction, text, o => holds(o), numbers, byForm);

    /// <summary>An adverb or comparative of the quote: a time or a duration (h) that is to be sooner or shorter.</summary>
    public void Sooner(string text, Func<Observation, double> without, Func<Observation, double> with) => Add(
        CriterionTag.Time,
        text,
        o => Judging.Sooner(with(o), without(o)),
        o =>
        {
            double from = without(o), to = with(o);
            double share = 100 * Judging.Less(to, from);
            return Judging.Say($"{from:0.0} to {to:0.0} h ({(share < 0 ? "later" : "sooner")} by {Math.Abs(share):0.0} %)");
        });

    /// <summary>A criterion of level.</summary>
    public void Level(string text, Func<Observation, bool> holds, Func<Observation, string> numbers, string byForm = "") =>
        Add(CriterionTag.Level, text, o => holds(o), numbers, byForm);

    /// <summary>A criterion of level that counts for some subjects only.</summary>
    public void LevelWhere(Func<Observation, bool> counts, string text, Func<Observation, bool> holds, Func<Observation, string> numbers) =>
        Add(CriterionTag.Level, text, o => counts(o) ? holds(o) : null, numbers);

    /// <summary>The size of what the sentence is about, as a share of what it is compared with.</summary>
    public void Effect(string text, Func<Observation, double> share) => effects.Add(new Effect(text, share));

    /// <summary>A number beside the verdict.</summary>
    public void Print(string label, Func<Observation, string> text) => printed.Add(new PrintedNumber(label, text));

    /// <summary>A property that a sweep counts.</summary>
    public void Count(string text, Func<Observation, bool?> applies) => counted.Add(new CountedProperty(text, applies));

    /// <summary>A rank correlation over the first subjects of a sweep.</summary>
    public void Correlation(string text, Measure x, Measure y, double above, int subjects) =>
        population = new PopulationCriterion(x, y) { Text = text, Above = above, Subjects = subjects };

    /// <summary>What must make it fail.</summary>
    public void FailsWith(string text, params ReadOnlySpan<(string Key, double Value)> overrides)
    {
        ImmutableArray<NamedValue>.Builder changes = ImmutableArray.CreateBuilder<NamedValue>();
        foreach ((string key, double value) in overrides)
        {
            changes.Add(new NamedValue(key, value));
        }
        controls.Add(new NegativeControl(text, changes.ToImmutable()));
    }

    /// <summary>The sham arm: what is measured on the treated run is measured on another in its place.</summary>
    public void ShamFor(ClaimRun treated, ClaimRun shamRun)
    {
        foreach (Measure measure in measures.Where(one => one.Run == treated))
        {
            sham[measure] = shamRun.Measure(measure.Metric);
        }
    }

    public Claim Build() => new()
    {
        Id = id,
        Quote = quote,
        Question = Question,
        Badges = [.. badges],
        EvidenceNote = EvidenceNote,
        AssessableWhen = assessableWhen,
        IsAssessable = isAssessable,
        Controls = [.. controls],
        Criteria = [.. criteria],
        Effects = [.. effects],
        Printed = [.. printed],
        Counted = [.. counted],
        Population = population,
        Runs = [.. measures.Select(one => one.Run).Where(run => !run.DefaultOnly).Distinct()],
        Measures = [.. measures],
        Sham = sham.ToImmutableDictionary(),
    };

    private void Add(
        CriterionTag tag,
        string text,
        Func<Observation, bool?> holds,
        Func<Observation, string> numbers,
        string byForm = "") => criteria.Add(new Criterion(holds, numbers) { Tag = tag, Text = text, ByForm = byForm });

    private Measure Use(Measure measure)
    {
        if (!measures.Contains(measure)) measures.Add(measure);
        return measure;
    }
}
