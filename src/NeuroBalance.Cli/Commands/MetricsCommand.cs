using System.CommandLine;
using NeuroBalance.Cli.CommandLines;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>metrics</c>: what a plan may measure on each member.</summary>
internal static class MetricsCommand
{
    private const string Examples = """
        Examples:
          neurobalance metrics
          neurobalance metrics onset

        A metric of a plan is { "name": "worst", "kind": "peak", "of": "Withdrawal", "from": "0 h after last drink" }: the kind, the keys that
        it needs, and in brackets those that it may have. Names of quantities: neurobalance quantities.
        """;

    public static Command Create(Terminal terminal) => Listing.Command(terminal, "metrics",
        "Lists the kinds of metrics of plans, each with its keys and what it measures", Examples, ["Kind", "Keys", "What"],
        _ => [.. MetricKind.All.Select(one => (IReadOnlyList<string>)[one.Word, Keys(one), one.Description])]);

    private static string Keys(MetricKind kind) =>
        string.Join(", ", kind.RequiredKeys.Concat(kind.OptionalKeys.Select(key => $"[{key}]")));
}
