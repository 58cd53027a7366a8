namespace NeuroBalance.Models;

/// <summary>A line that has a value: an intermediate result or a read-out.</summary>
internal sealed record GraphLine(LineSyntax Syntax, int Node, Unit? Unit)
{
    /// <summary>What the table says of the line, or null.</summary>
    public NamedLine? Named { get; init; }

    public string Symbol => Syntax.Name;

    /// <summary>The name of the line; its symbol where no table gives it one.</summary>
    public string Name => Named?.Name ?? Syntax.Name;
}

/// <summary>A rate of change.</summary>
internal sealed record GraphRate(LineSyntax Syntax, int Node)
{
    /// <summary>The node of the rate while every state keeps within its range.</summary>
    public int Inside { get; init; }
}

/// <summary>A model's text as operations: what every evaluator starts from.</summary>
internal sealed class ModelGraph
{
    private readonly Lazy<RateJacobian> jacobian;
    private readonly Lazy<InterpreterPlan> interpreterPlan;

    private ModelGraph(ModelDocument document, Graph graph)
    {
        Document = document;
        Graph = graph;
        jacobian = new Lazy<RateJacobian>(() => RateJacobian.Of(this));
        interpreterPlan = new Lazy<InterpreterPlan>(() => new InterpreterPlan(this));
    }

    public ModelDocument Document { get; }

    public Graph Graph { get; }

    /// <summary>The rates, in the order of the states.</summary>
    public List<GraphRate> Rates { get; } = [];

    /// <summary>The lines of algebra and equations that are no rates, in an order in which they can be computed.</summary>
    public List<GraphLine> Algebra { get; } = [];

    /// <summary>The read-outs, in an order in which they can be computed.</summary>
    public List<GraphLine> Readouts { get; } = [];

    /// <summary>How far one unit of each dose moves its compartment, in the order of the table.</summary>
    public List<int> DoseFactors { get; } = [];

    /// <summary>The compartments whose closed form the text states and the graph proves.</summary>
    public List<ClosedForm> ClosedForms { get; } = [];

    /// <summary>The derivatives of the rates by the states.</summary>
    public RateJacobian Jacobian => jacobian.Value;

    /// <summary>What interpreters of the model do, shared by all of them.</summary>
    public InterpreterPlan InterpreterPlan => interpreterPlan.Value;

    /// <summary>A model of the same states, parameters and inputs that answers nothing but read-outs of a graph.</summary>
    public ModelGraph WithReadouts(Graph graph, IEnumerable<GraphLine> lines)
    {
        ModelGraph model = new(Document, graph);
        model.Readouts.AddRange(lines);
        return model;
    }

    /// <summary>Reads a text and its variants.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">What it is called in faults.</param>
    /// <param name="linked">Opens a file that the text links to; null when there is none.</param>
    /// <param name="variants">What lines and rows of the text are replaced by, and what is added.</param>
    /// <exception cref="ModelException">The text or a variant has faults.</exception>
    public static ModelGraph Read(string text, string path, Func<string, string?> linked, params ReadOnlySpan<NamedText> variants)
    {
        SourceText source = new([new NamedText(path, text), .. variants]);
        ModelDocument document = DocumentReader.Read(source, linked);
        ModelGraph model = new(document, new Graph());
        new Binder(model).Bind();
        source.ThrowIfFaulty();
        return model;
    }
}
