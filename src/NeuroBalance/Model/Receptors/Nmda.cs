using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Parameters of the NMDA receptor.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct NmdaParameters<T>
    where T : unmanaged
{
    /// <summary>Ethanol concentration that halves the NMDA current: IE (mM).</summary>
    public T EthanolIc50;

    /// <summary>Hill exponent of the inhibition by ethanol: hN (no unit).</summary>
    public T EthanolHill;

    /// <summary>Total plasma ketamine that blocks half the channels: IK (mg/L).</summary>
    public T KetamineIc50;

    /// <summary>Total plasma norketamine that blocks half the channels: INK (mg/L).</summary>
    public T NorketamineIc50;

    /// <summary>How strongly the density answers the slow signal of block: gN (no unit).</summary>
    public T AdaptationExponent;

    /// <summary>Time constant of the density of NMDA receptors: tauN (h).</summary>
    public T AdaptationTime;
}

/// <summary>What the equations of the NMDA receptor need of the parameters, worked out once for each subject.</summary>
internal struct NmdaConstants<T>
    where T : unmanaged, ILane<T>
{
    public T LogEthanolIc50;
    public T EthanolHill;
    public T PerKetamineIc50;
    public T PerNorketamineIc50;

    public NmdaConstants(in Parameters<T> p)
    {
        ref readonly NmdaParameters<T> nmda = ref p.Nmda;
        LogEthanolIc50 = T.Log(nmda.EthanolIc50);
        EthanolHill = nmda.EthanolHill;
        PerKetamineIc50 = 1.0 / nmda.KetamineIc50;
        PerNorketamineIc50 = 1.0 / nmda.NorketamineIc50;
    }
}

/// <summary>The gain of an NMDA receptor: channels blocked by ketamine and norketamine, the rest inhibited by ethanol.</summary>
internal static class Nmda
{
    /// <summary>(e/IE)^hN, from the logarithm of the ethanol concentration (-infinity where there is none: exactly 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T EthanolInhibition<T>(in NmdaConstants<T> c, T logEthanol)
        where T : unmanaged, ILane<T> => T.Exp(c.EthanolHill * (logEthanol - c.LogEthanolIc50));

    /// <summary>z: antagonist in units of its blocking constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AntagonistLoad<T>(in NmdaConstants<T> c, T ketamine, T norketamine)
        where T : unmanaged, ILane<T> =>
        (PositivePart.Of(ketamine) * c.PerKetamineIc50) + (PositivePart.Of(norketamine) * c.PerNorketamineIc50);

    /// <summary>SN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gain<T>(T occupancy, T ethanolInhibition)
        where T : unmanaged, ILane<T> => (1.0 - occupancy) / (1.0 + ethanolInhibition);
}
