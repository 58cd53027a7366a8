


using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Simulation;

namespace NeuroBalance.Samples.Claims;

internal static class ChronicAlcohol
{
    public static string Receptors()
    {
        Trajectory months = Course.Of("dependence");
        new LineChart("17 drinks a day for 60 days", "Time (days)", "receptor capacity (naive = 1)")
            .Curve("GABA-A", 0, 89, day => months.Value("GabaADensity", 24 * day))
            .Curve("NMDA", 0, 89, day => months.Value("NmdaDensity", 24 * day)).SaveAs("chronic-receptors");
        return $"At the last drink GABA-A capacity is {months.After("GabaADensity", 0):0.00} and NMDA capacity "
            + $"{months.After("NmdaDensity", 0):0.00} of naive.";
    }

    public static string NewBalance()
    {
        Trajectory again = Course.Of("reinstatement"), dry = Course.Of("dependence");
        new LineChart("Three drinks a day after the last one", "Time after the last drink (h)", "balance (ln ratio)")
            .Curve("without", 0, 48, hours => dry.After("Balance", hours))
            .Curve("42 g at 24 h", 0, 48, hours => again.After("Balance", hours)).SaveAs("new-balance");
        double after = again.Trough(Course.Named("Balance"), again.LastDrink!.Value + 24, again.LastDrink.Value + 25).Value;
        return $"A day into withdrawal the balance stands at {dry.After("Balance", 24):0.00}; three drinks bring it to {after:0.00} "
            + $"within the hour.";
    }
}
