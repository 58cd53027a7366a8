namespace NeuroBalance.Models;

/// <summary>Looks up the names of a document, checks its units and makes its graph.</summary>
internal sealed class Binder
{
    private const string RatePrefix = "d";

    private readonly ModelGraph model;
    private readonly ModelDocument document;
    private readonly SourceText source;
    private readonly Graph graph;
    private readonly Symbols symbols;
    private readonly Dictionary<string, Value> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedLine> named = new(StringComparer.Ordinal);
    private readonly Lowering lowering;
    private readonly Dictionary<string, int> stateOfRate = new(StringComparer.Ordinal);

    public Binder(ModelGraph model)
    {
        this.model = model;
        document = model.Document;
        source = document.Source;
        graph = model.Graph;
        symbols = new Symbols(document);
        lowering = new Lowering(document, symbols, graph, lines);
        for (int i = 0; i < document.States.Count; i++)
        {
            stateOfRate[RatePrefix + document.States[i].Symbol.Text] = i;
        }
    }

    public void Bind()
    {
        if (document.States.Count == 0)
        {
            source.Fault(default,
                "the text has no states: a table under a heading 'States' with the columns symbol, unit and initial is expected");
            return;
        }

        CheckNames();
        var rates = new GraphRate?[document.States.Count];
        foreach (int i in LineOrder.Sort(document, symbols))
        {
            LineSyntax line = document.Lines[i];
            if (line.IsFunction || line.Right is null) continue;
            Value value = lowering.Number(line.Right);
            if (line.Block == Blocks.Equations && stateOfRate.TryGetValue(line.Name, out int state))
            {
                lowering.ExpectUnit(value, document.States[state].Unit / Unit.Hour, line.Right.Place,
                    $"the rate of '{document.States[state].Symbol.Text}'");
                rates[state] = new GraphRate(line, value.Node);
            }
            else
            {
                AddLine(line, value);
            }
        }

        BindRates(rates);
        BindDoses();
        if (!source.IsFaulty) Proofs.Check(model);
    }

    private void CheckNames()
    {
        foreach (NamedLine row in document.Names)
        {
            if (!named.TryAdd(row.Symbol.Text, row)) source.Fault(row.Symbol.Place, $"'{row.Symbol.Text}' has a row already");
            else if (!document.Lines.Exists(line => !line.IsFunction && line.Name == row.Symbol.Text))
            {
                source.Fault(row.Symbol.Place,
                    $"there is no line '{row.Symbol.Text}' that this row could name{symbols.Suggest(row.Symbol.Text, [])}");
            }
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (StateRow state in document.States)
        {
            if (!names.Add(state.Name)) source.Fault(state.Symbol.Place, $"the name '{state.Name}' is given twice");
        }

        foreach (NamedLine row in document.Names)
        {
            if (!names.Add(row.Name)) source.Fault(row.Symbol.Place, $"the name '{row.Name}' is given twice");
        }

        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (ParameterRow parameter in document.Parameters)
        {
            if (!keys.Add(parameter.Key)) source.Fault(parameter.Symbol.Place, $"the key '{parameter.Key}' is given twice");
        }
    }

    private void AddLine(LineSyntax line, Value value)
    {
        if (line.Unit is not null && UnitParser.Parse(source, line.Unit, line.UnitPlace) is Unit stated)
        {
            lowering.ExpectUnit(value, stated, line.Right!.Place, $"'{line.Name}'");
            value = value with { Unit = value.Unit ?? stated };
        }

        NamedLine? name = named.GetValueOrDefault(line.Name);
        if (name is not null && new Cell(name.UnitText, default).IsEmpty) name = WithUnit(name, line, value);
        if (name is not null) lowering.ExpectUnit(value, name.Unit, line.Right!.Place, $"'{line.Name}'");
        lines[line.Name] = value;
        (line.Block == Blocks.Readouts ? model.Readouts : model.Algebra).Add(new GraphLine(line, value.Node, value.Unit) { Named = name });
    }

    // A row that states no unit has that of its line.
    private NamedLine WithUnit(NamedLine row, LineSyntax line, Value value)
    {
        Unit unit = value.Unit is { } known && !double.IsNaN(known.Scale) ? known : Unit.One;
        return document.Names[document.Names.IndexOf(row)] = row with { Unit = unit, UnitText = line.Unit?.Trim() ?? unit.ToString() };
    }

    private void BindRates(GraphRate?[] rates)
    {
        int mask = -1;
        for (int i = 0; i < rates.Length; i++)
        {
            StateRow state = document.States[i];
            bool written = document.Lines.Exists(line => line.Name == RatePrefix + state.Symbol.Text);
            if (rates[i] is null && !written)
            {
                source.Fault(state.Symbol.Place, $"the state '{state.Symbol.Text}' has no equation: a line 'd{state.Symbol.Text} = ...' in a block 'equations' is expected");
            }
            else if (rates[i] is null
                && document.Lines.Find(line => line.Name == RatePrefix + state.Symbol.Text) is { Block: not Blocks.Equations } elsewhere)
            {
                source.Fault(elsewhere.NamePlace,
                    $"the equation of '{state.Symbol.Text}' stands in the block '{elsewhere.Block}'; it belongs into 'equations'");
            }
            if (state.Keeps is { } keeps) mask = Within(mask, graph.Leaf(Operation.State, i), keeps);
        }

        for (int i = 0; i < rates.Length; i++)
        {
            if (rates[i] is not { } rate) continue;
            int node = rate.Node;
            for (int k = 0; k < document.Inputs.Count; k++)
            {
                if (!Holds(document.Inputs[k], i)) continue;
                int free = graph.Binary(Operation.Equal, graph.Leaf(Operation.Input, k), graph.Number(0));
                node = graph.Select(free, node, graph.Number(0));
            }

            int kept = mask >= 0 ? graph.Select(mask, node, lowering.NotANumber) : node;
            model.Rates.Add(new GraphRate(rate.Syntax, kept) { Inside = node });
        }

        foreach (
            InputRow input in document.Inputs.Where(input => !input.Holds.IsEmpty
            && !document.States.Exists(state => state.Symbol.Text == input.Holds.Text)))
        {
            source.Fault(input.Holds.Place, $"there is no state '{input.Holds.Text}' that the input could hold{Nearest(input.Holds.Text)}");
        }
    }

    private bool Holds(InputRow input, int state) => !input.Holds.IsEmpty && input.Holds.Text == document.States[state].Symbol.Text;

    private string Nearest(string name) =>
        NearestName.Find(name, document.States.Select(state => state.Symbol.Text)) is { } near ? $"; did you mean '{near}'?" : "";

    private int Within(int mask, int state, StateRow.Range keeps)
    {
        int low = graph.Binary(keeps.LowIsInside ? Operation.LessOrEqual : Operation.Less, graph.Number(keeps.Low), state);
        int both = low;
        if (double.IsFinite(keeps.High))
        {
            int high = graph.Binary(keeps.HighIsInside ? Operation.LessOrEqual : Operation.Less, state, graph.Number(keeps.High));
            both = graph.Binary(Operation.And, low, high);
        }

        return mask < 0 ? both : graph.Binary(Operation.And, mask, both);
    }

    private void BindDoses()
    {
        HashSet<(string, string)> known = [];
        foreach (DoseRow dose in document.Doses)
        {
            Value factor = lowering.Number(dose.PerUnit);
            model.DoseFactors.Add(factor.Node);
            if (!known.Add((dose.Drug.Text, dose.Route.Text)))
            {
                source.Fault(dose.Drug.Place, $"{dose.Drug.Text} by the route {dose.Route.Text} has a row already");
            }
            if (graph[factor.Node].Level > Level.Parameter)
            {
                source.Fault(dose.Place, "what a dose moves its compartment by depends on numbers and parameters alone");
            }
            int into = document.States.FindIndex(state => state.Symbol.Text == dose.Into.Text);
            if (into < 0)
            {
                source.Fault(dose.Into.Place, $"there is no state '{dose.Into.Text}' that the dose could go into{Nearest(dose.Into.Text)}");
            }
            else
            {
                lowering.ExpectUnit(factor with { Unit = factor.Unit * dose.Unit }, document.States[into].Unit, dose.Place,
                    $"the rise of '{dose.Into.Text}'");
            }
        }
    }
}
