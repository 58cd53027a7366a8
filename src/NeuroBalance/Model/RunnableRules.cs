namespace NeuroBalance.Models;

/// <summary>What a text must have in common with the built-in model so that scenarios can be run with it.</summary>
internal sealed class RunnableRules(ModelGraph graph, ModelGraph known)
{
    private readonly ModelDocument text = graph.Document, builtIn = known.Document;
    private readonly SourceText source = graph.Document.Source;
    private static readonly string[] Units = ["g", "mg"];

    /// <summary>Throws when the text cannot be run.</summary>
    /// <exception cref="ModelException">It cannot; lists what stands in the way, with its places.</exception>
    public void Check()
    {
        Compare(text.States, builtIn.States, "state", row => row.Symbol, row => $"{row.Name}, in {row.UnitText}");
        Compare(text.Inputs, builtIn.Inputs, "input", row => row.Symbol, row => $"{row.Name}, in {row.UnitText}, holds {Shown(row.Holds)}");
        foreach (InputRow row in text.Inputs.Skip(builtIn.Inputs.Count))
        {
            source.Fault(row.Symbol.Place, "runs of scenarios know the inputs of the built-in model alone, and this one is added");
        }
        Compare(text.Doses, builtIn.Doses, "dose", row => row.Drug,
            row => $"{row.Drug.Text} by the route {row.Route.Text} into {row.Into.Text}, in {row.Unit}, closed form "
                + Shown(row.ClosedForm));
        CheckDoseFactors();
        CheckAddedDoses();
        CheckAddedNames();
        CheckParameters();
        CheckQuantities();
        source.ThrowIfFaulty();
    }

    // Rows stand for one another by their order, which is that of the engine; what is added comes after them.
    private void Compare<TRow>(List<TRow> rows, List<TRow> needed, string kind, Func<TRow, Cell> nameOf, Func<TRow, string> words)
    {
        for (int i = 0; i < needed.Count; i++)
        {
            string own = i < rows.Count ? words(rows[i]) : "", other = words(needed[i]);
            if (own == other) continue;
            source.Fault(i < rows.Count ? nameOf(rows[i]).Place : default, own.Length == 0
                ? $"runs of scenarios need the {kind} {other}, which the text has not"
                : $"runs of scenarios need the {kind} {other} here, not {own}");
            return;
        }
    }

    // Ethanol in the guts and in the blood is carried in another form while it is integrated, which the engine's own doses alone know.
    private void CheckAddedDoses()
    {
        foreach (DoseRow row in text.Doses.Skip(builtIn.Doses.Count))
        {
            if (!Units.Contains(row.Unit.ToString()))
            {
                source.Fault(row.Drug.Place, $"scenarios state doses in g or mg, and this one is in {row.Unit}");
            }
            if (!row.ClosedForm.IsEmpty)
            {
                source.Fault(row.ClosedForm.Place,
                    "runs of scenarios keep the two guts of ethanol in closed form, and no other compartment");
            }
            if (text.States.FindIndex(state => state.Symbol.Text == row.Into.Text) is >= 0 and int into
                && into < Quantity.StateCount && TotalEthanol.Replaces(Quantity.All[into]))
            {
                source.Fault(row.Into.Place, "ethanol is dosed by the events of the built-in model alone");
            }
        }
    }

    // The first column of a table is the time.
    private void CheckAddedNames()
    {
        foreach (StateRow row in text.States.Where(row => row.Name == "Time"))
        {
            source.Fault(row.Symbol.Place, "'Time' is a column of every table of results already");
        }

        foreach (NamedLine row in text.Names.Where(row => row.Name == "Time" && row.Reported))
        {
            source.Fault(row.Symbol.Place, "'Time' is a column of every table of results already");
        }
    }

    private void CheckDoseFactors()
    {
        GraphComparison comparison = new(graph, known);
        for (int i = 0; i < Math.Min(graph.DoseFactors.Count, known.DoseFactors.Count); i++)
        {
            if (comparison.Same(graph.DoseFactors[i], known.DoseFactors[i])) continue;
            source.Fault(text.Doses[i].Place, "runs of scenarios give doses as the built-in model does, and this one would move its compartment otherwise");
        }
    }

    private void CheckParameters()
    {
        foreach (ParameterRow row in text.Parameters)
        {
            ParameterRow? same = builtIn.Parameters.Find(one => one.Key == row.Key);
            if (same is not null && same.UnitText != row.UnitText)
            {
                source.Fault(row.Symbol.Place,
                    $"the unit of {row.Key} is {same.UnitText} in files and on the command line, not {row.UnitText}");
            }
            if (same is null && !IsKey(row.Key))
            {
                source.Fault(row.Symbol.Place, $"'{row.Key}' is no key that a scenario could set; a key is a word, a point and a word, such as Nmda.Hill");
            }
        }
    }

    // What a path into a scenario could not be taken for.
    private static bool IsKey(string key) =>
        key.Split('.') is [{ Length: > 0 } group, { Length: > 0 } name] && char.IsAsciiLetterUpper(group[0])
            && (group + name).All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private void CheckQuantities()
    {
        foreach (Quantity quantity in Quantity.All.Where(one => !one.IsState))
        {
            List<GraphLine> lines = quantity.IsScale ? graph.Readouts : graph.Algebra;
            List<GraphLine> others = quantity.IsScale ? graph.Algebra : graph.Readouts;
            if (lines.Exists(line => line.Name == quantity.Name)) continue;
            string block = quantity.IsScale ? Blocks.Readouts : Blocks.Algebra;
            GraphLine? elsewhere = others.Find(line => line.Name == quantity.Name);
            source.Fault(elsewhere?.Syntax.NamePlace ?? default, elsewhere is null
                ? $"runs of scenarios show {quantity.Name}, and no line of the text has this name"
                : $"runs of scenarios look for {quantity.Name} in the block '{block}'");
        }
    }

    private static string Shown(Cell cell) => cell.IsEmpty ? "nothing" : cell.Text;
}
