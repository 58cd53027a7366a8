using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace NeuroBalance.Dosing;

/// <summary>The model that a scenario with read-outs of its own is solved with.</summary>
internal sealed class ReadoutModel
{
    private static readonly ConcurrentDictionary<AdaptationStructure, Model> Structures = [];

    private readonly Model? stated;
    private readonly AdaptationStructure structure;
    private readonly ImmutableArray<NamedExpression> readouts;

    private ReadoutModel(Scenario scenario)
    {
        (stated, structure, readouts) = (scenario.Model, scenario.Structure, scenario.Readouts);
        Model = new ReadoutText(readouts).AddTo(stated ?? Of(structure));
    }

    /// <summary>The text.</summary>
    public Model Model { get; }

    /// <summary>The model of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="known">The model of a scenario that this one was copied from, if any.</param>
    /// <exception cref="ModelException">A read-out has faults; a scenario that passed its rules has none.</exception>
    public static ReadoutModel Of(Scenario scenario, ReadoutModel? known) =>
        known is not null && known.stated == scenario.Model && known.structure == scenario.Structure && known.readouts == scenario.Readouts
            ? known : new ReadoutModel(scenario);

    /// <summary>The text that a scenario states, or that of its structure, with the read-outs that it has.</summary>
    public static Model TextOf(Scenario scenario) => scenario.Equations.Text ?? Of(scenario.Structure);

    private static Model Of(AdaptationStructure structure) => Structures.GetOrAdd(structure, Model.Of);
}
