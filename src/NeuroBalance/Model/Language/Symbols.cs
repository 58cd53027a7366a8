namespace NeuroBalance.Models;

internal enum SymbolKind
{
    State,
    Input,
    Parameter,
    Line,
    Function,
}

/// <summary>A symbol and where it stands in its table or list.</summary>
internal readonly record struct Symbol(SymbolKind Kind, int Index, Place Place);

/// <summary>All symbols of a model, each declared once, and the names and keys that stand for them.</summary>
internal sealed class Symbols
{
    private readonly SourceText source;
    private readonly Dictionary<string, Symbol> all = new(StringComparer.Ordinal);

    public Symbols(ModelDocument document)
    {
        source = document.Source;
        for (int i = 0; i < document.States.Count; i++)
        {
            Declare(document.States[i].Symbol, SymbolKind.State, i);
        }
        for (int i = 0; i < document.Inputs.Count; i++)
        {
            Declare(document.Inputs[i].Symbol, SymbolKind.Input, i);
        }
        for (int i = 0; i < document.Parameters.Count; i++)
        {
            Declare(document.Parameters[i].Symbol, SymbolKind.Parameter, i);
        }
        for (int i = 0; i < document.Lines.Count; i++)
        {
            LineSyntax line = document.Lines[i];
            Declare(new Cell(line.Name, line.NamePlace), line.IsFunction ? SymbolKind.Function : SymbolKind.Line, i);
        }

        // A symbol goes before a name: what a text says does not change when a row elsewhere is called as its symbol is.
        foreach ((string name, Cell symbol) in document.States.Select(row => (row.Name, row.Symbol))
            .Concat(document.Inputs.Select(row => (row.Name, row.Symbol))).Concat(document.Names.Select(row => (row.Name, row.Symbol)))
            .Concat(document.Parameters.Select(row => (row.Key, row.Symbol))))
        {
            if (all.TryGetValue(symbol.Text, out Symbol meant)) all.TryAdd(name, meant);
        }
    }

    public bool TryFind(string name, out Symbol symbol) => all.TryGetValue(name, out symbol);

    /// <summary>"; did you mean 'x'?", or nothing when no name is near.</summary>
    public string Suggest(string name, IEnumerable<string> locals)
    {
        string? near = NearestName.Find(name, locals.Concat(all.Keys).Concat(Builtins.Functions.Keys));
        return near is null ? "" : $"; did you mean '{near}'?";
    }

    private void Declare(Cell name, SymbolKind kind, int index)
    {
        if (Builtins.IsReserved(name.Text))
        {
            source.Fault(name.Place, $"'{name.Text}' is a word of the language and cannot be given another meaning");
            return;
        }

        Symbol symbol = new(kind, index, name.Place);
        if (all.TryAdd(name.Text, symbol)) return;
        source.Fault(name.Place, $"'{name.Text}' has a meaning already: {Shown(all[name.Text], name.Place)}; every name is given once");
    }

    private string Shown(Symbol symbol, Place seenFrom)
    {
        string kind = symbol.Kind switch
        {
            SymbolKind.State => "the state",
            SymbolKind.Input => "the input",
            SymbolKind.Parameter => "the parameter",
            SymbolKind.Line => "the line",
            SymbolKind.Function => "the function",
        };
        return $"{kind} in {source.InWords(symbol.Place, seenFrom)}";
    }
}
