using NeuroBalance.Dosing;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Simulation;

/// <summary>Every checkpoint of an independent implementation, for every named scenario that it has.</summary>
public class ReferenceCheckpoints
{
    private const double Scaled = 1e-6;

    public static TheoryData<string> Names => new(ReferenceTable.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_agrees_to_a_millionth_of_its_row(string scenario)
    {
        ReferenceTable table = ReferenceTable.Of(scenario);
        Trajectory run = Run(scenario);
        var faults = new List<string>();
        foreach (Quantity quantity in Quantity.All)
        {
            if (!table.Rows.TryGetValue(quantity.Name, out double[]? expected))
            {
                if (quantity.Name is "BloodAlcohol") continue;
                // Rows that keep the naive value are left out of the table.
                double naive = run.ValueAt(quantity, 0);
                expected = [.. table.Hours.Select(_ => naive)];
            }

            double scale = Math.Max(expected.Max(Math.Abs), 1e-3);
            for (int i = 0; i < expected.Length; i++)
            {
                double found = run.ValueAt(quantity, table.Origin + table.Hours[i]);
                if (!(Math.Abs(found - expected[i]) <= (Scaled * scale)))
                {
                    faults.Add($"{quantity.Name} at {table.Hours[i]} h: {found:R}, not {expected[i]:R}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("adjunct-without", 9, 17.5)]
    [InlineData("adjunct-with", 4, 8)]
    [InlineData("adjunct-with-balance", 2, 3)]
    [InlineData("adjunct-with-ethanol", 2, 4)]
    [InlineData("adjunct-with-pool", 3, 5.5)]
    [InlineData("adjunct-with-sensitivity", 4, 6)]
    [InlineData("wong2015", 5, 11.5)]
    [InlineData("pizon2018", 6, 13)]
    [InlineData("shah2018", 10, 19)]
    public void The_protocol_gives_the_same_doses_at_the_same_times(string scenario, int count, double milligrams)
    {
        ReferenceTable table = ReferenceTable.Of(scenario);
        Trajectory run = Run(scenario);
        GivenDose[] given = [.. run.Doses.Where(dose => dose.Protocol >= 0)];
        Assert.Equal(count, given.Length);
        Assert.Equal(milligrams, given.Sum(dose => dose.Amount), 12);
        Assert.Equal(count, table.Doses.Length);
        for (int i = 0; i < given.Length; i++)
        {
            Assert.Equal(table.Origin + table.Doses[i].HoursAfterLastDrink, given[i].Time, 9);
            Assert.Equal(table.Doses[i].Milligrams, given[i].Amount);
            Assert.Equal(table.Doses[i].WithdrawalBefore, given[i].Watched, 1e-5);
        }

        ProtocolOutcome outcome = Assert.Single(run.Protocols);
        Assert.Equal(table.Assessments, outcome.Assessments);
        Assert.Equal(table.Origin + table.StoppedAfter, outcome.StoppedAt, 9);
    }

    [Fact]
    public void Peaks_and_crossings_after_the_last_drink_agree_to_the_grid_of_the_reference()
    {
        Trajectory run = Run("dependence");
        double last = run.LastDrink!.Value;
        Check("Balance", 0.718794, 18.34);
        Check("Glutamate", 1.406082, 19.82);
        Check("Withdrawal", 24.036003, 33.70);
        Check("NmdaDensity", 1.250001, 9.50);
        Check("Craving", 23.575394, 18.78);
        Assert.Equal(last + 8.0870, Assert.Single(run.Crossings(Named("Balance"), 0, last, last + 48, CrossingDirection.Upward)), 1e-4);
        Assert.Equal(last + 14.5483, run.Crossings(Named("Withdrawal"), 8, last, direction: CrossingDirection.Upward)[0], 1e-4);
        Assert.Equal(last + 80.7475, run.Crossings(Named("Withdrawal"), 8, last, direction: CrossingDirection.Downward)[0], 1e-4);

        void Check(string name, double value, double hours)
        {
            Extremum peak = run.Peak(Named(name), last);
            Assert.Equal(value, peak.Value, 2e-6 * value);
            Assert.Equal(hours, peak.Time - last, 0.021);
        }
    }

    [Fact]
    public void The_default_tolerance_is_within_1e_4_of_the_reference()
    {
        ReferenceTable table = ReferenceTable.Of("dependence");
        Trajectory run = Simulator.Run(Scenarios.Get("dependence"));
        foreach ((string name, double[] expected) in table.Rows)
        {
            double scale = Math.Max(expected.Max(Math.Abs), 1e-3);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], run.ValueAt(Named(name), table.Origin + table.Hours[i]), 1e-4 * scale);
            }
        }
    }

    private static Quantity Named(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException(name);

    private static Trajectory Run(string scenario) =>
        Simulator.Run(ReferenceTable.Of(scenario).Run, new SimulationOptions { RelativeTolerance = 1e-9, AbsoluteTolerance = 1e-12 });
}
