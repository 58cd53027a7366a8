


using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Samples.Claims;

internal static class KetamineAlone
{
    private static Trajectory Infusion => Course.Of("ketamine");

    public static string Mimics()
    {
        new LineChart("0.5 mg/kg ketamine over 40 minutes", "Time after the start (h)", "NMDA channels blocked (share)")
            .Curve("occupancy", 0, 12, time => Infusion.Value("Occupancy", time)).SaveAs("mimics");
        return $"Ketamine blocks {100 * Infusion.Peak(Course.Named("Occupancy")).Value:0} % of the NMDA channels and leaves the GABA-A "
            + $"gain at {Infusion.Peak(Course.Named("GabaGain")).Value:0.00}.";
    }

    public static string Opioids()
    {
        new LineChart("Opioid signals after ketamine", "Time (days)", "signal above naive (thousandths)")
            .Curve("mu", 0, 14, day => 1000 * (Infusion.Value("MuOpioid", 24 * day) - 1))
            .Curve("kappa", 0, 14, day => 1000 * (Infusion.Value("KappaOpioid", 24 * day) - 1)).SaveAs("opioid");
        return $"Mu and kappa signals peak at {Infusion.Peak(Course.Named("MuOpioid")).Value:0.0000} and "
            + $"{Infusion.Peak(Course.Named("KappaOpioid")).Value:0.0000}: hardly anything. No measurement of receptor density was "
            + $"found.";
    }

    public static string Dopamine()
    {
        new LineChart("Dopamine after ketamine", "Time after the start (h)", "dopamine (naive = 1)")
            .Curve("dopamine", 0, 12, time => Infusion.Value("Dopamine", time)).SaveAs("dopamine");
        Extremum peak = Infusion.Peak(Course.Named("Dopamine"));
        return $"Dopamine peaks at {peak.Value:0.00} after {peak.Time:0.0} h. With opioid signals this small, \"downstream\" is not what carries it in this model.";
    }

    public static string Mood()
    {
        Trajectory depressed = Course.Of("depression-ketamine");
        new LineChart("Mood after ketamine", "Time (days)", "improvement (MADRS points)")
            .Curve("from a score of 30", 0, 21, day => depressed.Value("MoodGain", 24 * day))
            .Curve("from 3 (healthy)", 0, 21, day => Infusion.Value("MoodGain", 24 * day)).SaveAs("depression");
        return $"From a score of 30 mood is {depressed.Value("MoodGain", 24):0.0} points better after a day, "
            + $"{depressed.Value("MoodGain", 240):0.0} after ten; a healthy person gains {Infusion.Value("MoodGain", 24):0.0}. "
            + $"The size was chosen to match trials.";
    }

    public static string Plasticity()
    {
        Trajectory both = Course.Of("therapy-both"), therapy = Course.Of("therapy-therapy");
        new LineChart("Skills learned in five weeks of therapy", "Time (days)", "coping (0 to 1)")
            .Curve("with three infusions", 0, 42, day => both.Value("Coping", 24 * day))
            .Curve("therapy alone", 0, 42, day => therapy.Value("Coping", 24 * day)).SaveAs("neuroplasticity");
        return $"Plasticity peaks at {Infusion.Peak(Course.Named("Plasticity")).Value:0.00} a day after; therapy with three infusions "
            + $"teaches {100 * ((both.Value("Coping", 1008) / therapy.Value("Coping", 1008)) - 1):0} % more.";
    }
}
