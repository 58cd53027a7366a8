using System.Collections.Immutable;
using NeuroBalance.Dosing;

namespace NeuroBalance;

/// <summary>A scenario unrolled in time: every dose, every change of a rate and every assessment, in the order in which they take
/// effect.</summary>
/// <remarks>
/// Times lie on a grid of 1e-9 h. At one time the order is that of <see cref="OccurrenceKind"/>, and the order of the file within a kind,
/// so that swapping simultaneous events of
/// different kinds in a file changes nothing. The rate of an infusion is carried as the new total after each change, summed anew over the
/// infusions then running: it returns to exactly 0.
/// A drink taken over time may be skipped, which only the run can know; its rate therefore lives in a slot. The rate into the gut is the
/// sum over the slots, 0 to
/// <see cref="DrinkSlots"/> - 1; a skipped drink leaves its slot at 0, and its end sets the slot to 0 whether or not it was taken.
/// What would take effect after the end of the scenario (the end of an infusion that runs on) is left out.
/// </remarks>
public sealed class Timeline
{
    internal Timeline(Scenario scenario, ImmutableArray<Occurrence> occurrences, ImmutableArray<ProtocolRun> protocols, int drinkSlots)
    {
        EndHours = scenario.DurationHours;
        FirstDrinkHours = scenario.FirstDrinkHours;
        LastDrinkHours = scenario.LastDrinkHours;
        Occurrences = occurrences;
        Protocols = protocols;
        DrinkSlots = drinkSlots;
    }

    /// <summary>End of the scenario, h.</summary>
    public double EndHours { get; }

    /// <summary>Time of the first drink given at an absolute time, h; absent without one.</summary>
    public double? FirstDrinkHours { get; }

    /// <summary>Time of the last drink given at an absolute time, h; absent without one.</summary>
    public double? LastDrinkHours { get; }

    /// <summary>Everything that happens, in the order in which it takes effect.</summary>
    public ImmutableArray<Occurrence> Occurrences { get; }

    /// <summary>The protocols at work, in the order in which the scenario starts them.</summary>
    public ImmutableArray<ProtocolRun> Protocols { get; }

    /// <summary>The largest number of drinks taken over time that run at once; 0 without any.</summary>
    public int DrinkSlots { get; }

    /// <summary>Unrolls a scenario.</summary>
    /// <exception cref="ScenarioException">The scenario breaks a rule; the exception lists every fault.</exception>
    public static Timeline Compile(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ScenarioException.ThrowIfFaulty(ScenarioRules.Check(scenario, countsOutput: false));
        return new TimelineCompiler(scenario).Compile();
    }
}
