namespace NeuroBalance.Plotting;

/// <summary>What a file says of itself: a text of a PNG, an entry of an SVG's metadata, a keyword of a PDF.</summary>
/// <param name="Key">What it is about: Latin letters, digits and spaces, at most 79.</param>
/// <param name="Text">What is said.</param>
internal sealed record FigureNote(string Key, string Text);
