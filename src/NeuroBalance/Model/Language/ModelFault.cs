namespace NeuroBalance;

/// <summary>What is wrong at one place of a model's text.</summary>
/// <param name="Path">The file, as the reader named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column of the first character, from 1.</param>
/// <param name="Length">How many characters are meant, at least 1.</param>
/// <param name="Message">What is wrong, what is allowed, and the nearest name where one is near.</param>
/// <param name="Text">The line itself.</param>
public sealed record ModelFault(string Path, int Line, int Column, int Length, string Message, string Text)
{
    private const int Longest = 100;
    private const int Before = 40;

    /// <summary>The line, and a caret under what is meant.</summary>
    internal IReadOnlyList<string> Shown
    {
        get
        {
            // A very long line is shown from a little before the place that is meant.
            int start = Text.Length <= Longest ? 0 : Math.Clamp(Column - 1 - Before, 0, Text.Length - Longest);
            string shown = Text.Substring(start, Math.Min(Longest, Text.Length - start));
            int before = Math.Clamp(Column - 1 - start, 0, shown.Length);
            string plain = string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
            int meant = Math.Clamp(Length, 1, Math.Max(1, shown.Length - before));
            return [$"    {plain}", $"    {new string(' ', before)}{new string('^', meant)}"];
        }
    }

    /// <summary>Place and message on a line, then the text with a caret under what is meant.</summary>
    public override string ToString() => string.Join('\n', Shown.Prepend($"{Path}:{Line}:{Column}: {Message}"));
}

/// <summary>A model's text is not valid; all its faults are in <see cref="Faults"/>.</summary>
public sealed class ModelException : Exception
{
    /// <summary>An exception for these faults.</summary>
    /// <param name="faults">At least one fault.</param>
    public ModelException(IReadOnlyList<ModelFault> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>All faults, in the order of the text.</summary>
    public IReadOnlyList<ModelFault> Faults { get; }
}
