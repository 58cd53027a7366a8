
using NeuroBalance.Simulation;

namespace NeuroBalance.Samples.Claims;

/// <summary>Courses by the name of their scenario, each simulated once, and where figures go.</summary>
internal static class Course
{
    private static readonly Dictionary<string, Trajectory> Known = [];

    public static string? Folder { get; set; }

    public static Trajectory Of(string scenario)
    {
        if (!Known.TryGetValue(scenario, out Trajectory? course)) Known.Add(scenario, course = Simulator.Run(Scenario.Named(scenario)));
        return course;
    }

    public static Quantity Named(string quantity) =>
        Quantity.TryParse(quantity, out Quantity? known) ? known : throw new ArgumentException(quantity);

    /// <summary>The value of a quantity, hours after the last regular drink.</summary>
    public static double After(this Trajectory course, string quantity, double hours) =>
        course.ValueAt(Named(quantity), course.LastDrink!.Value + hours);

    public static double Value(this Trajectory course, string quantity, double hours) => course.ValueAt(Named(quantity), hours);

    public static void SaveAs(this LineChart chart, string name)
    {
        if (Folder is not null) chart.Save(Path.Combine(Folder, name + ".svg"));
    }
}
