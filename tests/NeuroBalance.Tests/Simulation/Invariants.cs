using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Simulation;

/// <summary>What holds in every scenario.</summary>
public class Invariants
{
    [Fact]
    public void The_naive_state_without_input_stays_where_it_is_to_the_bit()
    {
        State<double> naive = NaiveState.Naive;
        foreach (int width in LaneWidth.Supported)
        {
            Trajectory run = Simulator.Run(Scenarios.Get("naive"), new SimulationOptions { LaneWidth = width });
            Assert.Equal(720, run.EndTime);
            foreach (double time in (double[])[0, 1e-6, 1, 100.5, 720])
            {
                State<double> state = run.StateAt(time);
                Assert.Equal(Bits(ref naive), Bits(ref state));
            }
        }
    }

    public static TheoryData<string> Names => new(Scenarios.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_has_the_same_bits_at_every_width(string scenario)
    {
        long[] one = Table(scenario, 1);
        Assert.Equal(one, Table(scenario, 4));
        Assert.Equal(one, Table(scenario, 8));
    }

    [Property(MaxTest = 40)]
    public Property States_stay_finite_and_in_their_bounds() => Prop.ForAll(Arb.From(RandomScenarios.Any), scenario =>
    {
        Trajectory run = Simulator.Run(scenario);
        if (run.Status != SolveStatus.Success) return false.Label(run.Message);
        double[] row = new double[Quantity.All.Count];
        for (double time = 0; time <= run.EndTime; time += 0.7)
        {
            run.Row(time, row);
            State<double> y = run.StateAt(time);
            const double Slack = 1e-6;
            bool holds = row.All(double.IsFinite)
                && y.GabaADensity is > 0 and <= 1 + Slack && y.NmdaDensity >= 1 - Slack && y.Glutamate > 0
                && y.Withdrawal is >= -Slack and <= 67 && y.AlcoholMemory is >= -Slack and <= 1 + Slack && y.Coping is >= -Slack and <= 1
                && y.EthanolGut >= -Slack && y.EthanolBlood >= -Slack && y.KetamineCentral >= -Slack && y.BenzodiazepinePlasma >= -Slack;
            if (!holds) return false.Label($"at {time} h");
        }

        return true.ToProperty();
    });

    // The two halves are added one after the other: the sum may differ in its last bit, no more.
    [Property(MaxTest = 20)]
    public Property A_dose_split_in_two_at_one_time_changes_nothing_but_rounding() => Prop.ForAll(Arb.From(RandomScenarios.Grams), grams =>
    {
        Trajectory whole = Run(new ScenarioBuilder("whole", 30.Hours()).Drink(grams.Grams(), 1.Hours()));
        Trajectory halves =
            Run(new ScenarioBuilder("halves", 30.Hours()).Drink((grams / 2).Grams(), 1.Hours()).Drink((grams / 2).Grams(), 1.Hours()));
        return Apart(whole, halves, 0) < 1e-11;
    });

    // A later start rounds the clock differently: steps differ in their last bits, results within the tolerance of the run (1e-9).
    [Property(MaxTest = 20)]
    public Property Shifting_all_times_shifts_the_course() =>
        Prop.ForAll(Arb.From(RandomScenarios.Grams), Arb.From(RandomScenarios.Shift), (grams, shift) =>
    {
        Trajectory early = Run(new ScenarioBuilder("early", 30.Hours()).Drink(grams.Grams(), 0.Hours()).Every(0.7.Hours(), 4)
            .Bolus(Drug.Ketamine, 30.Milligrams(), 5.Hours()));
        Trajectory late = Run(new ScenarioBuilder("late", (30 + shift).Hours()).Drink(grams.Grams(), shift.Hours()).Every(0.7.Hours(), 4)
            .Bolus(Drug.Ketamine, 30.Milligrams(), (5 + shift).Hours()));
        return Apart(early, late, shift) < 1e-6;
    });

    [Property(MaxTest = 20)]
    public Property The_order_of_simultaneous_doses_in_a_file_changes_no_bit() =>
        Prop.ForAll(Arb.From(RandomScenarios.Simultaneous), Arb.From(RandomScenarios.Shift), (events, turn) =>
    {
        Scenario one = new() { Name = "one", Duration = 40.Hours(), Events = [.. events] };
        int by = (int)turn % events.Length;
        Scenario two = one with { Events = [.. events.Skip(by), .. events.Take(by)] };
        return Bits(Simulator.Run(one), 1).SequenceEqual(Bits(Simulator.Run(two), 1));
    });

    private static Trajectory Run(ScenarioBuilder builder) =>
        Simulator.Run(builder.Build(), new SimulationOptions { RelativeTolerance = 1e-9, AbsoluteTolerance = 1e-12 });

    // The largest difference of any state over the common time, scaled by the state's largest value.
    private static double Apart(Trajectory one, Trajectory two, double shift)
    {
        double worst = 0;
        for (int i = 0; i < Quantity.StateCount; i++)
        {
            double largest = 1e-3, difference = 0;
            for (double time = 0.25; time <= 30; time += 0.25)
            {
                double value = one.ValueAt(Quantity.All[i], time);
                largest = Math.Max(largest, Math.Abs(value));
                difference = Math.Max(difference, Math.Abs(value - two.ValueAt(Quantity.All[i], time + shift)));
            }

            worst = Math.Max(worst, difference / largest);
        }

        return worst;
    }

    private static long[] Table(string scenario, int width) =>
        Bits(Simulator.Run(Scenarios.Get(scenario), new SimulationOptions { LaneWidth = width }), 6);

    private static long[] Bits(Trajectory run, double every)
    {
        var bits = new List<long>();
        double[] row = new double[Quantity.All.Count];
        for (double time = 0; time <= run.EndTime; time += every)
        {
            run.Row(time, row);
            bits.AddRange(row.Select(BitConverter.DoubleToInt64Bits));
        }

        return [.. bits];
    }

    private static long[] Bits(ref State<double> state) =>
        [.. Layout.Flatten<State<double>, double>(ref state).ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
