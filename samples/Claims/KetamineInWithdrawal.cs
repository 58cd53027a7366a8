


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
        return $"Hours with 8 points or more: {Hours(Without, "Withdrawal", 8):0.0} without, {Hours(With, "Withdrawal", 8):0.0} with "
            + $"ketamine, and {Lorazepam(Without):0.0} mg of lorazepam against {Lorazepam(With):0.0}. But the last of these hours comes "
            + $"{Until(Without):0.0} h after the start of treatment without and {Until(With):0.0} h with: less, not faster. Its cost: NMDA "
            + $"capacity after a week {Without.After("NmdaDensity", 168):0.000} without, {With.After("NmdaDensity", 168):0.000} with.";
    }

    public static string Sedation()
    {
        new LineChart("Sedation with and without ketamine", "Time after the last drink (h)", "expected Ramsay score (1 to 6)")
            .Curve("lorazepam by symptoms", 0, 168, hours => Without.After("Ramsay", hours))
            .Curve("with ketamine from 12 to 60 h", 0, 168, hours => With.After("Ramsay", hours)).SaveAs("adjunct-sedation");
        Quantity ramsay = Course.Named("Ramsay");
        return $"The expected Ramsay score reaches {Without.Peak(ramsay).Value:0.00} without ketamine and {With.Peak(ramsay).Value:0.00} "
            + $"with (1 is awake, the usual target 2 to 3): with cross-tolerance this patient is hardly sedated at all, so that the "
            + $"sentence cannot be judged.";
    }

    private static double Hours(Trajectory course, string quantity, double level) =>
        course.TimeAbove(Course.Named(quantity), level, course.LastDrink!.Value);

    private static double Lorazepam(Trajectory course) => course.Doses.Where(dose => dose.Protocol >= 0).Sum(dose => dose.Amount);

    // Hours from the first assessment until the score is below 8 for good.
    private static double Until(Trajectory course) =>
        course.Crossings(Course.Named("Withdrawal"), 8, course.LastDrink!.Value)[^1] - course.LastDrink.Value - 6;
}
