using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NeuroBalance.Models;

/// <summary>The quantities of a model: those of the built-in one, then what its text adds.</summary>
internal sealed class QuantityRows
{
    private readonly FrozenDictionary<string, Quantity> byName;

    private QuantityRows(IEnumerable<Quantity> all)
    {
        All = [.. all];
        States = [.. All.Where(one => one.IsState)];
        byName = All.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);
    }

    /// <summary>Those of the built-in model.</summary>
    public static QuantityRows BuiltIn { get; } = new(Quantity.All);

    /// <summary>All quantities, in the order of the result table.</summary>
    public ImmutableArray<Quantity> All { get; }

    /// <summary>The states, in the order in which they are integrated.</summary>
    public ImmutableArray<Quantity> States { get; }

    /// <summary>The names of the states.</summary>
    public IEnumerable<string> StateNames => States.Select(one => one.Name);

    /// <summary>Those of a text that scenarios can be run with; of the built-in model where there is none.</summary>
    public static QuantityRows Of(Model? model) => model?.Runs.Quantities ?? BuiltIn;

    /// <summary>Those of a text's document: its states and the lines that it reports.</summary>
    /// <param name="document">The text; its first states are those of the built-in model.</param>
    /// <param name="lines">The lines that it reports beyond those of the built-in model.</param>
    public static QuantityRows Of(ModelDocument document, IReadOnlyList<NamedLine> lines)
    {
        int many = document.States.Count - Quantity.StateCount;
        return many == 0 && lines.Count == 0 ? BuiltIn : new QuantityRows(
        [
            .. Quantity.All,
            .. document.States.Skip(Quantity.StateCount)
                .Select((row, i) => Quantity.AddedState(Quantity.All.Count + i, Quantity.StateCount + i, row)),
            .. lines.Select((row, i) => Quantity.AddedLine(Quantity.All.Count + many + i, i, row)),
        ]);
    }

    /// <summary>The quantity of exactly this name, or null.</summary>
    public Quantity? Find(string? name) => name is null ? null : byName.GetValueOrDefault(name);

    /// <summary>The state of exactly this name, or null.</summary>
    public Quantity? FindState(string name) => Find(name) is { IsState: true } state ? state : null;

    /// <summary>The name most like a mistyped one, or null when none is near.</summary>
    public string? Nearest(string name) => NearestName.Find(name, byName.Keys);

    /// <summary>The name of a state most like a mistyped one, or null when none is near.</summary>
    public string? NearestState(string name) => NearestName.Find(name, StateNames);
}
