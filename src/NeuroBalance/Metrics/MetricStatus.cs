namespace NeuroBalance;

/// <summary>Whether a metric has a number, and if not, why; without <see cref="Measured"/> the number is NaN.</summary>
public enum MetricStatus
{
    /// <summary>There is a number.</summary>
    Measured,

    /// <summary>The level is not reached within the window, or not passed in the direction that the kind asks for.</summary>
    NotReached,

    /// <summary>The quantity has no value there: its equations are not defined at the state.</summary>
    NoValue,

    /// <summary>The window, or the moment of a value, lies outside of the run.</summary>
    OutsideRun,

    /// <summary>The run did not reach its end.</summary>
    RunFailed,
}
