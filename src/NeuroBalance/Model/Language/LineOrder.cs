namespace NeuroBalance.Models;

/// <summary>Puts lines into an order in which they can be computed: that of the text, where the text allows it.</summary>
internal static class LineOrder
{
    /// <summary>The positions of the lines in such an order; lines on a circle are faults and left out.</summary>
    public static List<int> Sort(ModelDocument document, Symbols symbols)
    {
        int count = document.Lines.Count;
        List<int>[] needs = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        for (int i = 0; i < count; i++)
        {
            Collect(document.Lines[i], symbols, needs[i]);
        }
        List<int>[] users = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        int[] waits = new int[count];
        for (int i = 0; i < count; i++)
        {
            foreach (int needed in needs[i])
            {
                users[needed].Add(i);
                waits[i]++;
            }
        }

        SortedSet<int> ready = [.. Enumerable.Range(0, count).Where(i => waits[i] == 0)];
        List<int> order = [];
        while (ready.Count > 0)
        {
            int line = ready.Min;
            ready.Remove(line);
            order.Add(line);
            foreach (int user in users[line])
            {
                if (--waits[user] == 0) ready.Add(user);
            }
        }

        if (order.Count < count) ReportCircles(document, needs, waits);
        return order;
    }

    private static void ReportCircles(ModelDocument document, List<int>[] needs, int[] waits)
    {
        bool[] seen = new bool[waits.Length];
        for (int start = 0; start < waits.Length; start++)
        {
            if (waits[start] == 0 || seen[start]) continue;

            // Whoever waits needs somebody who waits: going on leads onto a circle.
            Dictionary<int, int> stepOf = [];
            List<int> path = [];
            int at = start;
            while (!stepOf.ContainsKey(at) && !seen[at])
            {
                stepOf[at] = path.Count;
                path.Add(at);
                at = needs[at].First(needed => waits[needed] > 0);
            }

            if (!seen[at])
            {
                List<int> circle = path[stepOf[at]..];
                string names = string.Join(" -> ", circle.Append(at).Select(line => document.Lines[line].Name));
                document.Source.Fault(document.Lines[at].NamePlace, $"the lines go round in a circle: {names}");
            }

            foreach (int line in path)
            {
                seen[line] = true;
            }
        }
    }

    private static void Collect(LineSyntax line, Symbols symbols, List<int> needs)
    {
        HashSet<int> found = [];
        List<string> indices = [];
        if (line.Right is { } right) Visit(right);

        void Visit(Syntax syntax)
        {
            switch (syntax)
            {
                case NameSyntax name:
                    Use(name.Name);
                    break;
                case CallSyntax call:
                    Use(call.Name);
                    foreach (Syntax argument in call.Arguments)
                    {
                        Visit(argument);
                    }
                    break;
                case ChainSyntax chain:
                    Visit(chain.First);
                    foreach (Operand operand in chain.Rest)
                    {
                        Visit(operand.Value);
                    }
                    break;
                case PrefixSyntax prefix:
                    Visit(prefix.Value);
                    break;
                case PowerSyntax power:
                    Visit(power.Base);
                    Visit(power.Exponent);
                    break;
                case SumSyntax sum:
                    UseTerms(sum);
                    Visit(sum.Term);
                    break;
            }
        }

        // A name with an index may be any of the names that it becomes.
        void UseTerms(SumSyntax sum)
        {
            List<NameSyntax> names = [];
            Names(sum.Term, names);
            foreach (NameSyntax name in names.Where(name => name.Name.EndsWith("_" + sum.Index, StringComparison.Ordinal)))
            {
                for (int n = sum.From; n <= sum.To; n++)
                {
                    Use(Lowering.WithIndex(name.Name, sum.Index, n));
                }
            }
        }

        void Use(string name)
        {
            if (symbols.TryFind(name, out Symbol symbol) && symbol.Kind is SymbolKind.Line or SymbolKind.Function
                && !line.Arguments.Any(argument => argument.Name == name)
                && found.Add(symbol.Index))
            {
                needs.Add(symbol.Index);
            }
        }
    }

    private static void Names(Syntax syntax, List<NameSyntax> names)
    {
        switch (syntax)
        {
            case NameSyntax name:
                names.Add(name);
                break;
            case CallSyntax call:
                foreach (Syntax argument in call.Arguments)
                {
                    Names(argument, names);
                }
                break;
            case ChainSyntax chain:
                Names(chain.First, names);
                foreach (Operand operand in chain.Rest)
                {
                    Names(operand.Value, names);
                }
                break;
            case PrefixSyntax prefix:
                Names(prefix.Value, names);
                break;
            case PowerSyntax power:
                Names(power.Base, names);
                Names(power.Exponent, names);
                break;
            case SumSyntax sum:
                Names(sum.Term, names);
                break;
        }
    }
}
