using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>The start of state-dependent dosing by a protocol.</summary>
/// <param name="Name">Name of a built-in protocol or of one of the scenario's own.</param>
/// <param name="At">Time of the first assessment.</param>
public sealed record ProtocolStart(string Name, Moment At) : ScenarioEvent(At)
{
    internal static readonly EventForm<ProtocolStart> Declared = new(
        "protocol", "Starts state-dependent dosing.", new ProtocolStart("", default), repeats: false,
        new Field<ProtocolStart, string>("name", ScenarioForms.ShortName, start => start.Name, (start, name) => start with { Name = name },
            required: true),
        EventForm<ProtocolStart>.At,
        new Field<ProtocolStart, Moment>("until", DoseForms.At,
            start => Stated.Of(start.Until), (start, until) => start with { Until = until }));

    /// <summary>The time up to which, but not at which, the protocol acts; absent when it acts to the end of the scenario, which is
    /// included.</summary>
    public Moment? Until { get; init; }

    internal override EventForm Form => Declared;

    internal override void Check(EventCheck check)
    {
        double until = Until is { } stated ? check.Moments.Check($"{check.Path}.until", stated) : double.PositiveInfinity;
        if (until <= check.At)
        {
            check.Faults.Add($"{check.Path}.until", $"\"{Until}\"", "the protocol ends before it starts", "a time after 'at'");
        }

        if (!check.Faults.Trusts($"{check.Path}.name") || !check.Faults.Trusts("$.protocols")) return;
        if (check.Scenario.FindProtocol(Name) is not { } protocol)
        {
            string[] known = [.. BuiltInProtocols.All.Concat(check.Scenario.Protocols).Select(one => one.Name)];
            string shown = $"\"{EscapedText.Shortened(Name)}\"";
            check.Faults.Add($"{check.Path}.name", shown, "there is no such protocol", string.Join(", ", known),
                NearestName.Find(Name, known));
            return;
        }

        double last = Math.Min(until, check.Scenario.DurationHours);
        if (protocol.When is null && protocol.EveryHours > 0 && last >= check.At && check.Faults.Trusts("$.duration"))
        {
            check.CountMore(Math.Floor((last - check.At) / protocol.EveryHours) + 1);
        }
    }

    internal override void Unroll(TimelineCompiler timeline, double time, int source) => timeline.AddProtocol(this, time, source);
}
