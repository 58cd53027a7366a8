using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>A model that was read from its text: what it calculates, with which parameters, and where doses go.</summary>
/// <remarks>
/// The language is described in the manual's page on models. Reading checks names, units and what the text claims of its equations.
/// </remarks>
public sealed class Model
{
    private static readonly Lazy<Model> BuiltIn = new(ReadBuiltIn);

    private Model(string text, ModelGraph graph)
    {
        Text = text;
        Graph = graph;
        ModelDocument document = graph.Document;
        Title = document.Title;
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
        MovingFromTheStart = [.. AtRest.MovingFromTheStart(graph).Select(state => document.States[state].Name)];
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
    }

    /// <summary>The balance of GABA-A and NMDA signalling under alcohol, ketamine and benzodiazepine: the model of this package.</summary>
    public static Model AlcoholBalance => BuiltIn.Value;

    /// <summary>The first heading of the text.</summary>
    public string Title { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The SHA-256 of the text with line ends of one character, in hexadecimal digits.</summary>
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

    internal ModelGraph Graph { get; }

    /// <summary>Reads the text of a model from a file.</summary>
    /// <param name="path">The file; a link to a table of parameters is looked for beside it.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelException">The text has faults.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Model Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        string text = File.ReadAllText(path);
        return new Model(text,
            ModelGraph.Read(text, path, link => Path.Combine(folder, link) is var linked && File.Exists(linked) ? File.ReadAllText(linked)
            : null));
    }

    /// <summary>Reads the text of a model.</summary>
    /// <param name="text">The text, whose parameters are in a table of its own.</param>
    /// <param name="name">What the text is called in faults.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelException">The text has faults.</exception>
    public static Model Parse(string text, string name = "model.md")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new Model(text, ModelGraph.Read(text, name, _ => null));
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
    /// <exception cref="ArgumentException">The model has no parameter or input of a name.</exception>
    public OdeFunction Equations(IReadOnlyDictionary<string, double>? parameters = null,
        IReadOnlyDictionary<string, double>? inputs = null) =>
        new ModelEquations(Graph, parameters, inputs).Rates;

    private static string StateOf(ModelDocument document, string symbol) =>
        document.States.First(state => state.Symbol.Text == symbol).Name;

    private static Model ReadBuiltIn()
    {
        string text = Embedded("NeuroBalance.Model.MODEL.md");
        return new Model(text, ModelGraph.Read(text, "MODEL.md", _ => Embedded("NeuroBalance.Parameterization.parameters.json")));
    }

    private static string Embedded(string name)
    {
        using Stream stream = typeof(Model).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The package lacks {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
