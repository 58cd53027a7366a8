using System.Collections.Immutable;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>How a protocol gives its dose.</summary>
public enum DoseRoute
{
    /// <summary>Intravenously, at once.</summary>
    Bolus,

    /// <summary>By mouth, into the depot.</summary>
    Oral,
}

/// <summary>A rule of state-dependent dosing: either assessed at fixed intervals against a table, or triggered when a quantity crosses a
/// level.</summary>
/// <remarks>
/// An assessed protocol has <see cref="Watch"/>, <see cref="Every"/> and <see cref="Table"/>. A triggered one has <see cref="When"/>,
/// <see cref="Dose"/> and perhaps <see cref="Refractory"/>.
/// </remarks>
public sealed record Protocol
{
    /// <summary>Name by which a scenario starts it: a-z, 0-9 and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the state or read-out that is assessed; absent for a triggered protocol.</summary>
    public string? Watch { get; init; }

    /// <summary>Distance between two assessments; absent for a triggered protocol.</summary>
    public Duration? Every { get; init; }

    /// <summary>The drug it gives.</summary>
    public Drug Drug { get; init; } = Drug.Benzodiazepine;

    /// <summary>How it gives the drug.</summary>
    public DoseRoute Route { get; init; } = DoseRoute.Bolus;

    /// <summary>The dosing table, levels rising; empty for a triggered protocol. Below the first level no dose is given.</summary>
    public ImmutableArray<Row> Table { get; init; } = [];

    /// <summary>The level below which an assessment is quiet; stated together with <see cref="StopAfter"/>, or absent.</summary>
    public double? StopBelow { get; init; }

    /// <summary>How long quiet assessments must follow each other, from the first of them to the present one, for the protocol to
    /// stop.</summary>
    public Duration? StopAfter { get; init; }

    /// <summary>Whether an assessment while a ketamine infusion runs restarts the count of quiet assessments (ketamine masks the
    /// score).</summary>
    public bool RestartDuringKetamine { get; init; } = true;

    /// <summary>The condition of a triggered protocol; absent for an assessed one.</summary>
    public Trigger? When { get; init; }

    /// <summary>The dose of a triggered protocol; absent for an assessed one.</summary>
    public DoseAmount? Dose { get; init; }

    /// <summary>The time after a dose of a triggered protocol during which it gives no other; absent means none.</summary>
    public Duration? Refractory { get; init; }

    /// <summary>Distance between two assessments in hours; NaN for a triggered protocol.</summary>
    public double EveryHours => Every?.Hours ?? double.NaN;

    /// <summary>How long quiet assessments must follow each other in hours; infinite when the protocol does not stop by itself.</summary>
    public double StopAfterHours => StopAfter?.SnappedHours ?? double.PositiveInfinity;

    /// <summary>The refractory time in hours; 0 when there is none.</summary>
    public double RefractoryHours => Refractory?.SnappedHours ?? 0;

    /// <summary>The dose at an assessment: that of the last row whose level has been reached. Absent below the first row and for
    /// NaN.</summary>
    /// <param name="watched">Value of the watched quantity.</param>
    public DoseAmount? DoseAt(double watched)
    {
        DoseAmount? dose = null;
        foreach (Row row in Table)
        {
            if (watched >= row.Level) dose = row.Dose;
        }

        return dose;
    }

    /// <summary>Structural equality: two protocols are equal when all of their data are.</summary>
    public bool Equals(Protocol? other) =>
        other is not null && Name == other.Name && Watch == other.Watch && Every == other.Every && Drug == other.Drug
        && Route == other.Route && Table.AsSpan().SequenceEqual(other.Table.AsSpan()) && Nullable.Equals(StopBelow, other.StopBelow)
        && StopAfter == other.StopAfter && RestartDuringKetamine == other.RestartDuringKetamine && When == other.When
        && Dose == other.Dose && Refractory == other.Refractory;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Watch, Every, Drug, Route, Table.Length, StopBelow, When);

    /// <summary>One row of a protocol's table: the dose from a level of the watched quantity upward.</summary>
    /// <param name="Level">The level, in the unit of the watched quantity.</param>
    /// <param name="Dose">The dose given at an assessment when this is the last row whose level has been reached.</param>
    public readonly record struct Row(double Level, DoseAmount Dose);

    /// <summary>The direction in which a trigger's level must be crossed.</summary>
    public enum Relation
    {
        /// <summary>The quantity is above the level, written <c>&gt;</c>.</summary>
        Above,

        /// <summary>The quantity is below the level, written <c>&lt;</c>.</summary>
        Below,
    }

    /// <summary>The condition under which a triggered protocol gives its dose, such as <c>Withdrawal &gt; 15</c>.</summary>
    /// <param name="Quantity">Name of a state or read-out.</param>
    /// <param name="Relation">Whether it must lie above or below the level.</param>
    /// <param name="Level">The level, in the unit of the quantity.</param>
    public readonly record struct Trigger(string Quantity, Relation Relation, double Level)
    {
        /// <summary>The text of a scenario file, such as <c>Withdrawal &gt; 15</c>.</summary>
        public override string ToString() =>
            Quantity + (Relation == Relation.Above ? " > " : " < ") + JsonMembers.Number(Level);
    }
}
