using System.Globalization;
using System.Text;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The results of a sweep as comma-separated tables that a re-run gives byte for byte.</summary>
internal static class RobustnessTable
{
    /// <summary>One row a judged claim: counts by criteria and population, the sham arm, the parameters that discriminate.</summary>
    public static string Shares(RobustnessResult robust)
    {
        StringBuilder text = new();
        Line(text, "claim", "seed", "subjects", "withdrawing",
            "d_holds", "d_fails", "d_not_assessable", "d_not_plausible", "d_not_computed", "d_share", "d_low", "d_high",
            "d_withdrawing_holds", "d_withdrawing_fails", "d_withdrawing_not_assessable", "d_withdrawing_share", "d_withdrawing_low",
                "d_withdrawing_high",
            "all_holds", "all_fails", "all_share", "all_withdrawing_holds", "all_withdrawing_fails", "all_withdrawing_share",
            "sham_holds", "sham_fails", "sham_share", "by_form", "flips");
        foreach (ClaimRobustness one in robust.Judged)
        {
            Tally d = one.Direction, dw = one.DirectionWithdrawing, all = one.All, aw = one.AllWithdrawing;
            Line(text, one.Claim.Id, Number(robust.Seed), Number(robust.Subjects), Number(robust.Withdrawing),
                Number(d.Holds), Number(d.Fails), Number(d.NotAssessable), Number(d.NotPlausible), Number(d.NotComputed),
                Number(d.Share), Number(d.Interval.Low), Number(d.Interval.High),
                Number(dw.Holds), Number(dw.Fails), Number(dw.NotAssessable), Number(dw.Share), Number(dw.Interval.Low),
                    Number(dw.Interval.High),
                Number(all.Holds), Number(all.Fails), Number(all.Share), Number(aw.Holds), Number(aw.Fails), Number(aw.Share),
                one.Sham is { } s ? Number(s.Holds) : "", one.Sham is { } f ? Number(f.Fails) : "", one.Sham is { } h ? Number(h.Share)
                    : "",
                one.Claim.IsByForm ? "yes" : "no", string.Join(' ', one.DiscriminatingParameters.Select(found => found.Parameter.Key)));
        }

        return text.ToString();
    }

    /// <summary>
    /// One row a subject, for the first of them: the peak of its withdrawal and a letter a judged claim (H holds, F fails, N not
    /// assessable,
    /// P not plausible, C not computed).
    /// </summary>
    public static string Subjects(RobustnessResult robust)
    {
        StringBuilder text = new();
        Line(text, ["member", "peak_withdrawal", .. robust.Judged.Select(one => one.Claim.Id)]);
        foreach (SubjectVerdicts subject in robust.First)
        {
            Line(text, [Number(subject.Member), Number(subject.PeakWithdrawal), .. subject.Verdicts.Select(ClaimWords.Letter)]);
        }
        return text.ToString();
    }

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, params IReadOnlyList<string> cells) => text.AppendJoin(',', cells).Append('\n');
}
