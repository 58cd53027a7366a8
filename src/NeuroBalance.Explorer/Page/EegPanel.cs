using System.Text.Json;

namespace NeuroBalance.Explorer;

/// <summary>EEG-like traces beside each other: a naive brain and a moment of a run, under the same noise.</summary>
internal sealed class EegPanel
{
    // Few enough that the worker answers the next hand on a control soon.
    internal const int Seconds = 5;

    // The same for every visit: a naive brain has both tones at 1, and the noise depends on the seed alone.
    private static readonly Lazy<EegTrace> Naive = new(() => Record(1, 1));

    private readonly EegTrace[] traces;

    private EegPanel(EegTrace now) => traces = [Naive.Value, now];

    /// <summary>The potentials (mV), trace by trace.</summary>
    public double[] Numbers => [.. traces.SelectMany(trace => trace.Potential)];

    /// <summary>Records a moment of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="time">The moment (h); one outside of the run is that at its nearer end.</param>
    public static EegPanel Of(Trajectory run, double time)
    {
        double within = Math.Clamp(time, 0, run.EndTime);
        return new EegPanel(Record(run.ValueAt(Quantity.GabaTone, within), run.ValueAt(Quantity.NmdaTone, within)));
    }

    /// <summary>Writes how the numbers are to be read.</summary>
    /// <param name="writer">The writer.</param>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteNumber("seconds", Seconds);
        writer.WriteNumber("perSecond", EegRecording.SamplesPerSecond);
        writer.Objects("traces", traces, trace =>
        {
            writer.Value("spikesPerSecond", trace.SpikesPerSecond);
            writer.Value("alpha", trace.AlphaAmplitude);
            writer.Value("low", trace.Potential.Min());
            writer.Value("high", trace.Potential.Max());
            writer.WriteStartArray("spikes");
            foreach (double time in trace.Spikes)
            {
                writer.WriteNumberValue(time);
            }

            writer.WriteEndArray();
        });
    }

    private static EegTrace Record(double gabaTone, double nmdaTone) =>
        EegRecording.Of("", [("", gabaTone, nmdaTone)], Seconds).Traces[0];
}
