using System.Runtime.InteropServices;
using System.Text.Json;

namespace NeuroBalance.Explorer;

/// <summary>
/// The curves of a run as numbers: the whole course, with the range of each day of drinking, and the hours around the stop.
/// </summary>
internal sealed class Drawing
{
    private const int CoursePoints = 320, ZoomPoints = 400, SamplesPerDay = 20;
    private const double ZoomBefore = 24, ZoomAfter = 144, LongEnoughForDays = 96;

    private readonly Trajectory run;
    private readonly RunSamples samples;
    private readonly List<double> numbers = [];

    private Drawing(RunSamples samples)
    {
        this.samples = samples;
        run = samples.Run;
        Mark = Landmarks.EndOfAlcohol(run) ?? Landmarks.FirstDose(run);
        bool days = run.EndTime > LongEnoughForDays;
        bool envelope = DailyEnvelope.Suits(run);
        double from = envelope ? Math.Min(run.LastDrink!.Value, run.EndTime) : 0;
        DailyEnvelope[] daily = envelope ? [.. DailyEnvelope.Of(run, samples.At, SamplesPerDay)] : [];
        Days = envelope ? daily[0].Times.Length : 0;
        numbers.AddRange(envelope ? daily[0].Times : []);
        foreach (DailyEnvelope one in daily)
        {
            numbers.AddRange(one.Low);
            numbers.AddRange(one.High);
            numbers.AddRange(one.Mean);
        }

        Course = Sample(from, run.EndTime, CoursePoints);
        double stop = Mark?.Time ?? 0;
        ZoomFrom = days ? Math.Max(0, stop - ZoomBefore) : 0;
        ZoomTo = days ? Math.Min(run.EndTime, stop + ZoomAfter) : run.EndTime;
        Zoom = Sample(ZoomFrom, ZoomTo, ZoomPoints);
    }

    /// <summary>The moment from which it is told.</summary>
    public Landmark? Mark { get; }

    /// <summary>The times of the daily range; 0 where there is none.</summary>
    public int Days { get; }

    /// <summary>The times of the course after the daily range.</summary>
    public int Course { get; }

    /// <summary>The times of the hours around the stop.</summary>
    public int Zoom { get; }

    /// <summary>The start of the hours around the stop (h).</summary>
    public double ZoomFrom { get; }

    /// <summary>Their end (h).</summary>
    public double ZoomTo { get; }

    /// <summary>
    /// The numbers: the days' times, lows, highs and means of each quantity; the course's times and values; the zoom's times and values.
    /// </summary>
    public double[] Numbers => [.. numbers];

    /// <summary>Draws a run.</summary>
    /// <param name="samples">What is drawn of it.</param>
    public static Drawing Of(RunSamples samples) => new(samples);

    /// <summary>Writes how the numbers are to be read.</summary>
    /// <param name="writer">The writer.</param>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteNumber("end", run.EndTime);
        writer.WriteNumber("days", Days);
        writer.WriteNumber("course", Course);
        writer.WriteNumber("zoom", Zoom);
        writer.WriteNumber("zoomFrom", ZoomFrom);
        writer.WriteNumber("zoomTo", ZoomTo);
        writer.Value("mark", Mark?.Time);
        writer.WriteString("markLabel", Mark?.Label ?? "");
        writer.Texts("quantities", Chart.Sampled.Select(quantity => quantity.Name));
    }

    private int Sample(double from, double to, int points)
    {
        List<double> times = [.. Enumerable.Range(0, points).Select(i => Math.Min(from + ((to - from) * i / (points - 1)), run.EndTime))];
        // A value at a dose is that before it; a point just after shows the jump as a jump.
        double after = (to - from) * 1e-5;
        foreach (GivenDose dose in run.Doses)
        {
            if (dose.Kind is OccurrenceKind.Drink or OccurrenceKind.DrinkRateStart || dose.Time < from || dose.Time + after > to) continue;
            times.AddRange([dose.Time, dose.Time + after]);
        }

        double[] all = [.. times.Distinct().Order()];
        int start = numbers.Count + all.Length, curves = Chart.Sampled.Length;
        numbers.AddRange(all);
        CollectionsMarshal.SetCount(numbers, start + (curves * all.Length));
        Span<double> values = CollectionsMarshal.AsSpan(numbers)[start..];
        for (int i = 0; i < all.Length; i++)
        {
            double[] row = samples.At(all[i]);
            for (int q = 0; q < row.Length; q++)
            {
                values[(q * all.Length) + i] = row[q];
            }
        }

        return all.Length;
    }
}
