using static NeuroBalance.Quantity;

namespace NeuroBalance.Cli.Evidence;

/// <summary>Runs that several rows are read from, each simulated once, and what is read from them.</summary>
internal sealed class Courses
{
    /// <summary>Fourteen days: nobody has a withdrawal seizure later.</summary>
    public const double Fortnight = 336;

    private readonly Dictionary<string, Trajectory> runs = new(StringComparer.Ordinal);

    /// <summary>The course of a built-in scenario.</summary>
    public Trajectory this[string name] => Of(name, () => Scenario.Named(name));

    /// <summary>`dependence` with the lorazepam protocol from 6 h after the last drink.</summary>
    public Trajectory Protocol =>
        Of("dependence+protocol", () => With("dependence", new ProtocolStart("ciwa-lorazepam", 6.Hours().AfterLastDrink())));

    /// <summary>The course of a scenario, simulated when it is asked for first.</summary>
    public Trajectory Of(string name, Func<Scenario> scenario)
    {
        if (!runs.TryGetValue(name, out Trajectory? run)) runs.Add(name, run = Simulator.Run(scenario()));
        return run;
    }

    /// <summary>A built-in scenario with one more event.</summary>
    public static Scenario With(string name, ScenarioEvent added)
    {
        Scenario scenario = Scenario.Named(name);
        return scenario with { Events = [.. scenario.Events, added] };
    }

    /// <summary>The risk of a seizure between two times (h).</summary>
    public static double Risk(Trajectory run, double from, double to) =>
        1 - ((1 - run.ValueAt(SeizureRisk, to)) / (1 - run.ValueAt(SeizureRisk, from)));

    /// <summary>The risk of a seizure within 14 days after the last drink.</summary>
    public static double RiskOfStop(Trajectory run) => Risk(run, run.LastDrink!.Value, run.LastDrink.Value + Fortnight);

    /// <summary>The lorazepam that the protocol gave between two times (h), mg.</summary>
    public static double Lorazepam(Trajectory run, double from = double.NegativeInfinity, double to = double.PositiveInfinity) =>
        Doses(run).Where(dose => dose.Time >= from && dose.Time <= to).Sum(dose => dose.Amount);

    /// <summary>The doses that the protocol gave.</summary>
    public static GivenDose[] Doses(Trajectory run) => [.. run.Doses.Where(dose => dose.Protocol >= 0 && !dose.Skipped)];
}
