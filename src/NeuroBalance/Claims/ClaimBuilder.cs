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
    private readonly List<ParameterOverride> control = [];
    private readonly Dictionary<Measure, Measure> sham = [];
    private PopulationCriterion? population;
    private string controlText = "";

    public required string Question { get; init; }

    public required Basis Basis { get; init; }

    public string BasisNote { get; init; } = "";

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

    /// <summary>A criterion of direction.</summary>
    public void Direction(string text, Func<Observation, Verdict> judge, Func<Observation, string> numbers, string byForm = "") =>
        criteria.Add(new Criterion(judge, numbers) { Tag = CriterionTag.Direction, Text = text, ByForm = byForm });

    /// <summary>A criterion of level.</summary>
    public void Level(string text, Func<Observation, Verdict> judge, Func<Observation, string> numbers, string byForm = "") =>
        criteria.Add(new Criterion(judge, numbers) { Tag = CriterionTag.Level, Text = text, ByForm = byForm });

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
        controlText = text;
        foreach ((string key, double value) in overrides)
        {
            control.Add(new ParameterOverride(key, value));
        }
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
        Basis = Basis,
        BasisNote = BasisNote,
        EvidenceNote = EvidenceNote,
        Control = [.. control],
        ControlText = controlText,
        Criteria = [.. criteria],
        Printed = [.. printed],
        Counted = [.. counted],
        Population = population,
        Runs = [.. measures.Select(one => one.Run).Where(run => !run.DefaultOnly).Distinct()],
        Measures = [.. measures],
        Sham = sham.ToImmutableDictionary(),
    };

    private Measure Use(Measure measure)
    {
        if (!measures.Contains(measure)) measures.Add(measure);
        return measure;
    }
}
