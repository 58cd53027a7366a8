namespace NeuroBalance.Metrics;

/// <summary>One thing that a metric may say beside its name and kind: its key in a plan file and where the record holds it.</summary>
/// <param name="Word">The key.</param>
/// <param name="Allowed">What may stand there.</param>
/// <param name="Schema">The JSON type of its value.</param>
/// <param name="IsSet">Whether a metric says it.</param>
internal sealed record MetricKey(string Word, string Allowed, string Schema, Func<Metric, bool> IsSet)
{
    private const string Time = "a time such as \"5 h\" or \"0 h after last drink\"";

    public static readonly MetricKey Of = new(
        "of", "a state or read-out such as \"Withdrawal\"", "string", metric => metric.Quantity is not null);
    public static readonly MetricKey Other = new(
        "other", "a state or read-out such as \"Balance\"", "string", metric => metric.Other is not null);
    public static readonly MetricKey Level = new(
        "level", "a number in the unit of the quantity", "number", metric => metric.Level is not null);
    public static readonly MetricKey Share = new(
        "share", "above 0 and below 1", "number", metric => metric.Share is not null);

    // The moment of a value is kept where other kinds keep the start of their window.
    public static readonly MetricKey At = new(
        "at", Time, "string", metric => metric.Kind.ReadsMoment && double.IsFinite(metric.From));

    public static readonly MetricKey From = new(
        "from", Time, "string", metric => !metric.Kind.ReadsMoment && double.IsFinite(metric.From));

    public static readonly MetricKey To = new(
        "to", Time, "string", metric => double.IsFinite(metric.To));

    public static IReadOnlyList<MetricKey> All { get; } = [Of, Other, Level, Share, At, From, To];
}
