using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of ketamine kinetics; volumes and clearances are per 70 kg.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct KetamineParameters<T>
    where T : unmanaged
{
    /// <summary>Volume of the central compartment: V1 (L/70kg).</summary>
    public T CentralVolume;

    /// <summary>Volume of the shallow peripheral compartment: V2 (L/70kg).</summary>
    public T ShallowVolume;

    /// <summary>Volume of the deep peripheral compartment: V3 (L/70kg).</summary>
    public T DeepVolume;

    /// <summary>Elimination clearance of ketamine: CL (L/h/70kg).</summary>
    public T Clearance;

    /// <summary>Clearance between the central and the shallow compartment: Q2 (L/h/70kg).</summary>
    public T ShallowClearance;

    /// <summary>Clearance between the central and the deep compartment: Q3 (L/h/70kg).</summary>
    public T DeepClearance;

    /// <summary>Share of eliminated ketamine that becomes norketamine: fm (no unit).</summary>
    public T NorketamineFraction;

    /// <summary>Elimination clearance of norketamine: CLn (L/h/70kg).</summary>
    public T NorketamineClearance;

    /// <summary>Volume of distribution of norketamine: Vn (L/70kg).</summary>
    public T NorketamineVolume;
}

/// <summary>What the ketamine equations need of the parameters, worked out once for each subject.</summary>
internal struct KetamineConstants<T>
    where T : unmanaged, ILane<T>
{
    public T ConcentrationPerMilligram;
    public T LossFromCentral;
    public T ShallowToCentral;
    public T DeepToCentral;
    public T ShallowRate;
    public T DeepRate;
    public T NorketamineFormation;
    public T NorketamineElimination;

    public KetamineConstants(in Parameters<T> p)
    {
        ref readonly KetamineParameters<T> ketamine = ref p.Ketamine;
        ConcentrationPerMilligram = 1.0 / ((ketamine.CentralVolume * p.Subject.BodyWeight) / ReferenceWeight.Kilograms);
        LossFromCentral = ((ketamine.Clearance + ketamine.ShallowClearance) + ketamine.DeepClearance) / ketamine.CentralVolume;
        ShallowToCentral = ketamine.ShallowClearance / ketamine.CentralVolume;
        DeepToCentral = ketamine.DeepClearance / ketamine.CentralVolume;
        ShallowRate = ketamine.ShallowClearance / ketamine.ShallowVolume;
        DeepRate = ketamine.DeepClearance / ketamine.DeepVolume;
        NorketamineFormation = ((Ketamine.NorketamineMassRatio * ketamine.NorketamineFraction) * ketamine.Clearance) / ketamine.NorketamineVolume;
        NorketamineElimination = ketamine.NorketamineClearance / ketamine.NorketamineVolume;
    }
}

/// <summary>Ketamine in three compartments, and norketamine. Volumes and clearances scale alike with weight, so only doses see the weight.</summary>
internal static class Ketamine
{
    /// <summary>223.70/237.73, the ratio of the molar masses of norketamine and ketamine, as the model prints it.</summary>
    public const double NorketamineMassRatio = 0.941;

    /// <summary>dK1 (mg/L/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Central<T>(in KetamineConstants<T> c, T central, T shallow, T deep, T rate)
        where T : unmanaged, ILane<T> =>
        (rate * c.ConcentrationPerMilligram) - (((c.LossFromCentral * central) - (c.ShallowToCentral * shallow)) - (c.DeepToCentral * deep));

    /// <summary>dK2 and dK3 (mg/L/h): a peripheral compartment follows the central one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Peripheral<T>(T rate, T central, T peripheral)
        where T : unmanaged, ILane<T> => rate * (central - peripheral);

    /// <summary>dNK (mg/L/h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Norketamine<T>(in KetamineConstants<T> c, T central, T norketamine)
        where T : unmanaged, ILane<T> => (c.NorketamineFormation * central) - (c.NorketamineElimination * norketamine);
}
