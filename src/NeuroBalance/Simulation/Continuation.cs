using System.Collections.Immutable;
using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>From where on a run can be continued as another scenario, and why not from later on.</summary>
internal sealed class Continuation
{
    private readonly string scenario;
    private readonly string because = "";

    /// <summary>Compares a run with what it is to become.</summary>
    public Continuation(Trajectory before, Scenario changed, Timeline timeline)
    {
        scenario = changed.Name;
        Hindrance = HindranceOf(before, changed);
        (Latest, because) = before.EndTime <= timeline.EndHours
            ? (before.EndTime, "the run ends there") : (timeline.EndHours, "the scenario ends there");
        ImmutableArray<Occurrence> old = before.Timeline.Occurrences, now = timeline.Occurrences;
        for (int i = 0; i < Math.Max(old.Length, now.Length); i++)
        {
            double time = Math.Min(TimeOf(old, i), TimeOf(now, i));
            if (time >= Latest) break;
            bool same = i < old.Length && i < now.Length && Same(old[i], now[i]);
            if (same && IsMomentary(now[i].Kind)) continue;
            // A step that begins at the time of a dose begins before it: the moment itself still belongs to both.
            (Latest, because) =
                (time, same ? $"{now[i].Kind} begins there, and what it has done by then is not kept" : "the doses part there");
            break;
        }
    }

    /// <summary>The last time that both have in common (h).</summary>
    public double Latest { get; }

    /// <summary>Why nothing can be continued at all; null when something can.</summary>
    public string? Hindrance { get; }

    /// <summary>Whether an occurrence is over as soon as it has happened: its effect is in the state.</summary>
    public static bool IsMomentary(OccurrenceKind kind) => kind is OccurrenceKind.Drink or OccurrenceKind.EthanolBolus
        or OccurrenceKind.KetamineBolus or OccurrenceKind.BenzodiazepineBolus or OccurrenceKind.BenzodiazepineOral
        or OccurrenceKind.Dose or OccurrenceKind.Retrieval;

    /// <summary>Why the run cannot be continued from a time; null when it can.</summary>
    /// <param name="time">Time (h); NaN when the drink that it is counted from does not exist.</param>
    public string? Refusal(double time)
    {
        if (Hindrance is not null) return $"The run cannot be continued as {scenario}: {Hindrance}.";
        if (time >= 0 && time <= Latest) return null;
        return double.IsNaN(time)
            ? $"The run cannot be continued as {scenario}: the moment is counted from a drink that there is not."
            : FormattableString.Invariant(
                $"The run cannot be continued as {scenario} from {time} h; allowed: 0 to {Latest} h ({because}).");
    }

    private static string? HindranceOf(Trajectory before, Scenario changed)
    {
        if (before.Status != SolveStatus.Success) return "it did not reach its end";
        if (before.Scenario.Structure != changed.Structure) return "the structure of adaptation differs";
        if (before.Scenario.Model?.Hash != changed.Model?.Hash) return "the model differs";
        if (!before.Scenario.Readouts.AsSpan().SequenceEqual(changed.Readouts.AsSpan())) return "the read-outs differ";
        ParameterSet now = changed.ResolveParameters();
        foreach (ParameterInfo parameter in now.Rows.All)
        {
            if (before.Parameters[parameter.Key] != now[parameter.Key]) return $"{parameter.Key} differs";
        }

        double[] oldStates = before.StatesAt(before.StartTime), newStates = StartState.All(changed);
        for (int i = 0; i < oldStates.Length; i++)
        {
            if (oldStates[i] != newStates[i]) return $"the initial {changed.Quantities.States[i].Name} differs";
        }

        return null;
    }

    private static double TimeOf(ImmutableArray<Occurrence> occurrences, int index) =>
        index < occurrences.Length ? occurrences[index].Time : double.PositiveInfinity;

    // Which line of the file it came from does not matter.
    private static bool Same(Occurrence one, Occurrence other) => one with { Source = 0 } == other with { Source = 0 };
}
