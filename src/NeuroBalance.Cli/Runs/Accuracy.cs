using System.Globalization;

namespace NeuroBalance.Cli.Runs;

/// <summary>The options that say how accurately is simulated, as typed.</summary>
/// <param name="Relative">The relative tolerance, when it is stated.</param>
/// <param name="Absolute">The absolute tolerance, when it is stated.</param>
/// <param name="LaneWidth">The lane width, when it is stated.</param>
internal sealed record Accuracy(double? Relative = null, double? Absolute = null, int? LaneWidth = null)
{
    /// <summary>The options of the simulator.</summary>
    public SimulationOptions Options
    {
        get
        {
            SimulationOptions usual = new() { LaneWidth = LaneWidth };
            return usual with
            {
                RelativeTolerance = Relative ?? usual.RelativeTolerance,
                AbsoluteTolerance = Absolute ?? usual.AbsoluteTolerance,
            };
        }
    }

    /// <summary>The words that ask for it again; the lane width changes no bit.</summary>
    public IEnumerable<string> Words
    {
        get
        {
            if (Relative is { } relative) yield return "--rtol=" + relative.ToString(CultureInfo.InvariantCulture);
            if (Absolute is { } absolute) yield return "--atol=" + absolute.ToString(CultureInfo.InvariantCulture);
        }
    }
}
