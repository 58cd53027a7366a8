


using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>One thing that a sweep varies: a parameter, an initial state, or any other number of the scenario.</summary>
public sealed record Axis
{
    /// <summary>
    /// A key of the parameter table (<c>Nmda.EthanolIc50</c>) or a path into the scenario (<c>events[0].amount</c>); also the column of the
    /// results.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The values it takes.</summary>
    internal AxisSpread Spread { get; init; } = new ListSpread([]);

    /// <summary>
    /// What follows each number in the scenario, such as <c>mg/kg/h</c> or <c>h after last drink</c>; empty for bare numbers.
    /// </summary>
    public string Unit { get; init; } = "";

    /// <summary>The parameter, when the key is one.</summary>
    internal ParameterInfo? Parameter => Added ?? ParameterCatalog.Find(Key);

    /// <summary>The parameter as the texts of the plan have it; absent where they have what the table has.</summary>
    internal ParameterInfo? Added { get; init; }

    /// <summary>The position of the state of the built-in model whose initial value is varied, or -1.</summary>
    internal int StateIndex => Key.StartsWith(InitialPrefix, StringComparison.Ordinal)
        ? QuantityRows.BuiltIn.FindState(Key[InitialPrefix.Length..])?.Component ?? -1 : -1;

    /// <summary>Whether the scenario itself changes from member to member, not only parameters and initial states.</summary>
    internal bool ChangesScenario => Parameter is null && StateIndex < 0;

    /// <summary>Whether only whole numbers make sense.</summary>
    internal bool IsCount =>
        Parameter is null && (Key.EndsWith(".count", StringComparison.Ordinal) || Key.EndsWith(".repeatCount", StringComparison.Ordinal));

    /// <summary>The axis' value at a share of its spread.</summary>
    internal double At(double u) => IsCount ? Math.Round(Spread.At(u)) : Spread.At(u);

    /// <summary>A value as it stands in the scenario's file.</summary>
    internal JsonTree InFile(double value)
    {
        string number = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Unit.Length == 0
            ? new JsonTree("$", System.Text.Json.JsonTokenType.Number, number)
            : new JsonTree("$", System.Text.Json.JsonTokenType.String, number + " " + Unit);
    }

    private const string InitialPrefix = "initial.";
}
