namespace NeuroBalance.Models;

/// <summary>What acts on the subject from outside: rates that are constant between two boundaries.</summary>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
public struct Inputs<T>
    where T : unmanaged
{
    /// <summary>Ethanol into the gut: re (g/h).</summary>
    public T EthanolGutRate;

    /// <summary>Ethanol into a vein: rc (g/h).</summary>
    public T EthanolIntravenousRate;

    /// <summary>Ketamine into a vein: rk (mg/h).</summary>
    public T KetamineRate;

    /// <summary>Benzodiazepine into a vein: rb (mg/h).</summary>
    public T BenzodiazepineRate;

    /// <summary>Therapy: Rx, 1 while it goes on, else 0.</summary>
    public T Therapy;

    /// <summary>1 while an alcohol clamp holds the blood ethanol, whose derivative is then exactly 0; else 0.</summary>
    public T ClampActive;
}
