using System.Globalization;
using NeuroBalance.Dosing;
using NeuroBalance.Model;
using NeuroBalance.Results;
using ScottPlot;
using static NeuroBalance.Cli.Figures.Quantities;

namespace NeuroBalance.Cli.Figures;

/// <summary>The figure of one run: the whole course beside the hours around its decisive moment, in stacked panels.</summary>
internal sealed class CourseFigure
{
    private const double LongEnoughForDays = 96;

    private readonly Trajectory _run;
    private readonly (string Label, double Time)? _mark;
    private readonly Column[] _columns;
    private readonly CourseSampler _sampler;

    private CourseFigure(Trajectory run)
    {
        _run = run;
        _mark = Landmark(run);
        _columns = Columns();
        _sampler = new CourseSampler(run);
    }

    /// <summary>Takes what is to be drawn from a run.</summary>
    public static FigureContent Of(Trajectory run)
    {
        CourseFigure figure = new(run);
        Scenario scenario = run.Scenario;
        string title = scenario.Title.Length > 0 ? scenario.Title : scenario.Name;
        string subtitle = string.Create(CultureInfo.InvariantCulture, $"Scenario {scenario.Name}, a simulation with the model's default subject. Not medical advice.");
        if (scenario.Parameters.Length > 0)
            subtitle = $"Scenario {scenario.Name} with {string.Join(", ", scenario.Parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} = {p.Value}")))}. Not medical advice.";
        if (run.EndTime < scenario.DurationHours)
            subtitle += string.Create(CultureInfo.InvariantCulture, $" Stopped at {run.EndTime:0.##} h.");
        return new FigureContent(title, subtitle, figure._columns, [.. figure.Panels()], figure._mark);
    }

    // The moment that the right column shows in hours: when alcohol stops, else when the first dose is given.
    private static (string Label, double Time)? Landmark(Trajectory run)
    {
        if (run.LastDrink is { } last && last <= run.EndTime)
            return ("last drink", last);
        IEnumerable<Occurrence> events = run.Timeline.Occurrences.Where(one => one.Time <= run.EndTime);
        if (events.LastOrDefault(one => one.Kind == OccurrenceKind.ClampEnd) is { Time: > 0 } release)
            return ("alcohol stops", release.Time);
        Occurrence first = events.FirstOrDefault(one => one.Kind is OccurrenceKind.KetamineBolus or OccurrenceKind.SetKetamineRate or OccurrenceKind.BenzodiazepineBolus
            or OccurrenceKind.BenzodiazepineOral or OccurrenceKind.EthanolBolus or OccurrenceKind.SetEthanolIntravenousRate or OccurrenceKind.Retrieval);
        return events.Any(one => one == first) && first != default ? ("first dose", first.Time) : null;
    }

    private Column[] Columns()
    {
        double end = _run.EndTime;
        bool days = end > LongEnoughForDays;
        Column whole = new("The whole course", days ? "Time (days)" : "Time (hours)", 0, end, 0, days ? 24 : 1, 1);
        if (!days || _mark is not { } mark)
            return [whole with { Title = "" }];
        bool cessation = mark.Label != "first dose";
        double from = Math.Max(0, cessation ? mark.Time - 24 : mark.Time - 2);
        double to = Math.Min(end, cessation ? mark.Time + 144 : mark.Time + 46);
        string title = cessation ? "Around the " + (mark.Label == "last drink" ? mark.Label : "end of alcohol") : "Around the first dose";
        string axis = mark.Label switch
        {
            "last drink" => "Time after the last drink (hours)",
            "alcohol stops" => "Time after the end of alcohol (hours)",
            _ => "Time after the first dose (hours)",
        };
        string left = _run.LastDrink is not null && CourseSampler.DrinkingIsLong(_run) ? "The whole course (while drinking: daily range)" : whole.Title;
        return [whole with { Title = left }, new Column(title, axis, from, to, mark.Time, 1, 1.2)];
    }

    private IEnumerable<Panel> Panels()
    {
        bool alcohol = Highest(EthanolBlood) > 1e-6;
        bool ketamine = Highest(KetamineCentral) > 1e-6;
        bool benzodiazepine = Highest(BenzodiazepinePlasma) > 1e-6;
        bool withdrawal = alcohol || Highest(Withdrawal) > 0.1;

        if (alcohol)
            yield return new Panel("Blood alcohol", "g/L", [Daily("ethanol in the blood", Palette.SkyBlue, EthanolBlood, fill: true)]) { AtLeast = (0, 0.2) };
        if (ketamine || benzodiazepine)
        {
            List<Series> drugs = [];
            if (ketamine)
                drugs.Add(Plain("ketamine", Palette.Purple, KetamineCentral, scale: 1000));
            if (benzodiazepine)
                drugs.Add(Plain("benzodiazepine", Palette.Orange, BenzodiazepinePlasma, dashed: true));
            yield return new Panel("Drugs in plasma", "ng/mL", drugs) { AtLeast = (0, 1) };
        }

        yield return new Panel("Receptor density", "naive = 1",
            [Plain("GABA-A", Palette.Blue, GabaADensity), Plain("NMDA", Palette.Vermilion, NmdaDensity, dashed: true)]) { Baseline = 1, AtLeast = (0.95, 1.05) };
        yield return new Panel("Tone", "naive = 1",
            [Mean("GABA-A tone", Palette.Blue, GabaTone, false), Mean("NMDA tone", Palette.Vermilion, NmdaTone, true), Balanced()])
        { Baseline = 1, AtLeast = (0.7, 1.4), Logarithmic = true };
        if (withdrawal)
            yield return new Panel("Withdrawal", "score", [Plain("CIWA-Ar-like score, 0 to 67", Palette.Black, Withdrawal)]) { AtLeast = (0, 20), Zones = Severities };
        if (!alcohol)
        {
            yield return new Panel("Dopamine and plasticity", "naive = 1",
                [Plain("dopamine", Palette.Orange, Dopamine), Plain("plasticity", Palette.Green, Plasticity, dashed: true), Plain("mu-opioid", Palette.Purple, MuOpioid)])
            { Baseline = 1, AtLeast = (0.95, 1.05) };
            if (Highest(AlcoholMemory) > 0.01 || Highest(Coping) > 0.01)
                yield return new Panel("Learning", "0 to 1", [Plain("alcohol memory", Palette.Vermilion, AlcoholMemory), Plain("coping", Palette.Blue, Coping, dashed: true)]) { AtLeast = (0, 1) };
        }

        yield return new Panel("Craving", "points", [Daily("PACS-like score, 0 to 30", Palette.Green, Craving)]) { AtLeast = (0, 10) };
    }

    private static readonly Zone[] Severities =
    [
        new("mild < 8", 0, 8, Color.FromHex("#FFFFFF")),
        new("moderate 8–15", 8, 15, Color.FromHex("#FBF1D8")),
        new("severe > 15", 15, double.PositiveInfinity, Color.FromHex("#F7DFCC")),
    ];

    private double Highest(Quantity quantity) => _run.Peak(quantity).Value;

    // Curves in both columns.
    private Series Plain(string label, Color color, Quantity quantity, bool dashed = false, double scale = 1) =>
        new(label, color, dashed, false, [.. _columns.Select(column => new Trace(_sampler.Curve(column, time => scale * _run.ValueAt(quantity, time)), null))]);

    // The daily range where days of drinking are too many to be told apart.
    private Series Daily(string label, Color color, Quantity quantity, bool fill = false) =>
        new(label, color, false, fill, [.. _columns.Select(column => _sampler.Daily(column, time => _run.ValueAt(quantity, time), mean: false))]);

    // The daily mean instead of a band, for curves that share a panel.
    private Series Mean(string label, Color color, Quantity quantity, bool dashed) =>
        new(label, color, dashed, false, [.. _columns.Select(column => _sampler.Daily(column, time => _run.ValueAt(quantity, time), mean: true) with { Band = null })]);

    private Series Balanced() =>
        new("balance (NMDA tone ÷ GABA-A tone)", Palette.Black, false, false,
            [.. _columns.Select(column => _sampler.Daily(column, time => _run.ValueAt(NmdaTone, time) / _run.ValueAt(GabaTone, time), mean: true))]);
}
