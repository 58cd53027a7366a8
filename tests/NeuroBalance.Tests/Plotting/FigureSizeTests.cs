using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NeuroBalance.Dosing;
using NeuroBalance.Plotting;
using SkiaSharp;

namespace NeuroBalance.Tests.Plotting;

/// <summary>A figure where it is met: on a screen, in a column or on a page of a paper, on a slide.</summary>
public sealed class FigureSizeTests
{
    private const double SmallestLetters = 6;

    private static readonly Lazy<Trajectory> Dependence = new(() => Simulator.Run(Scenarios.Get("dependence")));

    private static readonly Dictionary<string, Func<IPainting>> Paintings = new(StringComparer.Ordinal)
    {
        ["course"] = () => new FigurePainter(CourseFigure.Of(Dependence.Value)),
        ["two panels"] = () => new FigurePainter(CourseFigure.Of(Dependence.Value, "balance", "withdrawal")),
        ["short course"] = () => new FigurePainter(CourseFigure.Of(Simulator.Run(Scenarios.Get("ketamine")))),
        ["reinstatement"] = () => new FigurePainter(CourseFigure.Of(Simulator.Run(Scenarios.Get("reinstatement")))),
        ["curve"] = () =>
            new DoseResponse("Peak withdrawal over drinks", "plan: 12 members, 0 % failed", "drinks a day (1)", "peak withdrawal (points)",
            [new("no treatment", [1, 2, 4, 8], [0.1, 3, 9, 24]),
                new("ketamine for two days from the 12th hour", [1, 2, 4, 8], [0, 2, double.NaN, 16])]),
        ["map"] = () =>
            new HeatMap("Peak over two axes", "plan: 30 members, 0 % failed",
            ("IC50 of ethanol at NMDA receptors (mmol/L)", [20, 25, 30, 35, 40, 45]),
            ("weight (kg)", [50, 60, 70, 80, 90]), Grid(6, 5), "peak withdrawal (points)"),
        ["screening"] = () =>
            new ElementaryEffects("How the factors of peak withdrawal act", "plan: 220 members",
            Factors().Select((name, i) => new ElementaryEffect(name, 12.0 / (i + 1), 9.0 / (i + 2)))),
        ["tornado"] = () =>
            new Tornado("What drives peak withdrawal", "plan: 220 members", "mean absolute elementary effect over the whole range",
            new TornadoKey("total index", "falls", "first-order index"),
            Factors().Select((name, i) => new TornadoBar(name, 1.0 / (i + 1), 0.9 / (i + 1), 1.1 / (i + 1), 0.5 / (i + 1)))),
        ["screening in words"] = () =>
            new ElementaryEffects("How the factors of peak withdrawal act", "Withdrawal: highest value (points); plan: 220 members",
                Longest().Select((name, i) => new ElementaryEffect(name, 12.0 / (i + 1), 9.0 / (i + 2))), "points"),
        ["tornado in words"] = () =>
            new Tornado("What drives peak withdrawal", "Withdrawal: highest value (points); plan: 220 members", "share of the variance",
                new TornadoKey("total index", "", "first-order index"),
                Longest().Select((name, i) => new TornadoBar(name, 1.0 / (i + 1), 0.9 / (i + 1), 1.1 / (i + 1), 0.5 / (i + 1)))),
        ["pairs in words"] = () => new PairPlot("Pairs", "plan: 400 members",
            [.. Longest().Take(3).Select((name, k) => (name, Enumerable.Range(0, 50).Select(i => Math.Sin(i * k)).ToArray()))],
            (_, _) => 0.5),
        ["bands"] = () =>
            new ArmBands("Peak by arm", "plan: 400 members", "peak withdrawal (points)",
            [("placebo", [1, 2, 4, 8, 20]), ("lorazepam", [0, 1, 2, 5, 11]), ("ketamine", [0, 1, 3, 6, 12])]),
        ["course bands"] = () => new BandCourse(
            "Withdrawal score on the scale of the CIWA-Ar, 0 to 67", "plan: 400 members, 0 % failed", null, "Withdrawal (points)",
            [.. new[] { "placebo", "ketamine for two days from the 12th hour", "lorazepam" }.Select(Course)]),
        ["histogram"] = () =>
            new Histogram("Distribution of peak", "plan: 400 members", "peak withdrawal (points)", 0, 30,
            [.. Enumerable.Range(0, 60).Select(i => i % 17)]),
        ["one trace"] = () => new EegFigure(EegRecording.Of("naive", [("0 h", 1, 1)], 3)),
        ["traces"] = () => new EegFigure(EegRecording.Of("adjunct-with, a scenario of a rather long name", [.. Enumerable.Range(0, 6)
            .Select(i => ($"{6 * i} h after last drink", 1 - (0.05 * i), 1 + (0.2 * i)))], 20)),
        ["pairs of arms"] = () => new PairPlot("Pairs", "plan: 400 members",
            [.. Enumerable.Range(1, 3)
                .Select(k => ($"variable {k} (mmol/L)", Enumerable.Range(0, 90).Select(i => Math.Sin(i * k)).ToArray()))], (_, _) => -0.5,
            new PairArms(["placebo", "lorazepam by the protocol", "ketamine for two days from the 12th hour"],
                [.. Enumerable.Range(0, 90).Select(i => i % 3)])),
        ["paired differences"] = () => new PairedRows("Lorazepam in the same subjects", "plan: 400 subjects, each in both arms",
            "lorazepam given, arm minus reference (mg)", lowerIsBetter: true,
            [.. Enumerable.Range(1, 5).Select(k => new PairedRow($"ketamine from the {12 * k}th hour", "placebo",
                [.. Enumerable.Range(0, 200).Select(i => (Math.Sin(i) * 9) - k)], 6, [-9 - k, -6 - k, -k, 6 - k, 9 - k], (-9 - k, 9 - k),
                ["better in 83.1 % (81.2 to 85.0)", "equal in 3.0 %", "12 missing"]))]),
        ["pairs"] = () => new PairPlot("Pairs", "plan: 400 members",
            [.. Enumerable.Range(1, 3)
                .Select(k => ($"variable {k} (mmol/L)", Enumerable.Range(0, 50).Select(i => Math.Sin(i * k)).ToArray()))], (_, _) => 0.5),
    };

    // What is painted takes longer to work out than to paint, and is the same in every size.
    private static readonly ConcurrentDictionary<string, Lazy<IPainting>> Made = new(StringComparer.Ordinal);

    private static IPainting Painting(string name) => Made.GetOrAdd(name, one => new(Paintings[one])).Value;

    private static TrajectoryBands Course(string arm, int place) => new()
    {
        Name = "Withdrawal",
        Quantity = Quantity.Withdrawal,
        Arm = arm,
        Origin = "last drink",
        Times = [.. Enumerable.Range(0, 97).Select(hour => (double)hour)],
        Quantiles = [.. Enumerable.Range(0, 97).Select(hour => Enumerable.Range(1, 5)
            .Select(share => share * hour * Math.Exp(-hour / 24.0) / (place + 1)).ToImmutableArray())],
        Measured = [.. Enumerable.Repeat(400L, 97)],
        Members = 400,
        Failed = 0,
        IsExact = true,
    };

    public static TheoryData<string, string> PaintingsAtSizes
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string painting in Paintings.Keys)
            {
                foreach (FigureSize size in FigureSize.All)
                {
                    data.Add(painting, size.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(PaintingsAtSizes))]
    public void Every_text_can_be_read_lies_on_the_page_and_touches_no_other(string painting, string sizeName)
    {
        FigureSize size = FigureSize.All.Single(one => one.Name == sizeName);
        Page page = Painted(Painting(painting), size);
        size = page.Size;
        DrawnText[] texts = [.. page.Texts.Where(text => text.Text.Length > 0)];
        Assert.NotEmpty(texts);
        List<string> faults = [];
        SKRect[] boxes = [.. texts.Select(Box)];
        for (int i = 0; i < texts.Length; i++)
        {
            double points = texts[i].Size * size.PointsPerUnit;
            if (size.WidthMillimetres is not null && points < SmallestLetters)
            {
                faults.Add(FormattableString.Invariant($"'{texts[i].Text}' has {points:0.0} pt"));
            }
            if (boxes[i].Left < 0 || boxes[i].Right > page.Width || boxes[i].Top < 0 || boxes[i].Bottom > page.Height)
            {
                faults.Add($"'{texts[i].Text}' leaves the page");
            }
            for (int j = 0; j < i; j++)
            {
                if (boxes[i].IntersectsWith(boxes[j])) faults.Add($"'{texts[i].Text}' touches '{texts[j].Text}'");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void A_column_is_85_mm_a_page_180_and_a_slide_1920_by_1080()
    {
        IPainting painting = Painting("course");
        Assert.Equal("85mm", Svg(painting, FigureSize.Column).Attribute("width")!.Value);
        Assert.Equal("180mm", Svg(painting, FigureSize.Page).Attribute("width")!.Value);
        using SKBitmap slide = SKBitmap.Decode(FigureFile.Bytes(painting, ".png", FigureSize.Slide));
        Assert.Equal((1920, 1080), (slide.Width, slide.Height));
        byte[] png = FigureFile.Bytes(painting, ".png", FigureSize.Column);
        using SKBitmap column = SKBitmap.Decode(png);
        int chunk = png.AsSpan().IndexOf("pHYs"u8);
        uint dotsPerMetre = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(chunk + 4));
        Assert.Equal(300, dotsPerMetre * 0.0254, 0.01);
        Assert.Equal(85, 1000.0 * column.Width / dotsPerMetre, 0.1);
        string pdf = Encoding.Latin1.GetString(FigureFile.Bytes(painting, ".pdf", FigureSize.Column));
        string box = pdf[(pdf.IndexOf("/MediaBox", StringComparison.Ordinal) + 9)..].TrimStart(' ', '[').Split(']')[0];
        Assert.Equal(85 / 25.4 * 72, double.Parse(box.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2], CultureInfo.InvariantCulture),
            0.1);
    }

    [Fact]
    public void Text_of_an_svg_is_text_in_a_font_with_fallbacks()
    {
        IPainting painting = Painting("course");
        XElement svg = Svg(painting, FigureSize.Column);
        XNamespace space = "http://www.w3.org/2000/svg";
        string[] words = [.. svg.Descendants(space + "text").Select(text => text.Value)];
        Assert.Equal(Painted(painting, FigureSize.Column).Texts.Select(text => text.Text).Where(text => text.Length > 0), words);
        Assert.Contains("CIWA-Ar-like score, 0 to 67", words);
        string fonts = svg.Elements(space + "g").Last().Attribute("font-family")!.Value;
        Assert.StartsWith("'DejaVu Sans',", fonts, StringComparison.Ordinal);
        Assert.EndsWith("sans-serif", fonts, StringComparison.Ordinal);
        Assert.Equal(painting.Title, svg.Element(space + "title")!.Value);
    }

    [Fact]
    public void A_pdf_has_text_in_an_embedded_font_no_date_and_the_same_bytes_again()
    {
        byte[] pdf = FigureFile.Bytes(Paintings["tornado"](), ".pdf", FigureSize.Page);
        Assert.Equal(pdf, FigureFile.Bytes(Paintings["tornado"](), ".pdf", FigureSize.Page));
        string text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Contains("/ToUnicode", text, StringComparison.Ordinal);
        Assert.Contains("/FontFile2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CreationDate", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_are_in_the_file_of_every_kind()
    {
        IPainting painting = Paintings["histogram"]();
        FigureNote note = new("Seed", "41 & 1");
        byte[] png = FigureFile.Bytes(painting, ".png", FigureSize.Screen, note);
        Assert.Contains("Seed\0\0\0\0\041 & 1", Encoding.Latin1.GetString(png), StringComparison.Ordinal);
        using SKBitmap with = SKBitmap.Decode(png), without = SKBitmap.Decode(FigureFile.Bytes(painting, ".png", FigureSize.Screen));
        Assert.Equal(without.Bytes, with.Bytes);
        XElement svg = XElement.Parse(Encoding.UTF8.GetString(FigureFile.Bytes(painting, ".svg", FigureSize.Screen, note)));
        Assert.Equal("41 & 1", svg.Descendants().Single(one => one.Name.LocalName == "note").Value);
        Assert.Contains("Seed: 41 & 1", Encoding.Latin1.GetString(FigureFile.Bytes(painting, ".pdf", FigureSize.Screen, note)),
            StringComparison.Ordinal);
    }

    private static XElement Svg(IPainting painting, FigureSize size) =>
        XElement.Parse(Encoding.UTF8.GetString(FigureFile.Bytes(painting, ".svg", size)));

    private static Page Painted(IPainting painting, FigureSize size)
    {
        size = painting.Fitted(size);
        int height = painting.HeightOn(size);
        using SKPictureRecorder recorder = new();
        Page page = new(recorder.BeginRecording(new SKRect(0, 0, size.Width, height)), size, height, LetterForm.Elsewhere);
        painting.Paint(page);
        return page;
    }

    private static SKRect Box(DrawnText text)
    {
        float width = Lettering.Width(text.Text, text.Size, text.Bold), left = -width * (int)text.Anchor / 2, up = 0.72f * text.Size,
            down = 0.12f * text.Size;
        return text.Upwards
            ? new SKRect(text.X - up, text.Baseline - (left + width), text.X + down, text.Baseline - left)
            : new SKRect(text.X + left, text.Baseline - up, text.X + left + width, text.Baseline + down);
    }

    // The parameters whose words are longest, with their units.
    private static IEnumerable<string> Longest() => ParameterCatalog.All.OrderByDescending(one => one.Description.Length).Take(22)
        .Select(one => one.Unit == "1" ? one.Description : $"{one.Description} ({one.Unit})");

    private static IEnumerable<string> Factors() => Enumerable.Range(1, 22).Select(i => $"Withdrawal.Factor{i}");

    private static double[,] Grid(int across, int up)
    {
        double[,] cells = new double[across, up];
        for (int i = 0; i < across; i++)
        {
            for (int j = 0; j < up; j++)
            {
                cells[i, j] = Math.Sqrt((i * i) + (j * j));
            }
        }

        return cells;
    }
}
