


using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Samples.Claims;

internal static class KetamineInWithdrawal
{
    private static Trajectory With => Course.Of("adjunct-with");

    private static Trajectory Without => Course.Of("adjunct-without");

    public static string Craving()
    {
        Trajectory with = Course.Of("dependence-ketamine36"), without = Course.Of("dependence");
        new LineChart("Ketamine 36 h after the last drink", "Time after the last drink (h)", "craving (points)")
            .Curve("without", 30, 66, hours => without.After("Craving", hours))
            .Curve("with", 30, 66, hours => with.After("Craving", hours)).SaveAs("less-craving");
        return $"At the end of the infusion craving is {without.After("Craving", 36.6667) - with.After("Craving", 36.6667):0} points "
            + $"lower; a day later {Math.Abs(without.After("Craving", 60.6667) - with.After("Craving", 60.6667)):0.0}. The effect lasts "
            + $"as long as the drug.";
    }

    public static string Balance()
    {
        new LineChart("The protocol with and without ketamine", "Time after the last drink (h)", "withdrawal score (points)")
            .Curve("lorazepam by symptoms", 0, 168, hours => Without.After("Withdrawal", hours))
            .Curve("with ketamine from 12 to 60 h", 0, 168, hours => With.After("Withdrawal", hours)).SaveAs("adjunct-balance");
        return $"Hours with 8 points or more: {Hours(Without, "Withdrawal", 8):0} without, {Hours(With, "Withdrawal", 8):0} with "
            + $"ketamine. Its cost: NMDA capacity after a week {Without.After("NmdaDensity", 168):0.000} without, "
            + $"{With.After("NmdaDensity", 168):0.000} with.";
    }

    public static string Sedation()
    {
        new LineChart("Sedation with and without ketamine", "Time after the last drink (h)", "expected Ramsay score (1 to 6)")
            .Curve("lorazepam by symptoms", 0, 168, hours => Without.After("Ramsay", hours))
            .Curve("with ketamine from 12 to 60 h", 0, 168, hours => With.After("Ramsay", hours)).SaveAs("adjunct-sedation");
        return $"Hours at a Ramsay score of 4 or more: {Hours(Without, "Ramsay", 4):0} without, {Hours(With, "Ramsay", 4):0} with; of 3 "
            + $"or more: {Hours(Without, "Ramsay", 3):0} and {Hours(With, "Ramsay", 3):0}. Over virtual subjects this sentence is near "
            + $"chance.";
    }

    private static double Hours(Trajectory course, string quantity, double level) =>
        course.TimeAbove(Course.Named(quantity), level, course.LastDrink!.Value);
}
