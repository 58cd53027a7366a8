


using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

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

/// <summary>What the sedation score needs of the parameters, worked out once for each subject.</summary>
internal struct SedationConstants<T>
    where T : unmanaged, ILane<T>
{
    public T PerLorazepamC50Ramsay4;
    public T PerKetamineEquivalent;
    public T Steepness;
    public T OddsOfRamsay2;
    public T OddsOfRamsay3;
    public T OddsOfRamsay4;
    public T OddsOfRamsay5;
    public T OddsOfRamsay6;

    public SedationConstants(in Parameters<T> p)
    {
        ref readonly SedationParameters<T> sedation = ref p.Sedation;
        PerLorazepamC50Ramsay4 = 1.0 / sedation.LorazepamC50Ramsay4;
        PerKetamineEquivalent = 1.0 / sedation.KetamineEquivalent;
        Steepness = sedation.Steepness;
        T unit = sedation.LorazepamC50Ramsay4 / sedation.Sensitivity;
        OddsOfRamsay2 = T.Pow(unit / sedation.LorazepamC50Ramsay2, sedation.Steepness);
        OddsOfRamsay3 = T.Pow(unit / sedation.LorazepamC50Ramsay3, sedation.Steepness);
        OddsOfRamsay4 = T.Pow(unit / sedation.LorazepamC50Ramsay4, sedation.Steepness);
        OddsOfRamsay5 = T.Pow(unit / sedation.LorazepamC50Ramsay5, sedation.Steepness);
        OddsOfRamsay6 = T.Pow(unit / sedation.LorazepamC50Ramsay6, sedation.Steepness);
    }
}

/// <summary>Sedation, as the expected Ramsay score.</summary>
internal static class Sedation
{
    /// <summary>The expected score, 1 (awake) to 6; ethanol's own sedation is left out.</summary>
    public static T Ramsay<T>(in SedationConstants<T> c, T benzodiazepineEffect, T ketamine)
        where T : unmanaged, ILane<T>
    {
        T load = (PositivePart.Of(benzodiazepineEffect) * c.PerLorazepamC50Ramsay4) + (PositivePart.Of(ketamine) * c.PerKetamineEquivalent);
        // Where nobody has a drug the powers below are exactly 0: skipping them changes no bit.
        if (T.All(T.Equal(load, T.Broadcast(0.0)))) return T.Broadcast(1.0);
        T odds = T.Pow(load, c.Steepness);
        T low = Reached(odds, c.OddsOfRamsay2) + Reached(odds, c.OddsOfRamsay3);
        T high = Reached(odds, c.OddsOfRamsay5) + Reached(odds, c.OddsOfRamsay6);
        return ((1.0 + low) + Reached(odds, c.OddsOfRamsay4)) + high;
    }

    // The share of patients who reach a score: U^gamRam/(1 + U^gamRam), where all five U are multiples of one load.
    private static T Reached<T>(T odds, T factor)
        where T : unmanaged, ILane<T>
    {
        T ratio = odds * factor;
        return ratio / (1.0 + ratio);
    }
}
