using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.CommandLines;

/// <summary>The names that the tab key completes.</summary>
internal static class Completion
{
    /// <summary>Completes the names of scenarios.</summary>
    public static void AddScenarios(this Argument argument) =>
        argument.CompletionSources.Add(_ => Scenario.Names.Select(one => new CompletionItem(one, detail: Scenario.Named(one).Title)));

    /// <summary>Completes the keys of parameters, each up to its equals sign.</summary>
    public static void AddParameters(this Option option) =>
        option.CompletionSources.Add(context => Rows(context).Select(one =>
            new CompletionItem(one.Key + "=", detail: one.Description)));

    /// <summary>The parameters that a command line knows, by the model that it states.</summary>
    public static IReadOnlyList<ParameterInfo> Rows(CompletionContext context)
    {
        List<string> faults = [];
        OptionResult? model = context.ParseResult.CommandResult.Children.OfType<OptionResult>()
            .FirstOrDefault(option => option.Option.Name == "--model");
        string? typed = model?.Tokens is [{ } token, ..] ? token.Value : null;
        return ParameterCatalog.Of(ModelChoice.Read(typed, null, faults)?.Equations.Text);
    }

    /// <summary>Completes the sizes of figures.</summary>
    public static void AddSizes(this Option option) =>
        option.CompletionSources.Add(_ => FigureSize.All.Select(one => new CompletionItem(one.Name, detail: one.Description)));

    /// <summary>Completes the panels of figures, in the spelling that needs no quotation marks.</summary>
    public static void AddPanels(this Option option) =>
        option.CompletionSources.Add(_ => Figure.Panels.Select(one => new CompletionItem(one.ToLowerInvariant().Replace(' ', '-'))));
}
