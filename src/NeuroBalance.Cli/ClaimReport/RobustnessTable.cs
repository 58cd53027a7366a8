using System.Globalization;
using System.Text;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The results of a sweep as comma-separated tables that a re-run gives byte for byte.</summary>
internal static class RobustnessTable
{
    /// <summary>One row a structure and judged claim: counts by criteria and population, the sham arm, the parameters that
    /// discriminate.</summary>
    public static string Shares(StructureComparison robust)
    {
        StringBuilder text = new();
        Line(text, "structure", "claim", "seed", "subjects", "withdrawing",
            "holds", "fails", "not_assessable", "not_plausible", "not_computed", "share", "low", "high",
            "withdrawing_holds", "withdrawing_fails", "withdrawing_share", "withdrawing_low", "withdrawing_high",
            "all_holds", "all_fails", "all_share", "noticeable_share",
            "sham_holds", "sham_fails", "sham_share", "basis", "robust", "flips");
        foreach (RobustnessResult result in robust.Results)
        {
            foreach (ClaimRobustness one in result.Judged)
            {
                ClaimRobustness.Tally d = one.Sentence, dw = one.SentenceWithdrawing, all = one.All;
                Line(text, ClaimWords.Of(result.Structure), one.Claim.Id, Number(result.Seed), Number(result.Subjects),
                    Number(result.Withdrawing), Number(d.Holds), Number(d.Fails), Number(d.NotAssessable), Number(d.NotPlausible),
                    Number(d.NotComputed), Number(d.Share), Number(d.Interval.Low), Number(d.Interval.High),
                    Number(dw.Holds), Number(dw.Fails), Number(dw.Share), Number(dw.Interval.Low), Number(dw.Interval.High),
                    Number(all.Holds), Number(all.Fails), Number(all.Share), one.Noticeable is { } size ? Number(size.Share) : "",
                    one.Sham is { } s ? Number(s.Holds) : "", one.Sham is { } f ? Number(f.Fails) : "",
                    one.Sham is { } h ? Number(h.Share) : "", one.Claim.Basis is { } basis ? ClaimWords.Style(basis) : "",
                    SweepWords.Robust(robust, one.Claim),
                    string.Join(' ', one.DiscriminatingParameters.Select(found => found.Parameter.Key)));
            }
        }

        return text.ToString();
    }

    /// <summary>Parts of sentences and counted properties, one row a structure and part.</summary>
    public static string Parts(StructureComparison robust)
    {
        StringBuilder text = new();
        Line(text, "structure", "claim", "part", "holds", "judged", "share", "sham_share");
        foreach (RobustnessResult result in robust.Results)
        {
            foreach (ClaimRobustness one in result.Claims)
            {
                foreach (ClaimRobustness.PartShare part in one.Parts)
                {
                    Line(text, ClaimWords.Of(result.Structure), one.Claim.Id, Quoted(part.Text), Number(part.Share.Holds),
                        Number(part.Share.Decided), Number(part.Share.Share), part.Sham is { } sham ? Number(sham.Share) : "");
                }

                foreach (ClaimRobustness.CountedShare counted in one.Counted)
                {
                    Line(text, ClaimWords.Of(result.Structure), one.Claim.Id, Quoted(counted.Text), Number(counted.Having),
                        Number(counted.Of), Number((double)counted.Having / counted.Of), "");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The first subjects of every structure, one row each; how to read an entry is told on top.</summary>
    public static string Subjects(StructureComparison robust)
    {
        StringBuilder text = new();
        text.Append("# + or ~: every effect at least 5 % or not; then per criterion H holds, F does not, - not counted. N not assessable, P not plausible, C not computed.\n");
        text.Append("structure,").Append(robust.Results[0].First[0]).Append('\n');
        foreach (RobustnessResult result in robust.Results)
        {
            foreach (string line in result.First.Skip(1))
            {
                text.Append(ClaimWords.Of(result.Structure)).Append(',').Append(line).Append('\n');
            }
        }
        return text.ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, params IReadOnlyList<string> cells) => text.AppendJoin(',', cells).Append('\n');
}
