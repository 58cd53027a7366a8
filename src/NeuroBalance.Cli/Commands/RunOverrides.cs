using System.Collections.Immutable;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.Commands;

/// <summary>What the command line puts in the place of a scenario's own values.</summary>
/// <param name="Settings">Parameters.</param>
/// <param name="Every">The interval of the table, instead of the scenario's plan of times.</param>
/// <param name="Times">The times of the table, instead of the scenario's plan of times.</param>
/// <param name="From">The first time of the table.</param>
/// <param name="To">The last time of the table.</param>
internal sealed record RunOverrides(ImmutableArray<NamedValue> Settings, Duration? Every, ImmutableArray<Moment>? Times, Moment? From,
    Moment? To)
{
    /// <summary>The structure, in the place of the scenario's own.</summary>
    public AdaptationStructure? Structure { get; init; }

    /// <summary>Reads the options; their faults are added to <paramref name="faults"/>.</summary>
    public static RunOverrides Read(RunRequest request, List<string> faults)
    {
        ImmutableArray<NamedValue> settings = ReadSettings(request.Settings, faults);
        if (request is { Every: not null, Times: not null }) faults.Add("--every and --times exclude each other; give one of them.");
        Duration? every = null;
        if (request.Every is { } interval)
        {
            if (MomentText.TryReadDuration(interval, out Duration step, out TextProblem problem)) every = step;
            else faults.Add(Told("--every", interval, problem));
        }

        ImmutableArray<Moment>? times = null;
        if (request.Times is { } list) times = [.. list.Split(',').Select(time => ReadMoment("--times", time.Trim(), faults) ?? default)];
        return new RunOverrides(settings, every, times, ReadMoment("--from", request.From, faults), ReadMoment("--to", request.To, faults))
        {
            Structure = request.Structure,
        };
    }

    /// <summary>The scenario with the values of the command line, not checked yet.</summary>
    public Scenario Apply(Scenario scenario)
    {
        OutputPlan output = scenario.Output;
        if (Every is not null) output = output with { Every = Every, Times = [] };
        if (Times is { } times) output = output with { Every = null, Times = times };
        return scenario with
        {
            Structure = Structure ?? scenario.Structure,
            Output = output with { From = From ?? output.From, To = To ?? output.To },
            Parameters = [.. scenario.Parameters.Where(old => Settings.All(set => set.Name != old.Name)), .. Settings],
        };
    }

    /// <summary>A fault that the command line brought in is told with the option's name instead of a path in the file.</summary>
    public string InTermsOfOptions(Fault fault)
    {
        (string Path, bool IsStated, string Option)[] options =
        [
            ("$.output.every", Every is not null, "--every"),
            ("$.output.times", Times is not null, "--times"),
            ("$.output.from", From is not null, "--from"),
            ("$.output.to", To is not null, "--to"),
            .. Settings.Select(one => ($"$.parameters['{one.Name}']", true, $"--set {one.Name}")),
        ];
        foreach ((string path, bool isStated, string option) in options)
        {
            bool isMeant = fault.Path.StartsWith(path, StringComparison.Ordinal)
                && (fault.Path.Length == path.Length || fault.Path[path.Length] is '.' or '[');
            if (isStated && isMeant) return (fault with { Path = option }).ToString();
        }

        return fault.ToString();
    }

    // Keys and numbers; the ranges are checked with the scenario.
    private static ImmutableArray<NamedValue> ReadSettings(IReadOnlyList<string> settings, List<string> faults)
    {
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        foreach (string setting in settings)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                faults.Add($"--set {setting}: not of the form Key=value, as Nmda.EthanolIc50=40.");
                continue;
            }

            string key = setting[..equals].Trim(), text = setting[(equals + 1)..].Trim();
            if (!ParameterKeys.All.Contains(key, StringComparer.Ordinal))
            {
                string meant = NearestName.Find(key, ParameterKeys.All) is { } near ? $" Did you mean {near}?"
                    : " See: neurobalance parameters";
                faults.Add($"--set {setting}: there is no parameter {key}.{meant}");
            }

            if (!NumberText.TryRead(text, out double value, out string problem)) faults.Add($"--set {setting}: {problem}.");
            else if (!values.TryAdd(key, value)) faults.Add($"--set {setting}: {key} is set twice.");
        }

        return [.. values.Select(pair => new NamedValue(pair.Key, pair.Value))];
    }

    private static Moment? ReadMoment(string option, string? text, List<string> faults)
    {
        if (text is null) return null;
        if (MomentText.TryReadMoment(text, out Moment moment, out TextProblem problem)) return moment;
        faults.Add(Told(option, text, problem));
        return null;
    }

    private static string Told(string option, string text, TextProblem problem) =>
        new Fault(option, '"' + text + '"', problem.Message, problem.Allowed, problem.Suggestion).ToString();
}
