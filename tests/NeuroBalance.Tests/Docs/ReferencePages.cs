using System.CommandLine;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroBalance.Cli;
using NeuroBalance.Dosing;
using NeuroBalance.Metrics;
using NeuroBalance.Models;
using NeuroBalance.Tests.House;
using NeuroBalance.Texts;

namespace NeuroBalance.Tests.Docs;

/// <summary>The reference pages of the manual. All that they say of the program is asked of the program.</summary>
internal static partial class ReferencePages
{
    public const string Folder = "src/docs/reference";

    private const int HelpColumns = 110;

    private static readonly (string File, string About, Func<string, MarkdownPage> Write)[] Pages =
    [
        ("commands.md", "Every command of the tool with its arguments and options.", Commands),
        ("events.md", "The types of events of a scenario, their keys, and the units.", Events),
        ("metrics.md", "The kinds of metrics of a plan, and what each needs.", MetricKinds),
        ("outcomes.md", "Exit codes, and the words of the status columns.", Outcomes),
        ("parameters.md", "Every constant of the model with its value, range, evidence and source.", ParameterTable),
        ("quantities.md", "The states and read-outs: the columns of every result.", Quantities),
        ("scenarios.md", "The scenarios that come with the package.", NamedScenarios),
    ];

    /// <summary>The text of each page by its file name.</summary>
    public static SortedDictionary<string, string> Write()
    {
        SortedDictionary<string, string> written = new(StringComparer.Ordinal);
        foreach ((string file, string about, Func<string, MarkdownPage> write) in Pages)
        {
            written.Add(file, write(about).ToString());
        }
        written.Add("README.md", new MarkdownPage("Reference", "These pages are written from the code, and a test compares them with it.")
            .Table(["page", "what it lists"], Pages.Select(page => (string[])[$"[{page.File[..^3]}]({page.File})", page.About]))
            .ToString());
        return written;
    }

    private static MarkdownPage Commands(string about)
    {
        MarkdownPage page = new("Commands", about + " `neurobalance COMMAND --help` shows the same in the terminal. "
            + "What the [exit codes](outcomes.md) mean holds for all of them.");
        page.Block(Help());
        foreach (Command command in CommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null)).Subcommands)
        {
            page.Heading(command.Name).Block(Help(command.Name));
        }
        return page;
    }

    private static string Help(params string[] command)
    {
        using StringWriter output = new();
        Terminal terminal = new(output, TextWriter.Null) { Columns = () => HelpColumns };
        CommandLine.InvokeAsync([.. command, "--help"], terminal).GetAwaiter().GetResult();
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }

    private static MarkdownPage Events(string about)
    {
        JsonNode schema = JsonNode.Parse(Scenario.Schema)!;
        MarkdownPage page = new("Events of a scenario", about
            + " An event is an object of the list `events`. Times and amounts are texts with their unit, such as `\"14 g\"`.");
        foreach (EventForm type in EventTable.All)
        {
            JsonNode form = schema["$defs"]![type.Word]!;
            string[] required = [.. form["required"]!.AsArray().Select(one => (string)one!)];
            page.Heading(type.Word).Add(type.Description + (type.Repeats ? " It may be repeated." : " It may not be repeated.")
                + (form["oneOf"] is JsonArray one ? $" Exactly one of {string.Join(" and ", one.Select(Alone))} is stated." : ""));
            page.Table(["key", "must be there", "what stands there"],
                type.Keys.Select(key => (string[])
                    [$"`{key}`", required.Contains(key) ? "yes" : "no", Form(form["properties"]![key]!, schema)]));
        }

        page.Heading("Repetition").Add("`every` and `count` repeat an event at a distance: so many drinks of one evening. `repeatEvery` and "
            + "`repeatCount` repeat the whole again: so many evenings.");
        page.Heading("Protocols that are there").Add("`{ \"type\": \"protocol\", \"name\": \"...\" }` starts one of these, or one that the "
            + "scenario defines under `protocols`: " + string.Join(", ", BuiltInProtocols.All.Select(one => $"`{one.Name}`")) + ".");
        page.Heading("Units").Table(["of", "units"],
        [
            Units("a time", UnitTable.Times), Units("a drink", UnitTable.Drinks), Units("an amount of another drug", UnitTable.Milligrams),
            Units("an amount of ethanol by a vein", UnitTable.Grams), Units("a blood alcohol level", UnitTable.Levels),
            Units("body weight", UnitTable.Weights), Units("body height", UnitTable.Lengths),
        ]);
        return page;

        static string Alone(JsonNode? alternative) => $"`{(string)alternative!["required"]![0]!}`";
        static string[] Units<T>(string what, UnitRow<T>[] units) => [what, string.Join(", ", units.Select(unit => $"`{unit.Spelling}`"))];
    }

    // A member in words: what its form is for, or the words that it may be.
    private static string Form(JsonNode member, JsonNode schema)
    {
        if ((string?)member["$ref"] is { } reference) return Form(schema["$defs"]![reference.Split('/')[^1]]!, schema);
        if ((string?)member["const"] is { } word) return $"`\"{word}\"`";
        if (member["enum"] is JsonArray words) return "one of " + string.Join(", ", words.Select(one => $"`\"{(string)one!}\"`"));
        string example = member["examples"] is JsonArray { Count: > 0 } given
            ? " As " + string.Join(" or ", given.Select(one => $"`\"{(string)one!}\"`")) + "."
            : "";
        if ((string?)member["description"] is { } description) return description + example;
        if ((string?)member["type"] == "integer") return $"A whole number from {member["minimum"]} to {member["maximum"]}.";
        return (string?)member["pattern"] is { } pattern ? $"A word that matches `{pattern}`." : $"A {(string)member["type"]!}.";
    }

    private static MarkdownPage MetricKinds(string about) =>
        new MarkdownPage("Kinds of metrics", about + " A metric of a plan has a `name`, a `kind`, and the keys that its kind uses. It is "
            + "measured on the solver's own interpolant while a member is simulated, not on an output grid.")
            .Table(["kind", "what it measures", "needs", "may have"], MetricKind.All.Select(kind => (string[])
                [$"`{kind.Word}`", kind.Description, Keys(kind.Required), Keys(kind.Optional)]))
            .Heading("Keys").Table(["key", "what stands there"], MetricKey.All.Select(key => (string[])[$"`{key.Word}`", key.Allowed]));

    private static string Keys(IReadOnlyList<MetricKey> keys) =>
        keys.Count == 0 ? "-" : string.Join(", ", keys.Select(key => $"`{key.Word}`"));

    private static MarkdownPage Outcomes(string about)
    {
        MarkdownPage page = new("Outcomes", about);
        page.Heading("Exit codes").Table(["code", "meaning"],
            ExitCodes().Append([Interruption.TryAgain.ToString(Numbers), "A cluster's task that the system stopped: start it again."]));
        page.Heading("How a run ends").Add("The column `status` of a sweep, and `Trajectory.Status`. A sweep adds `InvalidSubject`: the member's "
            + "values are not allowed together, and nothing was simulated.").Table(["status", "meaning"], Names<SolveStatus>());
        page.Heading("Why a metric has no number").Add("The column `NAME_status` of a sweep, and the status that stands beside a metric.")
            .Table(["status", "meaning"], Names<MetricStatus>());
        return page;
    }

    // Constants of an internal class bear no documentation of their own in the tool's package: the source has it.
    private static string[][] ExitCodes()
    {
        string[][] codes = [.. DocumentedConstant().Matches(Repository.Read("src/NeuroBalance.Cli/ExitCode.cs"))
            .Select(match => (string[])[match.Groups["value"].Value, match.Groups["text"].Value])];
        return codes.Length == typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Length
            ? codes
            : throw new InvalidOperationException("An exit code has no summary.");
    }

    private static IEnumerable<string[]> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => (string[])[$"`{name}`", XmlTexts.OfField(typeof(T), name)]);

    private static MarkdownPage ParameterTable(string about)
    {
        MarkdownPage page = new("Parameters", about + " The key is the name in scenarios, in plans and for `run --set`. *Plausible* is the "
            + "range beyond which a value brings a warning, and from which virtual subjects are drawn; evidence is measured, derived, assumed "
            + "or numerical (a constant of the numerics). `neurobalance parameters KEY` shows one with what the equations allow.");
        foreach (IGrouping<string, ParameterInfo> group in ParameterCatalog.All.GroupBy(one => one.Key.Split('.')[0]))
        {
            FieldInfo home = typeof(Parameters<double>).GetField(group.Key)!;
            page.Heading(group.Key).Add(XmlTexts.OfField(typeof(Parameters<double>), group.Key));
            page.Table(["key", "what it is", "value", "plausible", "spread", "evidence", "source"], group.Select(one => (string[])
            [
                $"`{one.Key}`", XmlTexts.OfField(home.FieldType, one.Key.Split('.')[^1]), WithUnit(one), one.PlausibleText,
                Lower(one.Distribution), Lower(one.Evidence), one.Note.Length > 0 ? $"{one.Source}; {one.Note}" : one.Source,
            ]));
        }

        return page;
    }

    private static string WithUnit(ParameterInfo one) =>
        one.Unit == "1" ? one.Value.ToString(Numbers) : $"{one.Value.ToString(Numbers)} {one.Unit}";

    private static MarkdownPage Quantities(string about)
    {
        MarkdownPage page = new("States and read-outs", about + " They stand in this order after the time. A unit of 1 is a pure number. "
            + "*Density* is functional capacity relative to a naive brain, not a count of receptors.");
        page.Heading("States").Add("A state changes by an equation of its own; a scenario may set it under `initial`.")
            .Table(["name", "unit", "what it is"], Rows(states: true));
        page.Heading("Read-outs").Add("A read-out follows from the states of the same moment.")
            .Table(["name", "unit", "what it is"], Rows(states: false));
        return page;

        static IEnumerable<string[]> Rows(bool states) => Quantity.All.Where(one => one.IsState == states)
            .Select(one => (string[])[$"`{one.Name}`", one.Unit, one.Description + "."]);
    }

    private static MarkdownPage NamedScenarios(string about) =>
        new MarkdownPage("Named scenarios", about + " `neurobalance scenarios NAME` prints one as a file to start from; "
            + "`Scenario.Named(\"dependence\")` gives it to a program.")
            .Table(["name", "title", "hours", "what happens"], Scenarios.Names.Select(Scenario.Named).Select(one => (string[])
                [$"`{one.Name}`", one.Title, one.DurationHours.ToString(Numbers), one.Description]));

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static IFormatProvider Numbers => System.Globalization.CultureInfo.InvariantCulture;

    [GeneratedRegex(@"/// <summary>(?<text>[^<]+)</summary>\s+public const int \w+ = (?<value>\d+);")]
    private static partial Regex DocumentedConstant();
}
