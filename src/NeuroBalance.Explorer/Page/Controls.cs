using System.Collections.Immutable;

namespace NeuroBalance.Explorer;

/// <summary>How drinking ends.</summary>
internal enum Stop
{
    /// <summary>From one day to the next.</summary>
    Abrupt,

    /// <summary>By fewer drinks on each of some more days.</summary>
    Taper,
}

/// <summary>What the page's controls say: a person who drinks, stops and may be treated.</summary>
internal sealed record Controls
{
    /// <summary>Drinks of 14 g a day.</summary>
    public int Drinks { get; init; } = 17;

    /// <summary>Days of drinking.</summary>
    public int Days { get; init; } = 60;

    /// <summary>Whether the drinks come with food.</summary>
    public bool Meal { get; init; }

    /// <summary>Whether the liver has long been used to that many drinks on the first day.</summary>
    public bool Habitual { get; init; } = true;

    /// <summary>How drinking ends.</summary>
    public Stop Stop { get; init; }

    /// <summary>Days of a taper.</summary>
    public int TaperDays { get; init; } = 5;

    /// <summary>Whether lorazepam is given by the score.</summary>
    public bool Benzodiazepine { get; init; }

    /// <summary>Whether ketamine is infused.</summary>
    public bool Ketamine { get; init; }

    /// <summary>Rate of the ketamine infusion (mg/kg/h).</summary>
    public double KetamineDose { get; init; } = 0.2;

    /// <summary>Its start (h after the last drink).</summary>
    public double KetamineStart { get; init; } = 12;

    /// <summary>Its length (h).</summary>
    public double KetamineHours { get; init; } = 48;

    /// <summary>Body weight (kg).</summary>
    public double Weight { get; init; } = ReferenceWeight;

    /// <summary>Sex; absent for the model's mean body water.</summary>
    public Sex? Sex { get; init; }

    /// <summary>How receptors adapt.</summary>
    public AdaptationStructure Structure { get; init; }

    /// <summary>Constants that differ from their default.</summary>
    public ImmutableArray<NamedValue> Constants { get; init; } = [];

    /// <summary>The weight of the reference adult (kg).</summary>
    public static double ReferenceWeight { get; } = ParameterCatalog.Find("Subject.BodyWeight")!.Value;

    /// <summary>The sliders: name, least, greatest, step.</summary>
    public static ImmutableArray<ControlRange> Ranges { get; } =
    [
        new("drinks", 0, 30, 1, new Controls().Drinks),
        new("days", 1, 120, 1, new Controls().Days),
        new("taperDays", 1, 20, 1, new Controls().TaperDays),
        new("ketamineDose", 0.05, 1, 0.05, new Controls().KetamineDose),
        new("ketamineStart", 0, 96, 1, new Controls().KetamineStart),
        new("ketamineHours", 1, 120, 1, new Controls().KetamineHours),
        new("weight", 45, 120, 1, ReferenceWeight),
    ];
}

/// <summary>What a slider goes through.</summary>
/// <param name="Name">The control.</param>
/// <param name="Least">Its least value.</param>
/// <param name="Greatest">Its greatest value.</param>
/// <param name="Step">The distance of two values.</param>
/// <param name="Default">Where it stands at first.</param>
internal sealed record ControlRange(string Name, double Least, double Greatest, double Step, double Default);
