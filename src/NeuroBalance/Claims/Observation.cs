


using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>One subject as the claims see it: its parameters and every number measured on its courses. Lent for one call and used again.</summary>
public sealed class Observation
{
    private readonly int[] columns;
    private Parameters<double> parameters;
    private double[] values = [];
    private int offset;

    internal Observation(int[] columns) => this.columns = columns;

    /// <summary>The number of the subject, from 0.</summary>
    public long Member { get; private set; }

    /// <summary>Its parameters.</summary>
    public ref readonly Parameters<double> Parameters => ref parameters;

    /// <summary>A measured number; NaN when it does not exist.</summary>
    /// <exception cref="InvalidOperationException">The course was not simulated in this study.</exception>
    public double this[Measure measure] => columns[measure.Id] is >= 0 and int column
        ? values[offset + column]
        : throw new InvalidOperationException($"{measure} was not simulated in this study.");

    /// <summary>Whether a course was simulated in this study.</summary>
    internal bool Has(ClaimRun run) => run.Measures.Count > 0 && columns[run.Measures[0].Id] >= 0;

    internal void Set(long member, in Parameters<double> drawn, double[] table, int start)
    {
        Member = member;
        parameters = drawn;
        values = table;
        offset = start;
    }

    /// <summary>A view on the same subjects in which some measures stand for others.</summary>
    internal Observation Replacing(IReadOnlyDictionary<Measure, Measure> replacements)
    {
        int[] replaced = [.. columns];
        foreach ((Measure old, Measure stand) in replacements) replaced[old.Id] = columns[stand.Id];
        return new Observation(replaced);
    }

    internal void Follow(Observation other) => Set(other.Member, in other.parameters, other.values, other.offset);
}
