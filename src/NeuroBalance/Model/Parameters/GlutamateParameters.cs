namespace NeuroBalance.Models;

/// <summary>Parameters of glutamate.</summary>
/// <typeparam name="T">A number or a pack of numbers.</typeparam>
public struct GlutamateParameters<T>
    where T : unmanaged
{
    /// <summary>Exponent with which glutamate follows net excitation: alpha (no unit).</summary>
    public T Gain;

    /// <summary>Exponent with which glutamate follows net inhibition: alphaI (no unit).</summary>
    public T InhibitionGain;

    /// <summary>Time constant of glutamate: tauGlu (h).</summary>
    public T Time;

    /// <summary>Relative rise of glutamate for a disinhibitory surge of one: aS (no unit).</summary>
    public T SurgeGain;

    /// <summary>Time constant with which the glutamate surge fades: tauAd (h).</summary>
    public T SurgeAdaptationTime;

    /// <summary>NMDA block that disinhibits most: thP (no unit).</summary>
    public T SurgePeakOccupancy;
}
