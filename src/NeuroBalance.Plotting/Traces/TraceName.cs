using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>What stands above the panel of a trace: its name, and its numbers beside it or, where there is no room, beneath.</summary>
internal sealed class TraceName
{
    private const float Between = 28;

    /// <param name="trace">The trace.</param>
    /// <param name="room">The width of the panel.</param>
    public TraceName(EegTrace trace, float room)
    {
        Name = trace.Name;
        string[] numbers = Numbers(trace);
        string all = string.Join("; ", numbers);
        BesideLeft = Lettering.Width(Name, TraceLayout.HeadingSize, bold: true) + Between;
        bool fits = BesideLeft + Lettering.Width(all, TraceLayout.TextSize) <= room;
        (Beside, Below) = fits ? (all, []) : ("", numbers);
    }

    /// <summary>The moment.</summary>
    public string Name { get; }

    /// <summary>What stands beside it; empty where it stands below.</summary>
    public string Beside { get; }

    /// <summary>Where that begins, from the left of the panel.</summary>
    public float BesideLeft { get; }

    /// <summary>The lines below it.</summary>
    public IReadOnlyList<string> Below { get; }

    private static string[] Numbers(EegTrace trace)
    {
        string spikes = trace.Spikes.Length switch
        {
            0 => "no spike",
            1 => "1 spike",
            int many => string.Create(CultureInfo.InvariantCulture, $"{many} spikes ({trace.SpikesPerSecond:0.00}/s)"),
        };
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"inhibitory tone {trace.GabaTone:0.00}, excitatory tone {trace.NmdaTone:0.00}"),
            string.Create(CultureInfo.InvariantCulture, $"alpha {trace.AlphaAmplitude:0.0} mV; {spikes}"),
        ];
    }
}
