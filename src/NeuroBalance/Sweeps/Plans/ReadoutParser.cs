using System.Collections.Immutable;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the read-outs that a plan adds to the models of all its arms.</summary>
internal sealed class ReadoutParser(FaultList faults, ImmutableArray<SweepArm> arms)
{
    /// <summary>Whether no arm could be read, so that nobody can say what can be measured.</summary>
    internal bool CannotBeRead { get; private set; }

    internal ImmutableArray<SweepArm> Parse(ObjectReader root)
    {
        if (root.Find(ReadoutRules.Key) is not { } stated) return arms;
        CannotBeRead = arms.IsEmpty;
        if (!ScenarioForms.Readouts.TryRead(stated, faults, out ImmutableArray<NamedExpression> readouts)) return arms;
        // What is no text has been told; its name is known all the same.
        readouts = [.. readouts.Select(one => faults.Trusts(ReadoutRules.PathOf(one)) ? one : Nothing(one))];
        List<(SweepArm Arm, Fault Fault)> found = [];
        ImmutableArray<SweepArm> added = [.. arms.Select(arm => arm with { Scenario = Added(arm, readouts, found) })];
        foreach (IGrouping<string, (SweepArm Arm, Fault Fault)> one in found.GroupBy(one => one.Fault.ToString()))
        {
            Fault fault = one.First().Fault;
            string names = string.Join("', '", one.Select(told => told.Arm.Name));
            faults.Add(one.Count() == arms.Length ? fault : fault with { Message = $"in the arm '{names}': {fault.Message}" });
        }
        // What is measured of a faulty read-out is no fault of its own, in no arm.
        return found.Count == 0 ? added : [.. arms.Select(arm =>
            arm with { Scenario = Added(arm, [.. readouts.Select(Nothing)], []) })];
    }

    private static NamedExpression Nothing(NamedExpression readout) => readout with { Expression = ReadoutRules.Nothing };

    private static Scenario Added(SweepArm arm, ImmutableArray<NamedExpression> readouts, List<(SweepArm Arm, Fault Fault)> found)
    {
        FaultList own = new();
        Scenario added = ReadoutRules.Add(arm.Scenario, readouts, own);
        found.AddRange(own.Faults.Select(fault => (arm, fault)));
        return added;
    }
}
