// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
namespace NeuroBalance.Models;

/// <summary>What acts on a subject; constant between two boundaries.</summary>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
public struct Inputs<T>
    where T : unmanaged
{
    /// <summary>Ethanol into the gut: re (g/h).</summary>
    public T EthanolGutRate;

    /// <summary>Ethanol into the gut with a meal: rm (g/h).</summary>
    public T EthanolMealRate;

    /// <summary>Ethanol into a vein: rc (g/h).</summary>
    public T EthanolIntravenousRate;

    /// <summary>Ketamine into a vein: rk (mg/h).</summary>
    public T KetamineRate;

    /// <summary>Benzodiazepine into a vein: rb (mg/h).</summary>
    public T BenzodiazepineRate;

    /// <summary>Therapy: 0 or 1: Rx (no unit).</summary>
    public T Therapy;

    /// <summary>Alcohol clamp: 1 while the blood level is held: hold (no unit).</summary>
    public T ClampActive;
}
