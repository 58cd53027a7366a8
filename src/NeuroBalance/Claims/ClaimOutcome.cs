namespace NeuroBalance.Claims;

/// <summary>What the criteria of a claim came to for one subject: everything that a sweep counts follows from it.</summary>
/// <remarks>
/// As text: + or ~ for an effect of at least or below 5 %, then per criterion H holds, F does not, - does not count; or one letter,
/// N not assessable, P not plausible, C not computed.
/// </remarks>
internal readonly record struct ClaimOutcome
{
    private const char Holding = 'H', Missing = 'F', NotCounting = '-', Noticeable = '+', Negligible = '~';

    private static readonly (Verdict Verdict, string Letter)[] Letters =
        [(Verdict.NotAssessable, "N"), (Verdict.NotPlausible, "P"), (Verdict.NotComputed, "C")];

    /// <summary>Why the subject is not judged; null when it is.</summary>
    public Verdict? Outside { get; private init; }

    /// <summary>Whether every effect is at least 5 %.</summary>
    public bool IsNoticeable { get; init; }

    private ulong Held { get; init; }

    private ulong Counted { get; init; }

    public static ClaimOutcome NotJudged(Verdict why) => new() { Outside = why };

    /// <summary>The outcome with that of one criterion.</summary>
    public ClaimOutcome With(int criterion, bool? holds)
    {
        ulong bit = 1UL << criterion;
        return this with
        {
            Held = holds == true ? Held | bit : Held & ~bit,
            Counted = holds is null ? Counted & ~bit : Counted | bit,
        };
    }

    /// <summary>Whether a criterion counts and does not hold.</summary>
    public bool Misses(int criterion) => ((Counted & ~Held) >> criterion & 1) != 0;

    /// <summary>As text.</summary>
    public string Write(int criteria)
    {
        if (Outside is { } outside) return Letters.Single(one => one.Verdict == outside).Letter;
        Span<char> text = stackalloc char[criteria + 1];
        text[0] = IsNoticeable ? Noticeable : Negligible;
        for (int i = 0; i < criteria; i++)
        {
            text[i + 1] = (Counted >> i & 1) == 0 ? NotCounting : Misses(i) ? Missing : Holding;
        }
        return new string(text);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int criteria, out ClaimOutcome outcome)
    {
        outcome = default;
        foreach ((Verdict verdict, string letter) in Letters)
        {
            if (!text.SequenceEqual(letter)) continue;
            outcome = NotJudged(verdict);
            return true;
        }

        if (text.Length != criteria + 1 || text[0] is not (Noticeable or Negligible)) return false;
        outcome = new ClaimOutcome { IsNoticeable = text[0] == Noticeable };
        for (int i = 0; i < criteria; i++)
        {
            if (text[i + 1] is not (Holding or Missing or NotCounting)) return false;
            outcome = outcome.With(i, text[i + 1] == NotCounting ? null : text[i + 1] == Holding);
        }

        return true;
    }
}
