


using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Samples.Claims;

internal static class AcuteAlcohol
{
    public static string Gaba()
    {
        Trajectory drink = Course.Of("binge");
        new LineChart("GABA-A gain after 42 g of ethanol", "Time after the drink (h)", "gain (naive = 1)")
            .Curve("GABA-A gain", 0, 12, time => drink.Value("GabaGain", time)).SaveAs("acute-gaba");
        Extremum peak = drink.Peak(Course.Named("GabaGain"));
        return $"After three drinks the gain of GABA-A receptors peaks at {peak.Value:0.00} after {60 * peak.Time:0} min (naive 1).";
    }

    public static string Nmda()
    {
        Trajectory drink = Course.Of("binge");
        new LineChart("NMDA gain and balance after 42 g of ethanol", "Time after the drink (h)", "gain (naive = 1), balance (ln ratio)")
            .Curve("NMDA gain", 0, 16, time => drink.Value("NmdaGain", time))
            .Curve("balance", 0, 16, time => drink.Value("Balance", time)).SaveAs("acute-nmda");
        return $"The gain of NMDA receptors falls to {drink.Trough(Course.Named("NmdaGain")).Value:0.00}; the balance of excitation and "
            + $"inhibition to {drink.Trough(Course.Named("Balance")).Value:0.00}.";
    }
}
