


using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Samples.Claims;

internal static class Memories
{
    public static string Formed()
    {
        Trajectory months = Course.Of("dependence");
        new LineChart("The alcohol memory over 60 days of drinking", "Time (days)", "strength (0 to 1)")
            .Curve("alcohol memory", 0, 89, day => months.Value("AlcoholMemory", 24 * day)).SaveAs("maladaptive-memory");
        return $"The alcohol memory grows to {months.After("AlcoholMemory", 0):0.00} and stays: a month later craving is "
            + $"{months.After("Craving", 672):0} points (naive {months.Value("Craving", 0):0}).";
    }

    public static string Reversed()
    {
        Trajectory both = Course.Of("reconsolidation-both"), late = Course.Of("reconsolidation-late");
        new LineChart("Retrieval of the memory, and ketamine", "Time after the retrieval (h)", "strength (0 to 1)")
            .Curve("ketamine at once", 0, 12, time => both.Value("AlcoholMemory", time))
            .Curve("six hours late", 0, 12, time => late.Value("AlcoholMemory", time)).SaveAs("reversed");
        return $"The memory falls by {100 * (1 - (both.Value("AlcoholMemory", 168) / 0.8)):0} % when ketamine comes with its retrieval, "
            + $"by {100 * (1 - (late.Value("AlcoholMemory", 168) / 0.8)):0} % when it comes six hours late.";
    }
}
