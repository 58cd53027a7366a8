namespace NeuroBalance;

/// <summary>How well a default value is supported.</summary>
public enum Evidence
{
    /// <summary>A published value.</summary>
    Measured,

    /// <summary>Computed or fitted from published values.</summary>
    Derived,

    /// <summary>No number was found; chosen so that the model behaves as it should.</summary>
    Assumed,

    /// <summary>A constant of the numerics, not of the brain.</summary>
    Numerical,
}

/// <summary>How a parameter differs between subjects.</summary>
public enum Spread
{
    /// <summary>Not at all: never drawn.</summary>
    Fixed,

    /// <summary>Evenly on each side of the default.</summary>
    Uniform,

    /// <summary>Normally, each side with its own width.</summary>
    Normal,

    /// <summary>Normally in its logarithm, each side with its own width.</summary>
    Lognormal,
}
