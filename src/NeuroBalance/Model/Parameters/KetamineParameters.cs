namespace NeuroBalance.Models;

/// <summary>Parameters of ketamine kinetics; volumes and clearances are per 70 kg.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct KetamineParameters<T>
    where T : unmanaged
{
    /// <summary>Volume of the central compartment of ketamine: V1 (L/70kg).</summary>
    public T CentralVolume;

    /// <summary>Volume of the shallow peripheral compartment of ketamine: V2 (L/70kg).</summary>
    public T ShallowVolume;

    /// <summary>Volume of the deep peripheral compartment of ketamine: V3 (L/70kg).</summary>
    public T DeepVolume;

    /// <summary>Elimination clearance of ketamine: CL (L/h/70kg).</summary>
    public T Clearance;

    /// <summary>Clearance of ketamine between the central and the shallow compartment: Q2 (L/h/70kg).</summary>
    public T ShallowClearance;

    /// <summary>Clearance of ketamine between the central and the deep compartment: Q3 (L/h/70kg).</summary>
    public T DeepClearance;

    /// <summary>Share of eliminated ketamine that becomes norketamine: fm (no unit).</summary>
    public T NorketamineFraction;

    /// <summary>Elimination clearance of norketamine: CLn (L/h/70kg).</summary>
    public T NorketamineClearance;

    /// <summary>Volume of distribution of norketamine: Vn (L/70kg).</summary>
    public T NorketamineVolume;
}
