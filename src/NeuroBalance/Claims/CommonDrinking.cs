using System.Collections.Immutable;
using NeuroBalance.Models;

namespace NeuroBalance.Claims;

/// <summary>The drinks that two scenarios have in common from the start.</summary>
internal static class CommonDrinking
{
    /// <summary>
    /// The time of the last of the drinks with which both timelines begin (h): up to there, and before the doses of that moment, they are
    /// one run.
    /// </summary>
    /// <exception cref="ArgumentException">They differ from the start, or in what they start with.</exception>
    public static double End(Scenario left, Scenario right)
    {
        ImmutableArray<Occurrence> one = Timeline.Compile(left).Occurrences, other = Timeline.Compile(right).Occurrences;
        int same = 0;
        while (same < one.Length && same < other.Length && Alike(one[same], other[same]))
        {
            same++;
        }
        bool startAlike = left.Subject == right.Subject
            && left.Equations == right.Equations
            && left.Initial.SequenceEqual(right.Initial)
            && left.Parameters.SequenceEqual(right.Parameters);
        if (same == 0 || !startAlike) throw new ArgumentException($"{left.Name} and {right.Name} have no beginning in common.");
        return one[same - 1].Time;
    }

    // The same drink, wherever in its file it stands.
    private static bool Alike(Occurrence one, Occurrence other) =>
        one.Kind == OccurrenceKind.Drink && one with { Source = -1 } == other with { Source = -1 };
}
