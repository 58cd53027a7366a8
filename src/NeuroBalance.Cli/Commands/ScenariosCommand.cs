using System.CommandLine;
using System.CommandLine.Completions;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>scenarios</c>: the built-in ones as a list, or one as the file that it is.</summary>
internal static class ScenariosCommand
{
    private const string SchemaFile = "scenario.schema.json";

    private const string Examples = """
        Examples:
          neurobalance scenarios
          neurobalance scenarios dependence > my-scenario.json
          neurobalance scenarios --schema scenario > scenario.schema.json     (beside it: editors then check and complete while you type)
          neurobalance scenarios --schema plan > plan.schema.json
          neurobalance scenarios --schema plan --model slower.md > plan.schema.json
        """;

    private static readonly (string Name, Func<Model?, string> Text)[] Schemas =
        [("scenario", SchemaWords.OfScenarios), ("plan", SchemaWords.OfPlans)];

    public static Command Create(Terminal terminal)
    {
        Argument<string?> name = new("name") { Description = "Prints this scenario as JSON", Arity = ArgumentArity.ZeroOrOne };
        name.AddScenarios();
        Option<string?> schema = new("--schema")
        {
            HelpName = string.Join('|', Schemas.Select(one => one.Name)),
            Description = "Prints the JSON schema of scenario or plan files, for editors",
        };
        Option<string?> model = ToolOptions.Model("Whose parameters the schema names, in the place of the built-in model's");
        schema.CompletionSources.Add(_ => Schemas.Select(one => new CompletionItem(one.Name)));
        ToolCommand command =
            new("scenarios", "Lists the built-in scenarios, or prints one as a file to start from", Examples) { name, schema, model };
        command.SetAction(parsed => Show(terminal, parsed.GetValue(name), parsed.GetValue(schema),
            ModelChoice.Read(parsed.GetValue(model))));
        return command;
    }

    private static int Show(Terminal terminal, string? name, string? schema, ModelChoice? model)
    {
        if (schema is not null)
        {
            string[] known = [.. Schemas.Select(one => one.Name)];
            int place = Array.IndexOf(known, schema);
            if (place < 0)
            {
                throw CommandException.BadInput($"--schema {schema}: there is no such schema; there are {string.Join(", ", known)}.");
            }
            terminal.Out.WriteLine(Schemas[place].Text(model?.Equations.Text).TrimEnd());
            return ExitCode.Success;
        }

        if (model is not null)
        {
            throw CommandException.BadInput("--model: only a schema names the parameters of a model; give --schema too.");
        }
        if (name is null)
        {
            terminal.WriteTable(["Name", "What"],
                [.. Scenario.Names.Select(one => (IReadOnlyList<string>)[one, Scenario.Named(one).Title])]);
            return ExitCode.Success;
        }

        if (!Scenario.Names.Contains(name)) throw CommandException.BadInput(ScenarioSource.Unknown(name));
        // Behind the first brace: the rest stays as it is, to the byte.
        string json = Scenario.FileOf(name).TrimEnd();
        terminal.Out.WriteLine($"{{\n  \"$schema\": \"{SchemaFile}\",{json[1..]}");
        return ExitCode.Success;
    }
}
