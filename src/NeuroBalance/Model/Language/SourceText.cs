namespace NeuroBalance.Models;

/// <summary>A text with its name, by lines, and the faults that were found in it.</summary>
internal sealed class SourceText
{
    private readonly List<ModelFault> faults = [];
    private readonly HashSet<(Place Place, string Message)> known = [];

    public SourceText(string path, string text)
    {
        Path = path;
        if (text.Length > Limits.Characters)
        {
            Lines = [""];
            Fault(default, $"the text has {text.Length} characters; at most {Limits.Characters} are read");
            return;
        }

        Lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int line = 0; line < Lines.Count; line++)
        {
            if (Lines[line].Length <= Limits.LineCharacters) continue;
            Fault(new Place(line, Limits.LineCharacters, 1),
                $"the line has {Lines[line].Length} characters; at most {Limits.LineCharacters} are read");
            Lines[line] = "";
        }
    }

    public string Path { get; }

    public IList<string> Lines { get; }

    public bool IsFaulty => faults.Count > 0;

    public int FaultCount => faults.Count;

    /// <summary>Notes a fault; the same one is noted once.</summary>
    public void Fault(Place place, string message)
    {
        if (faults.Count >= Limits.Faults || !known.Add((place, message))) return;
        string line = place.Line < Lines.Count ? Lines[place.Line] : "";
        faults.Add(new ModelFault(Path, place.Line + 1, place.Column + 1, Math.Max(1, place.Length), message, line));
    }

    /// <summary>Throws when any fault was noted.</summary>
    /// <exception cref="ModelException">There are faults.</exception>
    public void ThrowIfFaulty()
    {
        if (IsFaulty) throw new ModelException([.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
    }
}
