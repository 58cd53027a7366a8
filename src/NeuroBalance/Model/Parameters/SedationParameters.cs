namespace NeuroBalance.Models;

/// <summary>Parameters of sedation.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct SedationParameters<T>
    where T : unmanaged
{
    /// <summary>Lorazepam concentration at which half the patients reach a Ramsay score of 2: C50_2 (ng/mL).</summary>
    public T LorazepamC50Ramsay2;

    /// <summary>Lorazepam concentration at which half the patients reach a Ramsay score of 3: C50_3 (ng/mL).</summary>
    public T LorazepamC50Ramsay3;

    /// <summary>Lorazepam concentration at which half the patients reach a Ramsay score of 4: C50_4 (ng/mL).</summary>
    public T LorazepamC50Ramsay4;

    /// <summary>Lorazepam concentration at which half the patients reach a Ramsay score of 5: C50_5 (ng/mL).</summary>
    public T LorazepamC50Ramsay5;

    /// <summary>Lorazepam concentration at which half the patients reach a Ramsay score of 6: C50_6 (ng/mL).</summary>
    public T LorazepamC50Ramsay6;

    /// <summary>Factor on the five concentrations of sedation: sS (no unit).</summary>
    public T Sensitivity;

    /// <summary>Hill exponent of the five curves of sedation: gamRam (no unit).</summary>
    public T Steepness;

    /// <summary>Ketamine concentration that sedates like the lorazepam concentration of a score of 4: kS (mg/L).</summary>
    public T KetamineEquivalent;

    /// <summary>How much an excited brain divides the effect of sedatives by, as an exponent: kB (no unit).</summary>
    public T ExcitationAntagonism;
}
