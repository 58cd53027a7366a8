using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>The picture in the text of the page: the library's reference run, seen without a script, drawn over without a jump.</summary>
[Collection(SiteTests.Name)]
public sealed partial class StillPictureTests(Site site)
{
    private static readonly Chart[] Drawn = [.. Chart.All.Where(chart => !chart.OnlyWhenUsed)];

    [Theory]
    [InlineData("index.html")]
    [InlineData("neurobalance.html")]
    public void The_page_comes_with_the_curves_of_the_reference_run(string file)
    {
        string page = File.ReadAllText(Path.Combine(Site.Folder, file));
        Trajectory run = Scenario.Named("dependence").Run();
        Assert.Contains($"data-poster=\"{run.Fingerprint}\"", page, StringComparison.Ordinal);
        double stop = Landmarks.EndOfAlcohol(run)!.Time, from = stop - 24, to = stop + 144;
        double peak = run.Peak(Quantity.Withdrawal, from, to).Time;
        Assert.Contains(FormattableString.Invariant(
            $">{peak - stop:0} h after the last drink: withdrawal {run.ValueAt(Quantity.Withdrawal, peak):0} of 67, severe<"), page,
            StringComparison.Ordinal);
        foreach (Chart chart in Drawn)
        {
            string figure = FigureOf(page, chart);
            Func<double, double> valueAt = Scale(figure);
            string[] zoom = Paths(figure, "zoom"), course = Paths(figure, "course");
            foreach ((ChartCurve curve, int i) in chart.Curves.Select((curve, i) => (curve, i)))
            {
                Quantity quantity = Quantity.Parse(curve.Quantity);
                AssertFollows(zoom[i], from, to, from, quantity, curve.Scale);
                AssertFollows(course[i], 0, run.EndTime, stop, quantity, curve.Scale);
                // The days of drinking are one mean each.
                DailyEnvelope days = DailyEnvelope.Of(run, [quantity], 20)[0];
                (double X, double Y)[] points = PointsOf(course[i]);
                foreach ((double time, double mean) in days.Times[..^1].Zip(days.Mean))
                {
                    double drawn = valueAt(At(points, 1000 * time / run.EndTime));
                    Assert.True(Math.Abs(drawn - (curve.Scale * mean)) <= 0.02 * Height(),
                        $"{chart.Id} day {time / 24:0}: {drawn} for {mean}");
                }
            }

            double Height() => Math.Abs(valueAt(1000) - valueAt(0));

            // A curve is looked at more closely than it is drawn: to a pixel across, and so to what the run passes within it.
            void AssertFollows(string path, double first, double last, double since, Quantity quantity, double scale)
            {
                (double X, double Y)[] points = PointsOf(path);
                double pixel = (last - first) / 500;
                for (int k = 0; k <= 400; k++)
                {
                    double time = since + ((last - since) * k / 400), drawn = valueAt(At(points, 1000 * (time - first) / (last - first)));
                    double[] near = [.. Enumerable.Range(-4, 9).Select(n =>
                        scale * run.ValueAt(quantity, Math.Clamp(time + (n * pixel / 4), since, last)))];
                    Assert.True(drawn >= near.Min() - (0.01 * Height()) && drawn <= near.Max() + (0.01 * Height()),
                        $"{chart.Id} {quantity.Name} at {time:0.0} h: drawn {drawn}, {near.Min()} to {near.Max()}");
                }
            }
        }
    }

    [Fact]
    public void The_picture_adds_few_bytes()
    {
        int with = Packed(File.ReadAllText(Path.Combine(Site.Folder, "index.html")));
        int without = Packed(File.ReadAllText(Path.Combine(Site.Root, "src", "NeuroBalance.Explorer", "wwwroot", "index.html")));
        TestContext.Current.TestOutputHelper?.WriteLine($"{with - without} bytes of {with}, by gzip");
        Assert.InRange(with - without, 1000, 8000);
    }

    [Fact]
    public void A_page_that_has_its_picture_already_gets_the_same_one()
    {
        string page = File.ReadAllText(Path.Combine(Site.Folder, "index.html"));
        Assert.Equal(page, StillPicture.In(page, Words.Read(Path.Combine(Site.Folder, "js"), "en")));
    }

    [Theory]
    [InlineData(320, "narrow")]
    [InlineData(390, "narrow")]
    [InlineData(1024, "wide")]
    [InlineData(1920, "wide")]
    public async Task Without_a_script_the_curves_and_their_words_are_there(int width, string layout)
    {
        IPage page = await site.Open(Site.FileAddress(), new()
        {
            JavaScriptEnabled = false,
            ViewportSize = new() { Width = width, Height = 900 },
        }, waits: false);
        Assert.Contains("withdrawal 24 of 67, severe", await page.Locator("#sentence").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("17 drinks a day for 60 days", await page.Locator("#run-title").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Bild ihres Beispiellaufs", await page.Locator("noscript p[lang=de]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("noscript p").First.IsVisibleAsync());
        Assert.False(await page.Locator("#controls").IsVisibleAsync());
        foreach (Chart chart in Drawn)
        {
            ILocator plot = page.Locator($"[data-chart={chart.Id}] svg.plot");
            Assert.True((await plot.Locator($"svg.{layout}").First.BoundingBoxAsync())?.Width > 100, chart.Id);
            Assert.False(await plot.Locator($"svg.{(layout == "wide" ? "narrow" : "wide")}").First.IsVisibleAsync());
            Assert.Contains(" from ", await plot.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        }

        Assert.True(await page.Number("document.documentElement.scrollWidth") <= width);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task The_script_draws_over_the_picture_where_it_was(int width)
    {
        using FolderServer server = new(Site.Folder) { Missing = "main.js" };
        BrowserNewContextOptions options = new() { ViewportSize = new() { Width = width, Height = 900 } };
        IPage still = await site.Open(server.Address, options, waits: false);
        double[][] boxes = await Task.WhenAll(Drawn.Select(chart => still.EvaluateAsync<double[]>($$"""
            () => {
              const plot = document.querySelector('[data-chart={{chart.Id}}] svg.plot'), style = getComputedStyle(plot), box = plot.getBoundingClientRect();
              const [left, top, right, bottom] = ['paddingLeft', 'paddingTop', 'paddingRight', 'paddingBottom'].map(name => parseFloat(style[name]));
              return [left, top, box.width - left - right, box.height - top - bottom, box.top, box.height];
            }
            """)));
        string tilt = await still.EvaluateAsync<string>(Beam);
        IReadOnlyList<string> words = await still.Locator("#charts figcaption").AllInnerTextsAsync();
        (server.Missing, server.Withheld) = ("", ".wasm");
        IPage drawn = await site.Open(server.Address, options, waits: false);
        await drawn.Locator("html.drawn").WaitForAsync();
        foreach ((Chart chart, double[] box) in Drawn.Zip(boxes))
        {
            double[] now = await drawn.EvaluateAsync<double[]>($$"""
                () => { const box = document.querySelector('[data-chart={{chart.Id}}] svg.plot').getBoundingClientRect(); return [box.top, box.height]; }
                """);
            Assert.Equal(box[4], now[0], 0.6);
            Assert.Equal(box[5], now[1], 0.6);
            string figure = FigureOf(File.ReadAllText(Path.Combine(Site.Folder, "index.html")), chart);
            string[] lines = await drawn.EvaluateAsync<string[]>(
                $"[...document.querySelectorAll('[data-chart={chart.Id}] path.curve')].map(path => path.getAttribute('d'))");
            bool isWide = lines.Length > chart.Curves.Length;
            Assert.Equal(width > 700, isWide);
            string[] paths = isWide ? [.. Paths(figure, "course"), .. Paths(figure, "zoom")] : Paths(figure, "zoom");
            foreach ((string line, string path, int i) in lines.Zip(paths, Enumerable.Range(0, lines.Length)))
            {
                (double start, double share) = !isWide ? (0, 1) : i < chart.Curves.Length ? (0, 0.41) : (0.44, 0.56);
                (double X, double Y)[] picture = [.. PointsOf(path).Select(point =>
                    (box[0] + (box[2] * (start + (share * point.X / 1000))), box[1] + (box[3] * point.Y / 1000)))];
                Assert.All(AbsolutePoints(line), point => Assert.True(Distance(point, picture) <= 1.5,
                    $"{chart.Id}: {point} is {Distance(point, picture):0.0} px off"));
            }
        }

        Assert.Equal(tilt, await drawn.EvaluateAsync<string>(Beam));
        // The trace is the script's alone.
        Assert.Equal(words, (await drawn.Locator("#charts figcaption").AllInnerTextsAsync()).Take(words.Count));
    }

    private const string Beam = "['.arms', '.left', '.right'].map(name => document.querySelector('#beam ' + name)).map(one => "
        + "one.getAttribute('transform') ?? one.getAttribute('r')).join(' ') "
        + "+ document.querySelector('#beam svg').getAttribute('aria-label')";

    private static string FigureOf(string page, Chart chart) =>
        Regex.Match(page, $"<figure data-chart=\"{chart.Id}\">.*?</figure>", RegexOptions.Singleline).Value;

    // What a height of the picture means, by two of the labels that a reader would use.
    private static Func<double, double> Scale(string figure)
    {
        (double Y, double Value)[] labels = [.. Label().Matches(figure).Select(label =>
            (10 * Number(label.Groups["y"].Value), Number(label.Groups["value"].Value.Replace('−', '-'))))];
        ((double y, double value), (double otherY, double other)) = (labels[0], labels[^1]);
        return height => value + ((height - y) * (other - value) / (otherY - y));
    }

    private static string[] Paths(string figure, string panel)
    {
        string drawn = figure[figure.IndexOf($"<svg class=\"{panel} wide\"", StringComparison.Ordinal)..];
        return [.. Curve().Matches(drawn[..drawn.IndexOf("<circle", StringComparison.Ordinal)]).Select(path => path.Groups["d"].Value)];
    }

    private static (double X, double Y)[] PointsOf(string path)
    {
        double[] steps = Numbers(path);
        (double x, double y) = (0, 0);
        return [.. steps.Chunk(2).Select(step => (x += step[0], y += step[1]))];
    }

    private static (double X, double Y)[] AbsolutePoints(string path) => [.. Numbers(path).Chunk(2).Select(pair => (pair[0], pair[1]))];

    private static double[] Numbers(string text) => [.. Regex.Matches(text, @"-?\d+(?:\.\d+)?").Select(one => Number(one.Value))];

    private static double At((double X, double Y)[] points, double x)
    {
        int next = Array.FindIndex(points, point => point.X >= x);
        if (next <= 0) return points[next < 0 ? ^1 : 0].Y;
        ((double x0, double y0), (double x1, double y1)) = (points[next - 1], points[next]);
        return x1 == x0 ? y1 : y0 + ((y1 - y0) * (x - x0) / (x1 - x0));
    }

    private static double Distance((double X, double Y) point, (double X, double Y)[] line) => line.Zip(line[1..], (from, to) =>
    {
        (double alongX, double alongY) = (to.X - from.X, to.Y - from.Y);
        double length = (alongX * alongX) + (alongY * alongY);
        double share = length == 0 ? 0
            : Math.Clamp((((point.X - from.X) * alongX) + ((point.Y - from.Y) * alongY)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(point.X - from.X - (share * alongX), 2) + Math.Pow(point.Y - from.Y - (share * alongY), 2));
    }).Min();

    private static int Packed(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return (int)packed.Length;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("<text x=\"-7\" y=\"(?<y>[^%]*)%\"[^>]*>(?<value>[^<]*)<")]
    private static partial Regex Label();

    [GeneratedRegex("<path class=\"curve[^\"]*\" d=\"(?<d>[^\"]*)\"")]
    private static partial Regex Curve();
}
