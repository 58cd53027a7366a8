namespace NeuroBalance.Models;

/// <summary>
/// What a text claims of its equations, proved from the graph or refused with the entry of the Jacobian that contradicts it.
/// </summary>
internal sealed class Proofs
{
    private readonly ModelGraph model;
    private readonly Graph graph;
    private readonly ModelDocument document;

    private Proofs(ModelGraph model)
    {
        this.model = model;
        graph = model.Graph;
        document = model.Document;
    }

    /// <summary>Proves what is claimed; what cannot be proved is a fault.</summary>
    public static void Check(ModelGraph model) => new Proofs(model).CheckClosedForms();

    private void CheckClosedForms()
    {
        foreach (DoseRow dose in document.Doses.Where(dose => !dose.ClosedForm.IsEmpty))
        {
            Cell claim = dose.ClosedForm;
            string[] ends = claim.Text.Split("->", StringSplitOptions.TrimEntries);
            int from = ends.Length == 2 ? document.States.FindIndex(state => state.Symbol.Text == ends[0]) : -1;
            int into = ends.Length == 2 ? document.States.FindIndex(state => state.Symbol.Text == ends[1]) : -1;
            if (from < 0 || into < 0 || from == into || dose.Into.Text != ends[0])
            {
                document.Source.Fault(claim.Place,
                    $"a closed form is 'FROM -> INTO' of two states, and the dose goes into FROM; '{claim.Text}' is not that");
                continue;
            }

            if (Prove(from, into, claim) is { } proved) model.ClosedForms.Add(proved);
        }
    }

    private ClosedForm? Prove(int from, int into, Cell claim)
    {
        string name = document.States[from].Symbol.Text;
        bool[] touched = DependsOn(from);
        for (int i = 0; i < model.Rates.Count; i++)
        {
            if (i != from && i != into && touched[model.Rates[i].Inside])
            {
                Refuse(claim, from, $"d{document.States[i].Symbol.Text}/d{name} is not 0: the rate of '{document.States[i].Symbol.Text}' depends on '{name}' too");
                return null;
            }
        }

        if (model.Algebra.Concat(model.Readouts).FirstOrDefault(line => touched[line.Node]) is { } line)
        {
            Refuse(claim, from, $"the line '{line.Symbol}' depends on '{name}'");
            return null;
        }

        Affine affine = new(graph, from, touched);
        if (affine.Of(model.Rates[from].Inside) is not { } own || graph[own.Slope].Level > Level.Parameter
            || graph[own.Offset].Level > Level.Input)
        {
            bool alone = affine.Of(model.Rates[from].Inside) is { } linear && graph[linear.Slope].Level <= Level.Parameter;
            Refuse(claim, from, alone
                ? $"the rate of '{name}' depends on other states than '{name}'"
                : $"d{name}/d{name} is not constant: the rate of '{name}' is not linear in '{name}'");
            return null;
        }

        string target = document.States[into].Symbol.Text;
        if (affine.Of(model.Rates[into].Inside) is not { } other || graph[other.Slope].Level > Level.Input)
        {
            Refuse(claim, from, $"d{target}/d{name} is not constant: the rate of '{target}' is not linear in '{name}'");
            return null;
        }

        return new ClosedForm(from, into, graph.Unary(Operation.Negate, own.Slope), own.Offset, other.Slope);
    }

    private void Refuse(Cell claim, int from, string why) =>
        document.Source.Fault(claim.Place, $"'{document.States[from].Symbol.Text}' has no closed form: {why}");

    private bool[] DependsOn(int state)
    {
        bool[] touched = new bool[graph.Count];
        int leaf = graph.Leaf(Operation.State, state);
        for (int node = 0; node < touched.Length; node++)
        {
            touched[node] = node == leaf || graph.Arguments(node).Any(argument => touched[argument]);
        }
        return touched;
    }
}
