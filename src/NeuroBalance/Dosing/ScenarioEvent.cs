using NeuroBalance.Dosing;

namespace NeuroBalance;

/// <summary>One entry of a scenario's list of events; its types are the records that derive from it here.</summary>
/// <param name="At">When it is first given.</param>
public abstract record ScenarioEvent(Moment At)
{
    /// <summary>The word of a scenario file for this type of event.</summary>
    public string TypeName => Form.Word;

    /// <summary>How often it is given; therapy, clamps and protocols are given once.</summary>
    public Repetition Repetition { get; init; } = Repetition.Once;

    /// <summary>Its type: word, members, description.</summary>
    internal abstract EventForm Form { get; }

    /// <summary>How long each one takes; null when it happens at once.</summary>
    internal virtual Duration? Length => null;

    /// <summary>Reports what its members, each by itself, do not say.</summary>
    internal virtual void Check(EventCheck check)
    {
    }

    /// <summary>Adds what one of it does at a time (h) to a timeline.</summary>
    internal abstract void Unroll(TimelineCompiler timeline, double time, int source);
}
