


using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Tests.Models;

/// <summary>A subject at a moment: parameters, inputs and a state.</summary>
internal sealed record Subject(Parameters<double> Parameters, Inputs<double> Inputs, State<double> State);

/// <summary>
/// Subjects as a run may meet them: plausible parameters, any mixture of drugs, states sober, drunk, sedated and in withdrawal.
/// </summary>
internal static class RandomSubjects
{
    public static IEnumerable<Subject> Many(int seed, int count)
    {
#pragma warning disable CA5394 // Not for security: a seeded sequence is wanted.
        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            yield return One(random);
        }
    }

    private static Subject One(Random random)
    {
        Parameters<double> parameters = default;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref parameters);
        foreach (ParameterInfo info in ParameterCatalog.All)
        {
            flat[info.Index] = random.Next(4) == 0 ? info.Value : info.Low + (random.NextDouble() * (info.High - info.Low));
        }

        double Some(double low, double high) => low + (random.NextDouble() * (high - low));

        // Absent, a residue of rounding, a trace, or present.
        double Amount(double high) => random.Next(6) switch
        {
            0 => 0,
            1 => -1e-12 * random.NextDouble(),
            2 => Math.Pow(10, -20 * random.NextDouble()),
            _ => high * random.NextDouble(),
        };

        Inputs<double> inputs = new()
        {
            EthanolGutRate = Amount(30),
            EthanolMealRate = Amount(30),
            EthanolIntravenousRate = Amount(10),
            KetamineRate = Amount(60),
            BenzodiazepineRate = Amount(4),
            Therapy = random.Next(2),
        };
        State<double> state = new()
        {
            EthanolGut = Amount(60),
            EthanolBlood = Amount(4),
            EnzymeInduction = Some(1, 4),
            KetamineCentral = Amount(2),
            KetamineShallow = Amount(2),
            KetamineDeep = Amount(1),
            Norketamine = Amount(1),
            BenzodiazepineDepot = Amount(10),
            BenzodiazepinePlasma = Amount(200),
            BenzodiazepineEffect = Amount(200),
            GabaASignal = Some(-0.1, 0.9),
            NmdaSignal = Some(-1.5, 0.1),
            GabaADensity = Some(0.4, 1.1),
            NmdaDensity = Some(0.9, 2),
            Dependence = Some(0, 1),
            Kindling = Some(0, 0.5),
            Glutamate = Some(0.4, 3),
            SurgeAdaptation = Some(0, 1),
            Withdrawal = Some(0, 40),
            MuOpioid = Some(0.9, 1.3),
            KappaOpioid = Some(0.9, 1.3),
            Dopamine = Some(0.3, 2),
            Translation = Some(0, 1),
            SynapticProtein = Some(0, 1),
            Plasticity = Some(1, 2),
            MemoryLability = Some(0, 1),
            AlcoholMemory = Some(0, 1),
            Coping = Some(0, 1),
            AcuteTolerance = Some(0, 0.5),
            SeizureHazard = Some(0, 0.5),
            EthanolMeal = Amount(60),
            NmdaReserve = Some(0, 0.5),
        };
        return new Subject(parameters, inputs, state);
#pragma warning restore CA5394
    }
}
