// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
namespace NeuroBalance.Models;

/// <summary>The algebra: everything that follows from a state at once and that the equations use.</summary>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
public struct Signals<T>
    where T : unmanaged
{
    /// <summary>Ethanol in the blood, never below 0: e (mM).</summary>
    public T EthanolMillimolar;

    /// <summary>Potentiation of GABA-A by ethanol: pE (no unit).</summary>
    public T EthanolPotentiation;

    /// <summary>Factor on the benzodiazepine EC50: tol (no unit).</summary>
    public T BenzodiazepineTolerance;

    /// <summary>Potentiation of GABA-A by benzodiazepine: pB (no unit).</summary>
    public T BenzodiazepinePotentiation;

    /// <summary>Gain of a GABA-A receptor: SG: SG (no unit).</summary>
    public T GabaGain;

    /// <summary>Antagonist in units of its blocking constant: z (no unit).</summary>
    public T AntagonistLoad;

    /// <summary>NMDA channels blocked by antagonists: theta: theta (no unit).</summary>
    public T Occupancy;

    /// <summary>Disinhibition by subanaesthetic block, 0 to 1: u (no unit).</summary>
    public T Disinhibition;

    /// <summary>By what ethanol divides the gain of NMDA: nE (no unit).</summary>
    public T EthanolInhibition;

    /// <summary>Gain of an NMDA receptor: SN: SN (no unit).</summary>
    public T NmdaGain;

    /// <summary>Inhibitory tone: GT: GT (no unit).</summary>
    public T GabaTone;

    /// <summary>Excitatory tone: NT: NT (no unit).</summary>
    public T NmdaTone;

    /// <summary>Receptor balance without glutamate and acute tolerance: Drive (no unit).</summary>
    public T Drive;

    /// <summary>Balance of excitation and inhibition: 0 naive, below 0 sedated, above 0 hyperexcitable: Bal (no unit).</summary>
    public T Balance;

    /// <summary>Excess excitation, exactly 0 while the balance is not positive: b (no unit).</summary>
    public T ExcessExcitation;

    /// <summary>Glutamate surge beyond what has been adapted to: surge (no unit).</summary>
    public T Surge;

    /// <summary>Ethanol reward drive, 0 to 1: eE (no unit).</summary>
    public T RewardDrive;

    /// <summary>How strongly receptors adapt: gain (no unit).</summary>
    public T AdaptationGain;

    /// <summary>Excess excitation as the withdrawal score and the seizure hazard see it: bk (no unit).</summary>
    public T AmplifiedExcess;

    /// <summary>On the way: ln(if(e = 0, 1, e)).</summary>
    internal T LogEthanolMillimolar;

    /// <summary>On the way: ln(N/G).</summary>
    internal T DriveLog;

    /// <summary>On the way: ln(SN).</summary>
    internal T LogNmdaGain;

    /// <summary>On the way: ln(SG).</summary>
    internal T LogGabaGain;

    /// <summary>On the way: u - ad.</summary>
    internal T SurgePart;

    /// <summary>On the way: 1 + pE.</summary>
    internal T GabaGainPart;

    /// <summary>On the way: sqrt(G).</summary>
    internal T GabaTonePart;
}
