using NeuroBalance.Statistics;

namespace NeuroBalance;

/// <summary>How often a claim, or a part of it, held among subjects.</summary>
public sealed class Tally
{
    /// <summary>Subjects for which it held.</summary>
    public long Holds { get; private set; }

    /// <summary>Subjects who could be judged and for whom it did not hold.</summary>
    public long Fails { get; private set; }

    /// <summary>Subjects who could not be judged.</summary>
    public long NotAssessable { get; private set; }

    /// <summary>Subjects that would not survive a scenario.</summary>
    public long NotPlausible { get; private set; }

    /// <summary>Subjects for which a scenario could not be integrated to its end.</summary>
    public long NotComputed { get; private set; }

    /// <summary>Subjects who were judged.</summary>
    public long Decided => Holds + Fails;

    /// <summary>The share of the judged subjects for which it held; NaN without any.</summary>
    public double Share => Decided == 0 ? double.NaN : (double)Holds / Decided;

    /// <summary>
    /// Wilson's 95 % interval of the share: what would be found with other subjects from the same ranges. NaN without any.
    /// </summary>
    public Interval Interval => WilsonInterval.Of(Holds, Decided);

    internal void Add(Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Holds or Verdict.Negligible: Holds++; break;
            case Verdict.LevelMissed or Verdict.NotShown or Verdict.Fails: Fails++; break;
            case Verdict.NotAssessable: NotAssessable++; break;
            case Verdict.NotPlausible: NotPlausible++; break;
            case Verdict.NotComputed: NotComputed++; break;
        }
    }
}
