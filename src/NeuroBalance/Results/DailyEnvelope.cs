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
        double[] one = new double[1];
        return Of(run, time =>
        {
            one[0] = value(time);
            return one;
        }, samplesPerDay)[0];
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
        double[] row = new double[run.Quantities.Count], values = new double[quantities.Count];
        return Of(run, time =>
        {
            run.Row(time, row);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = row[quantities[i].Index];
            }

            return values;
        }, samplesPerDay);
    }

    /// <summary>The envelopes of several values over the days of drinking.</summary>
    /// <param name="run">The run, in which there are drinks.</param>
    /// <param name="values">The values at a time (h), always as many; the array may be the same one each time.</param>
    /// <param name="samplesPerDay">How often they are looked at on a day: 1 or more.</param>
    /// <returns>One envelope a value, from the first drink to the last.</returns>
    /// <exception cref="ArgumentException">The run has no drink.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one sample a day.</exception>
    public static IReadOnlyList<DailyEnvelope> Of(Trajectory run, Func<double, double[]> values,
        int samplesPerDay = UsualSamplesPerDay)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerDay, 1);
        if (run is not { FirstDrink: { } first, LastDrink: { } lastDrink } || first > run.EndTime)
        {
            throw new ArgumentException("A run without a drink has no days of drinking.", nameof(run));
        }

        double last = Math.Min(lastDrink, run.EndTime);
        // Days of 24 h from the first drink; what is left of the last one belongs to the day before.
        int days = (int)((last - first) / 24);
        double[] times = [first, .. Enumerable.Range(0, days).Select(day => first + (24.0 * day) + 12), last];
        double[] sample = values(first);
        int count = sample.Length;
        double[][] low = New(count, times.Length), high = New(count, times.Length), mean = New(count, times.Length);
        for (int i = 0; i < count; i++)
        {
            low[i][0] = high[i][0] = mean[i][0] = sample[i];
        }

        for (int day = 0; day < days; day++)
        {
            for (int k = 0; k < samplesPerDay; k++)
            {
                sample = values(first + (24.0 * day) + ((k + 0.5) * 24 / samplesPerDay));
                for (int i = 0; i < count; i++)
                {
                    low[i][day + 1] = k == 0 ? sample[i] : Math.Min(low[i][day + 1], sample[i]);
                    high[i][day + 1] = k == 0 ? sample[i] : Math.Max(high[i][day + 1], sample[i]);
                    mean[i][day + 1] += sample[i];
                }
            }

            for (int i = 0; i < count; i++)
            {
                mean[i][day + 1] /= samplesPerDay;
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
