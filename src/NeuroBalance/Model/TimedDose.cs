namespace NeuroBalance;

/// <summary>A dose at a time, as <see cref="Model.Solve"/> gives it: by the table of doses of the model's text.</summary>
/// <param name="Time">When it is given (h), from 0 on.</param>
/// <param name="Drug">The drug, as the table names it.</param>
/// <param name="Amount">How much, in the unit of the table; not below 0.</param>
/// <param name="Route">The route, as the table names it; null where the drug has only one.</param>
public sealed record TimedDose(double Time, string Drug, double Amount, string? Route = null)
{
    /// <summary>Over how many hours it is given evenly, from its time on; 0 when it is given at once.</summary>
    public double Lasting { get; init; }

    /// <summary>This dose and its repetitions.</summary>
    /// <param name="interval">From one to the next (h), above 0.</param>
    /// <param name="times">How many there are in all, at least 1.</param>
    /// <returns>The doses, in the order of time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside of its range.</exception>
    public TimedDose[] Every(double interval, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(interval);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return [.. Enumerable.Range(0, times).Select(k => this with { Time = Time + (k * interval) })];
    }
}

/// <summary>A value that an input of a model has for a while; where several hold, they add up, and elsewhere an input is 0.</summary>
/// <param name="Input">The name of the input.</param>
/// <param name="From">From when (h), from 0 on.</param>
/// <param name="Until">Until when (h), later than <paramref name="From"/>.</param>
/// <param name="Value">The value, in the unit of the text.</param>
public sealed record TimedInput(string Input, double From, double Until, double Value);
