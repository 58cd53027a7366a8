using System.Globalization;

namespace NeuroBalance.Models;

/// <summary>A node of the graph and its unit; no unit means that any fits, as for 0.</summary>
internal readonly record struct Value(int Node, Unit? Unit, bool IsCondition = false);

/// <summary>Turns expressions into nodes by the rules that fix the bits, and checks their units on the way.</summary>
internal sealed class Lowering(ModelDocument document, Symbols symbols, Graph graph, Dictionary<string, Value> lines)
{
    private readonly SourceText source = document.Source;
    private readonly Dictionary<string, LineSyntax> functions = document.Lines.Where(line => line.IsFunction)
        .GroupBy(line => line.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private readonly List<string> calls = [];
    private Dictionary<string, Value> locals = new(StringComparer.Ordinal);
    private Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private int operations;
    private int nesting;

    public int NotANumber => graph.Number(double.NaN);

    /// <summary>A name with its index written as a number: C50_n is C50_3.</summary>
    public static string WithIndex(string name, string index, int n) =>
        name.EndsWith("_" + index, StringComparison.Ordinal) ? $"{name[..^index.Length]}{n.ToString(CultureInfo.InvariantCulture)}" : name;

    /// <summary>The value of an expression that must be a number.</summary>
    public Value Number(Syntax syntax)
    {
        Value value = Lower(syntax);
        if (!value.IsCondition) return value;
        source.Fault(syntax.Place, "this is a condition, and a number is expected");
        return Unknown();
    }

    /// <summary>Notes a fault unless a value has the unit that it should have.</summary>
    public void ExpectUnit(Value value, Unit expected, Place place, string what)
    {
        if (value.Unit is { } unit && !unit.Same(expected))
        {
            source.Fault(place, $"{what} is in {unit}, and {expected} is expected{Factor(unit, expected)}");
        }
    }

    private Value Unknown() => new(NotANumber, null);

    private Value Lower(Syntax syntax)
    {
        if (++operations > Limits.Operations)
        {
            if (operations == Limits.Operations + 1)
            {
                source.Fault(syntax.Place,
                    $"the model has more than {Limits.Operations} operations when functions and sums are written out");
            }
            return Unknown();
        }

        if (nesting >= Limits.Nesting)
        {
            source.Fault(syntax.Place,
                $"functions and brackets lie more than {Limits.Nesting} deep inside one another when functions are written out");
            return Unknown();
        }

        nesting++;
        Value value = LowerInside(syntax);
        nesting--;
        return value;
    }

    private Value LowerInside(Syntax syntax)
    {
        return syntax switch
        {
            NumberSyntax number => Literal(number),
            NameSyntax name => Name(name),
            TextSyntax quoted => Quoted(quoted),
            CallSyntax call => Call(call),
            ChainSyntax chain => Chain(chain),
            PrefixSyntax prefix => Prefix(prefix),
            PowerSyntax power => Power(power),
            SumSyntax sum => SumOver(sum),
            _ => throw new InvalidOperationException($"{syntax.GetType().Name} is not known."),
        };
    }

    private Value Literal(NumberSyntax number)
    {
        // 0 fits any unit; every other number without one is a pure number.
        Unit? unit = number.Unit is null ? number.Value == 0 ? null : Unit.One : UnitParser.Parse(source, number.Unit, number.UnitPlace);
        return new Value(graph.Number(number.Value), unit);
    }

    private Value Quoted(TextSyntax quoted)
    {
        source.Fault(quoted.Place, "a quoted text is no number");
        return Unknown();
    }

    private Value Name(NameSyntax syntax)
    {
        string name = syntax.Name;
        if (locals.TryGetValue(name, out Value local)) return local;
        if (indices.TryGetValue(name, out int n)) return new Value(graph.Number(n), Unit.One);
        foreach ((string index, int value) in indices)
        {
            name = WithIndex(name, index, value);
        }
        if (name == Builtins.NotANumber) return Unknown();
        if (!symbols.TryFind(name, out Symbol symbol))
        {
            source.Fault(syntax.Place, $"there is no '{name}'{symbols.Suggest(name, locals.Keys)}");
            return Unknown();
        }

        switch (symbol.Kind)
        {
            case SymbolKind.State:
                return new Value(graph.Leaf(Operation.State, symbol.Index), document.States[symbol.Index].Unit);
            case SymbolKind.Input:
                return new Value(graph.Leaf(Operation.Input, symbol.Index), document.Inputs[symbol.Index].Unit);
            case SymbolKind.Parameter:
                return new Value(graph.Leaf(Operation.Parameter, symbol.Index), document.Parameters[symbol.Index].Unit);
            case SymbolKind.Line:
                // A line without a value has a fault of its own.
                return lines.TryGetValue(document.Lines[symbol.Index].Name, out Value line) ? line : Unknown();
            case SymbolKind.Function:
                source.Fault(syntax.Place, $"'{name}' is a function: its arguments are missing");
                break;
        }

        return Unknown();
    }

    private Value Prefix(PrefixSyntax prefix)
    {
        if (prefix.Operator == "not")
        {
            double all = BitConverter.Int64BitsToDouble(-1);
            return new Value(graph.Select(Condition(prefix.Value), graph.Number(0), graph.Number(all)), null, true);
        }

        Value value = Number(prefix.Value);
        return value with { Node = graph.Unary(Operation.Negate, value.Node) };
    }

    private int Condition(Syntax syntax)
    {
        Value value = Lower(syntax);
        if (!value.IsCondition) source.Fault(syntax.Place, "this is a number, and a condition is expected");
        return value.Node;
    }

    private Value Chain(ChainSyntax chain)
    {
        string first = chain.Rest[0].Operator;
        if (first is "and" or "or")
        {
            int mask = Condition(chain.First);
            foreach (Operand operand in chain.Rest)
            {
                mask = graph.Binary(first == "and" ? Operation.And : Operation.Or, mask, Condition(operand.Value));
            }
            return new Value(mask, null, true);
        }

        Value left = Number(chain.First);
        foreach (Operand operand in chain.Rest)
        {
            Value right = Number(operand.Value);
            left = operand.Operator switch
            {
                "+" => new Value(graph.Binary(Operation.Add, left.Node, right.Node), Common(left, right, operand)),
                "-" => new Value(graph.Binary(Operation.Subtract, left.Node, right.Node), Common(left, right, operand)),
                "*" => new Value(graph.Binary(Operation.Multiply, left.Node, right.Node), left.Unit * right.Unit),
                "/" => new Value(graph.Quotient(left.Node, right.Node), left.Unit / right.Unit),
                _ => Comparison(operand.Operator, left, right, Common(left, right, operand)),
            };
        }

        return left;
    }

    private Value Comparison(string comparison, Value left, Value right, Unit? unit)
    {
        _ = unit;
        int mask = comparison switch
        {
            "<" => graph.Binary(Operation.Less, left.Node, right.Node),
            ">" => graph.Binary(Operation.Less, right.Node, left.Node),
            "<=" => graph.Binary(Operation.LessOrEqual, left.Node, right.Node),
            ">=" => graph.Binary(Operation.LessOrEqual, right.Node, left.Node),
            _ => graph.Binary(Operation.Equal, left.Node, right.Node),
        };
        return new Value(mask, null, true);
    }

    private Unit? Common(Value left, Value right, Operand operand) =>
        Common(left.Unit, right.Unit, operand.Value.Place, $"'{operand.Operator}' joins");

    // The unit of both; that of the left one, with a fault, when they differ.
    private Unit? Common(Unit? left, Unit? right, Place place, string what)
    {
        if (left is { } a && right is { } b && !a.Same(b))
        {
            source.Fault(place, $"{what} {a} and {b}{Factor(a, b)}");
            return null;
        }

        return left ?? right;
    }

    private static string Factor(Unit a, Unit b) =>
        a.SameDimension(b) ? $": the same dimension, but 1 {a} is {(a.Scale / b.Scale).ToString("G6", CultureInfo.InvariantCulture)} {b}"
            : "";

    private Value Power(PowerSyntax power)
    {
        Value number = Number(power.Base);
        Value exponent = Number(power.Exponent);
        if (exponent.Unit is { } unit && !unit.Same(Unit.One))
        {
            source.Fault(power.Exponent.Place, $"an exponent is a pure number, not in {unit}");
        }
        Node literal = graph[exponent.Node];
        if (literal.Operation == Operation.Number && literal.Value is 2 or 3 or 4)
        {
            int product = graph.Binary(Operation.Multiply, number.Node, number.Node);
            for (int i = 2; i < literal.Value; i++)
            {
                product = graph.Binary(Operation.Multiply, product, number.Node);
            }
            return new Value(product, number.Unit?.ToWhole((int)literal.Value));
        }

        if (literal.Operation == Operation.Number && literal.Value == 0.5)
        {
            return new Value(graph.Unary(Operation.Sqrt, number.Node), number.Unit?.Root());
        }
        if (number.Unit is { } raised && !raised.Same(Unit.One))
        {
            source.Fault(power.Base.Place,
                $"only a pure number can be raised to this exponent, not one in {raised}; divide by its half point first");
        }
        return new Value(Ratio(number.Node, exponent.Node) ?? graph.Binary(Operation.Power, number.Node, exponent.Node), Unit.One);
    }

    // (x/c)^n = exp(n*(ln x - ln c)), 0 at 0: all powers of x then have one logarithm, and that of c is worked out once.
    private int? Ratio(int number, int exponent)
    {
        Node node = graph[number];
        if (node.Level <= Level.Parameter || graph[exponent].Level > Level.Parameter) return null;
        int half;
        if (node.Operation == Operation.Multiply && graph[node.B] is { Operation: Operation.Divide, Level: Level.Parameter } reciprocal
            && reciprocal.A == graph.Number(1))
        {
            half = reciprocal.B;
        }
        else if (node.Operation == Operation.Divide && graph[node.B].Operation == Operation.Number) half = node.B;
        else return null;
        int zero = graph.Number(0);
        int absent = graph.Binary(Operation.Equal, node.A, zero);

        // The logarithm of 0 takes the slow way, and its result would not be used.
        int log = graph.Unary(Operation.Log, graph.Select(absent, graph.Number(1), node.A));
        int difference = graph.Binary(Operation.Subtract, log, graph.Unary(Operation.Log, half));
        int result = graph.Unary(Operation.Exp, graph.Binary(Operation.Multiply, exponent, difference));
        return graph.Select(absent, zero, result);
    }

    private Value SumOver(SumSyntax sum)
    {
        Dictionary<string, int> outer = indices;
        Value? total = null;
        for (int n = sum.From; n <= sum.To; n++)
        {
            indices = new Dictionary<string, int>(outer, StringComparer.Ordinal) { [sum.Index] = n };
            Value term = Number(sum.Term);
            total = total is { } before
                ? new Value(graph.Binary(Operation.Add, before.Node, term.Node),
                    Common(before.Unit, term.Unit, sum.Term.Place, "the sum joins"))
                : term;
            if (operations > Limits.Operations) break;
        }

        indices = outer;
        return total ?? Unknown();
    }

    private Value Call(CallSyntax call)
    {
        if (Builtins.Functions.TryGetValue(call.Name, out int arity))
        {
            return HasArguments(call, arity) ? Builtin(call) : Unknown();
        }
        if (!functions.TryGetValue(call.Name, out LineSyntax? function))
        {
            string hint = symbols.TryFind(call.Name, out _) ? $"; '{call.Name}' is no function: write * for a product"
                : symbols.Suggest(call.Name, []);
            source.Fault(call.Place, $"there is no function '{call.Name}'{hint}");
            return Unknown();
        }

        // What is wrong with a function is told where it stands.
        if (function.Right is null || !HasArguments(call, function.Arguments.Count)) return Unknown();
        if (calls.Count >= Limits.Calls || calls.Contains(call.Name))
        {
            source.Fault(call.Place, calls.Contains(call.Name)
                ? $"the function '{call.Name}' calls itself"
                : $"more than {Limits.Calls} functions call one another");
            return Unknown();
        }

        Dictionary<string, Value> inner = new(StringComparer.Ordinal);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            inner[function.Arguments[i].Name] = Number(call.Arguments[i]);
        }
        (Dictionary<string, Value> outer, Dictionary<string, int> outerIndices) = (locals, indices);
        (locals, indices) = (inner, new Dictionary<string, int>(StringComparer.Ordinal));
        calls.Add(call.Name);
        Value value = Number(function.Right);
        calls.RemoveAt(calls.Count - 1);
        (locals, indices) = (outer, outerIndices);
        return value;
    }

    private bool HasArguments(CallSyntax call, int count)
    {
        if (call.Arguments.Count == count) return true;
        source.Fault(call.Place, $"'{call.Name}' has {count} {(count == 1 ? "argument" : "arguments")}, not {call.Arguments.Count}");
        return false;
    }

    private Value Builtin(CallSyntax call)
    {
        if (call.Name == "if")
        {
            int mask = Condition(call.Arguments[0]);
            Value whenTrue = Number(call.Arguments[1]);
            Value whenFalse = Number(call.Arguments[2]);
            Unit? unit = Common(whenTrue.Unit, whenFalse.Unit, call.Arguments[2].Place, "the two values of 'if' are in");
            return new Value(graph.Select(mask, whenTrue.Node, whenFalse.Node), unit);
        }

        Value a = Number(call.Arguments[0]);
        if (call.Name is "min" or "max") return Extreme(call, a, Number(call.Arguments[1]));
        switch (call.Name)
        {
            case "abs":
                return a with { Node = graph.Unary(Operation.Abs, a.Node) };
            case "sqrt":
                return new Value(graph.Unary(Operation.Sqrt, a.Node), a.Unit?.Root());
            default:
                if (a.Unit is { } unit && !unit.Same(Unit.One))
                {
                    source.Fault(call.Arguments[0].Place,
                        $"'{call.Name}' takes a pure number, not one in {unit}; divide by a value of that unit first");
                }
                return new Value(graph.Unary(call.Name == "exp" ? Operation.Exp : Operation.Log, a.Node), Unit.One);
        }
    }

    // NaN in either argument is NaN in the result. The lanes give their right argument when either is NaN.
    private Value Extreme(CallSyntax call, Value a, Value b)
    {
        Unit? unit = Common(a.Unit, b.Unit, call.Arguments[1].Place, $"'{call.Name}' compares");
        Operation operation = call.Name == "min" ? Operation.Min : Operation.Max;
        if (graph[b.Node].Operation == Operation.Number) (a, b) = (b, a);
        Node left = graph[a.Node];
        if (left.Operation != Operation.Number)
        {
            int isNumber = graph.Binary(Operation.Equal, a.Node, a.Node);
            return new Value(graph.Select(isNumber, graph.Binary(operation, a.Node, b.Node), a.Node), unit);
        }

        bool positive = operation == Operation.Max && left.Value == 0 && graph[b.Node].Operation != Operation.Number;
        return new Value(positive ? graph.Unary(Operation.Positive, b.Node) : graph.Binary(operation, a.Node, b.Node), unit);
    }
}
