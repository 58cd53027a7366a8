using System.Globalization;
using System.Runtime.Intrinsics;

namespace NeuroBalance.Lanes;

/// <summary>How many trajectories are packed side by side: the only place that asks the processor, and the override for tests.</summary>
/// <remarks>The width changes speed, never a bit of a result.</remarks>
public static class LaneWidth
{
    /// <summary>The environment variable that overrides the choice: 1, 4 or 8.</summary>
    public const string OverrideVariable = "NEUROBALANCE_WIDTH";

    /// <summary>The widths that exist.</summary>
    public static ReadOnlySpan<int> Supported => [1, 4, 8];

    /// <summary>The width that the environment asks for; absent when it asks for none.</summary>
    /// <exception cref="InvalidOperationException">It asks for another than 1, 4 or 8.</exception>
    public static int? Override
    {
        get
        {
            string? text = Environment.GetEnvironmentVariable(OverrideVariable);
            if (string.IsNullOrEmpty(text)) return null;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int width) && Supported.Contains(width)
                ? width
                : throw new InvalidOperationException($"{OverrideVariable} is '{text}'; it may be 1, 4 or 8.");
        }
    }

    /// <summary>
    /// The width for many trajectories: the override if there is one, else the widest that this processor runs in one instruction.
    /// </summary>
    /// <exception cref="InvalidOperationException">The override is not 1, 4 or 8.</exception>
    public static int Preferred => Override ?? (Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 1);

    /// <summary>
    /// The width for a single trajectory: the override if there is one, else 1, since empty lanes cost as much as full ones.
    /// </summary>
    /// <exception cref="InvalidOperationException">The override is not 1, 4 or 8.</exception>
    public static int PreferredForOne => Override ?? 1;
}
