using System.Collections.Immutable;
using System.Globalization;

namespace NeuroBalance.Sweeps;

/// <summary>Which axes move drinks, and with them the times that count from the first or the last.</summary>
internal static class DrinkAxes
{
    internal static bool Move(Axis axis, ImmutableArray<SweepArm> arms)
    {
        if (!axis.ChangesScenario || !axis.Key.StartsWith("events[", StringComparison.Ordinal)) return false;
        int close = axis.Key.IndexOf(']', StringComparison.Ordinal);
        string field = axis.Key[(close + 1)..].TrimStart('.');
        int index = int.Parse(axis.Key.AsSpan(7, close - 7), CultureInfo.InvariantCulture);
        return field is "at" or "every" or "count" or "repeatEvery" or "repeatCount"
            && arms.Any(arm => arm.Scenario.Events[index] is Drink);
    }
}
