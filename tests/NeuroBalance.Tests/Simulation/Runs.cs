
namespace NeuroBalance.Tests.Simulation;

/// <summary>Short ways to run a scenario and to read it.</summary>
internal static class Runs
{
    public static readonly SimulationOptions Tight = new() { RelativeTolerance = 1e-10, AbsoluteTolerance = 1e-13 };

    public static Trajectory Tightly(this ScenarioBuilder builder) => Simulator.Run(builder.Build(), Tight);

    public static Quantity Named(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException($"'{name}' is not a quantity.");

    public static double Value(this Trajectory run, string quantity, double hours) => run.ValueAt(Named(quantity), hours);

    /// <summary>Checks a course against a closed form, scaled by the form's largest value.</summary>
    public static void Follows(this Trajectory run, string quantity, IEnumerable<double> hours, Func<double, double> form, double tolerance)
    {
        double[] times = [.. hours];
        double scale = times.Max(time => Math.Abs(form(time)));
        foreach (double time in times)
        {
            Assert.Equal(form(time), run.Value(quantity, time), tolerance * scale);
        }
    }
}
