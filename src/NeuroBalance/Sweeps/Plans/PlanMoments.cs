using System.Collections.Immutable;

namespace NeuroBalance.Sweeps;

/// <summary>Points in time of a plan in its arms.</summary>
internal sealed class PlanMoments(ImmutableArray<SweepArm> arms, ImmutableArray<Axis> axes)
{
    /// <summary>The times that a point has in the arms (h), each once; NaN where it counts from a drink that is not there.</summary>
    internal double[] In(Moment moment) =>
        [.. arms.Select(arm => moment.Resolve(arm.Scenario.FirstDrinkHours, arm.Scenario.LastDrinkHours)).Distinct()];

    /// <summary>Whether a point is another time in every member.</summary>
    internal bool Moves(Moment moment) =>
        In(moment).Length > 1 || (moment.Anchor != MomentAnchor.Start && axes.Any(axis => DrinkAxes.Move(axis, arms)));

    /// <summary>The end of the shortest run (h); infinite where an axis makes runs longer or shorter.</summary>
    internal double End => arms.IsEmpty || axes.Any(axis => axis.Key == "duration") ? double.PositiveInfinity
        : arms.Min(arm => arm.Scenario.DurationHours);
}
