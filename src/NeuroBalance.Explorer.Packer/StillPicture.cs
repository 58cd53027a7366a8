using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuroBalance.Explorer;

/// <summary>
/// The reference run in the text of the page: seen before a script runs, and where none may. It has no width of its own: every place is a
/// share of a panel, which the style sheet insets as <c>charts.js</c> does, so that the script draws over it without a jump.
/// </summary>
internal sealed partial class StillPicture
{
    // The panels as charts.js lays them side by side, in shares of the width; the units of a curve's coordinates.
    private const double CourseShare = 0.41, Gap = 0.03;
    private const int Units = 1000;

    // Hours between two labels of an axis: on a narrow panel, and with those between on a wide one.
    private const double DaySparse = 30 * 24, DayFine = 15 * 24, HourSparse = 48, HourFine = 24;

    private readonly Words words;
    private readonly Trajectory run;
    private readonly Panel course, zoom;
    private readonly double[] dayTimes;
    private readonly Dictionary<string, (double[] Low, double[] High, double[] Mean)> days = new(StringComparer.Ordinal);
    private readonly double origin, moment;
    private readonly string mark;

    private StillPicture(Words words)
    {
        this.words = words;
        run = ControlsScenario.Of(new Controls()).Run();
        Drawing drawing = Drawing.Of(new RunSamples(run));
        double[] numbers = drawing.Numbers;
        int read = 0;
        dayTimes = Take(drawing.Days);
        foreach (Quantity quantity in Chart.Sampled)
        {
            days[quantity.Name] = (Take(drawing.Days), Take(drawing.Days), Take(drawing.Days));
        }

        origin = drawing.Mark!.Time;
        mark = drawing.Mark.Label.Replace(' ', '_');
        course = Read("course", 0, run.EndTime, drawing.Course);
        zoom = Read("zoom", drawing.ZoomFrom, drawing.ZoomTo, drawing.Zoom);
        double[] withdrawal = zoom.Values["Withdrawal"];
        moment = zoom.Times[Array.IndexOf(withdrawal, withdrawal.Max())];

        double[] Take(int count) => numbers[read..(read += count)];

        Panel Read(string name, double from, double to, int count) => new(name, from, to, Take(count),
            Chart.Sampled.ToDictionary(quantity => quantity.Name, _ => Take(count), StringComparer.Ordinal));
    }

    /// <summary>The page with the picture in it; one that is there already is made anew.</summary>
    /// <param name="page">The text of the page.</param>
    /// <param name="words">The words of the language in which the page is written.</param>
    /// <exception cref="InvalidOperationException">The page has no place for a part of it.</exception>
    public static string In(string page, Words words)
    {
        StillPicture picture = new(words);
        Chart[] shown = [.. Chart.All.Where(chart => !chart.OnlyWhenUsed)];
        foreach (Chart chart in shown)
        {
            page = page.Once(new Regex($"(?<=<figure data-chart=\"{chart.Id}\">).*?(?=</figure>)", RegexOptions.Singleline),
                picture.Figure(chart, chart == shown[^1]));
        }

        page = page.Once(ChartsPlace(), $"<section id=\"charts\" data-poster=\"{picture.run.Fingerprint}\"");
        page = page.Once(TitlePlace(), Text(picture.run.Scenario.Title));
        page = page.Once(SentencePlace(), Text(picture.Sentence()));
        page = page.Once(RiskPlace(), Text(words.Say("seizureRisk", ("n", Numeral(100 * picture.At(Quantity.Parse("SeizureRisk")), 1)))));
        return picture.Tilt(page);
    }

    private string Figure(Chart chart, bool isLast)
    {
        (double low, double high) = Domain(chart);
        StringBuilder text = new();
        text.Append("<figcaption><strong>").Append(Text(words.Say("chart_" + chart.Id))).Append("</strong><span class=\"unit\">")
            .Append(Text(words.Axis(chart.Unit))).Append("</span>");
        foreach (ChartCurve curve in chart.Curves)
        {
            text.Append("<span class=\"key\"><svg viewBox=\"0 0 34 14\" aria-hidden=\"true\"><path d=\"M1 7h32\" fill=\"none\" ")
                .Append("stroke-width=\"3\" stroke-dasharray=\"").Append(curve.Dashed ? "7 4" : "none").Append("\" class=\"c-")
                .Append(curve.Colour).Append("\"/>")
                .Append("</svg>").Append(Text(words.Say("quantity_" + curve.Quantity))).Append("</span>");
        }

        if (chart.ShowsRange) text.Append("<span class=\"unit wide\">").Append(Text(words.Say("range"))).Append("</span>");
        text.Append("</figcaption><svg class=\"plot\" role=\"img\" aria-label=\"").Append(Text(Described(chart))).Append("\">");
        // Of the two on a narrow panel one stands alone. The letters that come twice cost nothing once they are packed.
        Add(course, "wide", 0, CourseShare);
        Add(zoom, "wide", CourseShare + Gap, 1 - CourseShare - Gap);
        Add(zoom, "narrow", 0, 1);
        foreach (double value in Ticks(low, high, NiceStep((high - low) / 4.4)))
        {
            text.Append(Invariant($"<text x=\"-7\" y=\"{Down(value)}\" dy=\"4\" text-anchor=\"end\">{Label(value)}</text>"));
        }

        foreach (ChartZone zone in chart.Zones)
        {
            (double from, double to) = (Math.Max(zone.From ?? low, low), Math.Min(zone.To ?? high, high));
            text.Append(Invariant($"<text class=\"wide\" x=\"100%\" dx=\"8\" y=\"{Down((from + to) / 2)}\" dy=\"4\">"))
                .Append(Text(words.Say("zone_" + zone.Name))).Append("</text>");
        }

        return text.Append("</svg>").ToString();

        void Add(Panel panel, string layout, double left, double width)
        {
            (double sparse, double fine, double zero, double unit, string axis) = panel == course
                ? (DaySparse, DayFine, 0, 24, "axisDays") : (HourSparse, HourFine, origin, 1.0, "axisHours");
            text.Append(Invariant($"<svg class=\"{panel.Name} {layout}\" x=\"{Percent(left)}\" width=\"{Percent(width)}\" "))
                .Append("height=\"100%\">");
            foreach (ChartZone zone in chart.Zones)
            {
                (double from, double to) = (Math.Max(zone.From ?? low, low), Math.Min(zone.To ?? high, high));
                text.Append(Invariant($"<rect class=\"zone-{zone.Name}\" width=\"100%\" y=\"{Down(to)}\" "))
                    .Append(Invariant($"height=\"{Percent((to - from) / (high - low))}\"/>"));
            }

            foreach (double value in Ticks(low, high, NiceStep((high - low) / 4.4)))
            {
                text.Append(Invariant($"<line class=\"{(value == chart.Baseline ? "base" : "grid")}\" x2=\"100%\" "))
                    .Append(Invariant($"y1=\"{Down(value)}\" y2=\"{Down(value)}\"/>"));
            }

            foreach (double after in Ticks(panel.From - zero, panel.To - zero, fine))
            {
                string between = Math.Abs(Math.IEEERemainder(after, sparse)) < 1e-6 ? "" : " class=\"fine\"";
                string x = panel.Across(zero + after);
                text.Append(Invariant($"<g{between}><line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y2=\"100%\"/>"))
                    .Append(Invariant($"<text x=\"{x}\" y=\"100%\" dy=\"1.0625rem\" text-anchor=\"middle\">"))
                    .Append(Label(after / unit)).Append("</text></g>");
            }

            if (isLast)
            {
                text.Append("<text x=\"50%\" y=\"100%\" dy=\"2.25rem\" text-anchor=\"middle\">")
                    .Append(Text(words.Say(axis, ("mark", words.Say("after_" + mark))))).Append("</text>");
            }

            text.Append(Invariant($"<svg viewBox=\"0 0 {Units} {Units}\" preserveAspectRatio=\"none\">"));
            foreach (ChartCurve curve in chart.Curves)
            {
                AddCurve(text, panel, curve, chart.ShowsRange, low, high);
            }

            string at = panel.Across(origin);
            text.Append(Invariant($"</svg><line class=\"mark\" x1=\"{at}\" x2=\"{at}\" y2=\"100%\"/>"))
                .Append("<rect class=\"frame\" width=\"100%\" height=\"100%\"/>");
            string now = panel.Across(moment);
            text.Append(Invariant($"<line class=\"cursor-line\" x1=\"{now}\" x2=\"{now}\" y2=\"100%\"/>"));
            foreach (ChartCurve curve in chart.Curves)
            {
                text.Append(Invariant($"<circle class=\"dot\" cx=\"{now}\" "))
                    .Append(Invariant($"cy=\"{Down(curve.Scale * At(Quantity.Parse(curve.Quantity)))}\" r=\"4.5\"/>"));
            }

            text.Append("</svg>");
        }

        string Down(double value) => Percent((high - value) / (high - low));
    }

    private void AddCurve(StringBuilder text, Panel panel, ChartCurve curve, bool showsRange, double low, double high)
    {
        (double[] least, double[] greatest, double[] mean) = days[curve.Quantity];
        (double X, double Y)[] line = Points(panel.Times, panel.Values[curve.Quantity]);
        if (panel == course)
        {
            if (showsRange)
            {
                (double X, double Y)[] up = PolyLine.Thinned(Points(dayTimes, greatest)), down = PolyLine.Thinned(Points(dayTimes, least));
                text.Append(Invariant($"<path class=\"band f-{curve.Colour}\" d=\"{PolyLine.Path([.. up, .. down.Reverse()])}z\"/>"));
            }

            line = [.. Points(dayTimes, mean), .. line];
        }

        text.Append(Invariant($"<path class=\"curve c-{curve.Colour}{(curve.Dashed ? " dashed" : "")}\" "))
            .Append(Invariant($"d=\"{PolyLine.Path(PolyLine.Thinned(line))}\"/>"));

        (double X, double Y)[] Points(double[] times, double[] values) => [.. times.Zip(values, (time, value) =>
            (Units * (time - panel.From) / (panel.To - panel.From), Units * (high - (value * curve.Scale)) / (high - low)))];
    }

    private (double Low, double High) Domain(Chart chart)
    {
        (double low, double high) = (chart.Least, chart.Greatest);
        foreach (ChartCurve curve in chart.Curves)
        {
            double[] values = Extent(curve, chart.ShowsRange);
            low = Math.Min(low, curve.Scale * values.Min());
            high = Math.Max(high, curve.Scale * values.Max());
        }

        double air = 0.06 * (high - low);
        return (chart.Least == 0 && low > -1e-6 * high ? 0 : low - air, high + air);
    }

    private double[] Extent(ChartCurve curve, bool withRange)
    {
        (double[] least, double[] greatest, double[] mean) = days[curve.Quantity];
        return [.. course.Values[curve.Quantity], .. zoom.Values[curve.Quantity], .. withRange ? [.. least, .. greatest] : mean];
    }

    private string Described(Chart chart) => words.Say("chart_" + chart.Id) + ": " + string.Join("; ", chart.Curves.Select(curve =>
    {
        double[] values = Extent(curve, withRange: true);
        return words.Say("chartRange", ("name", words.Say("quantity_" + curve.Quantity)), ("unit", words.Axis(chart.Unit)),
            ("low", Numeral(curve.Scale * values.Min(), 2)), ("high", Numeral(curve.Scale * values.Max(), 2)));
    })) + ".";

    private string Sentence()
    {
        double score = At(Quantity.Withdrawal);
        ChartZone zone = Chart.All.Single(chart => chart.Id == "withdrawal").Zones.First(one => !(score >= one.To));
        string hours = words.Say("whenHours", ("n", Numeral(moment - origin, 0)), ("mark", words.Say("after_" + mark)));
        return words.Say("sayWithdrawal", ("when", hours), ("score", Numeral(score, 0)),
            ("highest", Numeral(WithdrawalScale.Highest, 0)), ("severity", words.Say("zone_" + zone.Name)));
    }

    // As beam.js tilts it.
    private string Tilt(string page)
    {
        double balance = At(Quantity.Balance);
        string said = (balance > 0 ? "+" : "") + Numeral(balance, 2);
        page = page.Once(ArmsPlace(), Invariant($"<g class=\"arms\" transform=\"rotate({17 * Math.Tanh(balance):F2} 160 62)\">"));
        page = page.Once(LeftPlace(), Weight(At(Quantity.GabaTone)));
        page = page.Once(RightPlace(), Weight(At(Quantity.NmdaTone)));
        page = page.Once(ValuePlace(), said);
        return page.Once(BeamPlace(), Text(words.Say("beamLabel", ("value", said))));

        static string Weight(double tone) => Invariant($"{13 * Math.Sqrt(Math.Clamp(tone, 0.15, 2.6)):F1}");
    }

    private double At(Quantity quantity) => run.ValueAt(quantity, moment);

    private static IEnumerable<double> Ticks(double low, double high, double step)
    {
        for (double k = Math.Ceiling((low / step) - 1e-9); k * step <= high + (1e-9 * step); k++)
        {
            // No minus before a zero.
            yield return Math.Round(k * step, 9) + 0.0;
        }
    }

    private static double NiceStep(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * new double[] { 1, 2, 5, 10 }.First(one => least / power <= one);
    }

    private static string Label(double value) => Numeral(value, value == Math.Round(value) ? 0 : value == Math.Round(value, 1) ? 1 : 2);

    private static string Numeral(double value, int digits) =>
        value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Percent(double share) => Invariant($"{100 * share:0.##}%");

    private static string Text(string words) => WebUtility.HtmlEncode(words);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex("<section id=\"charts\"(?: data-poster=\"[0-9a-f]*\")?")]
    private static partial Regex ChartsPlace();

    [GeneratedRegex("(?<=<p id=\"run-title\" class=\"paper-only\">)[^<]*")]
    private static partial Regex TitlePlace();

    [GeneratedRegex("(?<=<p id=\"sentence\" role=\"status\">)[^<]*")]
    private static partial Regex SentencePlace();

    [GeneratedRegex("(?<=<p id=\"seizure-risk\">)[^<]*")]
    private static partial Regex RiskPlace();

    [GeneratedRegex("(?<=<svg class=\"picture\"[^>]* aria-label=\")[^\"]*")]
    private static partial Regex BeamPlace();

    [GeneratedRegex("<g class=\"arms\"[^>]*>")]
    private static partial Regex ArmsPlace();

    [GeneratedRegex("(?<=<circle class=\"left\"[^>]* r=\")[^\"]*")]
    private static partial Regex LeftPlace();

    [GeneratedRegex("(?<=<circle class=\"right\"[^>]* r=\")[^\"]*")]
    private static partial Regex RightPlace();

    [GeneratedRegex("(?<=<text class=\"value\"[^>]*>)[^<]*")]
    private static partial Regex ValuePlace();

    private sealed record Panel(string Name, double From, double To, double[] Times, Dictionary<string, double[]> Values)
    {
        public string Across(double time) => Percent((time - From) / (To - From));
    }
}
