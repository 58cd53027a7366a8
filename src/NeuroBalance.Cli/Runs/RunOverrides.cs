using System.Collections.Immutable;

namespace NeuroBalance.Cli.Runs;

/// <summary>What the command line puts in the place of a scenario's own times of output.</summary>
/// <param name="Every">The interval of the table, instead of the scenario's plan of times.</param>
/// <param name="Times">The times of the table, instead of the scenario's plan of times.</param>
/// <param name="From">The first time of the table.</param>
/// <param name="To">The last time of the table.</param>
internal sealed record RunOverrides(Duration? Every, ImmutableArray<Moment>? Times, Moment? From, Moment? To)
{
    /// <summary>Reads the options; their faults are added to <paramref name="faults"/>.</summary>
    public static RunOverrides Read(RunRequest request, List<string> faults)
    {
        if (request is { Every: not null, Times: not null }) faults.Add("--every and --times exclude each other; give one of them.");
        Duration? every = null;
        if (request.Every is { } interval)
        {
            if (Duration.TryParse(interval, out Duration step, out Fault? fault)) every = step;
            else faults.Add((fault with { Path = "--every" }).ToString());
        }

        ImmutableArray<Moment>? times = null;
        if (request.Times is { } list) times = [.. list.Split(',').Select(time => ReadMoment("--times", time.Trim(), faults) ?? default)];
        return new RunOverrides(every, times, ReadMoment("--from", request.From, faults), ReadMoment("--to", request.To, faults));
    }

    /// <summary>The times of a scenario with those of the command line, not checked yet.</summary>
    public OutputPlan Apply(OutputPlan output)
    {
        if (Every is not null) output = output with { Every = Every, Times = [] };
        if (Times is { } times) output = output with { Every = null, Times = times };
        return output with { From = From ?? output.From, To = To ?? output.To };
    }

    /// <summary>Where in the file the times stand, and the options that state them.</summary>
    public IEnumerable<(string Path, string Said)> Places()
    {
        if (Every is not null) yield return ("$.output.every", "--every");
        if (Times is not null) yield return ("$.output.times", "--times");
        if (From is not null) yield return ("$.output.from", "--from");
        if (To is not null) yield return ("$.output.to", "--to");
    }

    private static Moment? ReadMoment(string option, string? text, List<string> faults)
    {
        if (text is null) return null;
        if (Moment.TryParse(text, out Moment moment, out Fault? fault)) return moment;
        faults.Add((fault with { Path = option }).ToString());
        return null;
    }
}
