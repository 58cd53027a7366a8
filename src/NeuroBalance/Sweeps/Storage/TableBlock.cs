namespace NeuroBalance.Sweeps;

/// <summary>Some rows of a table, column by column: an array of whole numbers, of numbers or of words for each.</summary>
/// <param name="Count">How many rows.</param>
/// <param name="Columns">One array for each column of the table, as its kind says.</param>
internal sealed record TableBlock(int Count, IReadOnlyList<Array> Columns);
