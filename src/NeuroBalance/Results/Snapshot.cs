namespace NeuroBalance;

/// <summary>All quantities of a run at one time: the states and what follows from them.</summary>
/// <remarks>The members are those of the built-in model; the indexer reads any quantity.</remarks>
public sealed class Snapshot
{
    private readonly double[] values;

    internal Snapshot(double time, double[] values)
    {
        Time = time;
        this.values = values;
    }

    /// <summary>The time (h).</summary>
    public double Time { get; }

    /// <summary>The value of a quantity, in its unit.</summary>
    /// <param name="quantity">A state or a read-out.</param>
    /// <returns>The value just before what happens at the time.</returns>
    public double this[Quantity quantity]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(quantity);
            return values[quantity.Index];
        }
    }

    /// <inheritdoc cref="Quantity.EthanolGut"/>
    public double EthanolGut => this[Quantity.EthanolGut];

    /// <inheritdoc cref="Quantity.EthanolBlood"/>
    public double EthanolBlood => this[Quantity.EthanolBlood];

    /// <inheritdoc cref="Quantity.EnzymeInduction"/>
    public double EnzymeInduction => this[Quantity.EnzymeInduction];

    /// <inheritdoc cref="Quantity.KetamineCentral"/>
    public double KetamineCentral => this[Quantity.KetamineCentral];

    /// <inheritdoc cref="Quantity.KetamineShallow"/>
    public double KetamineShallow => this[Quantity.KetamineShallow];

    /// <inheritdoc cref="Quantity.KetamineDeep"/>
    public double KetamineDeep => this[Quantity.KetamineDeep];

    /// <inheritdoc cref="Quantity.Norketamine"/>
    public double Norketamine => this[Quantity.Norketamine];

    /// <inheritdoc cref="Quantity.BenzodiazepineDepot"/>
    public double BenzodiazepineDepot => this[Quantity.BenzodiazepineDepot];

    /// <inheritdoc cref="Quantity.BenzodiazepinePlasma"/>
    public double BenzodiazepinePlasma => this[Quantity.BenzodiazepinePlasma];

    /// <inheritdoc cref="Quantity.BenzodiazepineEffect"/>
    public double BenzodiazepineEffect => this[Quantity.BenzodiazepineEffect];

    /// <inheritdoc cref="Quantity.GabaASignal"/>
    public double GabaASignal => this[Quantity.GabaASignal];

    /// <inheritdoc cref="Quantity.NmdaSignal"/>
    public double NmdaSignal => this[Quantity.NmdaSignal];

    /// <inheritdoc cref="Quantity.GabaADensity"/>
    public double GabaADensity => this[Quantity.GabaADensity];

    /// <inheritdoc cref="Quantity.NmdaDensity"/>
    public double NmdaDensity => this[Quantity.NmdaDensity];

    /// <inheritdoc cref="Quantity.Dependence"/>
    public double Dependence => this[Quantity.Dependence];

    /// <inheritdoc cref="Quantity.Kindling"/>
    public double Kindling => this[Quantity.Kindling];

    /// <inheritdoc cref="Quantity.Glutamate"/>
    public double Glutamate => this[Quantity.Glutamate];

    /// <inheritdoc cref="Quantity.SurgeAdaptation"/>
    public double SurgeAdaptation => this[Quantity.SurgeAdaptation];

    /// <inheritdoc cref="Quantity.Withdrawal"/>
    public double Withdrawal => this[Quantity.Withdrawal];

    /// <inheritdoc cref="Quantity.MuOpioid"/>
    public double MuOpioid => this[Quantity.MuOpioid];

    /// <inheritdoc cref="Quantity.KappaOpioid"/>
    public double KappaOpioid => this[Quantity.KappaOpioid];

    /// <inheritdoc cref="Quantity.Dopamine"/>
    public double Dopamine => this[Quantity.Dopamine];

    /// <inheritdoc cref="Quantity.Translation"/>
    public double Translation => this[Quantity.Translation];

    /// <inheritdoc cref="Quantity.SynapticProtein"/>
    public double SynapticProtein => this[Quantity.SynapticProtein];

    /// <inheritdoc cref="Quantity.Plasticity"/>
    public double Plasticity => this[Quantity.Plasticity];

    /// <inheritdoc cref="Quantity.MemoryLability"/>
    public double MemoryLability => this[Quantity.MemoryLability];

    /// <inheritdoc cref="Quantity.AlcoholMemory"/>
    public double AlcoholMemory => this[Quantity.AlcoholMemory];

    /// <inheritdoc cref="Quantity.Coping"/>
    public double Coping => this[Quantity.Coping];

    /// <inheritdoc cref="Quantity.AcuteTolerance"/>
    public double AcuteTolerance => this[Quantity.AcuteTolerance];

    /// <inheritdoc cref="Quantity.SeizureHazard"/>
    public double SeizureHazard => this[Quantity.SeizureHazard];

    /// <inheritdoc cref="Quantity.EthanolMeal"/>
    public double EthanolMeal => this[Quantity.EthanolMeal];

    /// <inheritdoc cref="Quantity.NmdaReserve"/>
    public double NmdaReserve => this[Quantity.NmdaReserve];

    /// <inheritdoc cref="Quantity.Occupancy"/>
    public double Occupancy => this[Quantity.Occupancy];

    /// <inheritdoc cref="Quantity.GabaGain"/>
    public double GabaGain => this[Quantity.GabaGain];

    /// <inheritdoc cref="Quantity.NmdaGain"/>
    public double NmdaGain => this[Quantity.NmdaGain];

    /// <inheritdoc cref="Quantity.GabaTone"/>
    public double GabaTone => this[Quantity.GabaTone];

    /// <inheritdoc cref="Quantity.NmdaTone"/>
    public double NmdaTone => this[Quantity.NmdaTone];

    /// <inheritdoc cref="Quantity.Drive"/>
    public double Drive => this[Quantity.Drive];

    /// <inheritdoc cref="Quantity.Balance"/>
    public double Balance => this[Quantity.Balance];

    /// <inheritdoc cref="Quantity.Craving"/>
    public double Craving => this[Quantity.Craving];

    /// <inheritdoc cref="Quantity.Ramsay"/>
    public double Ramsay => this[Quantity.Ramsay];

    /// <inheritdoc cref="Quantity.MoodGain"/>
    public double MoodGain => this[Quantity.MoodGain];

    /// <inheritdoc cref="Quantity.BloodAlcohol"/>
    public double BloodAlcohol => this[Quantity.BloodAlcohol];

    /// <inheritdoc cref="Quantity.SeizureRisk"/>
    public double SeizureRisk => this[Quantity.SeizureRisk];

    /// <inheritdoc cref="Quantity.DepressionScore"/>
    public double DepressionScore => this[Quantity.DepressionScore];
}
