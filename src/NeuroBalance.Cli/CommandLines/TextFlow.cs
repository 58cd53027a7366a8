namespace NeuroBalance.Cli.CommandLines;

/// <summary>Writes text in lines of at most a width, broken at blanks; a word that is longer than a line stays whole.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="width">The most columns of a line.</param>
internal sealed class TextFlow(TextWriter writer, int width)
{
    private const int Gap = 2;
    private const int Deeper = 4;

    /// <summary>The most columns of a line.</summary>
    public int Width => width;

    /// <summary>An empty line.</summary>
    public void Blank() => writer.WriteLine();

    /// <summary>Text from the left margin.</summary>
    public void Paragraph(string text) => Flow("", text, 0);

    /// <summary>A label and what it means, beside it or, without room for that, below it.</summary>
    /// <param name="label">The label.</param>
    /// <param name="text">What it means.</param>
    /// <param name="column">The width of the column of labels; null puts every text below its label.</param>
    public void Entry(string label, string text, int? column)
    {
        if (text.Length == 0 || column is not { } labels || label.Length > labels)
        {
            Flow(new string(' ', Gap), label, Gap + Deeper);
            if (text.Length > 0) Flow(new string(' ', Gap + (column + Gap ?? Deeper)), text, Gap + (column + Gap ?? Deeper));
            return;
        }

        Flow(new string(' ', Gap) + label.PadRight(labels + Gap), text, Gap + labels + Gap);
    }

    /// <summary>Paragraphs, whose lines are joined and broken anew, and indented lines, which are broken only where they must be.</summary>
    public void Passage(string text)
    {
        List<string> paragraph = [];
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            bool kept = line.Length == 0 || line[0] == ' ' || line.EndsWith(':');
            if (!kept)
            {
                paragraph.Add(line);
                continue;
            }

            Close();
            int indent = line.Length - line.TrimStart().Length;
            if (line.Length <= width) writer.WriteLine(line);
            else Flow(line[..indent], line[indent..], indent + Deeper);
        }

        Close();

        void Close()
        {
            if (paragraph.Count > 0) Paragraph(string.Join(' ', paragraph));
            paragraph.Clear();
        }
    }

    private void Flow(string start, string text, int indent)
    {
        string line = start;
        bool hasWord = false;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (hasWord && line.Length + 1 + word.Length > width)
            {
                writer.WriteLine(line);
                (line, hasWord) = (new string(' ', indent), false);
            }

            line += hasWord ? " " + word : word;
            hasWord = true;
        }

        writer.WriteLine(line.TrimEnd());
    }
}
