using System.Collections.Immutable;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules of the read-outs that a scenario or plan adds to its model.</summary>
internal static class ReadoutRules
{
    /// <summary>The key of both files.</summary>
    internal const string Key = "readouts";

    /// <summary>The most read-outs of a file.</summary>
    internal const int Most = 1000;

    /// <summary>What stands in for a faulty expression: it fits every unit.</summary>
    internal const string Nothing = "0";

    private const string Path = "$." + Key, Time = "Time", OwnName = "a name that the model does not have";

    /// <summary>A scenario with further read-outs; what is wrong with them is reported.</summary>
    /// <param name="scenario">The scenario, whose model can be run.</param>
    /// <param name="readouts">The read-outs.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The scenario; what is measured of a read-out that has a fault is there, so that its name is not another one.</returns>
    internal static Scenario Add(Scenario scenario, ImmutableArray<NamedExpression> readouts, FaultList faults)
    {
        if (readouts.IsEmpty) return scenario;
        if (readouts.Length > Most)
        {
            faults.Add(Path, "", FormattableString.Invariant($"there are {readouts.Length} read-outs"),
                FormattableString.Invariant($"at most {Most}"));
            return scenario;
        }

        Model model = ReadoutModel.TextOf(scenario);
        ReadoutNames names = new(model);
        NamedExpression[] named = [.. readouts.Where(one => names.Check(PathOf(one), one.Name, faults))];
        ImmutableArray<NamedExpression> sound = [.. named.Select(one => IsLine(one, faults) ? one : one with { Expression = Nothing })];
        ReadoutText text = new(sound);
        try
        {
            _ = text.AddTo(model).Runs;
        }
        catch (ModelException exception)
        {
            foreach (ModelFault fault in exception.Faults)
            {
                if (text.PlaceOf(fault) is { } place) Report(place.Readout, place.Fault, faults);
                else ModelFiles.Report(new ModelException([fault]), Path, faults);
            }
            sound = [.. sound.Select(one => one with { Expression = Nothing })];
        }

        return scenario with { Readouts = [.. scenario.Readouts, .. sound] };
    }

    internal static string PathOf(NamedExpression readout) => JsonTree.Member(Path, readout.Name);

    private static bool IsLine(NamedExpression readout, FaultList faults)
    {
        string path = PathOf(readout), text = readout.Expression;
        if (!faults.Trusts(path)) return false;
        int hidden = EscapedText.FirstHidden(text), comment = text.IndexOf('#', StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(text)) faults.Add(path, $"\"{text}\"", "there is no expression", "such as NmdaTone / GabaTone");
        else if (hidden >= 0) Report(readout, At(hidden, "an expression is one line of characters that can be seen"), faults);
        else if (comment >= 0) Report(readout, At(comment, "an expression has no comment"), faults);
        else return true;
        return false;

        ModelFault At(int column, string message) => new(path, 1, column + 1, 1, message, text);
    }

    // Column 0 is the name.
    private static void Report(NamedExpression readout, ModelFault fault, FaultList faults)
    {
        string path = PathOf(readout);
        faults.Distrust(path);
        faults.Add(fault.Column == 0 ? new Fault(path, "", fault.Message)
            : new Fault(FormattableString.Invariant($"{path}, column {fault.Column}"), "", fault.Message) { Below = fault.Shown });
    }

    /// <summary>What a model has names for, so that a read-out cannot have them.</summary>
    private sealed class ReadoutNames
    {
        private readonly List<string> quantities;
        private readonly Dictionary<string, string> taken = new(StringComparer.Ordinal) { [Time] = "the column of times" };

        internal ReadoutNames(Model model)
        {
            ModelDocument text = model.Graph.Document;
            quantities = [.. QuantityRows.Of(model).All.Select(one => one.Name)];
            foreach (string name in quantities)
            {
                taken.TryAdd(name, "a quantity of the model");
            }
            Take(text.States.Select(row => (row.Symbol.Text, row.Name)), "the symbol of");
            Take(text.Names.Select(row => (row.Symbol.Text, row.Name)), "the symbol of");
            Take(text.Names.Select(row => (row.Name, row.Symbol.Text)), "the name of the line");
            Take(text.Inputs.Select(row => (row.Symbol.Text, row.Name)), "the symbol of the input");
            Take(text.Inputs.Select(row => (row.Name, row.Symbol.Text)), "the name of the input");
            Take(text.Parameters.Select(row => (row.Symbol.Text, row.Key)), "the symbol of the parameter");
            Take(text.Parameters.Select(row => (row.Key, row.Symbol.Text)), "the key of the parameter");
            Take(text.Lines.Select(line => (line.Name, "the model")), "a line or function of");
        }

        internal bool Check(string path, string name, FaultList faults)
        {
            string shown = $"\"{EscapedText.Shortened(name)}\"";
            bool isName = name.Length is > 0 and <= 64 && (char.IsAsciiLetter(name[0]) || name[0] == '_')
                && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
            if (!isName) faults.Add(path, shown, "not a name of the language", "a letter, then letters, digits and _, at most 64");
            else if (Builtins.IsReserved(name)) faults.Add(path, shown, "a word of the language", OwnName);
            else if (taken.TryGetValue(name, out string? owner)) faults.Add(path, shown, $"the name is taken: {owner}", OwnName);
            else if (NameRules.Clash(name, quantities) is { } clash) faults.Add(path, shown, clash, OwnName);
            else
            {
                taken[name] = "another read-out";
                quantities.Add(name);
                return true;
            }

            return false;
        }

        private void Take(IEnumerable<(string Name, string Of)> names, string what)
        {
            foreach ((string name, string of) in names)
            {
                taken.TryAdd(name, $"{what} {of}");
            }
        }
    }
}
