using System.Globalization;

namespace NeuroBalance.Models;

/// <summary>Reads the tokens of one line; what it cannot read is a fault, and the rest of that line is left.</summary>
internal sealed class ExpressionParser(SourceText source, IReadOnlyList<Token> tokens, Place end)
{
    private const string OperandExpected = "a number, a name, a function or (";
    private int at;
    private int depth;

    private Token Next => at < tokens.Count ? tokens[at] : new Token(TokenKind.End, "", 0, end);

    /// <summary>Reads "remove NAME"; null where the line says something else.</summary>
    public Token? Removed() => tokens is [var word, { Kind: TokenKind.Name } name] && word.IsWord("remove") ? name : null;

    /// <summary>Reads "left = right [unit]"; the right side is null when it has a fault, and all is null without a name.</summary>
    /// <param name="block">The block that the line stands in.</param>
    /// <param name="broken">Whether the line is known to be faulty: then only its name is read.</param>
    public LineSyntax? Line(string block, bool broken)
    {
        if (Next.Kind != TokenKind.Name) return broken ? null : Expected<LineSyntax>("a name");
        Token name = Take();
        LineSyntax line = new(block, name.Text, name.Place, [], block == Blocks.Functions, null);
        if (broken) return line;
        if (line.IsFunction)
        {
            if (Arguments(name.Text) is not { } arguments) return line;
            line = line with { Arguments = arguments };
        }

        if (!Skip("="))
        {
            Expected<Syntax>(line.IsFunction ? "=" : $"= behind '{name.Text}'");
            return line;
        }

        if (Sum() is not { } right) return line;
        if (Next.Kind == TokenKind.Unit)
        {
            Token unit = Take();
            line = line with { Unit = unit.Text, UnitPlace = unit.Place };
        }

        if (Next.Kind == TokenKind.End) return line with { Right = right };
        Expected<Syntax>("an operator, a unit in [ ], a comment behind # or the end of the line");
        return line;
    }

    private List<NameSyntax>? Arguments(string function)
    {
        List<NameSyntax> arguments = [];
        if (!Skip("(")) return Expected<List<NameSyntax>>($"( behind the name of the function '{function}'");
        do
        {
            if (Next.Kind != TokenKind.Name) return Expected<List<NameSyntax>>("the name of an argument");
            Token argument = Take();
            if (arguments.Exists(known => known.Name == argument.Text))
            {
                source.Fault(argument.Place, $"the argument '{argument.Text}' is named twice");
            }
            arguments.Add(new NameSyntax(argument.Place, argument.Text));
        }
        while (Skip(","));

        return Skip(")") ? arguments : Expected<List<NameSyntax>>(", or ) behind an argument");
    }

    /// <summary>Reads an expression that is alone, as in the cell of a table.</summary>
    public Syntax? Alone()
    {
        Syntax? result = Sum();
        return result is null || Next.Kind == TokenKind.End ? result : Expected<Syntax>("an operator or the end of the expression");
    }

    private Syntax? Sum() => Chain(Product, "+", "-");

    private Syntax? Product() => Chain(Signed, "*", "/");

    private Syntax? Condition() => WordChain(() => WordChain(Negated, "and"), "or");

    private Syntax? Negated()
    {
        if (!Next.IsWord("not")) return Comparison();
        Place place = Take().Place;
        if (!Enter(place)) return null;
        Syntax? value = Negated();
        depth--;
        return value is null ? null : new PrefixSyntax(Place.Between(place, value.Place), "not", value);
    }

    private Syntax? Comparison()
    {
        // A bracket may hold a condition or be the start of a sum: what is behind it decides.
        int start = at;
        if (Next.Is("(") && BracketHoldsCondition())
        {
            Place place = Take().Place;
            if (!Enter(place)) return null;
            Syntax? inner = Condition();
            depth--;
            if (inner is null) return null;
            return Skip(")") ? inner : Expected<Syntax>(")");
        }

        at = start;
        Syntax? left = Sum();
        if (left is null) return null;
        if (Next.Kind != TokenKind.Mark || Next.Text is not ("<" or "<=" or "=" or ">" or ">="))
        {
            return Expected<Syntax>("a comparison: < <= = >= or >");
        }
        string comparison = Take().Text;
        Syntax? right = Sum();
        return right is null ? null : new ChainSyntax(Place.Between(left.Place, right.Place), left, [new Operand(comparison, right)]);
    }

    private bool BracketHoldsCondition()
    {
        int open = 0;
        for (int i = at; i < tokens.Count; i++)
        {
            if (tokens[i].Is("(")) open++;
            else if (tokens[i].Is(")") && --open == 0) return false;
            else if (open == 1 && (tokens[i].IsWord("and") || tokens[i].IsWord("or") || tokens[i].IsWord("not") || IsComparison(tokens[i])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsComparison(Token token) => token.Kind == TokenKind.Mark && token.Text is "<" or "<=" or "=" or ">=" or ">";

    private Syntax? Chain(Func<Syntax?> operand, string first, string second)
    {
        Syntax? left = operand();
        if (left is null) return null;
        List<Operand>? rest = null;
        while (Next.Is(first) || Next.Is(second))
        {
            string mark = Take().Text;
            Syntax? right = operand();
            if (right is null) return null;
            (rest ??= []).Add(new Operand(mark, right));
        }

        return rest is null ? left : new ChainSyntax(Place.Between(left.Place, rest[^1].Value.Place), left, rest);
    }

    private Syntax? WordChain(Func<Syntax?> operand, string word)
    {
        Syntax? left = operand();
        if (left is null) return null;
        List<Operand>? rest = null;
        while (Next.IsWord(word))
        {
            Take();
            Syntax? right = operand();
            if (right is null) return null;
            (rest ??= []).Add(new Operand(word, right));
        }

        return rest is null ? left : new ChainSyntax(Place.Between(left.Place, rest[^1].Value.Place), left, rest);
    }

    private Syntax? Signed()
    {
        if (!Next.Is("-")) return Power();
        Place place = Take().Place;
        if (!Enter(place)) return null;
        Syntax? value = Signed();
        depth--;
        return value is null ? null : new PrefixSyntax(Place.Between(place, value.Place), "-", value);
    }

    private Syntax? Power()
    {
        Syntax? number = Primary();
        if (number is null || !Next.Is("^")) return number;
        Place place = Take().Place;
        if (!Enter(place)) return null;
        Syntax? exponent = Signed();
        depth--;
        return exponent is null ? null : new PowerSyntax(Place.Between(number.Place, exponent.Place), number, exponent);
    }

    private Syntax? Primary()
    {
        Token token = Next;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number();
            case TokenKind.Name:
                return token.IsWord("sum") && at + 1 < tokens.Count && tokens[at + 1].IsWord("over") ? SumOver() : NameOrCall();
            case TokenKind.Key:
                Take();
                return new NameSyntax(token.Place, token.Text);
            case TokenKind.Text:
                Take();
                return new TextSyntax(token.Place, token.Text);
            case TokenKind.Mark when token.Text == "(":
                Take();
                if (!Enter(token.Place)) return null;
                Syntax? inner = Sum();
                depth--;
                if (inner is null) return null;
                Place close = Next.Place;
                return Skip(")") ? inner with { Place = Place.Between(token.Place, close) } : Expected<Syntax>("an operator or )");
            case TokenKind.Mark:
            case TokenKind.Unit:
            case TokenKind.End:
                return Expected<Syntax>(OperandExpected);
        }

        return null;
    }

    private NumberSyntax Number()
    {
        Token number = Take();
        if (Next.Kind != TokenKind.Unit) return new NumberSyntax(number.Place, number.Value, null, default);
        Token unit = Take();
        return new NumberSyntax(Place.Between(number.Place, unit.Place), number.Value, unit.Text, unit.Place);
    }

    private Syntax? NameOrCall()
    {
        Token name = Take();
        if (!Next.Is("(")) return new NameSyntax(name.Place, name.Text);
        Place open = Take().Place;
        if (!Enter(open)) return null;
        List<Syntax> arguments = [];
        do
        {
            Syntax? argument = name.Text == "if" && arguments.Count == 0 ? Condition() : Sum();
            if (argument is null) return null;
            arguments.Add(argument);
        }
        while (Skip(","));

        depth--;
        Place close = Next.Place;
        return Skip(")") ? new CallSyntax(Place.Between(name.Place, close), name.Text, arguments)
            : Expected<Syntax>("an operator, a comma or )");
    }

    private Syntax? SumOver()
    {
        Token sum = Take();
        Take();
        if (Next.Kind != TokenKind.Name) return Expected<Syntax>("the name of an index behind 'sum over'");
        string index = Take().Text;
        if (!Skip("=")) return Expected<Syntax>("= behind the index");
        if (Whole() is not int from || !Skip("..") || Whole() is not int to)
        {
            return Expected<Syntax>("a range of whole numbers, such as 2..6,");
        }
        if (!Next.IsWord("of")) return Expected<Syntax>("'of' behind the range");
        Take();
        if (to < from || to - from >= Limits.Terms)
        {
            source.Fault(sum.Place, $"a sum goes upwards over at most {Limits.Terms} terms, not over {from}..{to}");
            return null;
        }

        if (!Enter(sum.Place)) return null;
        Syntax? term = Sum();
        depth--;
        return term is null ? null : new SumSyntax(Place.Between(sum.Place, term.Place), index, from, to, term);
    }

    private int? Whole()
    {
        if (Next.Kind != TokenKind.Number || !int.TryParse(Next.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
        {
            return null;
        }
        Take();
        return value;
    }

    private bool Enter(Place place)
    {
        if (++depth <= Limits.Depth) return true;
        source.Fault(place, $"more than {Limits.Depth} brackets, functions, signs or exponents lie inside one another; give inner parts a line of their own");
        return false;
    }

    private Token Take() => tokens[at++];

    private bool Skip(string mark)
    {
        if (!Next.Is(mark)) return false;
        at++;
        return true;
    }

    private TNothing? Expected<TNothing>(string what)
        where TNothing : class
    {
        source.Fault(Next.Place, $"{what} is expected, not {Next.Shown}");
        return null;
    }
}
