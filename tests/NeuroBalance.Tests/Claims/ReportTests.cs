using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuroBalance.Cli.Evidence;
using NeuroBalance.Cli.Verification;
using NeuroBalance.Plotting;
using NeuroBalance.Tests.Cli;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Claims;

public class ReportTests
{
    [Fact]
    public async Task The_report_is_one_page_without_network_or_script_and_names_every_claim_once()
    {
        using CliRun run = new();
        await run.InvokeAsync(["claims", "--out", run.Folder], TestContext.Current.CancellationToken);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("acute-gaba", run.Out, StringComparison.Ordinal);
        string page = await File.ReadAllTextAsync(run.PathOf("claims.html"), TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(new Regex("<script|<link|@import|src=|href=\"http(?!s://doi\\.org/10\\.)|url\\(http"), page);
        Assert.Contains("href=\"https://doi.org/10.3389/fpsyt.2023.1141836\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("<th(?! scope=\"(col|row)\")[ >]"), page);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        foreach (string id in new[] { "acute-gaba", "adjunct-cost", "glutamate-homeostasis" })
        {
            Assert.Single(Regex.Matches(page, $"<section class=\"claim\" id=\"{id}\">"));
        }
        Assert.Equal(23, Regex.Count(page, "<figure><svg"));
        Assert.Equal(23, Directory.GetFiles(run.PathOf("figures"), "*.svg").Length);
        string[] names = [.. Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Contains("Not medical advice", page, StringComparison.Ordinal);
        // The report shortens numbers; words and description are those of the figure from code.
        Figure figure = ClaimCatalog.Default.Find("mimics")!.Plot(new ClaimTrajectories(TestContext.Current.CancellationToken));
        XElement drawn = XElement.Load(run.PathOf("figures/mimics.svg")),
            own = XElement.Parse(Encoding.UTF8.GetString(figure.ToBytes(".svg", FigureSize.Column)));
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(own.Descendants(svg + "text").Select(text => text.Value), drawn.Descendants(svg + "text").Select(text => text.Value));
        Assert.Equal(own.Descendants(svg + "path").Count(), drawn.Descendants(svg + "path").Count());
        Assert.Equal(figure.Description, drawn.Element(svg + "desc")!.Value);
        Assert.Contains("not medical advice", await File.ReadAllTextAsync(run.PathOf("claims.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_says_in_words_how_its_curves_run()
    {
        NeuroBalance.Plotting.Curve curve = new([0, 6, 12, 48], [0, 2.5, -1, 0.004]);
        Series series = new("dose", Palette.Blue, false, false, [new Trace(curve, null)]);
        Column days = new("", "Time (days)", 0, 48, 0, 24, 1);
        FigureContent content = new("A title", "", [days], [new Panel("Level", "g/L", [series])], null);
        Assert.Equal(
            "A title. Time (days), 0 to 2. Level (g/L): dose begins at 0, is highest with 2.5 at 0.25, is lowest with -1 at 0.5, ends at 0.",
            CourseDescription.Of(content));
    }

    [Fact]
    public void Every_claim_has_its_figure() =>
        Assert.NotNull(new ClaimFigures(new ClaimTrajectories(TestContext.Current.CancellationToken)));

    [Theory]
    [InlineData("--robust", "0")]
    [InlineData("--lanes", "3")]
    [InlineData("--threads", "0")]
    [InlineData("--structure", "pools")]
    [InlineData("--out", "")]
    public async Task Bad_options_are_told_before_anything_is_computed(string option, string value)
    {
        using CliRun run = new();
        await run.InvokeAsync(["claims", option, value], TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Verify_finds_the_published_hashes_at_every_width()
    {
        using CliRun run = new();
        await run.InvokeAsync(["verify"], TestContext.Current.CancellationToken);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("15 of 15 agree", run.Out, StringComparison.Ordinal);
        Assert.All(GoldenRuns.Published.Values, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }

    [Fact]
    public void Published_data_are_read_as_they_stand()
    {
        Assert.Equal(10, DataFile.Rows("jones1984.csv").Count());
        Assert.Equal("Zarate 2006 in Zanos et al. 2018 Pharmacol Rev 70:621, doi:10.1124/pr.117.015198",
            DataFile.Rows("ketamine.csv").First()[4]);
        Assert.All(ClosedForms.Rows(), row => Assert.True(row.Passed, row.Statement));
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public async Task The_first_committed_subjects_are_found_again_bit_for_bit_in_every_structure()
    {
        using CliRun run = new();
        await run.InvokeAsync(["claims", "--robust", "16", "--structure", "all", "--seed", "1", "--quiet", "--out", run.Folder],
            TestContext.Current.CancellationToken);
        string[] committed = Repository.Read("samples/Claims/subjects.csv").Split('\n');
        string[] found = (await File.ReadAllTextAsync(run.PathOf("subjects.csv"), TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal(2 + (16 * Enum.GetValues<AdaptationStructure>().Length) + 1, found.Length);
        Assert.Empty(found.Except(committed));
    }

    // The larger study begins with the subjects of the smaller one: none of its counts can be below.
    [Fact]
    public void The_study_of_a_hundred_thousand_holds_that_of_twenty_thousand()
    {
        string[][] few = Rows("samples/Claims/robustness.csv"), many = Rows("samples/Claims/own/robustness.csv");
        string[] names = few[0];
        Assert.Equal(names, many[0]);
        string[][] own = [.. few.Where(row => row[0] == "own")];
        Assert.Equal(own.Select(row => row[1]), many.Skip(1).Select(row => row[1]));
        foreach (string count in (string[])["holds", "fails", "not_assessable", "not_plausible", "not_computed", "withdrawing",
            "withdrawing_holds", "withdrawing_fails", "all_holds", "all_fails", "sham_holds", "sham_fails"])
        {
            int at = Array.IndexOf(names, count);
            Assert.All(own.Zip(many.Skip(1)), pair => Assert.InRange(Number(pair.First[at]), 0, Number(pair.Second[at])));
        }

        int holds = Array.IndexOf(names, "holds");
        Assert.All(many.Skip(1), row => Assert.Equal(100_000, row[holds..(holds + 5)].Sum(Number)));
        Assert.Equal(Listed("samples/Claims/subjects.csv"), Listed("samples/Claims/own/subjects.csv"));

        static string[][] Rows(string file) => [.. Repository.Read(file).TrimEnd('\n').Split('\n').Select(line => line.Split(','))];

        static IEnumerable<string> Listed(string file) =>
            Repository.Read(file).Split('\n').Where(line => line.StartsWith("own,", StringComparison.Ordinal));

        static int Number(string cell) => cell.Length == 0 ? 0 : int.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("NeuroBalance.Samples.Teaching", "", 14)]
    [InlineData("NeuroBalance.Samples.Claims", "all", 17)]
    public void A_sample_runs_and_draws_its_figures(string sample, string chosen, int figures)
    {
        using CliRun run = new();
        string[] arguments = chosen.Length == 0 ? [run.Folder] : [chosen, run.Folder];
        TextWriter before = Console.Out;
        using StringWriter output = new();
        try
        {
            Console.SetOut(output);
            System.Reflection.Assembly.Load(sample).EntryPoint!.Invoke(null, [arguments]);
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.Equal(figures, run.Files().Length);
        Assert.DoesNotContain("NaN", output.ToString(), StringComparison.Ordinal);
        string paragraph = Repository.Read("seeds/goldfine-2023-ketamine-alcohol.txt");
        string[] quotes =
            [.. Regex.Matches(output.ToString(), "^\\d+\\. \"(.+)\"", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        // Two half sentences that stand side by side in the paragraph are quoted as one.
        Assert.All(quotes, quote => Assert.Contains(quote, paragraph, StringComparison.Ordinal));
        Assert.Equal(chosen.Length == 0 ? 0 : figures, quotes.Length);
    }
}
