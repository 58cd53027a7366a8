using System.Globalization;

namespace NeuroBalance.Cli.ClaimReport;

/// <summary>The claims in the terminal: the headline, a table, then every criterion with its numbers.</summary>
internal static class ClaimText
{
    public static void Write(Terminal terminal, ClaimStudyResults study)
    {
        TextWriter output = terminal.Out;
        foreach (string line in Headline.Lines(study))
        {
            output.WriteLine(line);
        }
        output.WriteLine();
        terminal.WriteTable(["Claim", "Verdict", "Basis", "Control", "Quote"],
            [.. study.Results.Select(result => (IReadOnlyList<string>)[
                result.Claim.Id,
                ClaimWords.Of(result),
                result.Claim.Basis is { } basis ? ClaimWords.Of(basis) : "",
                ClaimWords.ControlCell(result),
                ClaimWords.QuoteOf(result.Claim),
            ])]);
        output.WriteLine();
        output.WriteLine(ClaimWords.Tags);
        foreach (ClaimResult result in study.Results)
        {
            One(output, result);
        }
        if (study.Robust is { } robust) Write(terminal, robust);
        output.WriteLine();
        output.WriteLine(CoverageWords.Counts);
        output.WriteLine(ClaimWords.Purpose);
    }

    private static void One(TextWriter output, ClaimResult result)
    {
        output.WriteLine();
        output.WriteLine($"{result.Claim.Id}: {ClaimWords.Of(result)}; {ClaimWords.BadgesOf(result.Claim)}");
        string assessable = ClaimWords.Assessable(result.Claim);
        if (assessable.Length > 0) output.WriteLine($"  {assessable}");
        foreach (ClaimResult.OfCriterion one in result.Criteria)
        {
            output.WriteLine($"  {ClaimWords.Tag(one.Criterion.Tag)} {ClaimWords.Of(one),-11} {one.Criterion.Text}: {one.Numbers}");
            if (one.Criterion.IsByForm) output.WriteLine($"    by form: {one.Criterion.ByForm}");
        }

        if (result.Effects.Length > 0) output.WriteLine($"  size: {ClaimWords.EffectsOf(result)}");
        foreach (ClaimResult.OfNumber one in result.Printed)
        {
            output.WriteLine($"  - {one.Label}: {one.Text}");
        }
        foreach (ClaimResult.OfControl control in result.Controls)
        {
            output.WriteLine($"  control: {control.Control.Text}: {ClaimWords.Of(control)}");
        }
    }

    private static void Write(Terminal terminal, StructureComparison robust)
    {
        TextWriter output = terminal.Out;
        RobustnessResult first = robust.Results[0];
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Over {first.Subjects} virtual subjects (seed {first.Seed}), share of those who can be judged (D and T), by structure:"));
        output.WriteLine();
        terminal.WriteTable(
            ["Claim", .. robust.Results.SelectMany(one => new[] { ClaimWords.Of(one.Structure), "95 %" }), "Robust"],
            [.. first.Judged.Select(row => (IReadOnlyList<string>)[
                row.Claim.Id,
                .. robust.Results.Select(one => one.Of(row.Claim).Sentence)
                    .SelectMany(tally => new[] { ClaimWords.Percent(tally.Share), ClaimWords.Interval(tally) }),
                SweepWords.Robust(robust, row.Claim),
            ])]);
        output.WriteLine();
        output.WriteLine(SweepWords.Changes(robust));
        foreach (ClaimRobustness one in first.Claims)
        {
            foreach (string line in SweepWords.Remarks(robust, one.Claim))
            {
                output.WriteLine($"  {one.Claim.Id}: {line}");
            }
        }
        output.WriteLine(
            "Parameters that flip a claim (Kolmogorov-Smirnov distance, Bonferroni p; none where a group has fewer than 20 subjects):");
        foreach (RobustnessResult result in robust.Results)
        {
            foreach (ClaimRobustness one in result.Judged.Where(one => !one.DiscriminatingParameters.IsEmpty))
            {
                output.WriteLine($"  {ClaimWords.Of(result.Structure)}, {one.Claim.Id}: {ClaimWords.DiscriminatingParametersOf(one)}");
            }
        }
    }
}
