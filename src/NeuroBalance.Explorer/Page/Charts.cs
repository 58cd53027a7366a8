using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroBalance.Explorer;

/// <summary>One curve of a chart.</summary>
/// <param name="Quantity">The quantity's name.</param>
/// <param name="Colour">The name of its colour in the style sheet.</param>
/// <param name="Dashed">Whether it is dashed, to be told apart without colour.</param>
/// <param name="Scale">What its values are multiplied by.</param>
internal sealed record ChartCurve(string Quantity, string Colour, bool Dashed = false, double Scale = 1);

/// <summary>A named range of a chart's vertical axis.</summary>
/// <param name="Name">Its name in the page's words.</param>
/// <param name="From">Its lower end; absent when it has none.</param>
/// <param name="To">Its upper end; absent when it has none.</param>
internal sealed record ChartZone(string Name, double? From, double? To);

/// <summary>One chart of the page.</summary>
/// <param name="Id">Its name in the page.</param>
/// <param name="Unit">The unit of its axis, or a word for it.</param>
/// <param name="Least">A value that its axis reaches down to at least.</param>
/// <param name="Greatest">A value that its axis reaches up to at least.</param>
/// <param name="Curves">Its curves.</param>
internal sealed record Chart(string Id, string Unit, double Least, double Greatest, params ImmutableArray<ChartCurve> Curves)
{
    /// <summary>The value of a naive brain, drawn as a line.</summary>
    public double? Baseline { get; init; }

    /// <summary>Whether an envelope shows the days of drinking, or their mean alone.</summary>
    public bool ShowsRange { get; init; } = true;

    /// <summary>Named ranges.</summary>
    public ImmutableArray<ChartZone> Zones { get; init; } = [];

    /// <summary>Whether it is hidden where all of its curves are zero.</summary>
    public bool OnlyWhenUsed { get; init; }

    /// <summary>The charts, from top to bottom.</summary>
    public static ImmutableArray<Chart> All { get; } =
    [
        new("alcohol", "g/L", 0, 0.2, new ChartCurve("EthanolBlood", "alcohol")),
        new("drugs", "ng/mL", 0, 10, new ChartCurve("KetamineCentral", "ketamine", Scale: 1000),
            new ChartCurve("BenzodiazepinePlasma", "benzodiazepine", Dashed: true)) { OnlyWhenUsed = true },
        new("receptors", "naive1", 0.95, 1.05, new ChartCurve("GabaADensity", "inhibition"),
            new ChartCurve("NmdaDensity", "excitation", Dashed: true)) { Baseline = 1, ShowsRange = false },
        new("tones", "naive1", 0.7, 1.4, new ChartCurve("GabaTone", "inhibition"),
            new ChartCurve("NmdaTone", "excitation", Dashed: true)) { Baseline = 1, ShowsRange = false },
        new("balance", "lnRatio", -0.5, 0.5, new ChartCurve("Balance", "ink"))
        {
            Baseline = 0,
            Zones = [new ChartZone("excited", 0, null), new ChartZone("sedated", null, 0)],
        },
        new("withdrawal", "points", 0, 20, new ChartCurve("Withdrawal", "ink"))
        {
            ShowsRange = false,
            Zones =
            [
                new ChartZone("mild", null, WithdrawalScale.ModerateFrom),
                new ChartZone("moderate", WithdrawalScale.ModerateFrom, WithdrawalScale.ModerateTo),
                new ChartZone("severe", WithdrawalScale.ModerateTo, null),
            ],
        },
        new("craving", "points", 0, 10, new ChartCurve("Craving", "craving")),
    ];

    /// <summary>The quantities that are sampled: those of the charts, and those that a sentence may need, if the model has them.</summary>
    public static ImmutableArray<Quantity> Sampled { get; } =
    [
        .. All.SelectMany(chart => chart.Curves).Select(curve => curve.Quantity).Concat(["Glutamate", "Ramsay", "SeizureRisk"]).Distinct()
            .Select(name => Quantity.TryParse(name, out Quantity? quantity) ? quantity : null).OfType<Quantity>(),
    ];

    /// <summary>Writes the charts under the name <c>charts</c>.</summary>
    /// <param name="writer">The writer.</param>
    public static void Write(Utf8JsonWriter writer) => writer.Objects("charts", All, chart =>
    {
        writer.WriteString("id", chart.Id);
        writer.WriteString("unit", chart.Unit);
        writer.WriteNumber("least", chart.Least);
        writer.WriteNumber("greatest", chart.Greatest);
        writer.Value("baseline", chart.Baseline);
        writer.WriteBoolean("range", chart.ShowsRange);
        writer.WriteBoolean("onlyWhenUsed", chart.OnlyWhenUsed);
        writer.Objects("zones", chart.Zones, zone =>
        {
            writer.WriteString("name", zone.Name);
            writer.Value("from", zone.From);
            writer.Value("to", zone.To);
        });
        writer.Objects("curves", chart.Curves, curve =>
        {
            writer.WriteString("quantity", curve.Quantity);
            writer.WriteString("colour", curve.Colour);
            writer.WriteBoolean("dashed", curve.Dashed);
            writer.WriteNumber("scale", curve.Scale);
        });
    });
}
