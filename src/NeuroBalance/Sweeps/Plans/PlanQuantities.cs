using System.Collections.Immutable;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>The quantities that a plan may name: those that the models of all arms have, in one unit.</summary>
internal sealed class PlanQuantities(ImmutableArray<SweepArm> arms)
{
    private readonly QuantityRows first = arms.IsEmpty ? QuantityRows.BuiltIn : arms[0].Scenario.Quantities;

    /// <summary>Their names.</summary>
    internal IEnumerable<string> Names => first.All.Select(one => one.Name).Where(name => ArmWithout(name) is null);

    /// <summary>The quantity of a name; null when the model of some arm has none.</summary>
    internal Quantity? Find(string name) => ArmWithout(name) is null && ArmInOtherUnit(name) is null ? first.Find(name) : null;

    /// <summary>The name most like a mistyped one.</summary>
    internal string? Nearest(string name) => NearestName.Find(name, Names.Where(one => one != name));

    /// <summary>What to say of a name that <see cref="Find"/> does not know.</summary>
    internal string Problem(string name)
    {
        if (ArmWithout(name) is not { } arm)
        {
            return ArmInOtherUnit(name) is not { } other ? "neither a state nor a read-out"
                : $"in {first.Find(name)!.Unit} in the arm '{arms[0].Name}' and in {other.Scenario.Quantities.Find(name)!.Unit} in the arm "
                    + $"'{other.Name}'";
        }
        return arms.Any(one => one.Scenario.Quantities.Find(name) is not null)
            ? $"no state or read-out of the model of the arm '{arm.Name}'" : "neither a state nor a read-out";
    }

    /// <summary>The quantity of a key of the plan; null when it is absent or faulty.</summary>
    internal Quantity? Read(JsonTree item, ObjectReader entry, string key, FaultList faults)
    {
        if (entry.Text(key) is not { } name) return null;
        if (Find(name) is { } quantity) return quantity;
        faults.Add($"{item.Path}.{key}", $"\"{name}\"", Problem(name), "such as Withdrawal, Craving, Balance", Nearest(name));
        return null;
    }

    private SweepArm? ArmInOtherUnit(string name) =>
        first.Find(name) is not { } quantity ? null : arms.FirstOrDefault(arm => arm.Scenario.Quantities.Find(name)?.Unit != quantity.Unit);

    private SweepArm? ArmWithout(string name) => arms.FirstOrDefault(arm => arm.Scenario.Quantities.Find(name) is null);
}
