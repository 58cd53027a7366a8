using NeuroBalance.Lanes;

namespace NeuroBalance.Model;

/// <summary>Parameters of sedation.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct SedationParameters<T>
    where T : unmanaged
{
    /// <summary>Lorazepam concentration at which half the patients reach a Ramsay score of 2: C50_2 (ng/mL).</summary>
    public T LorazepamC50Ramsay2;

    /// <summary>The same for a score of 3: C50_3 (ng/mL).</summary>
    public T LorazepamC50Ramsay3;

    /// <summary>The same for a score of 4: C50_4 (ng/mL).</summary>
    public T LorazepamC50Ramsay4;

    /// <summary>The same for a score of 5: C50_5 (ng/mL).</summary>
    public T LorazepamC50Ramsay5;

    /// <summary>The same for a score of 6: C50_6 (ng/mL).</summary>
    public T LorazepamC50Ramsay6;

    /// <summary>Factor on all five concentrations: sS (no unit).</summary>
    public T Sensitivity;

    /// <summary>Hill exponent of all five curves: gamRam (no unit).</summary>
    public T Steepness;

    /// <summary>Ketamine concentration that sedates like the lorazepam concentration of a score of 4: kS (mg/L).</summary>
    public T KetamineEquivalent;
}

/// <summary>Sedation, as the expected Ramsay score.</summary>
internal static class Sedation
{
    /// <summary>The expected score, 1 (awake) to 6; ethanol's own sedation is left out.</summary>
    public static T Ramsay<T>(in SedationParameters<T> p, T benzodiazepineEffect, T ketamine)
        where T : unmanaged, ILane<T>
    {
        T load = (PositivePart.Of(benzodiazepineEffect) / p.LorazepamC50Ramsay4) + (PositivePart.Of(ketamine) / p.KetamineEquivalent);
        T lorazepam = (load * p.LorazepamC50Ramsay4) / p.Sensitivity;
        T low = Reached(lorazepam, p.LorazepamC50Ramsay2, p.Steepness) + Reached(lorazepam, p.LorazepamC50Ramsay3, p.Steepness);
        T high = Reached(lorazepam, p.LorazepamC50Ramsay5, p.Steepness) + Reached(lorazepam, p.LorazepamC50Ramsay6, p.Steepness);
        return ((1.0 + low) + Reached(lorazepam, p.LorazepamC50Ramsay4, p.Steepness)) + high;
    }

    /// <summary>The share of patients who reach a score at the lorazepam concentration, given the concentration at which half do.</summary>
    private static T Reached<T>(T lorazepam, T half, T steepness)
        where T : unmanaged, ILane<T>
    {
        T ratio = T.Pow(lorazepam / half, steepness);
        return ratio / (1.0 + ratio);
    }
}
