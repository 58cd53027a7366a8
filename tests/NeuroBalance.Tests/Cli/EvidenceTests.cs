using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Cli.Evidence;
using NeuroBalance.Models;
using NeuroBalance.Tests.House;
using Xunit;
using Grading = NeuroBalance.Evidence;

namespace NeuroBalance.Tests.Cli;

/// <summary>The page of evidence, and that it turns red.</summary>
public sealed class EvidenceTests
{
    private static readonly Lazy<EvidenceRow[]> Rows =
        new(() => [.. EvidenceRecord.Parse(Encoding.UTF8.GetBytes(Repository.Read(Committed))).Rows]);

    private const string Committed = "src/NeuroBalance.Cli/Evidence/Data/evidence.json";

    // A drill: half a minute of all models, claims and published data.
    [Fact(Explicit = true), Trait("Category", "Drill")]
    public async Task The_page_computed_now_is_the_committed_one_and_a_number_that_moved_is_red_with_old_and_new()
    {
        using CliRun run = new();
        string other = run.Write("other.json", Repository.Read(Committed)
            .Replace("worst point 0.80 SD", "worst point 0.91 SD", StringComparison.Ordinal));
        await run.InvokeAsync(["evidence", "--out", run.PathOf("page"), "--against", other], TestContext.Current.CancellationToken);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(" 0 not met, ", run.Out, StringComparison.Ordinal);
        // One row moved, the spoiled one: every other number is that of the committed page.
        Assert.True(run.Out.Contains("; 1 moved against the committed page", StringComparison.Ordinal), run.Error);
        Assert.Contains("0.91 became 0.80", run.Error, StringComparison.Ordinal);
        string page = await File.ReadAllTextAsync(Path.Combine(run.PathOf("page"), "evidence.html"), TestContext.Current.CancellationToken);
        Match red =
            Assert.Single(Regex.Matches(page, "<tr class=\"moved\">.*worst point 0\\.91 SD.*worst point 0\\.80 SD.*</tr>").AsEnumerable());
        Assert.Contains("Jones 1984", red.Value, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("<script|<link|@import|src=|href=\"http(?!s://doi\\.org/10\\.)|url\\(http|NaN"), page);
    }

    [Fact]
    public void Published_data_say_their_kind_keep_to_it_and_tell_their_source_and_how_it_was_read()
    {
        string[] topics = [Study.Clinic, Study.Brain, Study.Alcohol, Study.Ketamine];
        EvidenceRow[] rows = [.. Rows.Value.Where(row => topics.Contains(row.Section.Split(':')[0]))];
        Assert.True(rows.Length > 60);
        List<string> faults = [];
        foreach (EvidenceRow row in rows)
        {
            if (!Regex.IsMatch(row.Statement, @"\(.+; (read|abstract read|direction read|partly recalled|recalled)\)$"))
            {
                faults.Add($"no source: {row.Statement}");
            }
            bool? expected = row.Kind switch
            {
                EvidenceKind.Predicted or EvidenceKind.Structural => true,
                EvidenceKind.Misfit when row.Passed is not null => false,
                EvidenceKind.Fitted when row.Passed is not null => true,
                EvidenceKind.NotComparable or EvidenceKind.Told or EvidenceKind.NotFitted => null,
                EvidenceKind.Misfit or EvidenceKind.Fitted or EvidenceKind.Verified => row.Passed,
            };
            if (row.Passed != expected) faults.Add($"{row.Kind}, and {row.Passed}: {row.Statement}: {row.Number}");
        }

        Faults.None(faults);
    }

    // What the reference implementation of the model's specification gives, to the digits in which it was printed.
    [Theory]
    [InlineData("risk ratio 0.16", "0.121: 0.61 % against 5.04 %")]
    [InlineData("Half of the seizures at 13 to 24 h", "43 %, 93 %, 0.0 %")]
    [InlineData("Risk of a seizure in `severe`", "untreated 83 %, with the protocol 5.8 %, with ketamine beside it 1.1 %")]
    [InlineData("Less benzodiazepine under a ketamine guideline", "17.5 to 13.0 mg")]
    [InlineData("Diazepam equivalents -40.0 mg", "17.5 to 11.5 mg lorazepam in all; in 12 h from the start 0.0 mg (")]
    [InlineData("Diazepam equivalents -40.0 mg", "(without ketamine 3.0 mg)")]
    [InlineData("Symptoms controlled within 1 h", "7.4 to 2.9 in 1 h; 17.5 to 19.0 mg lorazepam; below 8 for good 52 h later")]
    [InlineData("100 mg chlordiazepoxide", "5.5 mg in 3 doses over 38 h")]
    [InlineData("acts in minutes", "score 22.4, after 30 min 20.2")]
    [InlineData("Mean score 25", "24.0 at 33.7 h")]
    [InlineData("Mild withdrawal after 16", "8.8, 17.4, 24.0")]
    [InlineData("Glutamate of the cingulate cortex", "1.40 at 24 h, 1.035 at 7 d, 1.001 at 14 d")]
    [InlineData("Odds of a seizure 3, 8, 20", "112 g 1.6e-5 %, 168 g 0.016 %, 210 g 0.598 %, 238 g 5.041 %, 280 g 82.56")]
    [InlineData("Iomazenil", "0.950 at 4.9 d (`severe` 0.930), 1.000 at 29.8 d")]
    [InlineData("methylphenidate", "peak 1.156; in a naive brain 1.156; while drinking 1.29")]
    [InlineData("MADRS a day after", "gain 8.9 from 30 points (0.9")]
    [InlineData("MK-801", "+25 %, +25 %, +21 %")]
    [InlineData("About 2 g/L for long periods", "4.7, 3.5, 2.8, 2.3, 6.5 g/L")]
    [InlineData("About 2 g/L for long periods", "after 23.7, 19.7, 17.3, 15.3, 29.3 h;")]
    [InlineData("Peak after 19.8 g as beer", "26.9 against 32.0 mg/dL")]
    [InlineData("Peak after 23.8 g as beer", "33.5 against 37.0 mg/dL")]
    [InlineData("Fall after a meal, moderate drinkers", "against 16.5 mg/dL/h, fold 0.65, misfit")]
    public void Rows_give_what_the_reference_gives(string statement, string number) =>
        Assert.Contains(number, Assert.Single(Rows.Value, row => row.Statement.Contains(statement, StringComparison.Ordinal)).Number,
            StringComparison.Ordinal);

    [Fact]
    public void A_claim_is_no_prediction_and_says_not_fitted_where_its_badge_does()
    {
        EvidenceRow[] claims = [.. Rows.Value.Where(row => row.Section == "Claims of the review paragraph")];
        Assert.True(claims.Length > 20);
        Assert.DoesNotContain(claims, row => row.Kind == EvidenceKind.Predicted);
        Assert.Equal(ClaimCatalog.Default.All.Where(claim => claim.IsJudged && claim.Basis == Basis.NotFitted).Select(claim => claim.Id),
            claims.Where(row => row.Kind == EvidenceKind.NotFitted).Select(row => row.Statement.Split(':')[0]));
        Assert.Contains("not fitted: nothing was chosen for it; a claim,", Repository.Read("samples/Evidence/evidence.md"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Heads_of_the_page_say_what_they_head_and_identifiers_can_be_followed()
    {
        EvidenceRow row = new("A", "b (c, doi:10.1016/j.forsciint.2007.05.011; read)", EvidenceKind.Told, "1", "", null);
        string page = EvidencePage.Html(new EvidenceRecord("m", [row]), [new MovedRow("A", "b", "1", "2", "moved")]);
        Assert.Equal(Regex.Count(page, "<th[ >]"), Regex.Count(page, "<th scope=\"(col|row)\">[^<]"));
        Assert.Equal(2, Regex.Count(page, "<tr[^>]*><th scope=\"row\">"));
        Assert.Contains("<a href=\"https://doi.org/10.1016/j.forsciint.2007.05.011\">doi:10.1016/j.forsciint.2007.05.011</a>; read)", page,
            StringComparison.Ordinal);
        string committed = Repository.Read("samples/Evidence/evidence.html");
        Assert.True(Regex.Count(committed, "<a href=\"https://doi\\.org/10\\.") > 15);
        Assert.DoesNotMatch(@"(?<!"">)doi:10\.", committed);
    }

    [Theory]
    [InlineData("(Girre 1994, doi:10.1016/0006-2952(94)90524-x)", "10.1016/0006-2952(94)90524-x", ")")]
    [InlineData("(doi:10.1186/s12976-015-0004-3; from its abstract)", "10.1186/s12976-015-0004-3", "; from its abstract)")]
    [InlineData("see doi:10.1111/acer.12355.", "10.1111/acer.12355", ".")]
    [InlineData("(doi:10.1111/acer.12355)", "10.1111/acer.12355", ")")]
    [InlineData("doi:10.3389/fphar.2016.00348&lt;", "10.3389/fphar.2016.00348", "&lt;")]
    public void An_identifier_ends_where_its_brackets_do(string text, string identifier, string rest) =>
        Assert.EndsWith($"<a href=\"https://doi.org/{identifier}\">doi:{identifier}</a>{rest}", IdentifierLinks.In(text),
            StringComparison.Ordinal);

    [Fact]
    public void The_tool_carries_the_committed_page() =>
        Assert.Equal(Repository.Read(Committed), Encoding.UTF8.GetString(EvidenceRecord.Committed().ToJson()));

    [Theory]
    [InlineData("no such file", null)]
    [InlineData("other.json", "{ not json")]
    [InlineData("other.json", "{ \"rows\": 3 }")]
    [InlineData("other.json", "[]")]
    [InlineData("other.json", "{ \"machine\": \"m\", \"rows\": [{ \"section\": \"a\" }] }")]
    [InlineData("other.json", "{ \"machine\": \"m\", \"rows\": [ROW, ROW] }")]
    [InlineData("other.json", "{ \"machine\": \"m\", \"rows\": [7] }")]
    [InlineData("other.json", "{ \"machine\": \"m\", \"rows\": [KIND] }")]
    [InlineData("other.json", "{ \"machine\": \"m\", \"rows\": [DRIFT] }")]
    public async Task A_page_that_cannot_be_read_is_refused_before_anything_is_computed(string name, string? text)
    {
        using CliRun run = new();
        string file = text is null ? run.PathOf(name) : run.Write(name, Filled(text));
        await run.InvokeAsync(["evidence", "--out", run.PathOf("page"), "--against", file], TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("--against", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.DoesNotContain("\u001b", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.PathOf("page")));
    }

    private static string Filled(string text) => text
        .Replace("ROW", Row("Verified", "any"), StringComparison.Ordinal)
        .Replace("KIND", Row("17", "any"), StringComparison.Ordinal)
        .Replace("DRIFT", Row("Verified", "\\u001b[2J\\u0007\\n%"), StringComparison.Ordinal);

    private static string Row(string kind, string drift) =>
        $$"""{ "section": "\u001b", "statement": "a\nb", "kind": "{{kind}}", "number": "1", "mayMoveBy": "{{drift}}", "accepted": "" }""";

    [Fact]
    public void What_another_page_says_acts_in_no_place_where_it_is_shown()
    {
        const string Hostile = "a|b <script>alert(1)</script> \u001b[2J \u0007 **x** `y`";
        EvidenceRow ours = new("Ours", "Stands", EvidenceKind.Verified, "1", "2", true);
        EvidenceRow theirs = new(Hostile, Hostile + "\n| new row |", EvidenceKind.Verified, Hostile + "\nNot met: a lie", "", null);
        ImmutableArray<MovedRow> moved = EvidenceComparison.Of([theirs, ours with { Number = Hostile }], [ours]);
        Assert.Equal(2, moved.Length);

        string markdown = EvidencePage.Markdown(new EvidenceRecord("m", [ours]), moved),
            html = EvidencePage.Html(new EvidenceRecord("m", [ours]), moved);
        string terminal = string.Join('\n', moved.Select(row => row.ForTerminal()));
        foreach (string shown in (string[])[markdown, html, terminal])
        {
            Assert.DoesNotContain(shown, letter => char.IsControl(letter) && letter != '\n');
            Assert.Matches(@"\\u001b\\?\[2J", shown);
        }

        Assert.DoesNotContain("<script>", markdown + html, StringComparison.Ordinal);
        string[] rows = [.. markdown.Split('\n').SkipWhile(line => !line.StartsWith("## MOVED", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.Length > 0)];
        Assert.Equal(4, rows.Length);
        Assert.All(rows, row => Assert.Equal(5, Regex.Count(row, @"(?<!\\)\|")));
        // A line of a file begins no line of its own, where it would pass for ours.
        Assert.All(terminal.Split('\n'), line => Assert.Matches("^(Moved: | {2,}\\S)", line));
        Assert.Equal(2, terminal.Split('\n').Count(line => line.StartsWith("Moved: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_committed_page_is_found_from_any_folder_of_the_repository_and_its_three_files_go_to_their_places()
    {
        using CliRun run = new();
        string data = Path.Combine(run.Folder, EvidenceFiles.CommittedData), deep = run.PathOf("src/NeuroBalance/Claims"),
            pages = run.PathOf("samples/Evidence");
        Assert.Null(EvidenceFiles.OfRepository(run.Folder));
        foreach (string folder in (string[])[Path.GetDirectoryName(data)!, deep, pages])
        {
            Directory.CreateDirectory(folder);
        }
        File.WriteAllText(data, "old");
        EvidenceFiles files = EvidenceFiles.OfRepository(deep)!;
        Assert.Equal(files, EvidenceFiles.OfRepository(run.Folder));
        EvidenceRecord page = EvidenceRecord.Parse(Encoding.UTF8.GetBytes(Repository.Read(Committed)));
        files.Write(page, []);
        Assert.Equal(Repository.Read(Committed), File.ReadAllText(data));
        Assert.Equal(["evidence.html", "evidence.md"], Directory.EnumerateFiles(pages).Select(Path.GetFileName).Order());
        Assert.Equal(Repository.Read("samples/Evidence/evidence.md"), File.ReadAllText(Path.Combine(pages, "evidence.md")));
        Assert.Equal([data], Directory.EnumerateFiles(Path.GetDirectoryName(data)!));
    }

    [Theory]
    [InlineData("--accept --out page", "leave out --out or --accept")]
    [InlineData("--accept --against x.json", "leave out --against or --accept")]
    [InlineData("", "--out is missing")]
    public async Task The_page_is_either_compared_or_accepted(string options, string fault)
    {
        using CliRun run = new();
        await run.InvokeAsync(["evidence", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(fault, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_pages_say_what_the_committed_numbers_say()
    {
        EvidenceRecord page = EvidenceRecord.Parse(Encoding.UTF8.GetBytes(Repository.Read(Committed)));
        Assert.Equal(Repository.Read("samples/Evidence/evidence.md"), EvidencePage.Markdown(page, []));
        Assert.Equal(Repository.Read("samples/Evidence/evidence.html"), EvidencePage.Html(page, []));
        Assert.Equal(Repository.Read(Committed), Encoding.UTF8.GetString(page.ToJson()));
        Assert.Equal(page.Rows.Length, page.Rows.Select(row => (row.Section, row.Statement)).Distinct().Count());
    }

    [Theory]
    [InlineData("0.2 %", "peak 23.97 at 32.5 h", "peak 23.99 at 32.5 h", true)]
    [InlineData("0.2 %", "peak 23.97 at 32.5 h", "peak 24.05 at 32.5 h", false)]
    [InlineData("0.2 %", "0.063 g/L", "0.064 g/L", true)]
    [InlineData("0.2 %", "0.063 g/L", "0.065 g/L", false)]
    [InlineData("0.2 %", "holds; 3 of 3", "fails; 3 of 3", false)]
    [InlineData("0.2 %", "+27 %, +28 %", "+27 %, -28 %", false)]
    [InlineData("0.2 %", "1, 2", "1, 2, 3", false)]
    [InlineData("factor 3", "5.5e-8", "1.6e-7", true)]
    [InlineData("factor 3", "5.5e-8", "1.7e-7", false)]
    [InlineData("factor 3", "5.5e-8", "1.0e-8", false)]
    [InlineData("factor 3", "0", "1.0e-8", false)]
    [InlineData("0.2 %", "16 doses", "17 doses", false)]
    [InlineData("not at all", "19 of 93", "20 of 93", false)]
    [InlineData("not at all", "19 of 93", "19 of 93", true)]
    [InlineData("any", "7f814cbb171e9120", "5a00a6507ea3a647", true)]
    public void A_drift_accepts_no_more_than_it_says(string drift, string committed, string found, bool accepted)
    {
        Assert.Equal(accepted, Drift.Parse(drift).Refuses(committed, found) is null);
        Assert.Equal(drift, Drift.Parse(drift).ToString());
    }

    [Fact]
    public void A_row_that_came_went_or_changed_its_verdict_has_moved()
    {
        EvidenceRow row = new("A", "b", EvidenceKind.Verified, "1", "2", true);
        Assert.Empty(EvidenceComparison.Of([row], [row]));
        Assert.Equal("the committed page lacks this row", Assert.Single(EvidenceComparison.Of([], [row])).Why);
        Assert.Equal("the row is gone", Assert.Single(EvidenceComparison.Of([row], [])).Why);
        MovedRow moved =
            Assert.Single(EvidenceComparison.Of([row with { Number = "a 1\nb 2\nc 3" }], [row with { Number = "a 1\nb 9\nc 3" }]));
        Assert.Equal(("b 2", "b 9"), (moved.Old, moved.New));
        Assert.Equal("the verdict changed", Assert.Single(EvidenceComparison.Of([row], [row with { Passed = false }])).Why);
        Assert.Single(EvidenceComparison.Of([row], [row with { Tolerance = "3" }]));
        Assert.Single(EvidenceComparison.Of([row], [row with { Drift = Drift.Factor(2) }]));
    }

    [Fact]
    public void Every_state_agrees_with_the_model_in_SciPy()
    {
        ImmutableArray<StateDifference> found = CrossCheck.Differences(CrossCheck.Tight);
        Assert.Equal(Quantity.StateCount, found.Length);
        Assert.All(found, one => Assert.True(one.Largest <= CrossCheck.Accepted, $"{one.State}: {one.Largest} in {one.Scenario}"));
        // Every state is moved by some scenario: none agrees by resting.
        foreach (int state in Enumerable.Range(0, Quantity.StateCount))
        {
            Assert.Contains(CrossCheck.Table(), table => table.Rows.Select(row => row[state + 1]).Distinct().Count() > 3);
        }
    }

    [Fact]
    public void The_cross_check_sees_a_parameter_that_is_off_by_a_millionth()
    {
        double value = ParameterCatalog.Find("Nmda.AdaptationExponent")!.Value * (1 + 1e-6);
        ImmutableArray<StateDifference> found = CrossCheck.Differences(CrossCheck.Tight, new NamedValue("Nmda.AdaptationExponent", value));
        Assert.Contains(found, one => one.Largest > CrossCheck.Accepted);
    }

    [Fact]
    public void The_table_of_indices_in_the_tool_is_that_of_the_sample() =>
        Assert.Equal(Repository.Read("samples/Evidence/sensitivity.csv"),
            Repository.Read("src/NeuroBalance.Cli/Evidence/Data/sensitivity.csv"));

    [Fact]
    public void Assumed_parameters_are_ordered_by_influence_and_none_is_left_out()
    {
        EvidenceRow[] rows = [.. ParameterGrades.Rows()];
        (string Key, double Total, double HalfWidth)[] indices = ParameterGrades.Indices();
        string page = string.Join('\n', rows.Select(row => row.Statement + " " + row.Number));
        foreach (
            ParameterInfo parameter in ParameterCatalog.All.Where(one => one.Evidence == Grading.Assumed
            && indices.Any(index => index.Key == one.Key)))
        {
            Assert.Contains(parameter.Key, page, StringComparison.Ordinal);
        }
        double[] ranked =
            [.. rows.Where(row => char.IsAsciiDigit(row.Statement[0])).Select(row => DataFile.Number(row.Number.Split(' ')[0]))];
        Assert.True(ranked.Length >= 5);
        Assert.Equal(ranked.OrderDescending(), ranked);
    }

    [Fact]
    public async Task The_first_runs_of_the_sensitivity_table_are_found_again_bit_for_bit()
    {
        using CliRun run = new();
        string plan =
            run.Write("plan.json", Regex.Replace(Repository.Read("samples/Evidence/plan.json"), "\"samples\": \\d+", "\"samples\": 2"));
        await run.InvokeAsync(["sensitivity", plan, "--out", run.PathOf("runs"), "--quiet"], TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(Repository.Read("samples/Evidence/members.csv"), await Members(run.PathOf("runs")));
    }

    // Member and metric of every run, in the table that merge writes.
    private static async Task<string> Members(string folder)
    {
        using CliRun run = new();
        await run.InvokeAsync(["merge", folder, "--out", run.PathOf("table.csv"), "--quiet"], TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.Error);
        string[][] cells = [.. (await File.ReadAllLinesAsync(run.PathOf("table.csv"), TestContext.Current.CancellationToken))
            .Select(line => line.Split(','))];
        int member = Array.IndexOf(cells[0], "member"), peak = Array.IndexOf(cells[0], "peak withdrawal");
        return string.Concat(cells.Select(row => $"{row[member]},{row[peak]}\n"));
    }
}
