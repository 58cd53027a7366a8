namespace NeuroBalance.Metrics;

/// <summary>The window of a metric in one subject, where it differs from subject to subject.</summary>
/// <param name="From">The start (h); the moment of a value.</param>
/// <param name="To">The end (h).</param>
internal readonly record struct MetricWindow(double From, double To);
