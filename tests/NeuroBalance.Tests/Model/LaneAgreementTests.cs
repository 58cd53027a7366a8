using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>A subject's numbers do not depend on the width of the pack nor on who shares it.</summary>
public class LaneAgreementTests
{
    private static readonly Action<Poison>[] Poisons =
    [
        poison => poison.State.GabaADensity = -0.3,
        poison => poison.State.NmdaDensity = -1,
        poison => poison.State.Glutamate = 0,
        poison => poison.State.EthanolBlood = double.NaN,
        poison => poison.State.EthanolBlood = 1e300,
        poison => poison.State.EthanolBlood = -0.05,
        poison => poison.State.KetamineCentral = double.PositiveInfinity,
        poison => poison.State.BenzodiazepineEffect = double.NaN,
        poison => poison.State.Kindling = double.NegativeInfinity,
        poison => poison.State.GabaASignal = -1e300,
        poison => Everywhere(ref poison.State, double.NaN),
        poison => Everywhere(ref poison.State, 1e300),
        poison => Everywhere(ref poison.State, -1e300),
        poison => poison.Parameters.GabaA.EthanolHill = double.NaN,
        poison => poison.Parameters.Withdrawal.HalfBalance = -1,
        poison => poison.Parameters.Glutamate.SurgePeakOccupancy = 0,
    ];

    [Fact]
    public void Four_lanes_give_the_bits_of_one() => Agree<Lane4>();

    [Fact]
    public void Eight_lanes_give_the_bits_of_one() => Agree<Lane8>();

    [Fact]
    public void A_poisoned_lane_of_four_leaves_its_neighbours_alone() => SurvivePoison<Lane4>();

    [Fact]
    public void A_poisoned_lane_of_eight_leaves_its_neighbours_alone() => SurvivePoison<Lane8>();

    // Alone, a subject without a drug takes the short cut past its formulas; beside a drinker on ketamine, lorazepam and in withdrawal it
    // does not.
    [Fact]
    public void Skipping_a_formula_gives_the_bits_of_computing_it()
    {
        Subject[] all = [.. RandomSubjects.Many(seed: 7, 400)];
        Subject busy = all[0] with
        {
            State = all[
            0].State with
            {
                EthanolBlood = 2,
                KetamineCentral = 0.4,
                Norketamine = 0.2,
                BenzodiazepineEffect = 40,
                GabaADensity = 0.5,
                NmdaDensity = 2,
                Glutamate = 3
            }
        };
        Assert.True(Bits<Lane1>([busy])[0].SequenceEqual(Bits<Lane8>([busy])[0]));
        foreach (Subject one in all)
        {
            foreach (State<double> state in Without(one.State))
            {
                Subject quiet = one with { State = state };
                long[] alone = Bits<Lane1>([quiet])[0];
                Assert.Equal(alone, Bits<Lane8>([quiet])[0]);
                Assert.Equal(alone, Bits<Lane8>([quiet, busy])[0]);
                Assert.Equal(alone, Bits<Lane4>([quiet, busy])[0]);
            }
        }
    }

    [Fact]
    public void A_density_or_glutamate_that_is_not_positive_gives_not_a_number()
    {
        foreach (double impossible in (double[])[0.0, -0.0, -0.4, double.NaN])
        {
            Assert.True(double.IsNaN(Signals(NaiveState.Naive with { GabaADensity = impossible }).Balance));
            Assert.True(double.IsNaN(Signals(NaiveState.Naive with { NmdaDensity = impossible }).Balance));
            Assert.True(double.IsNaN(Signals(NaiveState.Naive with { Glutamate = impossible }).Balance));
            Assert.True(double.IsNaN(Signals(NaiveState.Naive with { GabaADensity = impossible, NmdaDensity = impossible }).Drive));
        }
    }

    private static Signals<double> Signals(State<double> state)
    {
        Parameters<Lane1> parameters = Packing.Broadcast<Lane1>(ParameterCatalog.Defaults);
        AlcoholBalance<Lane1> model = new(in parameters);
        model.Signals(Packing.Broadcast<Lane1>(state), out Signals<Lane1> signals);
        model.Derivatives(Packing.Broadcast<Lane1>(state), out State<Lane1> derivative);
        Assert.True(double.IsNaN(derivative.Withdrawal.Value) && double.IsNaN(derivative.Kindling.Value));
        return Packing.GetLane(in signals, 0);
    }

    private static IEnumerable<State<double>> Without(State<double> state)
    {
        yield return state with { EthanolBlood = 0 };
        yield return state with { EthanolBlood = -0.0 };
        yield return state with { EthanolBlood = -1e-13 };
        yield return state with { KetamineCentral = 0, Norketamine = -1e-14 };
        yield return state with { BenzodiazepineEffect = 0 };
        yield return state with { BenzodiazepineEffect = 0, GabaADensity = double.NaN };
        yield return state with { Glutamate = 0.01 };
        yield return state with { EthanolBlood = 0, KetamineCentral = 0, Norketamine = 0, BenzodiazepineEffect = 0, Glutamate = 0.01 };
    }

    private static void Agree<T>()
        where T : unmanaged, ILane<T>
    {
        foreach (Subject[] group in RandomSubjects.Many(seed: 4, 1600).Chunk(T.Width))
        {
            long[][] together = Bits<T>(group);
            for (int lane = 0; lane < group.Length; lane++)
            {
                Assert.Equal(Bits<Lane1>([group[lane]])[0], together[lane]);
            }
        }
    }

    private static void SurvivePoison<T>()
        where T : unmanaged, ILane<T>
    {
        foreach (Action<Poison> poison in Poisons)
        {
            foreach (Subject[] group in RandomSubjects.Many(seed: 5, 40).Chunk(T.Width))
            {
                for (int bad = 0; bad < group.Length; bad++)
                {
                    Subject[] poisoned = [.. group];
                    Poison victim = new(group[bad]);
                    poison(victim);
                    poisoned[bad] = new Subject(victim.Parameters, group[bad].Inputs, victim.State);
                    long[][] together = Bits<T>(poisoned);
                    // Of parameters that no parameter set lets through, only the neighbours are promised anything.
                    bool stateOnly = victim.Parameters.Equals(group[bad].Parameters);
                    for (int lane = 0; lane < group.Length; lane++)
                    {
                        if (lane != bad || stateOnly)
                        {
                            Assert.Equal(Bits<Lane1>([poisoned[lane]])[0], together[lane]);
                        }
                    }
                }
            }
        }
    }

    private static void Everywhere(ref State<double> state, double value) => Layout.Flatten<State<double>, double>(ref state).Fill(value);

    /// <summary>
    /// The bits of derivatives, algebra and read-outs of each subject, computed in one pack; spare lanes repeat the last subject.
    /// </summary>
    private static long[][] Bits<T>(Subject[] subjects)
        where T : unmanaged, ILane<T>
    {
        Parameters<T> parameters = Packing.Broadcast<T>(subjects[^1].Parameters);
        Inputs<T> inputs = Packing.Broadcast<T>(subjects[^1].Inputs);
        State<T> state = Packing.Broadcast<T>(subjects[^1].State);
        for (int lane = 0; lane < subjects.Length; lane++)
        {
            Packing.SetLane(ref parameters, lane, subjects[lane].Parameters);
            Packing.SetLane(ref inputs, lane, subjects[lane].Inputs);
            Packing.SetLane(ref state, lane, subjects[lane].State);
        }

        AlcoholBalance<T> model = new(in parameters) { Inputs = inputs };
        model.Derivatives(in state, out State<T> derivative);
        model.Signals(in state, out Signals<T> signals);
        Readouts<T> readouts = model.Readouts(in state, in signals);
        return [.. Enumerable.Range(0, subjects.Length).Select(lane => Flat(
            Packing.GetLane(in derivative, lane), Packing.GetLane(in signals, lane), Packing.GetLane(in readouts, lane)))];
    }

    // The payload of a NaN is not a promise: which of two NaN an addition keeps is the compiler's choice.
    private static long[] Flat(State<double> derivative, Signals<double> signals, Readouts<double> readouts)
    {
        double[] all =
        [
            .. Layout.Flatten<State<double>, double>(ref derivative), .. Layout.Flatten<Signals<double>, double>(ref signals),
            .. Layout.Flatten<Readouts<double>, double>(ref readouts),
        ];
        return [.. all.Select(value => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value))];
    }

    private sealed class Poison(Subject subject)
    {
        public State<double> State = subject.State;
        public Parameters<double> Parameters = subject.Parameters;
    }
}
