namespace NeuroBalance;

/// <summary>Which way a level, or the zero of an event function, is crossed.</summary>
public enum CrossingDirection
{
    /// <summary>Either way.</summary>
    Both,

    /// <summary>From below to above.</summary>
    Upward,

    /// <summary>From above to below.</summary>
    Downward,
}
