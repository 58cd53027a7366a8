using System.Globalization;
using System.Text;

/// <summary>A line chart as SVG, in a hundred lines: curves over time, an axis with units, the key above the curves.</summary>
internal sealed class LineChart(string title, string xLabel, string yLabel)
{
    private const double Width = 860, Height = 420, Left = 74, Right = 24, Top = 84, Bottom = 62;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    // The colours of Okabe and Ito (2008), which people with any colour vision can tell apart.
    private static readonly string[] Colours = ["#000000", "#D55E00", "#0072B2", "#009E73", "#E69F00", "#CC79A7"];

    private readonly List<(string Label, double[] X, double[] Y)> curves = [];

    /// <summary>Adds a curve: the value at every time from one end to the other, in the unit of the axis.</summary>
    public LineChart Curve(string label, double from, double to, Func<double, double> value, int points = 600)
    {
        double[] x = [.. Enumerable.Range(0, points + 1).Select(i => from + ((to - from) * i / points))];
        curves.Add((label, x, [.. x.Select(value)]));
        return this;
    }

    /// <summary>Writes the chart.</summary>
    public void Save(string path)
    {
        double x0 = curves.Min(curve => curve.X[0]), x1 = curves.Max(curve => curve.X[^1]);
        double y0 = curves.Min(curve => curve.Y.Min()), y1 = curves.Max(curve => curve.Y.Max());
        double air = Math.Max(0.06 * (y1 - y0), 1e-9);
        (y0, y1) = (y0 >= 0 && y0 < 0.05 * y1 ? 0 : y0 - air, y1 + air);
        double Across(double x) => Left + ((x - x0) / (x1 - x0) * (Width - Left - Right));
        double Down(double y) => Height - Bottom - ((y - y0) / (y1 - y0) * (Height - Top - Bottom));

        StringBuilder svg = new();
        svg.Append(Invariant, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" font-family=\"DejaVu Sans, Arial, sans-serif\" font-size=\"13\" fill=\"#222\">\n");
        svg.Append(Invariant, $"<title>{title}</title>\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>\n<text x=\"{Left}\" y=\"30\" font-size=\"18\" font-weight=\"bold\">{title}</text>\n");
        foreach (double tick in Ticks(x0, x1, xLabel.Contains("(h)", StringComparison.Ordinal)))
        {
            svg.Append(Invariant, $"<line x1=\"{Across(tick):0.#}\" x2=\"{Across(tick):0.#}\" y1=\"{Top}\" y2=\"{Height - Bottom}\" stroke=\"#e3e3e3\"/><text x=\"{Across(tick):0.#}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{Number(tick)}</text>\n");
        }
        foreach (double tick in Ticks(y0, y1, false))
        {
            svg.Append(Invariant, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Down(tick):0.#}\" y2=\"{Down(tick):0.#}\" stroke=\"#e3e3e3\"/><text x=\"{Left - 8}\" y=\"{Down(tick) + 4:0.#}\" text-anchor=\"end\">{Number(tick)}</text>\n");
        }
        svg.Append(Invariant, $"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Width - Left - Right}\" height=\"{Height - Top - Bottom}\" fill=\"none\" stroke=\"#8c8c8c\"/>\n");
        svg.Append(Invariant, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 14}\" text-anchor=\"middle\">{xLabel}</text>\n<text transform=\"translate(18 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{yLabel}</text>\n");

        double key = Left;
        for (int i = 0; i < curves.Count; i++)
        {
            (string label, double[] x, double[] y) = curves[i];
            string pen = $"fill=\"none\" stroke=\"{Colours[i]}\" stroke-width=\"2.2\"{(i % 2 == 1 ? " stroke-dasharray=\"7 4\"" : "")}";
            svg.Append(Invariant, $"<path d=\"M{key} 58h30\" {pen}/><text x=\"{key + 37}\" y=\"62\">{label}</text>\n<path {pen} d=\"M");
            for (int k = 0; k < x.Length; k++)
            {
                svg.Append(Invariant, $"{Across(x[k]):0.#} {Down(y[k]):0.#} ");
            }
            svg.Append("\"/>\n");
            key += 66 + (7.6 * label.Length);
        }

        svg.Append("</svg>\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, svg.ToString());
    }

    private static IEnumerable<double> Ticks(double from, double to, bool hours)
    {
        double step = hours
            ? new[] { 0.25, 0.5, 1, 2, 4, 6, 12, 24, 48, 96, 168 }.First(one => (to - from) / one <= 12)
            : Nice((to - from) / 6);
        for (double k = Math.Ceiling((from / step) - 1e-9); k * step <= to + (1e-9 * step); k++)
        {
            yield return k * step;
        }
    }

    private static double Nice(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * (least / power <= 1 ? 1 : least / power <= 2 ? 2 : least / power <= 5 ? 5 : 10);
    }

    private static string Number(double value) => (Math.Round(value, 6) + 0.0).ToString("0.######", Invariant).Replace('-', '−');
}
