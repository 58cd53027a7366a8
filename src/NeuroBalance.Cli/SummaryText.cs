using System.Globalization;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli;

/// <summary>The summary of a run as the terminal shows it.</summary>
internal static class SummaryText
{
    private const int LabelWidth = 26;

    /// <summary>The heading, the lines, what the integration cost and the fingerprint.</summary>
    /// <param name="run">The run.</param>
    /// <param name="time">Where the time went.</param>
    public static IEnumerable<string> Of(Trajectory run, SolverTime time)
    {
        RunSummary summary = RunSummary.Of(run);
        yield return summary.Heading;
        yield return "";
        foreach (RunSummary.Line line in summary.Lines)
        {
            yield return Line(line.Label, line.Text);
        }

        yield return Line("Solver", string.Create(CultureInfo.InvariantCulture,
            $"{run.Report.AcceptedSteps} steps accepted, {run.Report.RejectedSteps} rejected, {run.Report.Evaluations} evaluations, "
            + $"{time.Solving.TotalMilliseconds:0} ms (after {time.StartUp.TotalMilliseconds:0} ms to start)"));
        yield return Line("Fingerprint of the table", "sha256 " + run.Fingerprint);
    }

    private static string Line(string label, string text) => "  " + label.PadRight(LabelWidth) + text;
}
