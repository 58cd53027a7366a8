using System.Collections.Immutable;

namespace NeuroBalance.Sweeps;

/// <summary>Where the readings of a member stand, and of which members all readings are kept.</summary>
/// <param name="Plans">The courses.</param>
/// <param name="Arms">How many arms there are, at least 1.</param>
internal sealed record TrajectoryLayout(ImmutableArray<TrajectoryPlan> Plans, int Arms)
{
    /// <summary>Up to so many subjects the bands are those of the values themselves; beyond, of values that are rounded.</summary>
    internal const int ExactSubjects = 16_384;

    /// <summary>The readings of a member.</summary>
    internal int Readings => Plans.Sum(plan => plan.Count);

    /// <summary>Whether bands of so many members are exact.</summary>
    internal bool IsExact(long members) => members / Arms <= ExactSubjects;

    /// <summary>Whether a part keeps the readings of a course themselves: depends on the member with which it begins alone.</summary>
    internal bool KeepsValues(TrajectoryPlan plan, long first) => plan.KeepsMembers || first / Arms < ExactSubjects;

    /// <summary>The place of the first reading of a course.</summary>
    internal int OffsetOf(int plan) => Plans.Take(plan).Sum(one => one.Count);

    /// <summary>The layout of a sweep; null where it follows no course.</summary>
    internal static TrajectoryLayout? Of(SweepPlan plan) => plan.Trajectories.IsEmpty ? null : new(plan.Trajectories, plan.Arms.Length);

    /// <summary>The layout of a finished sweep; null where it followed no course.</summary>
    /// <exception cref="InvalidDataException">The manifest is damaged.</exception>
    internal static TrajectoryLayout? Of(SweepManifest manifest) => TrajectoryPlan.In(manifest) is { IsEmpty: false } plans
        ? new(plans, Math.Max(1, manifest.Columns.Arms.Length)) : null;
}
