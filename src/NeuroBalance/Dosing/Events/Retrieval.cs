using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A retrieval of the alcohol memory, which makes it labile.</summary>
/// <param name="At">Time of the first retrieval.</param>
public sealed record Retrieval(Moment At) : ScenarioEvent(At)
{
    internal static readonly EventForm<Retrieval> Declared =
        new("retrieval", "Makes the alcohol memory labile.", new Retrieval(default(Moment)), repeats: true, EventForm<Retrieval>.At);

    internal override EventForm Form => Declared;

    internal override void Unroll(TimelineCompiler timeline, double time, int source) =>
        timeline.Add(new Occurrence(time, OccurrenceKind.Retrieval, Source: source));
}
