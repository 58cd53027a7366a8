using System.Globalization;

namespace NeuroBalance.Cli;

/// <summary>The summary of a run as the terminal shows it.</summary>
internal static class SummaryText
{
    private const int LabelWidth = 26;

    /// <summary>The heading, the lines, what the integration cost and the fingerprint.</summary>
    /// <param name="run">The run.</param>
    /// <param name="elapsed">The time that it took.</param>
    public static IEnumerable<string> Of(Trajectory run, TimeSpan elapsed)
    {
        RunSummary summary = RunSummary.Of(run);
        yield return summary.Heading;
        yield return "";
        foreach (SummaryLine line in summary.Lines)
        {
            yield return Line(line.Label, line.Text);
        }

        yield return Line("Solver", string.Create(CultureInfo.InvariantCulture, $"{run.Report.AcceptedSteps} steps accepted, {run.Report.RejectedSteps} rejected, {run.Report.Evaluations} evaluations, {elapsed.TotalMilliseconds:0} ms"));
        yield return Line("Fingerprint of the table", "sha256 " + ResultTable.Fingerprint(run));
    }

    private static string Line(string label, string text) => "  " + label.PadRight(LabelWidth) + text;
}
