using ScottPlot;

namespace NeuroBalance.Plotting;

/// <summary>The figure of several runs: a panel for each quantity, and in it a curve for each run on common axes.</summary>
internal static class ComparisonFigure
{
    // Runs are told apart by colour and, one after the other, by dashes.
    private static readonly Color[] Colors =
        [Palette.Black, Palette.Vermilion, Palette.Blue, Palette.Orange, Palette.Green, Palette.Purple];

    private const int Places = 400;
    private const double LeastDifference = 0.02, FaintBand = 0.16;

    /// <summary>Takes what is to be drawn from a comparison.</summary>
    /// <param name="comparison">The runs.</param>
    /// <param name="panels">The names of the panels; those in which the runs differ when there are none.</param>
    public static FigureContent Of(Comparison comparison, params IReadOnlyList<string> panels)
    {
        Trajectory[] runs = [.. comparison.Runs];
        Landmark?[] marks = [.. runs.Select(CourseFigure.MarkOf)];
        bool alike = marks.All(mark => mark is not null && mark.Label == marks[0]!.Label);
        Column[] columns = Columns(runs, alike ? marks : []);
        CourseFigure[] figures =
        [
            .. runs.Select((run, at) =>
            {
                double[] ahead = [.. columns.Select(column => column.ByOwnClock ? marks[0]!.Time - marks[at]!.Time : 0)];
                Column[] own = [.. columns.Select((column, c) => OwnSpan(column, ahead[c], run.EndTime))];
                return CourseFigure.OneOf(run, runs, own, ahead);
            }),
        ];
        Panel[] all = [.. Merged([.. figures.Select(figure => CoursePanels.Of(figure, panels).ToArray())])];
        Panel[] different = panels.Count > 0 ? all : [.. all.Where(panel => !panel.IsDetail && Differ(panel, columns))];
        Panel[] drawn = different.Length > 0 ? different : all;
        return new FigureContent(Title(comparison), Subtitle(runs) + CourseFigure.Caveats(drawn), columns, drawn, alike ? marks[0] : null)
        {
            Legend = [.. comparison.Labels.Select((label, at) => new Series(label, Colors[at], IsDashed(at), false, []))],
        };
    }

    private static bool IsDashed(int run) => run % 2 == 1;

    private static Column OwnSpan(Column column, double ahead, double end) =>
        column with { From = Math.Max(0, column.From - ahead), To = Math.Min(end, column.To - ahead) };

    private static Column[] Columns(Trajectory[] runs, Landmark?[] marks)
    {
        Column whole = CourseFigure.Whole(runs.Max(run => run.EndTime));
        if (marks.Length == 0 || !CourseFigure.CountsDays(whole.To)) return [whole with { Title = "" }];
        Landmark mark = marks[0]!;
        double from = double.PositiveInfinity, to = double.NegativeInfinity;
        for (int i = 0; i < runs.Length; i++)
        {
            (double start, double end) = CourseFigure.Around(runs[i], marks[i]!);
            (from, to) = (Math.Min(from, start - marks[i]!.Time), Math.Max(to, end - marks[i]!.Time));
        }

        bool own = marks.Any(one => Math.Abs(one!.Time - mark.Time) > 1e-9);
        string whose = own ? $"each run's {mark.Label}" : $"the {mark.Label}";
        string left = runs.Any(DailyEnvelope.Suits) ? "The whole course (daily range and mean)" : whole.Title;
        return [whole with { Title = left },
            new Column($"Around {whose}", $"Time after {whose} (hours)", mark.Time + from, mark.Time + to, mark.Time, 1, 1.2)
            { ByOwnClock = own }];
    }

    // A panel that shows several quantities of one run becomes a panel for each, where the runs take the place of the quantities.
    private static IEnumerable<Panel> Merged(Panel[][] ofRuns)
    {
        for (int p = 0; p < ofRuns[0].Length; p++)
        {
            Panel first = ofRuns[0][p];
            for (int s = 0; s < first.Series.Count; s++)
            {
                string title = first.Series.Count == 1 && !first.NamesItsCurve ? first.Title : $"{first.Title}: {first.Series[s].Label}";
                yield return first with
                {
                    Title = title,
                    Series = [.. ofRuns.Select((panels, run) => panels[p].Series[s] with
                    {
                        Label = "",
                        Color = Colors[run],
                        Dashed = IsDashed(run),
                        FillToBaseline = false,
                        BandOpacity = FaintBand,
                    })],
                };
            }
        }
    }

    private static bool Differ(Panel panel, Column[] columns)
    {
        (double low, double high) = PanelScale.Of(panel);
        Func<double, double> height = panel.Logarithmic ? Math.Log2 : value => value;
        for (int c = 0; c < columns.Length; c++)
        {
            double span = columns[c].To - columns[c].From;
            for (int i = 0; i < Places; i++)
            {
                double time = columns[c].From + (span * (i + 0.5) / Places);
                double[] values =
                    [.. panel.Series.Select(series => At(series.Traces[c].Curve, time)).Where(double.IsFinite).Select(height)];
                if (values.Length > 1 && values.Max() - values.Min() > LeastDifference * (high - low)) return true;
            }
        }

        return false;
    }

    private static double At(Curve curve, double time)
    {
        int next = Array.BinarySearch(curve.Times, time);
        if (next >= 0) return curve.Values[next];
        next = ~next;
        if (next == 0 || next == curve.Times.Length) return double.NaN;
        double share = (time - curve.Times[next - 1]) / (curve.Times[next] - curve.Times[next - 1]);
        return curve.Values[next - 1] + (share * (curve.Values[next] - curve.Values[next - 1]));
    }

    private static string Title(Comparison comparison)
    {
        Scenario first = comparison.Runs[0].Scenario;
        string others = string.Join(", ", comparison.Labels.Skip(1).SkipLast(1));
        return comparison.Runs.All(run => run.Scenario.Name == first.Name) && comparison.Runs[0].Scenario.Title.Length > 0
            ? first.Title
            : $"{comparison.Labels[0]} compared with {(others.Length > 0 ? others + " and " : "")}{comparison.Labels[^1]}";
    }

    private static string Subtitle(Trajectory[] runs)
    {
        NamedValue[] shared = [.. runs[0].Scenario.Parameters.Where(one => runs.All(run => run.Scenario.Parameters.Contains(one)))];
        string subject = shared.Length > 0 ? $"all with {CourseFigure.Changes(shared)}" : "simulations with the model's default subject";
        string names = string.Join(", ", runs.Select(run => run.Scenario.Name).Distinct());
        string stopped = string.Concat(runs.Where(run => run.EndTime < run.Scenario.DurationHours)
            .Select(run => FormattableString.Invariant($" {run.Scenario.Name} stopped at {run.EndTime:0.##} h.")));
        return $"{(runs.Select(run => run.Scenario.Name).Distinct().Count() > 1 ? "Scenarios" : "Scenario")} {names}, {subject}. "
            + $"Not medical advice.{stopped}";
    }
}
