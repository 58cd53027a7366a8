using static NeuroBalance.Quantity;
using Color = ScottPlot.Color;
// The module names of the model (Withdrawal, Craving ...) would hide the quantities of the same name.
using Quantity = NeuroBalance.Quantity;

namespace NeuroBalance.Plotting;

/// <summary>One figure a claim, of the default subject.</summary>
internal sealed partial class ClaimFigures
{
    private const int Points = 480;
    private const string Subtitle = "A simulation with the model's default subject. Not medical advice.";

    // The first drink of the 60th drinking day of "dependence".
    private const double LastDay = (59 * 24) + 8;

    private readonly ClaimTrajectories trajectories;
    private readonly List<Trajectory> shown = [];
    private readonly Dictionary<string, Func<FigureContent>> figures;

    /// <param name="trajectories">The runs, computed when a figure needs them.</param>
    /// <exception cref="InvalidOperationException">A claim of the catalog has no figure, or a figure has no claim.</exception>
    public ClaimFigures(ClaimTrajectories trajectories)
    {
        this.trajectories = trajectories;
        figures = Table();
        string[] claims = [.. ClaimCatalog.Default.All.Select(claim => claim.Id)];
        string[] unpaired = [.. claims.Except(figures.Keys).Select(id => $"the claim {id} has no figure"),
            .. figures.Keys.Except(claims).Select(id => $"the figure {id} has no claim")];
        if (unpaired.Length > 0) throw new InvalidOperationException($"Claims and figures do not match: {string.Join("; ", unpaired)}.");
    }

    /// <summary>The runs that the figures show which were asked for, in the order of their curves.</summary>
    public IReadOnlyList<Trajectory> Shown => shown;

    /// <summary>The figure of a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <exception cref="ArgumentException">The claim is of another catalog.</exception>
    public FigureContent Of(Claim claim) => figures.GetValueOrDefault(claim.Id)?.Invoke()
        ?? throw new ArgumentException($"The claim '{claim.Id}' is not of ClaimCatalog.Default and has no figure.", nameof(claim));

    private Dictionary<string, Func<FigureContent>> Table() => new()
    {
        ["acute-gaba"] = () => Plain("GABA-A gain after one dose of ethanol", Hours("Time after the drink (hours)", 0, 16),
            axis => [Panel("GABA-A gain", "naive = 1", 1, Doses(axis, GabaGain))]),
        ["acute-nmda"] = () => Plain("NMDA gain and balance after drinking", Hours("Time after the first drink (hours)", 0, 16), axis =>
        [
            Panel("NMDA gain", "naive = 1", 1, Doses(axis, NmdaGain)),
            Panel("Balance", "ln ratio", 0,
                Line(axis, "42 g at once", Palette.Orange, "binge", Balance),
                Line(axis, "6 drinks in 2.5 h", Palette.Blue, "evening", Balance, dashed: true)),
        ]),
        ["acute-tolerance"] = () => Plain("Six drinks in 2.5 h", Hours("Time after the first drink (hours)", 0, 16), axis =>
        [
            Panel("Blood alcohol", "g/L", null,
                Line(axis, "ethanol in the blood", Palette.SkyBlue, "evening", EthanolBlood)) with { AtLeast = (0, 0.2) },
            Panel("Balance", "ln ratio", 0, Line(axis, "ln (excitation ÷ inhibition)", Palette.Black, "evening", Balance)),
        ]),
        ["chronic-gaba"] = () => Plain("GABA-A density over 60 days of drinking", Days("Time (days)", 0, 90), axis =>
        [
            Panel("GABA-A density", "naive = 1", 1,
                Line(axis, "17 drinks a day", Palette.Vermilion, "dependence", GabaADensity),
                Line(axis, "12", Palette.Orange, "drinks-12", GabaADensity, dashed: true),
                Line(axis, "8", Palette.Blue, "drinks-8", GabaADensity)),
        ]),
        ["chronic-nmda"] = () => Plain("NMDA density around the last drink", Stop(-240, 336),
            axis =>
            [
                Panel("NMDA density", "naive = 1", 1,
                    Line(axis, "17 drinks a day for 60 days", Palette.Vermilion, "dependence", NmdaDensity)),
            ],
            "last drink"),
        ["new-balance"] = () => Plain(
            "Three drinks a day after the last regular one",
                Stop(-12, 60) with { AxisLabel = "Time after the last regular drink (hours)" }, axis =>
        [
            Panel("Balance", "ln ratio", 0,
                Line(axis, "without", Palette.Black, "dependence", Balance),
                Line(axis, "42 g at 24 h", Palette.Vermilion, "reinstatement", Balance, dashed: true)),
        ], "last regular drink"),
        ["cessation-glutamate"] = () => Plain("The hours and days after the last drink", Stop(-24, 240), axis =>
        [
            Panel("Blood alcohol", "g/L", null,
                Line(axis, "ethanol in the blood", Palette.SkyBlue, "dependence", EthanolBlood)) with { AtLeast = (0, 0.2) },
            Panel("Balance", "ln ratio", 0, Line(axis, "ln (excitation ÷ inhibition)", Palette.Black, "dependence", Balance)),
            Panel("Glutamate", "naive = 1", 1, Line(axis, "extracellular glutamate", Palette.Vermilion, "dependence", Glutamate)),
        ], "last drink"),
        ["withdrawal-syndrome"] = () => Plain("Withdrawal by length, amount and end of drinking",
            Hours("Time after the last drink of full drinking (hours)", -24, 336), axis =>
        [
            Score("Length of drinking",
                Line(axis, "60 days", Palette.Vermilion, "dependence", Withdrawal, origin: LastDrink("dependence")),
                Line(axis, "34 days", Palette.Orange, "dependence-34d", Withdrawal, origin: LastDrink("dependence-34d"), dashed: true),
                Line(axis, "16 days", Palette.Blue, "dependence-16d", Withdrawal, origin: LastDrink("dependence-16d"))),
            Score("Drinks a day for 60 days",
                Line(axis, "17", Palette.Vermilion, "dependence", Withdrawal, origin: LastDrink("dependence")),
                Line(axis, "12", Palette.Orange, "drinks-12", Withdrawal, origin: LastDrink("drinks-12"), dashed: true),
                Line(axis, "8", Palette.Green, "drinks-8", Withdrawal, origin: LastDrink("drinks-8")),
                Line(axis, "5", Palette.Blue, "drinks-5", Withdrawal, origin: LastDrink("drinks-5"), dashed: true)),
            Score("End of drinking",
                Line(axis, "abrupt", Palette.Vermilion, "dependence", Withdrawal, origin: LastDrink("dependence")),
                Line(axis, "taper over 3 days", Palette.Orange, "taper-3d", Withdrawal, origin: LastDrink("dependence"), dashed: true),
                Line(axis, "5 days", Palette.Green, "taper", Withdrawal, origin: LastDrink("dependence")),
                Line(axis, "10 days", Palette.Blue, "taper-10d", Withdrawal, origin: LastDrink("dependence"), dashed: true)),
        ]),
        ["kindling"] = () => Plain("Five cycles of three weeks of drinking and two weeks dry", Days("Time (days)", 0, 175), axis =>
        [
            Score("Withdrawal", Line(axis, "all mechanisms", Palette.Vermilion, "kindling", Withdrawal, points: 1400)),
            Score("Withdrawal, slow state held at its reference",
                Line(axis, "kindling alone", Palette.Blue, "kindling, slow state held", Withdrawal, points: 1400)),
        ]),
        ["seizure"] = () => Plain("Risk of a seizure in the model after 17 drinks a day for 60 days",
            Hours("Time after the last drink of full drinking (hours)", 0, 168), axis =>
        [
            Panel("Risk since the last drink", "%", null,
                Risk(axis, "abrupt", Palette.Vermilion, "dependence"),
                Risk(axis, "taper over 5 days", Palette.Green, "taper", dashed: true),
                Risk(axis, "10 days", Palette.Blue, "taper-10d"),
                Risk(axis, "lorazepam by symptoms", Palette.Black, "dependence-lorazepam", dashed: true)) with { AtLeast = (0, 1) },
        ]) with
        { Subtitle = $"{Quantity.SeizureRisk.Caveat} Not medical advice." },
        ["craving-glutamate"] = () => Plain("Craving and balance after the last drink",
            Hours("Time after the last drink (days)", -72, 672) with { HoursPerUnit = 24 }, axis =>
        [
            Panel("Balance", "ln ratio", 0,
                Line(axis, "ln (excitation ÷ inhibition)", Palette.Black, "dependence", Balance, origin: LastDrink("dependence"),
                    points: 1500)),
            Panel("Craving", "points", null,
                Line(axis, "PACS-like score, 0 to 30", Palette.Green, "dependence", Craving, origin: LastDrink("dependence"),
                    points: 1500)) with { AtLeast = (0, 10) },
        ]),
        ["mimics"] = () => Plain("0.5 mg/kg ketamine over 40 minutes", Hours("Time after the start of the infusion (hours)", 0, 12), axis =>
        [
            Panel("Occupancy", "0 to 1", null,
                Line(axis, "NMDA channels blocked", Palette.Purple, "ketamine", Occupancy)) with { AtLeast = (0, 0.1) },
            Panel("Receptor gain", "naive = 1", 1,
                Line(axis, "NMDA", Palette.Vermilion, "ketamine", NmdaGain),
                Line(axis, "GABA-A", Palette.Blue, "ketamine", GabaGain, dashed: true)),
        ]),
        ["less-craving"] = () => Plain("Ketamine 36 h after the last drink", Stop(30, 72), axis =>
        [
            Panel("Craving", "points", null,
                Line(axis, "without", Palette.Black, "dependence", Craving),
                Line(axis, "0.5 mg/kg over 40 min at 36 h", Palette.Purple, "dependence-ketamine36", Craving,
                    dashed: true)) with { AtLeast = (0, 10) },
        ]),
        ["opioid"] = () => Plain("Opioid signals after 0.5 mg/kg ketamine", Days("Time (days)", 0, 21), axis =>
        [
            Panel("Opioid signal above naive", "thousandths", 0,
                Thousandths(Line(axis, "mu", Palette.Purple, "ketamine", MuOpioid), above: 1),
                Thousandths(Line(axis, "kappa", Palette.Green, "ketamine", KappaOpioid, dashed: true), above: 1)),
        ]),
        ["dopamine"] = () =>
            Plain("Dopamine after 0.5 mg/kg ketamine", Hours("Time after the start of the infusion (hours)", 0, 16), axis =>
        [
            Panel("Dopamine", "naive = 1", 1,
                Line(axis, "all mechanisms", Palette.SkyBlue, "ketamine", Dopamine),
                Line(axis, "opioid signals taken out (lies on it)", Palette.Black, "ketamine without opioid signals", Dopamine,
                    dashed: true)),
        ]),
        ["depression"] = () => Plain("Mood after 0.5 mg/kg ketamine", Days("Time (days)", 0, 21),
            axis =>
            [
                Panel("Mood gain", "MADRS points", 0,
                    Line(axis, "from a score of 30", Palette.Green, "depression-ketamine", MoodGain),
                    Line(axis, "from 3 (healthy)", Palette.Black, "ketamine", MoodGain, dashed: true)) with { AtLeast = (0, 2) },
            ]),
        ["maladaptive-memory"] = MemoryFigure,
        ["reversed"] = () =>
            Plain("Retrieval and ketamine in an abstinent drinker", Hours("Time after the retrieval (hours)", 0, 12), axis =>
        [
            Panel("Alcohol memory", "0 to 1", null,
                Line(axis, "retrieval and ketamine at 0 h", Palette.Vermilion, "reconsolidation-both", AlcoholMemory),
                Line(axis, "ketamine 6 h late", Palette.Blue, "reconsolidation-late", AlcoholMemory, dashed: true),
                Line(axis, "ketamine alone", Palette.Black, "reconsolidation-ketamine", AlcoholMemory)) with { AtLeast = (0.4, 0.85) },
        ]),
        ["adjunct-balance"] = () => Plain("The protocol with and without ketamine", Stop(0, 168), axis =>
        [
            Score("Withdrawal", Arms(axis, Withdrawal)),
            Panel("Glutamate", "naive = 1", 1, Arms(axis, Glutamate)),
        ]),
        ["adjunct-sedation"] = () => Plain("Sedation with and without ketamine", Stop(0, 168), axis =>
        [
            Panel("Expected Ramsay score", "1 to 6", 1, Arms(axis, Ramsay)) with
            {
                AtLeast = (1, 5),
                Zones = [new Zone("deep ≥ 4", 4, double.PositiveInfinity, Color.FromHex("#F7DFCC"))],
            },
        ]),
        ["adjunct-cost"] = () => Plain("What the adjunct costs", Stop(0, 240), axis =>
        [
            Panel("NMDA density", "naive = 1", 1, Arms(axis, NmdaDensity)),
            Panel("Balance", "ln ratio", 0, Arms(axis, Balance)),
        ]),
        ["neuroplasticity"] = () => Plain("Plasticity after one infusion, skills after therapy", Days("Time (days)", 0, 42), axis =>
        [
            Panel("Plasticity", "naive = 1", 1, Line(axis, "one infusion at 0 h", Palette.Green, "ketamine", Plasticity, until: 21 * 24)),
            Panel("Coping", "0 to 1", null,
                Line(axis, "therapy and three infusions", Palette.Purple, "therapy-both", Coping),
                Line(axis, "therapy alone", Palette.Black, "therapy-therapy", Coping, dashed: true)) with { AtLeast = (0, 0.2) },
            Panel("Alcohol memory", "0 to 1", null,
                Line(axis, "therapy and three infusions", Palette.Purple, "therapy-both", AlcoholMemory),
                Line(axis, "therapy alone", Palette.Black, "therapy-therapy", AlcoholMemory, dashed: true)) with { AtLeast = (0.4, 0.85) },
        ]),
        ["glutamate-homeostasis"] = () => Plain("Excitatory tone with a ketamine infusion from 12 to 60 h", Stop(0, 168), axis =>
        [
            Panel("Excitatory tone", "naive = 1", 1,
                Line(axis, "without", Palette.Black, "dependence", NmdaTone),
                Line(axis, "0.2 mg/kg/h for 48 h", Palette.Purple, "dependence-infusion", NmdaTone, dashed: true)),
        ]),
    };

    // A day's gain is a hundredth of the memory: beside the memory itself it needs an axis of its own.
    private FigureContent MemoryFigure()
    {
        Column axis = Days("Time (days)", 0, 90);
        Trajectory whole = Simulated("dependence"), blocked = Simulated("last-day-blocked");
        double morning = LastDay;
        (double Time, double Gain)[] days =
        [
            .. Enumerable.Range(0, 89).Select(day => morning + (24 * (day - 59)))
                .Select(start => (start + 12, whole.ValueAt(AlcoholMemory, start + 24) - whole.ValueAt(AlcoholMemory, start))),
        ];
        double stopped = blocked.ValueAt(AlcoholMemory, 24) - blocked.ValueAt(AlcoholMemory, 0);
        (double Time, double Gain)[] near = [days[58], (days[59].Time, stopped), days[60]];
        return new FigureContent("The alcohol memory", Subtitle, [axis],
        [
            Panel("Alcohol memory", "0 to 1", null,
                Line(axis, "60 days of drinking and a month without", Palette.Vermilion, "dependence", AlcoholMemory)) with { AtLeast = (
                    0, 0.6) },
            Panel("Its gain from morning to morning", "thousandths", 0,
                Thousandths(Daily("as it is", Palette.Vermilion, days), above: 0),
                Thousandths(Daily("90.5 % of NMDA channels blocked on the 60th day", Palette.Blue, near, dashed: true), above: 0)),
        ], null);
    }
}
