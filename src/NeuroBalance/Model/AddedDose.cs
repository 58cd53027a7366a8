namespace NeuroBalance.Models;

/// <summary>A dose that the text of a model adds: which drug by which route moves which state.</summary>
internal sealed class AddedDose
{
    /// <summary>A row of a text's table of doses.</summary>
    /// <param name="graph">The text.</param>
    /// <param name="row">The place of the row in its table.</param>
    /// <param name="dose">The row.</param>
    public AddedDose(ModelGraph graph, int row, DoseRow dose)
    {
        (Drug, Route, Unit) = (dose.Drug.Text, dose.Route.Text, dose.Unit.ToString());
        Component = graph.Document.States.FindIndex(state => state.Symbol.Text == dose.Into.Text);
        Factor = graph.DoseFactors[row];
    }

    /// <summary>The drug, as scenarios name it.</summary>
    public string Drug { get; }

    /// <summary>The route, as scenarios name it.</summary>
    public string Route { get; }

    /// <summary>The unit that it is counted in: g or mg.</summary>
    public string Unit { get; }

    /// <summary>The position of the state that it moves among those that are integrated.</summary>
    public int Component { get; }

    /// <summary>The node of what one unit of it moves the state by.</summary>
    public int Factor { get; }

    /// <summary>The drug by its route, in words.</summary>
    public string Words => $"{Drug} ({Route})";
}
