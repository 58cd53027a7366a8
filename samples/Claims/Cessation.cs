


using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Samples.Claims;

internal static class Cessation
{
    public static string Glutamate()
    {
        Trajectory course = Course.Of("dependence");
        double last = course.LastDrink!.Value;
        new LineChart("After the last drink", "Time after the last drink (h)", "glutamate (naive = 1), balance (ln ratio)")
            .Curve("glutamate", 0, 168, hours => course.After("Glutamate", hours))
            .Curve("balance", 0, 168, hours => course.After("Balance", hours)).SaveAs("cessation-glutamate");
        Extremum peak = course.Peak(Course.Named("Glutamate"), last);
        return $"The balance crosses zero {course.Crossings(Course.Named("Balance"), 0, last)[0] - last:0.0} h after the last drink; glutamate peaks at {peak.Value:0.00} after {peak.Time - last:0} h.";
    }

    public static string Withdrawal()
    {
        Trajectory abrupt = Course.Of("dependence"), taper = Course.Of("taper");
        new LineChart("Abrupt stop against a taper over five days", "Time after day 60 (h)", "withdrawal score (points)")
            .Curve("abrupt", 0, 240, hours => abrupt.Value("Withdrawal", 1440 + hours))
            .Curve("taper", 0, 240, hours => taper.Value("Withdrawal", 1440 + hours)).SaveAs("withdrawal-syndrome");
        Extremum peak = abrupt.Peak(Course.Named("Withdrawal"), 1440);
        return $"The score peaks at {peak.Value:0} of 67 points, {peak.Time - abrupt.LastDrink!.Value:0} h after the last drink; after a taper over five days at {taper.Peak(Course.Named("Withdrawal"), 1440).Value:0}.";
    }

    public static string Craving()
    {
        Trajectory course = Course.Of("dependence");
        new LineChart("Craving after the last drink", "Time after the last drink (days)", "craving (points)")
            .Curve("craving", 0, 28, day => course.After("Craving", 24 * day)).SaveAs("craving-glutamate");
        return $"Craving is {course.After("Craving", 24):0} points after a day, {course.After("Craving", 168):0} after a week and "
            + $"{course.After("Craving", 672):0} after four (naive {course.Value("Craving", 0):0}).";
    }
}
