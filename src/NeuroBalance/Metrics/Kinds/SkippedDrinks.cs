using NeuroBalance.Metrics;

namespace NeuroBalance;

public abstract partial class MetricKind
{
    /// <summary>The number of drinks in the window that were not taken because of <c>skipAbove</c>; looks at no quantity.</summary>
    public static MetricKind SkippedDrinks { get; } = new SkippedDrinksKind();

    private sealed class SkippedDrinksKind() : DoseKind(nameof(SkippedDrinks), "The number of drinks not taken because of skipAbove.", "1")
    {
        internal override double Count(in CountedDose dose) => dose.Skipped ? 1 : 0;
    }
}
