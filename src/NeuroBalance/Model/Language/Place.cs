namespace NeuroBalance.Models;

/// <summary>Where something stands in a text.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="Length">The number of characters.</param>
internal readonly record struct Place(int Line, int Column, int Length)
{
    /// <summary>From the start of one place to the end of another; on one line, since a caret marks one line.</summary>
    public static Place Between(Place first, Place last) =>
        first.Line == last.Line ? first with { Length = Math.Max(1, last.Column + last.Length - first.Column) } : first;
}
