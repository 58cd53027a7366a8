namespace NeuroBalance.Cli;

/// <summary>One line of a terminal that is drawn over and over; never wider than the window, so that it does not scroll.</summary>
/// <param name="writer">The terminal itself, which control characters reach.</param>
/// <param name="columns">The width of the window, asked anew each time: windows are resized.</param>
internal sealed class LiveLine(TextWriter writer, Func<int> columns)
{
    private const int LongestBar = 30;
    private const int ShortestBar = 5;
    private const string Wiped = "\r\u001b[2K";

    private bool drawn;

    /// <summary>Draws a bar and a text in the place of what was there before.</summary>
    /// <param name="share">How much of the bar is filled, 0 to 1.</param>
    /// <param name="text">What stands behind the bar.</param>
    public void Show(double share, string text)
    {
        writer.Write(Wiped + Fitted(share, text, columns()));
        writer.Flush();
        drawn = true;
    }

    /// <summary>Leaves the line as it was before the first drawing.</summary>
    public void Wipe()
    {
        if (!drawn) return;
        writer.Write(Wiped);
        writer.Flush();
        drawn = false;
    }

    /// <summary>The text, with as much of a bar before it as there is room for; at most one column less than the window has.</summary>
    internal static string Fitted(double share, string text, int columns)
    {
        // A character in the last column makes some terminals go on to the next line.
        int room = Math.Max(columns - 1, 0);
        if (text.Length > room) return text[..room];
        int bar = Math.Min(LongestBar, room - text.Length - 1);
        if (bar < ShortestBar) return text;
        int filled = (int)(Math.Clamp(share, 0, 1) * bar);
        return $"{new string('━', filled)}{new string('─', bar - filled)} {text}";
    }
}
