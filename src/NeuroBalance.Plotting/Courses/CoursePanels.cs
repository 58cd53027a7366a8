using ScottPlot;
using static NeuroBalance.Quantity;

namespace NeuroBalance.Plotting;

/// <summary>The panels that the figure of a run may have, each with its name, when it is worth drawing, and what is in it.</summary>
internal static class CoursePanels
{
    private static readonly Zone[] Severities =
    [
        new("mild < 8", 0, WithdrawalScale.ModerateFrom, Colors.Transparent),
        new("moderate 8–15", WithdrawalScale.ModerateFrom, WithdrawalScale.ModerateTo, Color.FromHex("#FBF1D8")),
        new("severe > 15", WithdrawalScale.ModerateTo, double.PositiveInfinity, Color.FromHex("#F7DFCC")),
    ];

    private static readonly Zone[] Sides =
    [
        new("excited > 0", 0, double.PositiveInfinity, Color.FromHex("#F7DFCC")),
        new("sedated < 0", double.NegativeInfinity, 0, Color.FromHex("#E3F0F9")),
    ];

    private static readonly PanelKind[] Kinds =
    [
        new("Blood alcohol", Alcohol, (name, figure) =>
            new Panel(name, "g/L",
                [figure.Daily("ethanol in the blood", Palette.SkyBlue, EthanolBlood, fill: true)]) { AtLeast = (0, 0.2) }),
        new("Drugs in plasma", figure => KetamineGiven(figure) || BenzodiazepineGiven(figure),
            (name, figure) => new Panel(name, "ng/mL", Drugs(figure)) { AtLeast = (0, 1), NamesItsCurve = true }),
        new("Receptor density", _ => true, (name, figure) => Naive(
            name, (0.95, 1.05), figure.Plain("GABA-A", Palette.Blue, GabaADensity),
                figure.Plain("NMDA", Palette.Vermilion, NmdaDensity, dashed: true))),
        new("Tone", _ => true, (name, figure) => Naive(
            name, (0.7, 1.4), figure.Mean("inhibition (GABA-A)", Palette.Blue, GabaTone, false),
                figure.Mean("excitation (NMDA, glutamate)", Palette.Vermilion, NmdaTone, true))
            with { Logarithmic = true, IsDetail = true }),
        new("Balance", _ => true,
            (name, figure) =>
            new Panel(name, "ln ratio", [figure.Daily("ln (excitation ÷ inhibition)", Palette.Black, Balance, mean: true)])
        {
            Baseline = 0,
            AtLeast = (-0.5, 0.5),
            Zones = Sides,
        }),
        new("Withdrawal", figure => Alcohol(figure) || figure.Highest(Withdrawal) > 0.1, (name, figure) =>
            new Panel(name, "score",
                [figure.Plain("CIWA-Ar-like score, 0 to 67", Palette.Black, Withdrawal)]) { AtLeast = (0, 20), Zones = Severities }),
        new("Seizure risk", figure => figure.Highest(SeizureRisk) >= 0.001, (name, figure) =>
            new Panel(name, "%", [figure.Plain("share of many such subjects so far", Palette.Purple, SeizureRisk, scale: 100)])
            {
                AtLeast = (0, 1),
                Caveat = SeizureRisk.Caveat,
            }),
        new("Dopamine and plasticity", figure => !Alcohol(figure), (name, figure) => Naive(
            name, (0.95, 1.05), figure.Plain("dopamine", Palette.Orange, Dopamine),
                figure.Plain("plasticity", Palette.Green, Plasticity, dashed: true),
            figure.Plain("mu-opioid", Palette.Purple, MuOpioid))),
        new("Learning", figure => !Alcohol(figure) && (figure.Highest(AlcoholMemory) > 0.01 || figure.Highest(Coping) > 0.01),
            (name, figure) => new Panel(
            name, "0 to 1",
                [figure.Plain("alcohol memory", Palette.Vermilion, AlcoholMemory),
                figure.Plain("coping", Palette.Blue, Coping, dashed: true)]) { AtLeast = (0, 1) }),
        new("Craving", _ => true,
            (name, figure) =>
            new Panel(name, "points", [figure.Daily("PACS-like score, 0 to 30", Palette.Green, Craving)]) { AtLeast = (0, 10) }),
    ];

    /// <summary>The names of all panels, from top to bottom.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Select(kind => kind.Name)];

    /// <summary>
    /// The panels of a run: those that were asked for, or else those in which it has something to show. A quantity that has none in the
    /// table is drawn in one of its own, below the others.
    /// </summary>
    public static IEnumerable<Panel> Of(CourseFigure figure, IReadOnlyList<string> names) =>
        Kinds.Where(kind => names.Count == 0 ? kind.Worthwhile(figure) : names.Any(name => Same(name, kind.Name)))
            .Select(kind => kind.Draw(kind.Name, figure))
            .Concat(names.Where(name => !Names.Any(known => Same(name, known)))
                .Select(name => figure.Quantities.FirstOrDefault(one => Same(name, one.Name))).OfType<Quantity>().Distinct()
                .Select(one => Alone(one, figure)));

    /// <summary>What is wrong with names of panels, each with the nearest.</summary>
    /// <param name="names">The names; case, spaces and hyphens do not matter.</param>
    /// <param name="quantities">What the runs of the figure have values of, run by run.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<Quantity>> quantities) =>
        [.. names.Where(name => !Names.Any(known => Same(name, known))
            && !quantities.All(run => run.Any(one => Same(name, one.Name)))).Select(name => Fault(name, quantities))];

    private static string Fault(string name, IReadOnlyList<IReadOnlyList<Quantity>> quantities)
    {
        IEnumerable<string> known = quantities.SelectMany(run => run.Select(one => one.Name))
            .Where(one => quantities.All(run => run.Any(other => other.Name == one)));
        string meant = NearestName.Find(name, [.. Names, .. known]) is { } near ? $" Did you mean {near}?" : "";
        return $"There is no panel '{name}'; there are {string.Join(", ", Names)}, and one for each quantity of the model.{meant}";
    }

    private static Panel Alone(Quantity quantity, CourseFigure figure) =>
        new(QuantityWords.Of(quantity.Name), quantity.Unit == "1" ? "" : quantity.Unit,
            [figure.Plain(Words(quantity), Palette.Blue, quantity)])
        {
            Caveat = quantity.Caveat,
            NamesItsCurve = true,
        };

    // A key is a few words in small letters, as those of the other panels are; what begins with several capitals is an abbreviation.
    private static string Words(Quantity quantity)
    {
        string words = Clause(quantity.Description);
        return words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }

    // The text up to a mark that does not stand in brackets.
    private static string Clause(string text)
    {
        int open = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') open++;
            else if (text[i] == ')') open--;
            else if (open == 0 && text[i] is ',' or ':' or ';') return text[..i];
        }

        return text;
    }

    private static bool Same(string name, string known) => string.Equals(Letters(name), Letters(known), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static bool Alcohol(CourseFigure figure) => figure.Highest(EthanolBlood) > 1e-6;

    private static bool KetamineGiven(CourseFigure figure) => figure.Highest(KetamineCentral) > 1e-6;

    private static bool BenzodiazepineGiven(CourseFigure figure) => figure.Highest(BenzodiazepinePlasma) > 1e-6;

    private static Panel Naive(string name, (double Low, double High) atLeast, params Series[] series) =>
        new(name, "naive = 1", series) { Baseline = 1, AtLeast = atLeast };

    private static List<Series> Drugs(CourseFigure figure)
    {
        List<Series> drugs = [];
        if (KetamineGiven(figure) || !BenzodiazepineGiven(figure))
        {
            drugs.Add(figure.Plain("ketamine", Palette.Purple, KetamineCentral, scale: 1000));
        }
        if (BenzodiazepineGiven(figure)) drugs.Add(figure.Plain("benzodiazepine", Palette.Orange, BenzodiazepinePlasma, dashed: true));
        return drugs;
    }

    private sealed record PanelKind(string Name, Func<CourseFigure, bool> Worthwhile, Func<string, CourseFigure, Panel> Draw);
}
