using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The bits of the equations at random states, subjects and inputs: those that were published.</summary>
public class EquationBitsTests
{
    // Of rates, algebra and read-outs; a NaN counts as one, since its payload is the compiler's choice.
    private const string Published = "18afead1ba9866a14b6654aa92c3981bb3bcb5622addd7424c401aa034348616";

    private static readonly string[] Algebra =
    [
        "EthanolMillimolar", "EthanolPotentiation", "BenzodiazepineTolerance", "BenzodiazepinePotentiation", "GabaGain", "AntagonistLoad",
        "Occupancy", "EthanolInhibition", "NmdaGain", "GabaTone", "NmdaTone", "Drive", "Balance", "ExcessExcitation", "Disinhibition",
        "Surge", "RewardDrive",
        "AdaptationGain", "AmplifiedExcess",
    ];

    private const int Subjects = 10_000;

    [Fact]
    public void Rates_algebra_and_read_outs_have_the_published_bits_one_at_a_time() => Same(Hash<Lane1>());

    [Fact]
    public void Rates_algebra_and_read_outs_have_the_published_bits_four_at_a_time() => Same(Hash<Lane4>());

    [Fact]
    public void Rates_algebra_and_read_outs_have_the_published_bits_eight_at_a_time() => Same(Hash<Lane8>());

    /// <summary>Random subjects, many of them with states that no run should meet: NaN, zeros and what is negative.</summary>
    internal static IEnumerable<Subject> Hostile(int seed, int count)
    {
#pragma warning disable CA5394 // Not for security: a seeded sequence is wanted.
        Random random = new(seed);
        foreach (Subject subject in RandomSubjects.Many(seed, count))
        {
            State<double> state = subject.State;
            Inputs<double> inputs = subject.Inputs;
            inputs.ClampActive = random.Next(5) == 0 ? 1 : 0;
            Span<double> fields = Layout.Flatten<State<double>, double>(ref state);
            for (int spoilt = random.Next(5) - 1; spoilt > 0; spoilt--)
            {
                int component = random.Next(fields.Length);
                fields[component] =
                    random.Next(4) switch { 0 => double.NaN, 1 => 0, 2 => -1e-12 * random.NextDouble(), _ => 3 * random.NextDouble() };
            }

            // Densities and glutamate have logarithms, and the quotient of two negative ones looks possible.
            if (random.Next(6) == 0) state.GabaADensity = -random.NextDouble();
            if (random.Next(6) == 0) state.NmdaDensity = -random.NextDouble();
            if (random.Next(9) == 0) state.Glutamate = random.Next(2) == 0 ? 0 : -random.NextDouble();
            yield return subject with { State = state, Inputs = inputs };
        }
#pragma warning restore CA5394
    }

    private static void Same(string hash) => Assert.True(hash == Published, $"The bits moved: {hash}.");

    private static string Hash<T>()
        where T : unmanaged, ILane<T>
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Subject[] pack in Hostile(seed: 12, Subjects).Chunk(T.Width))
        {
            foreach (double[] values in Values<T>(pack))
            {
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = double.IsNaN(values[i]) ? double.NaN : values[i];
                }
                hash.AppendData(MemoryMarshal.AsBytes<double>(values));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<double[]> Values<T>(Subject[] pack)
        where T : unmanaged, ILane<T>
    {
        Parameters<T> parameters = default;
        Inputs<T> inputs = default;
        State<T> state = default;
        for (int lane = 0; lane < T.Width; lane++)
        {
            Subject subject = pack[Math.Min(lane, pack.Length - 1)];
            Packing.SetLane(ref parameters, lane, subject.Parameters);
            Packing.SetLane(ref inputs, lane, subject.Inputs);
            Packing.SetLane(ref state, lane, subject.State);
        }

        AlcoholBalance<T> equations = new(in parameters) { Inputs = inputs };
        equations.Derivatives(in state, out State<T> rates);
        equations.Signals(in state, out Signals<T> signals);
        Readouts<T> readouts = equations.Readouts(in state, in signals);
        List<double[]> values = [];
        for (int lane = 0; lane < pack.Length; lane++)
        {
            State<double> oneRates = Packing.GetLane(in rates, lane);
            Signals<double> oneSignals = Packing.GetLane(in signals, lane);
            Readouts<double> oneReadouts = Packing.GetLane(in readouts, lane);
            values.Add([.. Layout.Flatten<State<double>, double>(ref oneRates), .. Algebra.Select(name => Field(oneSignals, name)),
                .. Layout.Flatten<Readouts<double>, double>(ref oneReadouts)]);
        }

        return values;
    }

    private static double Field(Signals<double> signals, string name) =>
        (double)(typeof(Signals<double>).GetField(name)?.GetValue(signals)
            ?? throw new InvalidOperationException($"The algebra has no field {name}."));
}
