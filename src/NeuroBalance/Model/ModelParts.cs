namespace NeuroBalance;

/// <summary>A named result of a model.</summary>
/// <param name="Index">The position among the model's quantities, from 0; for a state also among its states.</param>
/// <param name="Name">The name, which is also the column of a result.</param>
/// <param name="Symbol">The symbol in the equations.</param>
/// <param name="Unit">The unit; "1" for a pure number.</param>
/// <param name="Description">What it is, in a few words; empty where the text does not say.</param>
/// <param name="IsState">Whether it evolves by an equation of its own, rather than following from the states.</param>
public sealed record ModelQuantity(int Index, string Name, string Symbol, string Unit, string Description, bool IsState);

/// <summary>A parameter of a model.</summary>
/// <param name="Key">The key in files and on the command line.</param>
/// <param name="Symbol">The symbol in the equations.</param>
/// <param name="Value">The default, in its unit.</param>
/// <param name="Unit">The unit; "1" for a pure number.</param>
public sealed record ModelParameter(string Key, string Symbol, double Value, string Unit)
{
    /// <summary>The least plausible value, in the same unit.</summary>
    public required double Low { get; init; }

    /// <summary>The greatest plausible value, in the same unit.</summary>
    public required double High { get; init; }
}

/// <summary>Where doses of a drug go.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Route">The route.</param>
/// <param name="Unit">The unit that a dose is given in.</param>
/// <param name="Into">The name of the state that a dose moves.</param>
public sealed record ModelDose(string Drug, string Route, string Unit, string Into);
