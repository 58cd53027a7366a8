using NeuroBalance.Claims;
using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Cli.Figures;
using static NeuroBalance.Quantity;
using Color = ScottPlot.Color;
using Curve = NeuroBalance.Cli.Figures.Curve;
// The module names of the model (Withdrawal, Craving ...) would hide the quantities of the same name.
using Quantity = NeuroBalance.Quantity;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>One figure a claim, of the default subject.</summary>
internal sealed class ClaimFigures(ClaimCourses courses)
{
    private const int Points = 480;
    private static readonly Quantity GabaGain = Find("GabaGain"), NmdaGain = Find("NmdaGain");

    private static ClaimRuns Runs => ClaimCourses.Runs;

    /// <summary>The figure of a claim.</summary>
    public FigureContent Of(Claim claim) => claim.Id switch
    {
        "acute-gaba" => Plain("GABA-A gain after one dose of ethanol", Hours("Time after the drink (hours)", 0, 16),
            axis => [Panel("GABA-A gain", "naive = 1", 1, Doses(axis, GabaGain))]),
        "acute-nmda" => Plain("NMDA gain and balance after drinking", Hours("Time after the first drink (hours)", 0, 16), axis =>
        [
            Panel("NMDA gain", "naive = 1", 1, Doses(axis, NmdaGain)),
            Panel("Balance", "ln ratio", 0,
                Line(axis, "42 g at once", Palette.Orange, Runs.Binge42, Balance),
                Line(axis, "6 drinks in 2.5 h", Palette.Blue, Runs.Evening, Balance, dashed: true)),
        ]),
        "chronic-gaba" => Plain("GABA-A density over 60 days of drinking", Days("Time (days)", 0, 90), axis =>
        [
            Panel("GABA-A density", "naive = 1", 1,
                Line(axis, "17 drinks a day", Palette.Vermilion, Runs.Dependence, GabaADensity),
                Line(axis, "12", Palette.Orange, Runs.Drinks12, GabaADensity, dashed: true),
                Line(axis, "8", Palette.Blue, Runs.Drinks8, GabaADensity)),
        ]),
        "chronic-nmda" => Plain("NMDA density around the last drink", Stop(-240, 336),
            axis => [Panel("NMDA density", "naive = 1", 1, Line(axis, "17 drinks a day for 60 days", Palette.Vermilion, Runs.Dependence, NmdaDensity))], "last drink"),
        "new-balance" => Plain("Three drinks a day after the last one", Stop(-12, 60), axis =>
        [
            Panel("Balance", "ln ratio", 0,
                Line(axis, "without", Palette.Black, Runs.Dependence, Balance),
                Line(axis, "42 g at 24 h", Palette.Vermilion, Runs.Reinstatement, Balance, dashed: true)),
        ], "last drink"),
        "cessation-glutamate" => Plain("The hours and days after the last drink", Stop(-24, 240), axis =>
        [
            Panel("Blood alcohol", "g/L", null, Line(axis, "ethanol in the blood", Palette.SkyBlue, Runs.Dependence, EthanolBlood)) with { AtLeast = (0, 0.2) },
            Panel("Balance", "ln ratio", 0, Line(axis, "ln (excitation ÷ inhibition)", Palette.Black, Runs.Dependence, Balance)),
            Panel("Glutamate", "naive = 1", 1, Line(axis, "extracellular glutamate", Palette.Vermilion, Runs.Dependence, Glutamate)),
        ], "last drink"),
        "withdrawal-syndrome" => Plain("Withdrawal by length, amount and end of drinking", Hours("Time after the last drink of full drinking (hours)", -24, 336), axis =>
        [
            Score("Length of drinking",
                Line(axis, "60 days", Palette.Vermilion, Runs.Dependence, Withdrawal, Runs.Dependence.LastDrink),
                Line(axis, "34 days", Palette.Orange, Runs.Days34, Withdrawal, Runs.Days34.LastDrink, dashed: true),
                Line(axis, "16 days", Palette.Blue, Runs.Days16, Withdrawal, Runs.Days16.LastDrink)),
            Score("Drinks a day for 60 days",
                Line(axis, "17", Palette.Vermilion, Runs.Dependence, Withdrawal, Runs.Dependence.LastDrink),
                Line(axis, "12", Palette.Orange, Runs.Drinks12, Withdrawal, Runs.Drinks12.LastDrink, dashed: true),
                Line(axis, "8", Palette.Green, Runs.Drinks8, Withdrawal, Runs.Drinks8.LastDrink),
                Line(axis, "5", Palette.Blue, Runs.Drinks5, Withdrawal, Runs.Drinks5.LastDrink, dashed: true)),
            Score("End of drinking",
                Line(axis, "abrupt", Palette.Vermilion, Runs.Dependence, Withdrawal, Runs.Dependence.LastDrink),
                Line(axis, "taper over 3 days", Palette.Orange, Runs.Taper3, Withdrawal, Runs.Dependence.LastDrink, dashed: true),
                Line(axis, "5 days", Palette.Green, Runs.Taper5, Withdrawal, Runs.Dependence.LastDrink),
                Line(axis, "10 days", Palette.Blue, Runs.Taper10, Withdrawal, Runs.Dependence.LastDrink, dashed: true)),
        ]),
        "kindling" => Plain("Five cycles of three weeks of drinking and two weeks dry", Days("Time (days)", 0, 175), axis =>
        [
            Score("Withdrawal", Line(axis, "all mechanisms", Palette.Vermilion, Runs.Kindling, Withdrawal, points: 1400)),
            Score("Withdrawal, slow state held at its reference", Line(axis, "kindling alone", Palette.Blue, Runs.KindlingHeld, Withdrawal, points: 1400)),
        ]),
        "craving-glutamate" => Plain("Craving and balance after the last drink", Hours("Time after the last drink (days)", -72, 672) with { HoursPerUnit = 24 }, axis =>
        [
            Panel("Balance", "ln ratio", 0, Line(axis, "ln (excitation ÷ inhibition)", Palette.Black, Runs.Dependence, Balance, Runs.Dependence.LastDrink, points: 1500)),
            Panel("Craving", "points", null, Line(axis, "PACS-like score, 0 to 30", Palette.Green, Runs.Dependence, Craving, Runs.Dependence.LastDrink, points: 1500)) with { AtLeast = (0, 10) },
        ]),
        "mimics" => Plain("0.5 mg/kg ketamine over 40 minutes", Hours("Time after the start of the infusion (hours)", 0, 12), axis =>
        [
            Panel("Occupancy", "0 to 1", null, Line(axis, "NMDA channels blocked", Palette.Purple, Runs.Ketamine, Occupancy)) with { AtLeast = (0, 0.1) },
            Panel("Receptor gain", "naive = 1", 1,
                Line(axis, "NMDA", Palette.Vermilion, Runs.Ketamine, NmdaGain),
                Line(axis, "GABA-A", Palette.Blue, Runs.Ketamine, GabaGain, dashed: true)),
        ]),
        "less-craving" => Plain("Ketamine 36 h after the last drink", Stop(30, 72), axis =>
        [
            Panel("Craving", "points", null,
                Line(axis, "without", Palette.Black, Runs.Dependence, Craving),
                Line(axis, "0.5 mg/kg over 40 min at 36 h", Palette.Purple, Runs.DependenceKetamine, Craving, dashed: true)) with { AtLeast = (0, 10) },
        ]),
        "opioid" => Plain("Opioid signals after 0.5 mg/kg ketamine", Days("Time (days)", 0, 21), axis =>
        [
            Panel("Opioid signal above naive", "thousandths", 0,
                Thousandths(Line(axis, "mu", Palette.Purple, Runs.Ketamine, MuOpioid), above: 1),
                Thousandths(Line(axis, "kappa", Palette.Green, Runs.Ketamine, KappaOpioid, dashed: true), above: 1)),
        ]),
        "dopamine" => Plain("Dopamine after 0.5 mg/kg ketamine", Hours("Time after the start of the infusion (hours)", 0, 16), axis =>
        [
            Panel("Dopamine", "naive = 1", 1,
                Line(axis, "all mechanisms", Palette.SkyBlue, Runs.Ketamine, Dopamine),
                Line(axis, "opioid signals taken out (lies on it)", Palette.Black, Runs.KetamineWithoutOpioids, Dopamine, dashed: true)),
        ]),
        "depression" => Plain("Mood after 0.5 mg/kg ketamine", Days("Time (days)", 0, 21),
            axis => [Panel("Mood gain", "MADRS points", 0, Line(axis, "improvement", Palette.Green, Runs.Ketamine, MoodGain)) with { AtLeast = (0, 2) }]),
        "maladaptive-memory" => MemoryFigure(),
        "reversed" => Plain("Retrieval and ketamine in an abstinent drinker", Hours("Time after the retrieval (hours)", 0, 12), axis =>
        [
            Panel("Alcohol memory", "0 to 1", null,
                Line(axis, "retrieval and ketamine at 0 h", Palette.Vermilion, Runs.ReconsolidationBoth, AlcoholMemory),
                Line(axis, "ketamine 6 h late", Palette.Blue, Runs.ReconsolidationLate, AlcoholMemory, dashed: true),
                Line(axis, "ketamine alone", Palette.Black, Runs.ReconsolidationKetamine, AlcoholMemory)) with { AtLeast = (0.4, 0.85) },
        ]),
        "adjunct-balance" => Plain("The protocol with and without ketamine", Stop(0, 168), axis =>
        [
            Score("Withdrawal", Arms(axis, Withdrawal)),
            Panel("Glutamate", "naive = 1", 1, Arms(axis, Glutamate)),
        ]),
        "adjunct-sedation" => Plain("Sedation with and without ketamine", Stop(0, 168), axis =>
        [
            Panel("Expected Ramsay score", "1 to 6", 1, Arms(axis, Ramsay)) with
            {
                AtLeast = (1, 5),
                Zones = [new Zone("deep ≥ 4", 4, double.PositiveInfinity, Color.FromHex("#F7DFCC"))],
            },
        ]),
        "adjunct-cost" => Plain("What the adjunct costs", Stop(0, 240), axis =>
        [
            Panel("NMDA density", "naive = 1", 1, Arms(axis, NmdaDensity)),
            Panel("Balance", "ln ratio", 0, Arms(axis, Balance)),
        ]),
        "neuroplasticity" => Plain("Plasticity after one infusion, skills after therapy", Days("Time (days)", 0, 42), axis =>
        [
            Panel("Plasticity", "naive = 1", 1, Line(axis, "one infusion at 0 h", Palette.Green, Runs.Ketamine, Plasticity, until: 21 * 24)),
            Panel("Coping", "0 to 1", null,
                Line(axis, "therapy and three infusions", Palette.Purple, Runs.TherapyBoth, Coping),
                Line(axis, "therapy alone", Palette.Black, Runs.TherapyAlone, Coping, dashed: true)) with { AtLeast = (0, 0.2) },
            Panel("Alcohol memory", "0 to 1", null,
                Line(axis, "therapy and three infusions", Palette.Purple, Runs.TherapyBoth, AlcoholMemory),
                Line(axis, "therapy alone", Palette.Black, Runs.TherapyAlone, AlcoholMemory, dashed: true)) with { AtLeast = (0.4, 0.85) },
        ]),
        "glutamate-homeostasis" => Plain("Excitatory tone with a ketamine infusion from 12 to 60 h", Stop(0, 168), axis =>
        [
            Panel("Excitatory tone", "naive = 1", 1,
                Line(axis, "without", Palette.Black, Runs.Dependence, NmdaTone),
                Line(axis, "0.2 mg/kg/h for 48 h", Palette.Purple, Runs.DependenceInfusion, NmdaTone, dashed: true)),
        ]),
        _ => throw new InvalidOperationException($"The claim {claim.Id} has no figure."),
    };

    // A day's gain is a hundredth of the memory: beside the memory itself it needs an axis of its own.
    private FigureContent MemoryFigure()
    {
        Column axis = Days("Time (days)", 0, 90);
        Trajectory course = courses.Of(Runs.Dependence), blocked = courses.Of(Runs.LastDayBlocked);
        double morning = ClaimRuns.LastDayStart;
        (double Time, double Gain)[] days = [.. Enumerable.Range(0, 89).Select(day => morning + (24 * (day - 59))).Select(start => (start + 12, course.ValueAt(AlcoholMemory, start + 24) - course.ValueAt(AlcoholMemory, start)))];
        double stopped = blocked.ValueAt(AlcoholMemory, 24) - blocked.ValueAt(AlcoholMemory, 0);
        (double Time, double Gain)[] near = [days[58], (days[59].Time, stopped), days[60]];
        return new FigureContent("The alcohol memory", Subtitle, [axis],
        [
            Panel("Alcohol memory", "0 to 1", null, Line(axis, "60 days of drinking and a month without", Palette.Vermilion, Runs.Dependence, AlcoholMemory)) with { AtLeast = (0, 0.6) },
            Panel("Its gain from morning to morning", "thousandths", 0,
                Thousandths(Daily("as it is", Palette.Vermilion, days), above: 0),
                Thousandths(Daily("90.5 % of NMDA channels blocked on the 60th day", Palette.Blue, near, dashed: true), above: 0)),
        ], null);
    }

    private static Series Daily(string label, Color color, (double Time, double Gain)[] days, bool dashed = false) =>
        new(label, color, dashed, false, [new Trace(new Figures.Curve([.. days.Select(day => day.Time)], [.. days.Select(day => day.Gain)]), null)]);

    // What is so small beside its naive value that the ticks would need five digits.
    private static Series Thousandths(Series series, double above) => series with
    {
        Traces = [.. series.Traces.Select(trace => trace with { Curve = trace.Curve with { Values = [.. trace.Curve.Values.Select(value => 1000 * (value - above))] } })],
    };

    private const string Subtitle = "A simulation with the model's default subject. Not medical advice.";

    private static FigureContent Plain(string title, Column axis, Func<Column, Panel[]> panels, string? mark = null) =>
        new(title, Subtitle, [axis], panels(axis), mark is null ? null : (mark, axis.Origin));

    private static Column Hours(string label, double from, double to) => new("", label, from, to, 0, 1, 1);

    private static Column Days(string label, double from, double to) => new("", label, from * 24, to * 24, 0, 24, 1);

    // Hours after the last regular drink of the run with 17 drinks a day, or with 20.
    private static Column Stop(double from, double to) => new("", "Time after the last drink (hours)", from, to, 0, 1, 1);

    private Series[] Doses(Column axis, Quantity quantity) =>
    [
        Line(axis, "70 g", Palette.Vermilion, Runs.Binge70, quantity),
        Line(axis, "42 g", Palette.Orange, Runs.Binge42, quantity, dashed: true),
        Line(axis, "28 g", Palette.Green, Runs.Binge28, quantity),
        Line(axis, "14 g", Palette.Blue, Runs.Binge14, quantity, dashed: true),
    ];

    private Series[] Arms(Column axis, Quantity quantity) =>
    [
        Line(axis, "lorazepam by symptoms", Palette.Black, Runs.AdjunctWithout, quantity),
        Line(axis, "with ketamine from 12 to 60 h", Palette.Purple, Runs.AdjunctWith, quantity, dashed: true),
    ];

    private static Panel Panel(string title, string unit, double? baseline, params Series[] series) => new(title, unit, series) { Baseline = baseline };

    private static Panel Score(string title, params Series[] series) => new(title, "score", series)
    {
        AtLeast = (0, 20),
        Zones = [new Zone("treated ≥ 8", 8, 15, Color.FromHex("#FBF1D8")), new Zone("severe > 15", 15, double.PositiveInfinity, Color.FromHex("#F7DFCC"))],
    };

    // On an axis of hours after the last drink the run is shifted to it, on any other it starts at 0.
    private Series Line(Column axis, string label, Color color, ClaimRun run, Quantity quantity, double? origin = null, bool dashed = false, int points = Points, double until = double.PositiveInfinity) =>
        new(label, color, dashed, false, [Sampled(axis, run, quantity, origin ?? (axis.AxisLabel.StartsWith("Time after the last drink", StringComparison.Ordinal) ? run.LastDrink : 0), points, until)]);

    private Trace Sampled(Column axis, ClaimRun run, Quantity quantity, double origin, int points, double until)
    {
        Trajectory course = courses.Of(run);
        double from = Math.Max(axis.From, -origin), to = Math.Min(Math.Min(axis.To, until), course.EndTime - origin);
        SortedSet<double> times = [.. Times(from, to, points)];
        // The minutes after a dose, where a curve turns.
        foreach (double dose in course.Doses.Select(one => one.Time - origin).Where(time => time > from && time < to && to - from < 400))
            times.UnionWith([dose, Math.Min(dose + 0.05, to)]);
        return new Trace(new Figures.Curve([.. times], [.. times.Select(time => course.ValueAt(quantity, Math.Min(time + origin, course.EndTime)))]), null);
    }

    private static double[] Times(double from, double to, int points) => [.. Enumerable.Range(0, points + 1).Select(i => from + ((to - from) * i / points))];

    private static Quantity Find(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new InvalidOperationException($"The model has no quantity named {name}.");
}
