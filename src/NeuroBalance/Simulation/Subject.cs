using NeuroBalance.Lanes;
using NeuroBalance.Metrics;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>
/// One virtual person in one scenario: what the ensemble needs to start a trajectory. Filled anew for each member, so that none is
/// allocated.
/// </summary>
internal sealed class Subject
{
    /// <summary>The member's number in its cohort, from 0.</summary>
    public long Index { get; set; }

    /// <summary>Its parameters.</summary>
    public Parameters<double> Parameters;

    /// <summary>Its state at <see cref="StartHours"/>, before any dose of that moment.</summary>
    public State<double> Initial;

    /// <summary>
    /// Where the states start that the text of its model adds, in the order of the text and in its units; empty where they start as the
    /// text says. Empty again before each member is described.
    /// </summary>
    public double[] AddedInitial { get; set; } = [];

    /// <summary>
    /// The time at which it is first looked at (h), usually 0, at most the end of the timeline; what the timeline holds before lies behind
    /// it.
    /// </summary>
    /// <remarks>
    /// Courses that begin alike can so be simulated once up to where they part. Only drinks at once, boluses, oral doses and retrievals
    /// may lie before, since their effect is in the state; anything else, and a time outside of the timeline or NaN, ends the run with an
    /// <see cref="InvalidOperationException"/>.
    /// </remarks>
    public double StartHours { get; set; }

    /// <summary>How its receptors adapt: <see cref="ISubjectFactory.StructureOf"/> says it.</summary>
    public AdaptationStructure Structure => Equations.Structure;

    /// <summary>The text of its equations: <see cref="ISubjectFactory.ModelOf"/> says it; null where the structure decides.</summary>
    public Model? Model => Equations.Text;

    /// <summary>
    /// The values of the parameters that the text of its model has beyond <see cref="Parameters"/>, in the order of the text and in its
    /// units; empty where there are none.
    /// </summary>
    public double[] AddedParameters { get; set; } = [];

    /// <summary>Which equations it has.</summary>
    internal EquationSet Equations { get; set; }

    /// <summary>What happens to it. Shared by all members of a scenario.</summary>
    public Timeline Timeline { get; set; } = null!;

    /// <summary>The windows of its metrics, where they differ from subject to subject; null where they are those of the metrics.</summary>
    internal MetricWindow[]? Windows { get; set; }

    /// <summary>When the reading of each sampled quantity begins (h).</summary>
    internal double[]? SampleStarts { get; set; }

    /// <summary>Copies all states at the start, the named ones first.</summary>
    internal void CopyInitialTo(Span<double> states)
    {
        Span<double> named = Layout.Flatten<State<double>, double>(ref Initial);
        if (states.Length != named.Length + AddedInitial.Length)
        {
            throw new InvalidOperationException(
                $"A subject starts with {AddedInitial.Length} values for the {states.Length - named.Length} states that its model adds.");
        }

        named.CopyTo(states);
        AddedInitial.CopyTo(states[named.Length..]);
    }
}
