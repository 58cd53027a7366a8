using System.Collections.Immutable;
using System.Globalization;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The claims in the terminal: a table, then every criterion with its numbers.</summary>
internal static class ClaimText
{
    public static void Write(Terminal terminal, ImmutableArray<ClaimResult> results)
    {
        TextWriter output = terminal.Out;
        terminal.WriteTable(["Claim", "Verdict", "Basis", "Control", "Quote"],
            [.. results.Select(result => (IReadOnlyList<string>)[
                result.Claim.Id,
                ClaimWords.Of(result),
                ClaimWords.Of(result.Claim.Basis),
                !result.Claim.IsJudged ? "none" : result.ControlFails ? "fails" : "DOES NOT FAIL",
                ClaimWords.QuoteOf(result.Claim),
            ])]);
        output.WriteLine();
        output.WriteLine(ClaimWords.Tags);
        foreach (ClaimResult result in results)
        {
            output.WriteLine();
            output.WriteLine($"{result.Claim.Id}: {ClaimWords.Of(result)}; {ClaimWords.BasisOf(result.Claim)}; control: {ClaimWords.ControlOf(result)}");
            foreach (CriterionResult one in result.Criteria)
            {
                output.WriteLine($"  {ClaimWords.Tag(one.Criterion.Tag)} {ClaimWords.Of(one.Verdict),-14} {one.Criterion.Text}: {one.Numbers}");
                if (one.Criterion.IsByForm)
                    output.WriteLine($"    by form: {one.Criterion.ByForm}");
            }

            foreach ((string label, string text) in result.Printed)
                output.WriteLine($"  - {label}: {text}");
        }

        output.WriteLine();
        output.WriteLine(ClaimWords.Purpose);
    }

    public static void Write(Terminal terminal, RobustnessResult robust)
    {
        TextWriter output = terminal.Out;
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Over {robust.Subjects} virtual subjects (seed {robust.Seed}), {robust.Withdrawing} of whom withdraw:"));
        output.WriteLine(ClaimWords.SharesAre);
        output.WriteLine();
        terminal.WriteTable(["Claim", "D all", "95 %", "D withdrawing", "95 %", "D and L all", "Withdrawing", "Sham", "Not assessable", "Not plausible", "By form"],
            [.. robust.Claims.Where(one => one.Claim.IsJudged).Select(one => (IReadOnlyList<string>)[
                one.Claim.Id,
                ClaimWords.Percent(one.Direction.Share),
                ClaimWords.Interval(one.Direction),
                ClaimWords.Percent(one.DirectionWithdrawing.Share),
                ClaimWords.Interval(one.DirectionWithdrawing),
                ClaimWords.Percent(one.All.Share),
                ClaimWords.Percent(one.AllWithdrawing.Share),
                one.Sham is { } sham ? ClaimWords.Percent(sham.Share) : "",
                one.Direction.NotAssessable.ToString(CultureInfo.InvariantCulture),
                (one.Direction.NotPlausible + one.Direction.NotComputed).ToString(CultureInfo.InvariantCulture),
                one.Claim.IsByForm ? "yes" : "",
            ])]);
        output.WriteLine();
        output.WriteLine("Parameters that flip a claim (Kolmogorov-Smirnov distance, Bonferroni p; none where a group has fewer than 20 subjects):");
        foreach (ClaimRobustness one in robust.Claims.Where(one => one.Claim.IsJudged))
            output.WriteLine($"  {one.Claim.Id}: {ClaimWords.FlipsOf(one)}");
        foreach (ClaimRobustness one in robust.Claims)
        {
            foreach ((string text, long have, long of) in one.Counted)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {one.Claim.Id}: {text}: {have} of {of}"));
            if (one.Claim.Population is { } population)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {one.Claim.Id} (P): {population.Text}: {one.Correlation:0.000} over {one.CorrelationSubjects} subjects, {(one.Correlation > population.Above ? "holds" : "fails")}"));
        }
    }
}
