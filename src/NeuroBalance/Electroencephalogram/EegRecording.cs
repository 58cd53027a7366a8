using System.Collections.Immutable;
using System.Text;
using NeuroBalance.Electroencephalogram;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>
/// EEG-like traces of moments of a run, all with the same length and the same noise, so that they differ by the brain alone.
/// </summary>
/// <remarks>
/// A post-processing: nothing feeds back into the run. Two neural masses of Jansen-Rit and Wendling type are driven by the tones of the
/// moment and by noise that depends on the seed alone; the bits are the same on every machine.
/// </remarks>
public sealed class EegRecording
{
    /// <summary>The values in a second of a trace.</summary>
    public const int SamplesPerSecond = ColumnSimulation.SamplesPerSecond;

    /// <summary>How many times faster than life the sound file plays.</summary>
    public const int SoundSpeed = 20;

    /// <summary>The longest trace (s).</summary>
    public const int MostSeconds = 600;

    /// <summary>The most moments of a recording.</summary>
    public const int MostMoments = 6;

    private EegRecording(string subject, int seconds, ulong seed, ImmutableArray<EegTrace> traces) =>
        (Subject, Seconds, Seed, Traces) = (subject, seconds, seed, traces);

    /// <summary>What such a trace is known to get wrong, to be shown wherever it is.</summary>
    public static IReadOnlyList<string> Misfits { get; } =
    [
        "Real sedation adds slow waves, benzodiazepines add beta and ketamine adds gamma waves; none of them is here. That ketamine "
            + "lowers alpha is as in de la Salle 2016 (doi:10.3389/fphar.2016.00348).",
        "Patients soon after their last drink show less alpha and more beta (Rangaswamy 2002); here alpha grows: the wrong sign.",
        "Severe withdrawal without treatment spikes for more than a day, since nothing ends a seizure here.",
    ];

    /// <summary>The scenario of the run, or whose brain it is.</summary>
    public string Subject { get; }

    /// <summary>The run; absent where tones were given without one.</summary>
    public Trajectory? Run { get; private init; }

    /// <summary>The length of each trace (s).</summary>
    public int Seconds { get; }

    /// <summary>The seed of the noise.</summary>
    public ulong Seed { get; }

    /// <summary>The traces, in the order of the moments.</summary>
    public ImmutableArray<EegTrace> Traces { get; }

    /// <summary>Records moments of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="moments">The moments, 1 to 6, each within the run; the tones are those just before what happens there.</param>
    /// <param name="seconds">The length of each trace, 1 to 600 s; 4 s before it, in which the columns settle, are left out.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <param name="cancellation">Ends the recording.</param>
    /// <returns>One trace a moment.</returns>
    /// <exception cref="ArgumentException">There is no moment, there are too many, one lies outside the run or is counted from a drink
    /// that the run does not have, or two are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range.</exception>
    /// <exception cref="OperationCanceledException">The recording was ended.</exception>
    public static EegRecording Of(Trajectory run, IReadOnlyList<Moment> moments, int seconds = 60, ulong seed = 1,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(moments);
        if (Faults(moments, run.Timeline, run.EndTime).ToArray() is { Length: > 0 } faults)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(moments));
        }

        List<(string, double, double)> tones = [];
        foreach (Moment moment in moments)
        {
            double time = moment.Resolve(run.FirstDrink, run.LastDrink);
            tones.Add((moment.ToString(), run.ValueAt(Quantity.GabaTone, time), run.ValueAt(Quantity.NmdaTone, time)));
        }

        EegRecording recording = Of(run.Scenario.Name, tones, seconds, seed, cancellation);
        return new EegRecording(recording.Subject, seconds, seed, recording.Traces) { Run = run };
    }

    /// <summary>Records brains of any tones.</summary>
    /// <param name="subject">Whose brain it is, for the title of a figure.</param>
    /// <param name="tones">Name, inhibitory and excitatory tone of each, 1 in a naive brain.</param>
    /// <param name="seconds">The length of each trace, 1 to 600 s.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <param name="cancellation">Ends the recording.</param>
    /// <returns>One trace each.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range, or a tone is not a number.</exception>
    /// <exception cref="OperationCanceledException">The recording was ended.</exception>
    public static EegRecording Of(string subject, IReadOnlyList<(string Name, double GabaTone, double NmdaTone)> tones, int seconds = 60,
        ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(tones);
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, MostSeconds);
        if (tones.Any(one => double.IsNaN(one.GabaTone) || double.IsNaN(one.NmdaTone)))
        {
            throw new ArgumentOutOfRangeException(nameof(tones), "A tone is not a number.");
        }

        int settling = ColumnSimulation.SettlingSeconds * SamplesPerSecond, samples = settling + (seconds * SamplesPerSecond);
        Dictionary<NoiseSource, double[]> noise =
            Enum.GetValues<NoiseSource>().ToDictionary(source => source, source => ColumnSimulation.Noise(source, seed, samples));
        NeuralMassColumn[] columns = [.. tones.SelectMany(one => (NeuralMassColumn[])
            [NeuralMassColumn.Spikes(one.GabaTone, one.NmdaTone), NeuralMassColumn.Alpha(one.NmdaTone)])];
        double[][] potentials =
            ColumnSimulation.Run(columns, source => noise[source], samples, ColumnSimulation.StepsPerSample, cancellation);
        return new EegRecording(subject, seconds, seed, [.. tones.Select((one, at) => new EegTrace(one.Name, one.GabaTone, one.NmdaTone,
            potentials[2 * at].AsSpan(settling), potentials[(2 * at) + 1].AsSpan(settling)))]);
    }

    /// <summary>Writes the traces as comma-separated values: Time (s), then the potential (mV) of each moment, named by it.</summary>
    /// <param name="path">The file, in a folder that exists; replaced at once when it is complete, or not at all.</param>
    /// <exception cref="ArgumentException">The name of a trace holds a comma, a quote or a line break.</exception>
    /// <exception cref="IOException">The folder does not exist, is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public void ToCsv(string path) => AtomicFile.Write(path, stream =>
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        Csv.Write(writer, ["Time", .. Traces.Select(trace => trace.Name)], Rows());
    });

    /// <summary>
    /// Writes the traces as sound, one after the other with a pause between: 20 times as fast as life, so that 11 Hz are heard as 220.
    /// </summary>
    /// <remarks>Mono, 16 bits, 10,240 values a second; 25 mV are full scale in every file, so that files can be compared by ear.</remarks>
    /// <param name="path">The file, in a folder that exists; replaced at once when it is complete, or not at all.</param>
    /// <param name="comment">What the file says of itself beside the version of this package, as the comment that players show; nothing
    /// when absent.</param>
    /// <exception cref="ArgumentException">The comment holds a zero, which ends texts in such files.</exception>
    /// <exception cref="IOException">The folder does not exist, is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public void ToWav(string path, string? comment = null)
    {
        if (comment?.Contains('\0', StringComparison.Ordinal) == true)
        {
            throw new ArgumentException("The comment holds a zero.", nameof(comment));
        }
        AtomicFile.Write(path, stream => WaveFile.Write(stream, Traces, SoundSpeed * SamplesPerSecond, comment));
    }

    /// <summary>What is wrong with moments of a scenario before it is run, in words.</summary>
    /// <param name="scenario">A sound scenario.</param>
    /// <param name="moments">The moments.</param>
    /// <returns>A sentence each; none when its run can be recorded at these moments.</returns>
    public static IEnumerable<string> FindFaults(Scenario scenario, IReadOnlyList<Moment> moments)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(moments);
        return Faults(moments, Timeline.Compile(scenario), scenario.DurationHours);
    }

    private static IEnumerable<string> Faults(IReadOnlyList<Moment> moments, Timeline timeline, double end)
    {
        if (moments.Count is 0 or > MostMoments) yield return $"{moments.Count} moments; there may be 1 to {MostMoments}.";
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Moment moment in moments)
        {
            double time = moment.Resolve(timeline.FirstDrinkHours, timeline.LastDrinkHours);
            if (double.IsNaN(time)) yield return $"{moment}: there is no drink at a plain time to count from.";
            else if (!(time >= 0 && time <= end)) yield return FormattableString.Invariant($"{moment}: the run covers 0 to {end} h.");
            else if (!names.Add(moment.ToString())) yield return $"{moment}: this moment is there twice.";
        }
    }

    // One buffer serves all rows: each is written before the next is taken.
    private IEnumerable<ReadOnlyMemory<double>> Rows()
    {
        double[] row = new double[Traces.Length + 1];
        for (int i = 0; i < Seconds * SamplesPerSecond; i++)
        {
            row[0] = EegTrace.TimeOf(i);
            for (int trace = 0; trace < Traces.Length; trace++)
            {
                row[trace + 1] = Traces[trace].Potential[i];
            }
            yield return row;
        }
    }
}
