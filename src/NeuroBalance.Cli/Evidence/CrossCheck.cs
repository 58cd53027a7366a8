using System.Collections.Immutable;
using NeuroBalance.Models;
using static System.FormattableString;

namespace NeuroBalance.Cli.Evidence;

/// <summary>
/// The simulator against the table of an implementation apart from it: tests/CrossCheck, SciPy on equations and doses typed a second time.
/// </summary>
internal static class CrossCheck
{
    /// <summary>
    /// The largest difference that is accepted at <see cref="Tight"/>, in units of a state's largest value in the scenario.
    /// </summary>
    public const double Accepted = 1e-7;

    // The table has an event at 2/3 h where the clock of a scenario, whose grid is 1e-9 h, has 0.666666667: what a state moves in that time
    // is no difference.
    private const double Floor = 1e-3;

    private const string Section = "Cross-check: the same model in SciPy";

    /// <summary>The tolerance at which integration errors are small beside what is accepted.</summary>
    public static SimulationOptions Tight { get; } = new() { RelativeTolerance = 1e-10, AbsoluteTolerance = 1e-13 };

    /// <summary>The rows of the page.</summary>
    public static IEnumerable<EvidenceRow> Rows()
    {
        string[] lines = [.. Lines().Where(line => line[0] == '#')];
        string versions = lines[1].TrimStart('#', ' ');
        ImmutableArray<StateDifference> tight = Differences(Tight), usual = Differences(new SimulationOptions());
        StateDifference worst = usual.MaxBy(one => one.Largest)!;
        yield return new EvidenceRow(Section,
            $"At the default tolerance (rtol 1e-6), all {Quantity.StateCount} states, {Table().Length} scenarios. The other side: {versions}",
            EvidenceKind.Verified,
            Invariant($"largest difference {worst.Largest:0.0e+0} of the largest value: {worst.State}, {worst.Scenario}"), "1e-4",
                worst.Largest <= 1e-4)
        {
            Drift = Drift.Factor(4),
        };
        foreach (StateDifference one in tight)
        {
            yield return new EvidenceRow(Section, $"{one.State} at rtol 1e-10", EvidenceKind.Verified,
                one.Largest == 0 ? "no difference"
                    : Invariant($"{one.Largest:0.0e+0}, {one.Scenario}"), Invariant($"{Accepted:0e+0}"), one.Largest <= Accepted)
            {
                // Which scenario is the worst by a hair, and by how many times a hair, is chance far below what is accepted.
                Drift = Drift.Free,
            };
        }
    }

    /// <summary>For each state the largest difference to the table over all scenarios, and where it is.</summary>
    /// <param name="options">The tolerance.</param>
    /// <param name="changed">Parameters that our side has otherwise than the table.</param>
    public static ImmutableArray<StateDifference> Differences(SimulationOptions options, params ImmutableArray<NamedValue> changed)
    {
        double[] largest = new double[Quantity.StateCount];
        string[] where = new string[Quantity.StateCount];
        foreach ((string name, double[][] rows) in Table())
        {
            Trajectory run = Simulator.Run(ScenarioOf(name) with { Parameters = changed }, options);
            for (int state = 0; state < Quantity.StateCount; state++)
            {
                double scale = Math.Max(Floor, rows.Max(row => Math.Abs(row[state + 1])));
                foreach (double[] row in rows)
                {
                    double difference = Math.Abs(run.ValueAt(Quantity.All[state], row[0]) - row[state + 1]) / scale;
                    if (!(difference <= largest[state])) (largest[state], where[state]) = (difference, name);
                }
            }
        }

        return [.. Enumerable.Range(0, Quantity.StateCount)
            .Select(state => new StateDifference(Quantity.All[state].Name, largest[state], where[state] ?? ""))];
    }

    /// <summary>The committed table: for each scenario its rows of hour and states.</summary>
    public static (string Scenario, double[][] Rows)[] Table()
    {
        string[][] cells = [.. Lines().Where(line => line[0] != '#').Select(line => line.Split(','))];
        if (!cells[0][2..].SequenceEqual(Quantity.All.Take(Quantity.StateCount).Select(one => one.Name)))
        {
            throw new InvalidOperationException("The table of the cross-check has other states than the model.");
        }
        return [.. cells[1..].GroupBy(row => row[0])
            .Select(group => (group.Key, group.Select(row => row[1..].Select(DataFile.Number).ToArray()).ToArray()))];
    }

    // Behind a stroke stands the structure of adaptation. One scenario has no name elsewhere: every line, slow drinks, and a tablet.
    private static Scenario ScenarioOf(string name) => name.Split('/') is [var scenario, var structure]
        ? Scenario.Named(scenario).WithStructure(Enum.Parse<AdaptationStructure>(structure, ignoreCase: true))
        : name != "all-lines" ? Scenario.Named(name) : new ScenarioBuilder(name, 24.Hours())
        .Drink(40.Grams(), at: 0.Hours(), lasting: 2.Hours())
        .Drink(20.Grams(), at: 0.5.Hours(), lasting: 1.Hours(), withMeal: true)
        .Infusion(Drug.Ethanol, 30.Grams(), at: 1.Hours(), lasting: 3.Hours())
        .Infusion(Drug.Benzodiazepine, 4.Milligrams(), at: 3.Hours(), lasting: 2.Hours())
        .Oral(2.Milligrams(), at: 6.Hours())
        .Build();

    private static IEnumerable<string> Lines()
    {
        using StreamReader reader = DataFile.Open("cross-check.csv");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return line;
        }
    }
}

/// <summary>The largest difference of one state.</summary>
/// <param name="State">The state.</param>
/// <param name="Largest">The difference, in units of the state's largest value in that scenario (at least 1e-3).</param>
/// <param name="Scenario">Where it is.</param>
internal sealed record StateDifference(string State, double Largest, string Scenario);
