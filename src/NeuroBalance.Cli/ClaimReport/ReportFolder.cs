using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuroBalance.Plotting;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The report of the claims as files.</summary>
internal static partial class ReportFolder
{
    /// <summary>The page to open.</summary>
    public const string Page = "claims.html";

    public static void Write(string folder, ImmutableArray<ClaimResult> results, RobustnessResult? robust, CancellationToken cancellation)
    {
        ClaimFigures figures = new(new ClaimTrajectories(cancellation));
        Dictionary<Claim, string> drawn = [];
        foreach (ClaimResult result in results)
        {
            cancellation.ThrowIfCancellationRequested();
            string svg = Encoding.UTF8.GetString(FigureFile.Bytes(new FigurePainter(figures.Of(result.Claim)), ".svg", FigureSize.Screen));
            drawn.Add(result.Claim, Shortened(svg));
        }

        string pictures = Path.Combine(folder, "figures");
        Directory.CreateDirectory(pictures);
        foreach ((Claim claim, string svg) in drawn)
        {
            WriteText(pictures, claim.Id + ".svg", svg);
        }
        string version = typeof(Claim).Assembly.GetName().Version?.ToString(3) ?? "";
        WriteText(folder, Page, HtmlReport.Of(results, robust, claim => Inline(claim, drawn[claim]), version));
        WriteText(folder, "claims.md", MarkdownReport.Of(results, robust, claim => $"figures/{claim.Id}.svg"));
        if (robust is null) return;
        WriteText(folder, "robustness.md", MarkdownReport.Sweep(robust));
        WriteText(folder, "robustness.csv", RobustnessTable.Shares(robust));
        WriteText(folder, "subjects.csv", RobustnessTable.Subjects(robust));
    }

    // A hundredth of a pixel is enough, and halves the page.
    private static string Shortened(string svg) =>
        LongNumber()
            .Replace(svg, match => Math.Round(double.Parse(match.Value, CultureInfo.InvariantCulture), 2)
            .ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<=[ ,""MLQCHVZ(-])\d+\.\d{3,}")]
    private static partial Regex LongNumber();

    // Several pictures share one page: their names of clips and gradients must not meet.
    private static string Inline(Claim claim, string svg)
    {
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        return Name()
            .Replace(svg, match => $"{match.Groups["before"].Value}{claim.Id}-{match.Groups["name"].Value}{match.Groups["after"].Value}");
    }

    [GeneratedRegex(@"(?<before> id=""|url\(#|href=""#)(?<name>[^"")]+)(?<after>[)""])")]
    private static partial Regex Name();

    private static void WriteText(string folder, string name, string text) =>
        AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
