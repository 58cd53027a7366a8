using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>Where an axis has its ticks and what stands at them; always in invariant culture.</summary>
internal static class Ticks
{
    private static readonly double[] DaySteps = [0.25, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 90, 180, 365];
    private static readonly double[] HourSteps = [0.25, 0.5, 1, 2, 3, 4, 6, 12, 24, 48, 72, 96, 120, 168];

    /// <summary>Ticks of a time axis in days or hours, at most <paramref name="most"/>.</summary>
    public static (double[] Positions, string[] Labels) Time(double from, double to, bool days, int most)
    {
        double[] steps = days ? DaySteps : HourSteps;
        double step = Array.Find(steps, s => (to - from) / s <= most);
        if (step == 0) step = NiceStep((to - from) / most);
        return At(from, to, step);
    }

    /// <summary>Ticks of a linear axis, at most <paramref name="most"/>, at 1, 2 or 5 times a power of ten.</summary>
    public static (double[] Positions, string[] Labels) Linear(double from, double to, int most) =>
        At(from, to, NiceStep((to - from) / most));

    /// <summary>
    /// Ticks of an axis that is already log2: at powers of two, or at round values where there is less than one power of two to each side.
    /// </summary>
    public static (double[] Positions, string[] Labels) Logarithmic(double from, double to, int most)
    {
        int step = Math.Max(1, (int)Math.Ceiling((to - from) / most));
        // Zero (the naive value) is always among the ticks.
        int first = (int)Math.Ceiling(from / step) * step;
        List<double> positions = [];
        for (int k = first; k <= to; k += step)
        {
            positions.Add(k);
        }
        if (positions.Count >= 3) return ([.. positions], [.. positions.Select(PowerLabel)]);
        (double[] values, string[] labels) = Linear(Math.Pow(2, from), Math.Pow(2, to), most);
        return ([.. values.Select(Math.Log2)], labels);
    }

    private static string PowerLabel(double exponent) => exponent switch
    {
        -1 => "½",
        -2 => "¼",
        -3 => "⅛",
        < 0 => "1/" + Math.Pow(2, -exponent).ToString("0", CultureInfo.InvariantCulture),
        _ => Math.Pow(2, exponent).ToString("0", CultureInfo.InvariantCulture),
    };

    private static double NiceStep(double least)
    {
        if (!(least > 0) || !double.IsFinite(least)) return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double ratio = least / power;
        return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    }

    private static (double[] Positions, string[] Labels) At(double from, double to, double step)
    {
        double slack = 1e-9 * step;
        List<double> positions = [];
        for (double k = Math.Ceiling((from - slack) / step); k * step <= to + slack; k++)
        {
            positions.Add(k * step);
        }
        return ([.. positions], [.. positions.Select(p => Label(p, step))]);
    }

    private static string Label(double position, double step)
    {
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6);
        if (step == 0.25) decimals = 2;
        double rounded = Math.Round(position, decimals) + 0.0;
        return rounded.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');
    }
}
