using NeuroBalance.Models;

namespace NeuroBalance.Claims;

/// <summary>The quantities that claims are made about, found once by name.</summary>
internal static class Observed
{
    public static readonly Quantity EthanolBlood = Find(nameof(EthanolBlood));
    public static readonly Quantity KetamineCentral = Find(nameof(KetamineCentral));
    public static readonly Quantity Norketamine = Find(nameof(Norketamine));
    public static readonly Quantity GabaADensity = Find(nameof(GabaADensity));
    public static readonly Quantity NmdaDensity = Find(nameof(NmdaDensity));
    public static readonly Quantity Dependence = Find(nameof(Dependence));
    public static readonly Quantity Glutamate = Find(nameof(Glutamate));
    public static readonly Quantity Withdrawal = Find(nameof(Withdrawal));
    public static readonly Quantity MuOpioid = Find(nameof(MuOpioid));
    public static readonly Quantity KappaOpioid = Find(nameof(KappaOpioid));
    public static readonly Quantity Dopamine = Find(nameof(Dopamine));
    public static readonly Quantity Plasticity = Find(nameof(Plasticity));
    public static readonly Quantity AlcoholMemory = Find(nameof(AlcoholMemory));
    public static readonly Quantity Coping = Find(nameof(Coping));
    public static readonly Quantity Occupancy = Find(nameof(Occupancy));
    public static readonly Quantity GabaGain = Find(nameof(GabaGain));
    public static readonly Quantity NmdaGain = Find(nameof(NmdaGain));
    public static readonly Quantity NmdaTone = Find(nameof(NmdaTone));
    public static readonly Quantity Balance = Find(nameof(Balance));
    public static readonly Quantity Craving = Find(nameof(Craving));
    public static readonly Quantity Ramsay = Find(nameof(Ramsay));
    public static readonly Quantity MoodGain = Find(nameof(MoodGain));

    public static Quantity Find(string name) =>
        Quantity.TryParse(name, out Quantity? quantity)
            ? quantity
            : throw new InvalidOperationException($"The model has no quantity named {name}.");
}
