namespace NeuroBalance.Results;

/// <summary>Which way a level is crossed.</summary>
public enum CrossingDirection
{
    /// <summary>Either way.</summary>
    Both,

    /// <summary>From below to at or above.</summary>
    Upward,

    /// <summary>From at or above to below.</summary>
    Downward,
}
