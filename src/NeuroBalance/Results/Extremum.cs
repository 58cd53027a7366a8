namespace NeuroBalance;

/// <summary>A highest or lowest value and when it was reached. Both are NaN when the window holds no time.</summary>
/// <param name="Time">Time (h).</param>
/// <param name="Value">Value, in the unit of the quantity.</param>
public readonly record struct Extremum(double Time, double Value);
