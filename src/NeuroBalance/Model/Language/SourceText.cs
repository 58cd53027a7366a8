namespace NeuroBalance.Models;

/// <summary>A text as it is called in faults.</summary>
/// <param name="Path">The file, or any other name.</param>
/// <param name="Text">The text.</param>
internal readonly record struct NamedText(string Path, string Text);

/// <summary>A text and the texts of its variants, by lines, and the faults that were found in them.</summary>
/// <remarks>The lines of all texts stand one after the other, so that a place is a place in one of them.</remarks>
internal sealed class SourceText
{
    private readonly List<(Place Place, ModelFault Fault)> faults = [];
    private readonly HashSet<(Place Place, string Message)> known = [];
    private readonly List<string> paths = [];
    private readonly List<int> starts = [];
    private readonly List<string> lines = [];

    public SourceText(params ReadOnlySpan<NamedText> texts)
    {
        foreach (NamedText one in texts)
        {
            paths.Add(one.Path);
            starts.Add(lines.Count);
            if (one.Text.Length > Limits.Characters)
            {
                lines.Add("");
                Fault(new Place(lines.Count - 1, 0, 0), $"the text has {one.Text.Length} characters; at most {Limits.Characters} are read");
                continue;
            }

            foreach (string line in one.Text.ReplaceLineEndings("\n").Split('\n'))
            {
                lines.Add(line.Length <= Limits.LineCharacters ? line : "");
                if (line.Length <= Limits.LineCharacters) continue;
                Fault(new Place(lines.Count - 1, Limits.LineCharacters, 1),
                    $"the line has {line.Length} characters; at most {Limits.LineCharacters} are read");
            }
        }
    }

    public IList<string> Lines => lines;

    public bool IsFaulty => faults.Count > 0;

    public int FaultCount => faults.Count;

    /// <summary>The number of the text that a place lies in: 0 for the first, which the others are variants of.</summary>
    public int TextOf(Place place)
    {
        int text = starts.Count - 1;
        while (text > 0 && starts[text] > place.Line)
        {
            text--;
        }
        return text;
    }

    /// <summary>"line 12", and the text where it is another one than that of a second place.</summary>
    public string InWords(Place place, Place seenFrom)
    {
        int text = TextOf(place);
        return $"line {place.Line - starts[text] + 1}{(text == TextOf(seenFrom) ? "" : $" of {paths[text]}")}";
    }

    /// <summary>Notes a fault; the same one is noted once.</summary>
    public void Fault(Place place, string message)
    {
        if (faults.Count >= Limits.Faults || !known.Add((place, message))) return;
        int text = TextOf(place);
        string line = place.Line < lines.Count ? lines[place.Line] : "";
        faults.Add((place,
            new ModelFault(paths[text], place.Line - starts[text] + 1, place.Column + 1, Math.Max(1, place.Length), message, line)));
    }

    /// <summary>The faults in the order of the text.</summary>
    public IReadOnlyList<ModelFault> Faults =>
        [.. faults.OrderBy(one => one.Place.Line).ThenBy(one => one.Place.Column).Select(one => one.Fault)];

    /// <summary>Throws when any fault was noted.</summary>
    /// <exception cref="ModelException">There are faults.</exception>
    public void ThrowIfFaulty()
    {
        if (!IsFaulty) return;
        throw new ModelException(Faults);
    }
}
