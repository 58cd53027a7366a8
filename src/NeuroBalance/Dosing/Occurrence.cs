namespace NeuroBalance;

/// <summary>What happens at a moment of a timeline. The order of the names is the order of things at one time.</summary>
public enum OccurrenceKind
{
    /// <summary>A drink taken over time ends: its slot's rate into the gut becomes 0.</summary>
    DrinkRateEnd,

    /// <summary>The total rate of intravenous ethanol from now on, g/h.</summary>
    SetEthanolIntravenousRate,

    /// <summary>The total rate of intravenous ketamine from now on, mg/h.</summary>
    SetKetamineRate,

    /// <summary>The total rate of intravenous benzodiazepine from now on, mg/h.</summary>
    SetBenzodiazepineRate,

    /// <summary>The total rate of a drug that the text of the model adds from now on, by one of its routes, g/h or mg/h.</summary>
    SetDoseRate,

    /// <summary>Therapy is on (amount 1) or off (amount 0) from now on.</summary>
    SetTherapy,

    /// <summary>The blood alcohol level is released.</summary>
    ClampEnd,

    /// <summary>The blood alcohol level is set to the amount (g/L) and held.</summary>
    ClampStart,

    /// <summary>Intravenous ethanol at once, g.</summary>
    EthanolBolus,

    /// <summary>Intravenous ketamine at once, mg.</summary>
    KetamineBolus,

    /// <summary>Intravenous benzodiazepine at once, mg.</summary>
    BenzodiazepineBolus,

    /// <summary>Benzodiazepine into the depot, mg.</summary>
    BenzodiazepineOral,

    /// <summary>A drug that the text of the model adds, at once, g or mg as the text says.</summary>
    Dose,

    /// <summary>Ethanol into the gut at once, g; not taken at or above <see cref="Occurrence.SkipAbove"/>.</summary>
    Drink,

    /// <summary>A drink taken over time begins: its slot's rate into the gut becomes the amount (g/h), or stays 0 when the blood level is
    /// at or above <see cref="Occurrence.SkipAbove"/>.</summary>
    DrinkRateStart,

    /// <summary>The alcohol memory is retrieved.</summary>
    Retrieval,

    /// <summary>A triggered protocol stops watching.</summary>
    TriggerOff,

    /// <summary>A triggered protocol begins to watch.</summary>
    TriggerOn,

    /// <summary>A protocol assesses its quantity and may give a dose.</summary>
    Assessment,
}

/// <summary>One thing that happens at one time. Amounts are kept apart from body weight, so that one timeline serves subjects of every
/// weight.</summary>
/// <param name="Time">Time, h, on the grid of 1e-9 h.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Amount">The part of the amount that does not depend on body weight, in the unit of the kind.</param>
/// <param name="AmountPerKilogram">The part of the amount per kilogram of body weight.</param>
/// <param name="SkipAbove">The blood level (g/L) at or above which a drink is not taken; infinite when it always is.</param>
/// <param name="Source">Index of the scenario's event that this came from (of the first one when several change a total at once).</param>
/// <param name="Protocol">Index into <see cref="Timeline.Protocols"/>; -1 when no protocol is meant.</param>
/// <param name="Slot">For a drink taken over time, which of <see cref="Timeline.DrinkSlots"/> holds its rate; for a
/// <see cref="OccurrenceKind.Dose"/> and its rate which of the doses that the text adds it is, from 0; else -1.</param>
/// <param name="WithMeal">For a drink, whether it is taken with a meal.</param>
public readonly record struct Occurrence(
    double Time,
    OccurrenceKind Kind,
    double Amount = 0,
    double AmountPerKilogram = 0,
    double SkipAbove = double.PositiveInfinity,
    int Source = -1,
    int Protocol = -1,
    int Slot = -1,
    bool WithMeal = false)
{
    /// <summary>The whole amount for a subject.</summary>
    /// <param name="bodyWeight">Body weight, kg.</param>
    public double For(double bodyWeight) => Amount + AmountPerKilogram * bodyWeight;
}

/// <summary>A protocol at work in a timeline.</summary>
/// <param name="Protocol">The rule.</param>
/// <param name="StartHours">Time of its first assessment, or from which its trigger is watched, h.</param>
/// <param name="UntilHours">Time up to which, but not at which, it acts, h; infinite when it acts to the end, which is included.</param>
/// <param name="Source">Index of the scenario's event that started it.</param>
public readonly record struct ProtocolRun(Protocol Protocol, double StartHours, double UntilHours, int Source);
