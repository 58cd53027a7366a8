namespace NeuroBalance.Models;

/// <summary>The algebra: everything that follows from a state at once and that the equations use.</summary>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
public struct Signals<T>
    where T : unmanaged
{
    /// <summary>Ethanol in the blood: e (mM), never below 0.</summary>
    public T EthanolMillimolar;

    /// <summary>Logarithm of the ethanol concentration in mM: ln e, -infinity without ethanol.</summary>
    public T LogEthanol;

    /// <summary>Potentiation of GABA-A by ethanol: pE (no unit).</summary>
    public T EthanolPotentiation;

    /// <summary>Factor on the benzodiazepine EC50: tol (no unit).</summary>
    public T BenzodiazepineTolerance;

    /// <summary>Potentiation of GABA-A by benzodiazepine: pB (no unit).</summary>
    public T BenzodiazepinePotentiation;

    /// <summary>Gain of a GABA-A receptor: SG (no unit).</summary>
    public T GabaGain;

    /// <summary>Logarithm of the GABA-A gain: ln SG.</summary>
    public T LogGabaGain;

    /// <summary>Inhibition of NMDA by ethanol: (e/IE)^hN (no unit).</summary>
    public T EthanolInhibition;

    /// <summary>Antagonist in units of its blocking constant: z (no unit).</summary>
    public T AntagonistLoad;

    /// <summary>Share of NMDA channels blocked by antagonist: theta (0 to 1).</summary>
    public T Occupancy;

    /// <summary>Gain of an NMDA receptor: SN (no unit).</summary>
    public T NmdaGain;

    /// <summary>Logarithm of the NMDA gain: ln SN.</summary>
    public T LogNmdaGain;

    /// <summary>Inhibitory tone: GT (no unit).</summary>
    public T GabaTone;

    /// <summary>Excitatory tone: NT (no unit).</summary>
    public T NmdaTone;

    /// <summary>Receptor balance without glutamate: Drive (no unit). NaN when a density is not positive.</summary>
    public T Drive;

    /// <summary>Balance of excitation and inhibition: Bal (no unit), 0 naive, below 0 sedated. NaN when a density or glutamate is not positive.</summary>
    public T Balance;

    /// <summary>Excess excitation: b (no unit), exactly 0 while the balance is not positive.</summary>
    public T ExcessExcitation;

    /// <summary>Disinhibition by subanaesthetic block: u (0 to 1).</summary>
    public T Disinhibition;

    /// <summary>Glutamate surge beyond what has been adapted to: surge (no unit).</summary>
    public T Surge;

    /// <summary>Ethanol reward drive: eE (0 to 1).</summary>
    public T RewardDrive;

    /// <summary>How strongly receptors adapt: gain (no unit).</summary>
    public T AdaptationGain;
}
