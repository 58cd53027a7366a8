using System.Globalization;
using ScottPlot;
using static NeuroBalance.Quantity;
// The module names of the model (Withdrawal, Craving ...) would hide the quantities of the same name.
using Quantity = NeuroBalance.Quantity;

namespace NeuroBalance.Plotting;

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
        _mark = Landmarks.EndOfAlcohol(run) ?? Landmarks.FirstDose(run);
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

    private Column[] Columns()
    {
        double end = _run.EndTime;
        bool days = end > LongEnoughForDays;
        Column whole = new("The whole course", days ? "Time (days)" : "Time (hours)", 0, end, 0, days ? 24 : 1, 1);
        if (!days || _mark is not { } mark)
            return [whole with { Title = "" }];
        bool cessation = Landmarks.EndOfAlcohol(_run) is not null;
        double from = Math.Max(0, cessation ? mark.Time - 24 : mark.Time - 2);
        double to = Math.Min(end, cessation ? mark.Time + 144 : mark.Time + 46);
        string left = _run.LastDrink is not null && CourseSampler.DrinkingIsLong(_run) ? "The whole course (daily range and mean)" : whole.Title;
        return [whole with { Title = left }, new Column($"Around the {mark.Label}", $"Time after the {mark.Label} (hours)", from, to, mark.Time, 1, 1.2)];
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

        Series[] densities = [Plain("GABA-A", Palette.Blue, GabaADensity), Plain("NMDA", Palette.Vermilion, NmdaDensity, dashed: true)];
        yield return new Panel("Receptor density", "naive = 1", densities) { Baseline = 1, AtLeast = (0.95, 1.05) };
        Series[] tones = [Mean("inhibition (GABA-A)", Palette.Blue, GabaTone, false), Mean("excitation (NMDA, glutamate)", Palette.Vermilion, NmdaTone, true)];
        yield return new Panel("Tone", "naive = 1", tones) { Baseline = 1, AtLeast = (0.7, 1.4), Logarithmic = true };
        yield return new Panel("Balance", "ln ratio", [Daily("ln (excitation ÷ inhibition)", Palette.Black, Balance, mean: true)])
        {
            Baseline = 0,
            AtLeast = (-0.5, 0.5),
            Zones = Sides,
        };
        if (withdrawal)
            yield return new Panel("Withdrawal", "score", [Plain("CIWA-Ar-like score, 0 to 67", Palette.Black, Withdrawal)]) { AtLeast = (0, 20), Zones = Severities };
        if (!alcohol)
        {
            Series[] effects = [Plain("dopamine", Palette.Orange, Dopamine), Plain("plasticity", Palette.Green, Plasticity, dashed: true), Plain("mu-opioid", Palette.Purple, MuOpioid)];
            yield return new Panel("Dopamine and plasticity", "naive = 1", effects) { Baseline = 1, AtLeast = (0.95, 1.05) };
            if (Highest(AlcoholMemory) > 0.01 || Highest(Coping) > 0.01)
                yield return new Panel("Learning", "0 to 1", [Plain("alcohol memory", Palette.Vermilion, AlcoholMemory), Plain("coping", Palette.Blue, Coping, dashed: true)]) { AtLeast = (0, 1) };
        }

        yield return new Panel("Craving", "points", [Daily("PACS-like score, 0 to 30", Palette.Green, Craving)]) { AtLeast = (0, 10) };
    }

    private static readonly Zone[] Severities =
    [
        new("mild < 8", 0, 8, Colors.Transparent),
        new("moderate 8–15", 8, 15, Color.FromHex("#FBF1D8")),
        new("severe > 15", 15, double.PositiveInfinity, Color.FromHex("#F7DFCC")),
    ];

    private static readonly Zone[] Sides =
    [
        new("excited > 0", 0, double.PositiveInfinity, Color.FromHex("#F7DFCC")),
        new("sedated < 0", double.NegativeInfinity, 0, Color.FromHex("#E3F0F9")),
    ];

    private double Highest(Quantity quantity) => _run.Peak(quantity).Value;

    // Curves in both columns.
    private Series Plain(string label, Color color, Quantity quantity, bool dashed = false, double scale = 1) =>
        new(label, color, dashed, false, [.. _columns.Select(column => new Trace(_sampler.Curve(column, time => scale * _run.ValueAt(quantity, time)), null))]);

    // The daily range where days of drinking are too many to be told apart.
    private Series Daily(string label, Color color, Quantity quantity, bool fill = false, bool mean = false) =>
        new(label, color, false, fill, [.. _columns.Select(column => _sampler.Daily(column, time => _run.ValueAt(quantity, time), mean))]);

    // The daily mean instead of a band, for curves that share a panel.
    private Series Mean(string label, Color color, Quantity quantity, bool dashed) =>
        new(label, color, dashed, false, [.. _columns.Select(column => _sampler.Daily(column, time => _run.ValueAt(quantity, time), mean: true) with { Band = null })]);
}
