namespace NeuroBalance;

/// <summary>A number under a name: a parameter override or an initial value.</summary>
/// <param name="Name">Key of a parameter or name of a state.</param>
/// <param name="Value">The value, in the unit of that parameter or state.</param>
public readonly record struct NamedValue(string Name, double Value);
