using System.Collections.Immutable;
using System.Globalization;
using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Texts;
using NeuroBalance.Cli.Figures;

namespace NeuroBalance.Cli.Commands;

/// <summary>A request that has passed every check: what to simulate, how accurately, and what to warn about.</summary>
/// <param name="Scenario">The scenario with the overrides of the command line.</param>
/// <param name="Options">How to simulate.</param>
/// <param name="Warnings">What is usable but unlikely to be meant.</param>
internal sealed record RunPlan(Scenario Scenario, SimulationOptions Options, IReadOnlyList<string> Warnings)
{
    /// <summary>Checks a request wholly before anything is computed or written; all faults are reported together.</summary>
    /// <exception cref="CommandException">The request has faults.</exception>
    public static RunPlan Check(RunRequest request)
    {
        List<string> faults = [];
        if (request.Table is { } table && OutputFile.InputFault("--out", table, ".csv") is { } tableFault)
            faults.Add(tableFault);
        if (request.Plot is { } plot && OutputFile.InputFault("--plot", plot, FigureFile.Extensions) is { } plotFault)
            faults.Add(plotFault);
        if (request is { Table: { Length: > 0 } one, Plot: { Length: > 0 } other } && Path.GetFullPath(one) == Path.GetFullPath(other))
            faults.Add($"--out and --plot both name {one}; give each its own file.");
        SimulationOptions options = Accuracy(request, faults);
        ImmutableArray<NamedValue> settings = Settings(request.Settings, faults);
        Scenario? scenario = Read(request.Scenario, faults);
        // Without a scenario the options are still read, so that all faults are told at once.
        OutputPlan output = Overridden(request, scenario?.Output ?? OutputPlan.Hourly, faults);
        if (scenario is null || faults.Count > 0)
            throw CommandException.BadInput(faults);

        scenario = scenario with
        {
            Output = output,
            Parameters = [.. scenario.Parameters.Where(old => settings.All(set => set.Name != old.Name)), .. settings],
        };
        FaultList report = ScenarioRules.Check(scenario);
        if (report.Faults.Count > 0)
            throw CommandException.BadInput([.. report.Faults.Select(fault => InTermsOfOptions(fault, settings))]);
        if (request.Table is not null)
            OutputFile.RequireWritable("--out", request.Table);
        if (request.Plot is not null)
            OutputFile.RequireWritable("--plot", request.Plot);
        return new RunPlan(scenario, options, [.. report.Warnings.Select(warning => InTermsOfOptions(warning, settings))]);
    }

    private static Scenario? Read(string nameOrFile, List<string> faults)
    {
        try
        {
            ScenarioResult read = ScenarioSource.Read(nameOrFile);
            faults.AddRange(read.Faults.Select(fault => fault.ToString()));
            return read.Scenario;
        }
        catch (CommandException exception)
        {
            faults.AddRange(exception.Messages);
            return null;
        }
    }

    private static SimulationOptions Accuracy(RunRequest request, List<string> faults)
    {
        Tolerance("--rtol", request.RelativeTolerance, 1e-14, 0.1);
        Tolerance("--atol", request.AbsoluteTolerance, 1e-300, 1);
        if (request.LaneWidth is { } lanes && !LaneWidth.Supported.Contains(lanes))
            faults.Add($"--lanes {lanes}: may be 1, 4 or 8.");
        if (request.LaneWidth is null)
        {
            try
            {
                _ = LaneWidth.Preferred;
            }
            catch (InvalidOperationException exception)
            {
                faults.Add(exception.Message);
            }
        }

        SimulationOptions options = new() { LaneWidth = request.LaneWidth };
        return options with
        {
            RelativeTolerance = request.RelativeTolerance ?? options.RelativeTolerance,
            AbsoluteTolerance = request.AbsoluteTolerance ?? options.AbsoluteTolerance,
        };

        void Tolerance(string option, double? value, double low, double high)
        {
            if (value is { } stated && !(stated >= low && stated <= high))
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{option} {stated}: may be {low} to {high}."));
        }
    }

    // Keys and numbers; the ranges are checked with the scenario.
    private static ImmutableArray<NamedValue> Settings(IReadOnlyList<string> settings, List<string> faults)
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
                string meant = NearestName.Find(key, ParameterKeys.All) is { } near ? $" Did you mean {near}?" : " See: neurobalance parameters";
                faults.Add($"--set {setting}: there is no parameter {key}.{meant}");
            }

            if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                faults.Add($"--set {setting}: '{text}' is not a finite number with a decimal point.");
            else if (!values.TryAdd(key, value))
                faults.Add($"--set {setting}: {key} is set twice.");
        }

        return [.. values.Select(pair => new NamedValue(pair.Key, pair.Value))];
    }

    private static OutputPlan Overridden(RunRequest request, OutputPlan plan, List<string> faults)
    {
        if (request is { Every: not null, Times: not null })
            faults.Add("--every and --times exclude each other; give one of them.");
        if (request.Every is { } every)
        {
            if (MomentText.TryReadDuration(every, out Duration step, out TextProblem problem))
                plan = plan with { Every = step, Times = [] };
            else
                faults.Add(Fault("--every", every, problem));
        }

        if (request.Times is { } times)
            plan = plan with { Every = null, Times = [.. times.Split(',').Select(time => Moment("--times", time.Trim(), faults) ?? default)] };
        if (request.From is { } from)
            plan = plan with { From = Moment("--from", from, faults) };
        if (request.To is { } to)
            plan = plan with { To = Moment("--to", to, faults) };
        return plan;
    }

    private static Moment? Moment(string option, string text, List<string> faults)
    {
        if (MomentText.TryReadMoment(text, out Moment moment, out TextProblem problem))
            return moment;
        faults.Add(Fault(option, text, problem));
        return null;
    }

    private static string Fault(string option, string text, TextProblem problem) =>
        new Fault(option, '"' + text + '"', problem.Message, problem.Allowed, problem.Suggestion).ToString();

    // A fault that the command line brought in is told with the option's name instead of a path in the file.
    private static string InTermsOfOptions(Fault fault, ImmutableArray<NamedValue> settings)
    {
        string path = fault.Path;
        foreach (NamedValue setting in settings)
        {
            if (path.StartsWith("$.parameters", StringComparison.Ordinal) && path.Contains(setting.Name, StringComparison.Ordinal))
                path = "--set " + setting.Name;
        }

        foreach (string name in (string[])["every", "times", "from", "to"])
        {
            if (path.StartsWith("$.output." + name, StringComparison.Ordinal))
                path = "--" + name;
        }

        return (fault with { Path = path }).ToString();
    }
}
