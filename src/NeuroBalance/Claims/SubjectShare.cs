using System.Globalization;

namespace NeuroBalance.Claims;

/// <summary>The subjects of a study that one of several machines judges, and the journal in which it keeps them.</summary>
/// <param name="First">The number of the first.</param>
/// <param name="End">The number behind the last.</param>
internal readonly record struct SubjectShare(long First, long End)
{
    private const string Words = "; subjects ", To = " to ";

    /// <summary>The subjects of a share of a study; two shares differ by one subject at most.</summary>
    /// <param name="share">Which share.</param>
    /// <param name="subjects">How many subjects there are in all.</param>
    public static SubjectShare Of(SweepShard share, long subjects) =>
        new(subjects * (share.Index - 1) / share.Count, subjects * share.Index / share.Count);

    /// <summary>What the journal of these subjects holds.</summary>
    /// <param name="study">What that of the whole study would hold.</param>
    public string In(string study) => FormattableString.Invariant($"{study}{Words}{First}{To}{End - 1}");

    /// <summary>The subjects of which a journal says that it holds them; null where it is that of another study.</summary>
    /// <param name="study">What the journal of the whole study would hold.</param>
    /// <param name="what">What the journal says.</param>
    public static SubjectShare? From(string study, string what)
    {
        if (!what.StartsWith(study + Words, StringComparison.Ordinal)) return null;
        string[] ends = what[(study.Length + Words.Length)..].Split(To);
        return ends.Length == 2 && Number(ends[0]) is { } first && Number(ends[1]) is { } last ? new SubjectShare(first, last + 1) : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
