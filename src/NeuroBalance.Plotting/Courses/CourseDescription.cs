using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>What a figure shows, in words for those who do not see it: how every curve begins, its extremes, how it ends.</summary>
internal static class CourseDescription
{
    /// <summary>The words for a figure; of several columns the first, which is the whole course.</summary>
    /// <param name="content">What is drawn.</param>
    public static string Of(FigureContent content)
    {
        Column axis = content.Columns[0];
        return $"{content.Title}. {axis.AxisLabel}, {Number((axis.From - axis.Origin) / axis.HoursPerUnit)} to "
            + $"{Number((axis.To - axis.Origin) / axis.HoursPerUnit)}. "
            + string.Join(" ", content.Panels.Select(panel => Of(panel, content)));
    }

    // The curves of a comparison are told apart by the legend of the figure.
    private static string Of(Panel panel, FigureContent content) =>
        $"{panel.Title}{(panel.Unit.Length > 0 ? $" ({panel.Unit})" : "")}: " + string.Join("; ", panel.Series.Select((series, at) =>
            Of(series.Label.Length > 0 ? series : series with { Label = content.Legend[at].Label }, content.Columns[0]))) + ".";

    private static string Of(Series series, Column axis)
    {
        Curve curve = series.Traces[0].Curve;
        int[] known = [.. Enumerable.Range(0, curve.Values.Length).Where(i => double.IsFinite(curve.Values[i]))];
        if (known.Length == 0) return $"{series.Label} has no values here";
        int low = known.MinBy(i => curve.Values[i]), high = known.MaxBy(i => curve.Values[i]);
        string begins = Number(curve.Values[known[0]]), ends = Number(curve.Values[known[^1]]);
        string bottom = Number(curve.Values[low]), top = Number(curve.Values[high]);
        if (bottom == top) return $"{series.Label} stays at {top}";
        List<string> parts = [$"{series.Label} begins at {begins}"];
        foreach ((int i, string value, string word) in new[] { (low, bottom, "lowest"), (high, top, "highest") }.OrderBy(one => one.Item1))
        {
            if (value == begins || value == ends) continue;
            parts.Add($"is {word} with {value} at {Number((curve.Times[i] - axis.Origin) / axis.HoursPerUnit)}");
        }
        parts.Add($"ends at {ends}");
        return string.Join(", ", parts);
    }

    private static string Number(double value)
    {
        string text = value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
