using NeuroBalance.Models;

namespace NeuroBalance.Dosing;

/// <summary>
/// How a dose enters its compartment: what the model's table of doses says, in the order of operations of the published bits.
/// </summary>
internal static class DoseIntake
{
    /// <summary>Gives a dose at once.</summary>
    /// <param name="kind">What is given.</param>
    /// <param name="amount">The whole amount, in the unit of the kind (g or mg).</param>
    /// <param name="parameters">The subject's parameters.</param>
    /// <param name="held">Whether the blood alcohol level is held: what is put into the blood is then taken out at once.</param>
    /// <param name="state">The subject's state.</param>
    internal static void Give(OccurrenceKind kind, double amount, in Parameters<double> parameters, bool held, ref State<double> state)
    {
        double weight = parameters.Subject.BodyWeight;
        double share = weight / ReferenceWeight.Kilograms;
        if (kind == OccurrenceKind.Drink) state.EthanolGut += amount;
        else if (kind == OccurrenceKind.BenzodiazepineOral) state.BenzodiazepineDepot += amount;
        else if (kind == OccurrenceKind.BenzodiazepineBolus)
        {
            state.BenzodiazepinePlasma += 1000.0 * amount / (parameters.Benzodiazepine.Volume * share);
        }
        else if (kind == OccurrenceKind.KetamineBolus) state.KetamineCentral += amount / (parameters.Ketamine.CentralVolume * share);
        else if (kind != OccurrenceKind.EthanolBolus) throw new InvalidOperationException($"'{kind}' is not a dose.");
        else if (!held) state.EthanolBlood += amount / (parameters.Ethanol.DistributionVolume * weight);
    }
}
