using System.Reflection;
using NeuroBalance.Lanes;
using NeuroBalance.Metrics;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>What a metric measures on the trajectory of a quantity within its window. Each kind is a file in Metrics/Kinds.</summary>
public abstract partial class MetricKind
{
    private static readonly Lazy<MetricKind[]> Found = new(() =>
    [
        .. typeof(MetricKind).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(one => one.PropertyType == typeof(MetricKind))
            .Select(one => (MetricKind)one.GetValue(null)!).OrderBy(kind => kind.Word, StringComparer.Ordinal),
    ]);

    private protected MetricKind(string name, string description, MetricKey[] required, MetricKey[] optional)
    {
        Name = name;
        Word = char.ToLowerInvariant(name[0]) + name[1..];
        Description = description;
        Required = required;
        Optional = optional;
    }

    /// <summary>All kinds, in the order of their words.</summary>
    public static IReadOnlyList<MetricKind> All => Found.Value;

    /// <summary>The word by which plan files name it, such as <c>timeOfPeak</c>.</summary>
    public string Word { get; }

    /// <summary>What it measures, in a sentence.</summary>
    public string Description { get; }

    /// <summary>Whether it counts doses rather than looking at a quantity.</summary>
    public virtual bool CountsDoses => false;

    /// <summary>What it is worked out by from other metrics; null of the kinds that measure.</summary>
    internal virtual MetricFormula? Formula => null;

    /// <summary>The same on the quantities of a set of equations, where it looks at some by itself.</summary>
    internal virtual MetricKind In(EquationSet set) => this;

    /// <summary>The keys that a metric of this kind must have in a plan file.</summary>
    public IReadOnlyList<string> RequiredKeys => [.. Required.Select(key => key.Word)];

    /// <summary>The keys that it may have besides.</summary>
    public IReadOnlyList<string> OptionalKeys => [.. Optional.Select(key => key.Word)];

    /// <summary>The name of its member.</summary>
    internal string Name { get; }

    /// <summary>The keys that a metric of this kind must have.</summary>
    internal IReadOnlyList<MetricKey> Required { get; }

    /// <summary>The keys that it may have besides.</summary>
    internal IReadOnlyList<MetricKey> Optional { get; }

    /// <summary>Whether the value is read at one moment rather than searched for in every step of a window.</summary>
    internal virtual bool ReadsMoment => false;

    /// <summary>Whether a step whose values all lie at or below what was found cannot change the number.</summary>
    internal virtual bool IsHighest => false;

    /// <summary>Why there is no number although the window lies within the run.</summary>
    /// <param name="companion">What the search keeps beside the number.</param>
    internal virtual MetricStatus WhyMissing(double companion) => MetricStatus.NoValue;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The unit of a metric of this kind.</summary>
    internal abstract string UnitOf(Metric metric);

    /// <summary>How a metric of this kind takes in steps.</summary>
    internal virtual MetricSearch<T> Search<T>(Metric metric)
        where T : unmanaged, ILane<T> => new MetricSearch<T>();

    /// <summary>What a dose adds to the number.</summary>
    internal virtual double Count(in CountedDose dose) => 0;

    /// <summary>The keys that are missing, and those that are given and do not belong to the kind.</summary>
    /// <param name="isGiven">Whether a metric has a key.</param>
    internal IEnumerable<(MetricKey Key, bool Missing)> Misfits(Func<MetricKey, bool> isGiven)
    {
        foreach (MetricKey key in Required)
        {
            if (!isGiven(key)) yield return (key, true);
        }

        foreach (MetricKey key in MetricKey.All)
        {
            if (isGiven(key) && !Required.Contains(key) && !Optional.Contains(key)) yield return (key, false);
        }
    }

    // The kinds that look at a quantity over a window.
    private abstract class WindowKind(string name, string description, MetricKey[] required, MetricKey[] optional)
        : MetricKind(name, description, [MetricKey.Of, .. required], [.. optional, MetricKey.From, MetricKey.To]);

    // The kinds that count doses.
    private abstract class DoseKind(string name, string description, string unit)
        : MetricKind(name, description, [], [MetricKey.From, MetricKey.To])
    {
        public override bool CountsDoses => true;

        internal override string UnitOf(Metric metric) => unit;
    }
}
