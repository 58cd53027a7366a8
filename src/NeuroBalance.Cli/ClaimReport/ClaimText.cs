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
                ClaimWords.ControlCell(result, tellLevels: false),
                ClaimWords.QuoteOf(result.Claim),
            ])]);
        output.WriteLine();
        output.WriteLine(ClaimWords.Tags);
        foreach (ClaimResult result in results)
        {
            output.WriteLine();
            string basis = ClaimWords.BasisOf(result.Claim), control = ClaimWords.ControlOf(result);
            output.WriteLine($"{result.Claim.Id}: {ClaimWords.Of(result)}; {basis}; control: {control}");
            foreach (CriterionResult one in result.Criteria)
            {
                output.WriteLine(
                    $"  {ClaimWords.Tag(one.Criterion.Tag)} {ClaimWords.Of(one.Verdict),-14} {one.Criterion.Text}: {one.Numbers}");
                if (one.Criterion.IsByForm) output.WriteLine($"    by form: {one.Criterion.ByForm}");
            }

            foreach (PrintedResult one in result.Printed)
            {
                output.WriteLine($"  - {one.Label}: {one.Text}");
            }
        }

        output.WriteLine();
        output.WriteLine(ClaimWords.Purpose);
    }

    public static void Write(Terminal terminal, RobustnessResult robust)
    {
        TextWriter output = terminal.Out;
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Over {robust.Subjects} virtual subjects (seed {robust.Seed}), {robust.Withdrawing} of whom withdraw:"));
        output.WriteLine(ClaimWords.SharesAre);
        output.WriteLine();
        terminal.WriteTable(
            [
                "Claim", "D all", "95 %", "D withdrawing", "95 %", "D and L all", "Withdrawing", "Sham", "Not assessable", "Not plausible",
                    "By form",
            ],
            [.. robust.Judged.Select(one => (IReadOnlyList<string>)[
                one.Claim.Id,
                ClaimWords.Percent(one.Direction.Share),
                ClaimWords.Interval(one.Direction),
                ClaimWords.Percent(one.DirectionWithdrawing.Share),
                ClaimWords.Interval(one.DirectionWithdrawing),
                ClaimWords.Percent(one.All.Share),
                ClaimWords.Percent(one.AllWithdrawing.Share),
                one.Sham is { } sham ? ClaimWords.Percent(sham.Share) : "",
                one.Direction.NotAssessable.ToString(CultureInfo.InvariantCulture),
                ClaimWords.LeftOut(one.Direction).ToString(CultureInfo.InvariantCulture),
                one.Claim.IsByForm ? "yes" : "",
            ])]);
        output.WriteLine();
        output.WriteLine(
            "Parameters that flip a claim (Kolmogorov-Smirnov distance, Bonferroni p; none where a group has fewer than 20 subjects):");
        foreach (ClaimRobustness one in robust.Judged)
        {
            output.WriteLine($"  {one.Claim.Id}: {ClaimWords.DiscriminatingParametersOf(one)}");
        }
        foreach (ClaimRobustness one in robust.Claims)
        {
            foreach (CountedShare counted in one.Counted)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {one.Claim.Id}: {counted.Text}: {counted.Having} of {counted.Of}"));
            }

            if (one.Claim.Population is { } population)
            {
                string correlation =
                    string.Create(CultureInfo.InvariantCulture, $"{one.Correlation:0.000} over {one.CorrelationSubjects} subjects");
                output.WriteLine($"  {one.Claim.Id} (P): {population.Text}: {correlation}, {ClaimWords.OfPopulation(one)}");
            }
        }
    }
}
