using System.Collections.Immutable;

namespace NeuroBalance;

/// <summary>What a quantity covers on each day of drinking: its lowest and highest value and its mean.</summary>
/// <remarks>Sixty cycles drawn as a curve are a solid block or, sampled too thinly, a pattern that is not there.</remarks>
/// <param name="Times">The first drink, the middle of each day from then on, and the last drink (h).</param>
/// <param name="Low">The lowest value of the day at each time.</param>
/// <param name="High">The highest value of the day at each time.</param>
/// <param name="Mean">The mean of the day at each time.</param>
public sealed record DailyEnvelope(ImmutableArray<double> Times, ImmutableArray<double> Low, ImmutableArray<double> High,
    ImmutableArray<double> Mean)
{
    /// <summary>The samples a day that a printed figure takes.</summary>
    public const int UsualSamplesPerDay = 96;

    private const double LongDrinking = 6 * 24;

    private delegate void Sampler(double time, Span<double> values);

    /// <summary>Whether the days of drinking are too many to show each of them.</summary>
    /// <param name="run">The run.</param>
    /// <returns>True when more than six days lie between the first drink and the last.</returns>
    public static bool Suits(Trajectory run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run is { FirstDrink: { } first, LastDrink: { } last } && Math.Min(last, run.EndTime) - first > LongDrinking;
    }

    /// <summary>The envelope of any value over the days of drinking.</summary>
    /// <param name="run">The run, in which there are drinks.</param>
    /// <param name="value">The value at a time (h).</param>
    /// <param name="samplesPerDay">How often the value is looked at on a day: 1 or more.</param>
    /// <returns>The envelope from the first drink to the last.</returns>
    /// <exception cref="ArgumentException">The run has no drink.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one sample a day.</exception>
    public static DailyEnvelope Of(Trajectory run, Func<double, double> value, int samplesPerDay = UsualSamplesPerDay)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Of(run, 1, samplesPerDay, (time, values) => values[0] = value(time))[0];
    }

    /// <summary>The envelopes of several quantities over the days of drinking, for little more than the cost of one.</summary>
    /// <param name="run">The run, in which there are drinks.</param>
    /// <param name="quantities">States and read-outs.</param>
    /// <param name="samplesPerDay">How often they are looked at on a day: 1 or more.</param>
    /// <returns>One envelope a quantity, from the first drink to the last.</returns>
    /// <exception cref="ArgumentException">The run has no drink.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one sample a day.</exception>
    public static IReadOnlyList<DailyEnvelope> Of(Trajectory run, IReadOnlyList<Quantity> quantities,
        int samplesPerDay = UsualSamplesPerDay)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(quantities);
        double[] row = new double[run.Quantities.Count];
        return Of(run, quantities.Count, samplesPerDay, (time, values) =>
        {
            run.Row(time, row);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = row[quantities[i].Index];
            }
        });
    }

    private static DailyEnvelope[] Of(Trajectory run, int count, int samplesPerDay, Sampler sample)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerDay, 1);
        if (run is not { FirstDrink: { } first, LastDrink: { } lastDrink } || first > run.EndTime)
        {
            throw new ArgumentException("A run without a drink has no days of drinking.", nameof(run));
        }

        double last = Math.Min(lastDrink, run.EndTime);
        // Days of 24 h from the first drink; what is left of the last one belongs to the day before.
        int days = (int)((last - first) / 24);
        double[] times = [first, .. Enumerable.Range(0, days).Select(day => first + (24.0 * day) + 12), last];
        double[][] low = New(count, times.Length), high = New(count, times.Length), mean = New(count, times.Length);
        double[] values = new double[count];
        sample(first, values);
        for (int i = 0; i < count; i++)
        {
            low[i][0] = high[i][0] = mean[i][0] = values[i];
        }

        double[][] samples = New(count, samplesPerDay);
        for (int day = 0; day < days; day++)
        {
            for (int k = 0; k < samplesPerDay; k++)
            {
                sample(first + (24.0 * day) + ((k + 0.5) * 24 / samplesPerDay), values);
                for (int i = 0; i < count; i++)
                {
                    samples[i][k] = values[i];
                }
            }

            for (int i = 0; i < count; i++)
            {
                low[i][day + 1] = samples[i].Min();
                high[i][day + 1] = samples[i].Max();
                mean[i][day + 1] = samples[i].Average();
            }
        }

        for (int i = 0; i < count; i++)
        {
            low[i][^1] = low[i][^2];
            high[i][^1] = high[i][^2];
            mean[i][^1] = mean[i][^2];
        }

        return [.. Enumerable.Range(0, count).Select(i => new DailyEnvelope([.. times], [.. low[i]], [.. high[i]], [.. mean[i]]))];
    }

    private static double[][] New(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}
