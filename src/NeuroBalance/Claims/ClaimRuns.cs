using NeuroBalance.Dosing;

namespace NeuroBalance.Claims;

/// <summary>The runs that the claims look at, found by name. Each is simulated once, however many claims look at it.</summary>
internal sealed class ClaimRuns
{
    private readonly Dictionary<string, ClaimRun> known = new(StringComparer.Ordinal);
    private readonly List<ClaimRun> all = [];

    /// <summary>The number of the next measure.</summary>
    internal int NextMeasure { get; set; }

    /// <summary>All runs that were asked for; one that needs another stands after it.</summary>
    public IReadOnlyList<ClaimRun> All => all;

    /// <summary>The run of this name: one that a claim has defined, otherwise that of the built-in scenario.</summary>
    public ClaimRun this[string name] => known.TryGetValue(name, out ClaimRun? run) ? run : Of(new RunDefinition(Scenarios.Get(name)));

    /// <summary>The run of a built-in scenario that begins with the drinks of another run.</summary>
    public ClaimRun Branch(string scenario, string trunk) => Of(new RunDefinition(Scenarios.Get(scenario)) { Trunk = trunk });

    /// <summary>The run of this definition; the same object however often it is asked for.</summary>
    /// <exception cref="InvalidOperationException">Another claim has defined a run of this name otherwise.</exception>
    public ClaimRun Of(RunDefinition definition)
    {
        if (known.TryGetValue(definition.Name, out ClaimRun? run))
        {
            // Which of two definitions is simulated would depend on the order of the claims.
            if (run.IsDefinedAs(definition)) return run;
            throw new InvalidOperationException($"Two claims define the run {definition.Name} differently.");
        }

        run = new ClaimRun(this, definition);
        known.Add(run.Name, run);
        all.Add(run);
        return run;
    }
}
