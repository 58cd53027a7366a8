namespace NeuroBalance.Plotting;

/// <summary>The vertical range of a panel, the same in every column so that the columns can be compared.</summary>
internal static class PanelScale
{
    /// <summary>The lowest and highest value shown with some air; on a logarithmic panel in log2.</summary>
    public static (double Low, double High) Of(Panel panel)
    {
        double low = panel.AtLeast.Low, high = panel.AtLeast.High;
        foreach (Trace trace in panel.Series.SelectMany(s => s.Traces))
        {
            Include(trace.Curve.Values);
            if (trace.Band is { } band)
            {
                Include(band.Low);
                Include(band.High);
            }
        }

        if (panel.Baseline is { } baseline) Include([baseline]);
        if (panel.Logarithmic) (low, high) = (Math.Log2(low), Math.Log2(high));
        if (!double.IsFinite(low) || !double.IsFinite(high)) return (0, 1);
        double air = high > low ? 0.06 * (high - low) : Math.Max(0.05, 0.05 * Math.Abs(high));
        // A quantity that starts at zero stands on its axis; what is left of a decayed one may be a rounding below zero.
        bool fromZero = panel.AtLeast.Low == 0 && low > -1e-6 * high;
        return (fromZero ? 0 : low - air, high + air);

        void Include(double[] values)
        {
            foreach (double value in values)
            {
                if (double.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }
    }
}
