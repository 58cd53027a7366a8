using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>A model that was read from its text: what it calculates, with which parameters, and where doses go.</summary>
/// <remarks>
/// The language is described in the manual's page on models. Reading checks names, units and what the text claims of its equations.
/// </remarks>
public sealed partial class Model
{
    private const int LongestChain = 20;
    private static readonly Lazy<Model> BuiltIn = new(ReadBuiltIn);

    private readonly string path;
    private readonly Func<string, string?> linked;
    private readonly ImmutableArray<NamedText> variants;
    private readonly Lazy<RunnableText> runs;

    private Model(string text, string path, Func<string, string?> linked, params ImmutableArray<NamedText> variants)
    {
        Text = text;
        this.path = path;
        this.linked = linked;
        this.variants = variants;
        List<(string Link, string Text)> tables = [];
        Graph = ModelGraph.Read(text, path, Opened, variants.AsSpan());
        runs = new Lazy<RunnableText>(() => RunnableText.Of(Graph));
        ModelDocument document = Graph.Document;
        // The last variant that has a heading: what adds read-outs has none.
        Title = variants.Select(one => FirstHeading().Match(one.Text)).LastOrDefault(heading => heading.Success) is { } own
            ? own.Groups[1].Value.Trim() : document.Title;
        Quantities =
        [
            .. document.States.Select((state, i) =>
                new ModelQuantity(i, state.Name, state.Symbol.Text, state.UnitText, state.Meaning, true)),
            .. document.Names.Where(line => line.Reported)
                .Select((line, i) =>
                    new ModelQuantity(document.States.Count + i, line.Name, line.Symbol.Text, line.UnitText, line.Meaning, false)),
        ];
        Parameters =
            [.. document.Parameters.Select(row =>
            new ModelParameter(row.Key, row.Symbol.Text, row.Value, row.UnitText) { Low = row.Low, High = row.High })];
        Doses = [
            .. document.Doses.Select(row =>
            new ModelDose(row.Drug.Text, row.Route.Text, row.Unit.ToString(), StateOf(document, row.Into.Text)))];
        InitialState = [.. document.States.Select(state => state.Initial)];
        MovingFromTheStart = [.. AtRest.MovingFromTheStart(Graph).Select(state => document.States[state].Name)];
        // Where a text lies is not what it says: the link to what it is based on does not count, and what that holds does.
        string all = string.Join('\0', [.. Texts.Select(one => BasedOn().Replace(one.Text.ReplaceLineEndings("\n"), "")),
            .. tables.Select(table => table.Text.ReplaceLineEndings("\n"))]);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));

        Tables = [.. tables];

        string? Opened(string link)
        {
            if (linked(link) is not { } table) return null;
            tables.Add((link, table));
            return table;
        }
    }

    /// <summary>The balance of GABA-A and NMDA signalling under alcohol, ketamine and benzodiazepine: the model of this package.</summary>
    public static Model AlcoholBalance => BuiltIn.Value;

    /// <summary>The first heading of the text, of a variant that of the variant.</summary>
    public string Title { get; }

    /// <summary>The text, without its variants.</summary>
    public string Text { get; }

    /// <summary>
    /// The SHA-256 of the text, its variants and the table of parameters that it links to, with line ends of one character and without the
    /// lines "Based on:", in hexadecimal digits.
    /// </summary>
    public string Hash { get; }

    /// <summary>The states, then the lines that the text reports, in the order of its tables.</summary>
    public ImmutableArray<ModelQuantity> Quantities { get; }

    /// <summary>The parameters, in the order of their table.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>Which drug goes where by which route.</summary>
    public ImmutableArray<ModelDose> Doses { get; }

    /// <summary>Where the states start in a subject who never met a drug, in the order of the states and in their units.</summary>
    public ImmutableArray<double> InitialState { get; }

    /// <summary>
    /// The states that move from the start although nothing acts; none when the initial state is proved a fixed point for all parameters.
    /// </summary>
    public ImmutableArray<string> MovingFromTheStart { get; }

    /// <summary>What the text is called: its file, and of a variant the file of the variant.</summary>
    public string Name => Path.GetFileName(variants.IsEmpty ? path : variants[^1].Path);

    internal ModelGraph Graph { get; }

    /// <summary>The text as scenarios are run with it.</summary>
    /// <exception cref="ModelException">Scenarios cannot be run with it; lists what stands in the way.</exception>
    internal RunnableText Runs => runs.Value;

    /// <summary>The tables of parameters that the text links to, by what it calls them.</summary>
    public ImmutableArray<(string Link, string Text)> Tables { get; }

    /// <summary>The text and its variants, in the order in which they are applied, as they are called in faults.</summary>
    internal IEnumerable<NamedText> Texts => [new NamedText(path, Text), .. variants];

    /// <summary>The text and the texts of its variants, in the order in which they are applied.</summary>
    public IReadOnlyList<string> AllTexts => [.. Texts.Select(one => one.Text)];

    /// <summary>Whether a text is part of the package: that of the built-in model, or of a model or variant that ships.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether every copy of the package has it.</returns>
    public static bool IsShipped(string text) => ShippedModels.Has(text);

    /// <summary>The model of this package in a structure of adaptation.</summary>
    /// <param name="structure">How receptors adapt.</param>
    /// <returns>The model with the lines of that structure; <see cref="AlcoholBalance"/> itself for the own one.</returns>
    public static Model Of(AdaptationStructure structure)
    {
        if (structure == AdaptationStructure.Own) return AlcoholBalance;
        string word = AdaptationStructures.Word(structure);
        return AlcoholBalance.With(ShippedModels.Embedded($"NeuroBalance.Model.Structures.{word}.md"), word + ".md");
    }

    /// <summary>The model with some lines replaced or added.</summary>
    /// <param name="variant">The text of the variant, in the same language: what it names as the model does stands in its place.</param>
    /// <param name="name">What the variant is called in faults.</param>
    /// <returns>The model; this one stays as it is.</returns>
    /// <exception cref="ModelException">The variant has faults, or replaces what another variant has replaced already.</exception>
    public Model With(string variant, string name = "variant.md")
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new Model(Text, path, linked, [.. variants, new NamedText(name, variant)]);
    }

    /// <summary>Reads the text of a model from a file.</summary>
    /// <param name="path">
    /// The file; a link to a table of parameters is looked for beside it. A file with a line of "Based on:" and a link is a variant of the
    /// file that the link names.
    /// </param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelException">The text has faults.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Model Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Load(path, path, 0);
    }

    /// <summary>Reads the text of a model from a file that has another name in faults.</summary>
    internal static Model Load(string path, string name) => Load(path, name, 0);

    private static Model Load(string path, string name, int depth)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        string text = File.ReadAllText(path);
        if (BasedOn().Match(text) is { Success: true } line)
        {
            string link = line.Groups[1].Value, file = Path.Combine(folder, link);
            if (!File.Exists(file)) return OnShipped(text, name, line.Groups[1], "a file, ");
            if (depth < LongestChain) return Load(file, link, depth + 1).With(text, name);
            throw new ModelException(
                [FaultAt(name, text, line.Groups[1], $"more than {LongestChain} texts are based on one another")]);
        }

        return new Model(text, name,
            link => Path.Combine(folder, link) is var file && File.Exists(file) ? File.ReadAllText(file) : null);
    }

    /// <summary>Reads the text of a model.</summary>
    /// <param name="text">
    /// The text, whose parameters are in a table of its own. One with a line of "Based on:" and a link is a variant of the shipped model
    /// that the link names.
    /// </param>
    /// <param name="name">What the text is called in faults.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelException">The text has faults.</exception>
    public static Model Parse(string text, string name = "model.md")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return BasedOn().Match(text) is { Success: true } line
            ? OnShipped(text, name, line.Groups[1], "") : new Model(text, name, _ => null);
    }

    /// <summary>Finds a quantity by its exact name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The quantity, or null when the model has none of that name.</returns>
    public ModelQuantity? FindQuantity(string name)
    {
        foreach (ModelQuantity quantity in Quantities)
        {
            if (quantity.Name == name) return quantity;
        }

        return null;
    }

    /// <summary>The equations of one subject, to be given to <see cref="Ode"/>: rates by the hour, of the states in their order.</summary>
    /// <param name="parameters">Values by key, in the units of <see cref="Parameters"/>; the others have their defaults.</param>
    /// <param name="inputs">Values by name, in the units of the text; the others are 0.</param>
    /// <returns>The equations; one thread at a time may use them.</returns>
    /// <exception cref="ArgumentException">The model has no parameter or input of a name, or a value is not finite.</exception>
    public OdeFunction Equations(IReadOnlyDictionary<string, double>? parameters = null,
        IReadOnlyDictionary<string, double>? inputs = null) =>
        EquationsOf(parameters, inputs).Rates;

    /// <summary>The derivatives of <see cref="Equations"/> by the states, exact, for <see cref="OdeOptions.Jacobian"/>.</summary>
    /// <remarks>They are found from the text, line by line. Where a value has a corner, they follow the side that its rule takes.</remarks>
    /// <param name="parameters">Values by key, in the units of <see cref="Parameters"/>; the others have their defaults.</param>
    /// <param name="inputs">Values by name, in the units of the text; the others are 0.</param>
    /// <returns>The derivatives; one thread at a time may use them.</returns>
    /// <exception cref="ArgumentException">The model has no parameter or input of a name, or a value is not finite.</exception>
    public OdeJacobian Jacobian(IReadOnlyDictionary<string, double>? parameters = null,
        IReadOnlyDictionary<string, double>? inputs = null) =>
        EquationsOf(parameters, inputs).Jacobian;

    private ModelEquations EquationsOf(IReadOnlyDictionary<string, double>? parameters, IReadOnlyDictionary<string, double>? inputs)
    {
        GivenValues given = new();
        double[] values = ParameterValues(given, parameters);
        double[] acting = given.Fill(new double[Graph.Document.Inputs.Count], InputNames, inputs, "input");
        given.ThrowIfFaulty();
        return new ModelEquations(Graph, values, acting);
    }

    // A variant of a model that ships with the package.
    private static Model OnShipped(string text, string name, Group link, string others) =>
        ShippedModels.TryFindBase(link.Value, out Model? shipped) ? shipped.With(text, name)
            : throw new ModelException([FaultAt(name, text, link, $"there is no '{link.Value}' that this text could be based on; "
                + $"allowed: {others}MODEL.md, or one of {string.Join(", ", ShippedModels.Names)}")]);

    private static ModelFault FaultAt(string path, string text, Group place, string message)
    {
        int start = place.Index == 0 ? 0 : text.LastIndexOf('\n', place.Index - 1) + 1, end = text.IndexOf('\n', place.Index);
        return new ModelFault(path, text.AsSpan(0, place.Index).Count('\n') + 1, place.Index - start + 1, place.Length, message,
            text[start..(end < 0 ? text.Length : end)].TrimEnd('\r'));
    }

    private static string StateOf(ModelDocument document, string symbol) =>
        document.States.First(state => state.Symbol.Text == symbol).Name;

    private static Model ReadBuiltIn()
    {
        string text = ShippedModels.Embedded("NeuroBalance.Model.MODEL.md");
        return new Model(text, "MODEL.md", _ => ShippedModels.Embedded("NeuroBalance.Parameterization.parameters.json"));
    }

    [GeneratedRegex(@"^# (.+)$", RegexOptions.Multiline)]
    private static partial Regex FirstHeading();

    [GeneratedRegex(@"^Based on: \[[^\]\n]*\]\(([^)\n]+)\)\s*$", RegexOptions.Multiline)]
    private static partial Regex BasedOn();
}
