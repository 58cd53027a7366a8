using System.Globalization;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <summary>Writes the statements of one method: nodes as locals, fields or parts of an expression.</summary>
internal sealed class MethodWriter(ModelGraph model, EquationNames names, EvaluationPlan? plan, List<string> lines)
{
    private const int LineLength = 139;

    private readonly Graph graph = model.Graph;
    private readonly HashSet<string> locals = new(StringComparer.Ordinal);
    private int longest = 100;

    /// <summary>How nodes that are known read.</summary>
    public Dictionary<int, string> Known { get; } = [];

    /// <summary>Reads a parameter of a group: only where the constants are worked out.</summary>
    public Func<int, string>? ReadParameter { get; init; }

    public string Indent { get; set; } = "        ";

    public void Write(string line) => lines.Add(line.Length == 0 ? "" : Indent + line);

    /// <summary>Sets what follows off from what is above.</summary>
    public void Separate()
    {
        if (lines.Count > 0 && lines[^1].Trim() is not ("{" or "")) lines.Add("");
    }

    /// <summary>Writes "target = node;", with parts of it as locals until it fits a line.</summary>
    public void Assign(string target, int node, bool declare = false)
    {
        string start = $"{(declare ? "T " : "")}{target} = ";
        Dictionary<int, string> known = new(Known);
        HashSet<string> taken = [.. locals];
        int count = lines.Count;
        for (longest = 100; ; longest -= 20)
        {
            string text = Known.TryGetValue(node, out string? same) ? same : IsLeaf(node) ? Pack(node) : Strip(Operate(graph[node]));
            Write($"{start}{text};");
            if (longest < 30 || lines.Skip(count).All(line => line.Length <= LineLength)) return;

            lines.RemoveRange(count, lines.Count - count);
            locals.Clear();
            locals.UnionWith(taken);
            Known.Clear();
            foreach ((int one, string name) in known)
            {
                Known[one] = name;
            }
        }
    }

    private bool IsLeaf(int node) => Graph.Arity(graph[node].Operation) == 0
        || (ReadParameter is null && graph[node].Level == Level.Parameter);

    /// <summary>A local for a node.</summary>
    public string Local(int node)
    {
        string name = names.Of(node);
        return LocalNamed(char.ToLowerInvariant(name[0]) + name[1..]);
    }

    public string LocalNamed(string name)
    {
        string unique = name;
        for (int n = 2; !locals.Add(unique); n++)
        {
            unique = name + n.ToString(CultureInfo.InvariantCulture);
        }
        return unique;
    }

    /// <summary>A node as an expression, in brackets where it is an operation.</summary>
    public string Text(int node)
    {
        if (Known.TryGetValue(node, out string? known)) return known;
        Node n = graph[node];
        if (n.Operation == Operation.Number) return Literal(n.Value);
        if (n.Operation == Operation.State) return "y." + model.Document.States[n.A].Name;
        if (n.Operation == Operation.Input) return "Inputs." + model.Document.Inputs[n.A].Name;
        if (ReadParameter is null && n.Level == Level.Parameter) return "c." + names.Of(node);
        if (ReadParameter is not null && n.Operation == Operation.Parameter) return ReadParameter(n.A);
        string text = Operate(n);
        if (text.Length <= longest) return text;

        // What is long becomes a local, so that every line can be read.
        string name = LocalNamed(char.ToLowerInvariant(names.Owner(node)[0]) + names.Owner(node)[1..] + "Term");
        Write($"T {name} = {Strip(text)};");
        return Known[node] = name;
    }

    private string Operate(Node n) => n.Operation switch
    {
        Operation.Negate => $"(-{Text(n.A)})",
        Operation.Add => Binary(n, "+"),
        Operation.Subtract => Binary(n, "-"),
        Operation.Multiply => Binary(n, "*"),
        Operation.Divide => Binary(n, "/"),
        Operation.Exp => $"T.Exp({Strip(Text(n.A))})",
        Operation.Log => $"T.Log({Strip(Text(n.A))})",
        Operation.Sqrt => $"T.Sqrt({Strip(Text(n.A))})",
        Operation.Abs => $"T.Abs({Strip(Text(n.A))})",
        Operation.Min => $"T.Min({Pack(n.A)}, {Pack(n.B)})",
        Operation.Max => $"T.Max({Pack(n.A)}, {Pack(n.B)})",
        Operation.Power => $"T.Pow({Pack(n.A)}, {Pack(n.B)})",
        Operation.Positive => $"PositivePart.Of({Strip(Text(n.A))})",
        Operation.Less => $"T.LessThan({Pack(n.A)}, {Pack(n.B)})",
        Operation.LessOrEqual => $"T.LessThanOrEqual({Pack(n.A)}, {Pack(n.B)})",
        Operation.Equal => $"T.Equal({Pack(n.A)}, {Pack(n.B)})",
        Operation.And => $"T.And({Pack(n.A)}, {Pack(n.B)})",
        Operation.Or => $"T.Or({Pack(n.A)}, {Pack(n.B)})",
        Operation.Select => $"T.Select({Pack(n.A)}, {Pack(n.B)}, {Pack(n.C)})",
        Operation.Number or Operation.Parameter or Operation.Input or Operation.State =>
            throw new InvalidOperationException($"{n.Operation} is no operation of values."),
    };

    private string Binary(Node n, string mark) => $"({Text(n.A)} {mark} {Text(n.B)})";

    private string Pack(int node) => IsNumber(node) && !Known.ContainsKey(node) ? $"T.Broadcast({Literal(graph[node].Value)})"
        : Strip(Text(node));

    private bool IsNumber(int node) => graph[node].Operation == Operation.Number;

    private static string Literal(double value)
    {
        if (double.IsNaN(value)) return BitConverter.DoubleToInt64Bits(value) == -1 ? "BitConverter.Int64BitsToDouble(-1)" : "double.NaN";
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
    }

    // Without the brackets around the whole of it.
    private static string Strip(string text)
    {
        if (!text.StartsWith('(')) return text;
        int open = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') open++;
            else if (text[i] == ')' && --open == 0) return i == text.Length - 1 ? text[1..^1] : text;
        }

        return text;
    }

    /// <summary>Writes locals for what several rates share and no part has worked out.</summary>
    public void Prepare(int node)
    {
        if (plan is null) return;
        foreach (int input in plan.Inputs(node).Distinct())
        {
            if (Known.ContainsKey(input)) continue;
            Prepare(input);
            string local = Local(input);
            Assign(local, input, declare: true);
            Known[input] = local;
        }
    }
}
