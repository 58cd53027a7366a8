using NeuroBalance.Models;
using NeuroBalance.Parameterization;

namespace NeuroBalance.Claims;

/// <summary>
/// One subject as the claims see it: its parameters and every number measured on its runs. Lent for one call and used again.
/// </summary>
internal sealed class Observation
{
    /// <summary>The blood alcohol that a person does not survive (g/L).</summary>
    private const double LethalBloodAlcohol = 5;

    private readonly int[] columns;
    private Parameters<double> parameters;
    private double[] values = [];
    private int offset;

    /// <param name="columns">For each measure of the catalog its column in the table of the study; -1 where it has none.</param>
    /// <param name="equations">Which equations are solved in this study.</param>
    public Observation(int[] columns, EquationSet equations)
    {
        this.columns = columns;
        Equations = equations;
    }

    /// <summary>Which equations are solved in this study.</summary>
    public EquationSet Equations { get; }

    /// <summary>The values of the parameters that their text adds: its defaults.</summary>
    public ReadOnlySpan<double> Added => ParameterRows.Of(Equations.Text).Added.AsSpan();

    /// <summary>The number of the subject, from 0.</summary>
    public long Member { get; private set; }

    /// <summary>Its parameters.</summary>
    public ref readonly Parameters<double> Parameters => ref parameters;

    /// <summary>A measured number; NaN when it does not exist.</summary>
    /// <exception cref="InvalidOperationException">The run was not simulated in this study.</exception>
    public double this[Measure measure] => columns[measure.Id] is >= 0 and int column
        ? values[offset + column]
        : throw new InvalidOperationException($"{measure} was not simulated in this study.");

    /// <summary>Holds when a run was computed and its blood alcohol survivable.</summary>
    public Verdict Plausibility(ClaimRun run)
    {
        Verdict verdict = Verdict.Holds;
        foreach (Measure part in run.PeakBlood)
        {
            double blood = this[part];
            if (double.IsNaN(blood)) return Verdict.NotComputed;
            if (blood > LethalBloodAlcohol) verdict = Verdict.NotPlausible;
        }

        return verdict;
    }

    /// <summary>Moves the view to a subject.</summary>
    /// <param name="member">Its number.</param>
    /// <param name="drawn">Its parameters.</param>
    /// <param name="table">The numbers of all subjects.</param>
    /// <param name="start">Where those of this subject begin.</param>
    public void Set(long member, in Parameters<double> drawn, double[] table, int start)
    {
        Member = member;
        parameters = drawn;
        values = table;
        offset = start;
    }

    /// <summary>A view on the same subjects in which some measures take the place of others.</summary>
    public Observation Replacing(IReadOnlyDictionary<Measure, Measure> replacements)
    {
        int[] replaced = [.. columns];
        foreach ((Measure old, Measure replacement) in replacements)
        {
            replaced[old.Id] = columns[replacement.Id];
        }
        return new Observation(replaced, Equations);
    }

    /// <summary>Moves the view to the subject that another view shows.</summary>
    public void Follow(Observation other) => Set(other.Member, in other.parameters, other.values, other.offset);
}
