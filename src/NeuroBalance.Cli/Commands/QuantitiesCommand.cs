using System.CommandLine;
using NeuroBalance.Cli.CommandLines;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>quantities</c>: the states and read-outs that tables hold and metrics look at.</summary>
internal static class QuantitiesCommand
{
    private const string Examples = """
        Examples:
          neurobalance quantities
          neurobalance quantities ketamine
          neurobalance quantities --model memantine NMDA

        The names are the columns of the table that "run --out" writes, and what "of" and "other" take in the metrics of a plan.
        """;

    public static Command Create(Terminal terminal) => Listing.Command(terminal, "quantities",
        "Lists the states and read-outs of the model, each with its unit and what it is", Examples, ["Name", "Unit", "Kind", "What"],
        model => [.. Quantity.Of(model).Select(one =>
            (IReadOnlyList<string>)[one.Name, one.Unit, one.IsState ? "state" : "read-out", one.Description])],
        ToolOptions.Model("The quantities of a model, in the place of the built-in one's"));
}
