


using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Simulation;

/// <summary>A dose that is given when a quantity crosses a level.</summary>
public class TriggeredDosing
{
    private static readonly Protocol Rescue = new()
    {
        Name = "rescue",
        When = new Protocol.Trigger("Withdrawal", Protocol.Relation.Above, 15),
        Dose = 2.Milligrams(),
        Refractory = 4.Hours(),
    };

    private static Scenario Severe(Protocol protocol) => Scenarios.Get("severe") with
    {
        Protocols = [protocol],
        Events = [.. Scenarios.Get("severe").Events, new ProtocolStart(protocol.Name, 0.Hours().AfterLastDrink())],
    };

    [Fact]
    public void The_first_dose_is_given_as_the_level_is_crossed()
    {
        Trajectory untreated = Simulator.Run(Scenarios.Get("severe"));
        double crossing = untreated.Crossings(Runs.Named("Withdrawal"), 15, untreated.LastDrink!.Value,
            direction: NeuroBalance.CrossingDirection.Upward)[0];
        GivenDose first = Simulator.Run(Severe(Rescue)).Doses.First(dose => dose.Protocol >= 0);
        Assert.Equal(crossing, first.Time, 1e-6);
        Assert.Equal(15, first.Watched, 1e-6);
        Assert.True(first.Watched > 15);
        Assert.Equal(2, first.Amount);
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    [InlineData(1e-10)]
    public void A_level_that_is_passed_between_two_looks_is_not_missed(double below)
    {
        Trajectory untreated = Simulator.Run(Scenarios.Get("severe"));
        Extremum peak = untreated.Peak(Runs.Named("Withdrawal"));
        Protocol late = Rescue with { When = new Protocol.Trigger("Withdrawal", Protocol.Relation.Above, peak.Value * (1 - below)) };
        GivenDose only = Assert.Single(Simulator.Run(Severe(late)).Doses, dose => dose.Protocol >= 0);
        Assert.Equal(peak.Time, only.Time, 0.5);
    }

    [Fact]
    public void Doses_keep_the_refractory_time_and_follow_at_its_end_while_the_level_is_exceeded()
    {
        Trajectory run = Simulator.Run(Severe(Rescue));
        GivenDose[] doses = [.. run.Doses.Where(dose => dose.Protocol >= 0)];
        Assert.True(doses.Length >= 2);
        for (int i = 1; i < doses.Length; i++)
        {
            Assert.True(doses[i].Time - doses[i - 1].Time >= 4 - 1e-9);
        }
        Assert.All(doses, dose => Assert.True(dose.Watched > 15));
        // Above the level without a dose there is only refractory time.
        for (double time = run.LastDrink!.Value; time < run.EndTime; time += 0.25)
        {
            if (run.Value("Withdrawal", time) <= 15 + 1e-6) continue;
            Assert.Contains(doses, dose => dose.Time <= time + 1e-6 && dose.Time > time - 4 - 1e-6);
        }
    }

    [Fact]
    public void A_read_out_can_pull_the_trigger_and_below_is_the_other_side()
    {
        Protocol low = Rescue with { When = new Protocol.Trigger("GabaTone", Protocol.Relation.Below, 0.9), Refractory = 12.Hours() };
        Trajectory run = Simulator.Run(Severe(low));
        GivenDose first = run.Doses.First(dose => dose.Protocol >= 0);
        Assert.Equal(0.9, first.Watched, 1e-6);
        Assert.True(first.Watched < 0.9);
    }

    [Fact]
    public void Triggered_runs_have_the_same_bits_at_every_width()
    {
        foreach (int width in LaneWidth.Supported)
        {
            Trajectory one = Simulator.Run(Severe(Rescue), new SimulationOptions { LaneWidth = 1 });
            Trajectory other = Simulator.Run(Severe(Rescue), new SimulationOptions { LaneWidth = width });
            Assert.Equal(one.Doses, other.Doses);
            Assert.Equal(one.Report, other.Report);
        }
    }

    [Fact]
    public void A_trigger_without_refractory_time_gives_at_most_one_dose_a_minute()
    {
        Protocol eager = Rescue with { Refractory = null, Dose = 0.01.Milligrams() };
        Trajectory run = Simulator.Run(Severe(eager));
        double[] times = [.. run.Doses.Where(dose => dose.Protocol >= 0).Select(dose => dose.Time)];
        Assert.True(times.Length > 10);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= (1.0 / 60) - 1e-9));
    }
}
