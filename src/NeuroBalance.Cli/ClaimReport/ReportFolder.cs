using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NeuroBalance.Cli.Origins;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The report of the claims as files.</summary>
internal static partial class ReportFolder
{
    /// <summary>The page to open.</summary>
    public const string Page = "claims.html";

    public static void Write(string folder, ClaimStudyResults study, Provenance origin, CancellationToken cancellation)
    {
        ClaimTrajectories trajectories = new(study.Equations.Text, cancellation);
        Dictionary<Claim, (string Svg, string Alone, string Shows)> drawn = [];
        foreach (Claim claim in study.Results.Select(result => result.Claim))
        {
            cancellation.ThrowIfCancellationRequested();
            Figure figure = claim.Plot(trajectories);
            // Alone a picture says how it was made; within the page, the page does.
            drawn.Add(claim, (Svg(figure, null), Svg(figure, origin.At(Picture(claim))), figure.Description));
        }

        Directory.CreateDirectory(Path.Combine(folder, "figures"));
        foreach ((Claim claim, (_, string alone, _)) in drawn)
        {
            WriteText(folder, Picture(claim), alone);
        }
        string version = typeof(Claim).Assembly.GetName().Version?.ToString(3) ?? "";
        WriteText(folder, Page, HtmlReport.Of(study, claim => Inline(claim, drawn[claim].Svg), version));
        WriteText(folder, "claims.md", MarkdownReport.Of(study, claim => (Picture(claim), drawn[claim].Shows)));
        WriteText(folder, "coverage.md", MarkdownReport.OfCoverage());
        origin.WriteInto(folder);
        if (study.Robust is not { } robust) return;
        WriteText(folder, "robustness.md", MarkdownReport.Sweep(robust));
        WriteTable("robustness.csv", RobustnessTable.Shares(robust));
        WriteTable("parts.csv", RobustnessTable.Parts(robust));
        WriteTable("subjects.csv", RobustnessTable.Subjects(robust));

        void WriteTable(string name, string text)
        {
            WriteText(folder, name, text);
            origin.At(name).WriteBeside(Path.Combine(folder, name));
        }
    }

    private static string Picture(Claim claim) => $"figures/{claim.Id}.svg";

    // Beside its verdict, and on a telephone, a figure is as narrow as a column of a journal.
    private static string Svg(Figure figure, Provenance? origin) =>
        Shortened(Encoding.UTF8.GetString(figure.ToBytes(".svg", FigureSize.Column, origin)));

    /// <summary>The file in which a study of a structure keeps its subjects as they are judged.</summary>
    public static string Journal(string folder, AdaptationStructure structure) =>
        Path.Combine(folder, $"subjects-{ClaimWords.Of(structure)}.csv");

    /// <summary>The files in which several machines have kept their shares of the subjects of a structure.</summary>
    public static IReadOnlyList<string> Shares(string folder, AdaptationStructure structure) =>
        [.. Directory.GetDirectories(folder, "shard-*-of-*").Select(share => Journal(share, structure)).Where(File.Exists)];

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
