using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NeuroBalance.Claims;
using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Statistics;
using NeuroBalance.Tests.House;
using NeuroBalance.Tests.Metrics;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Claims;

public class ClaimTests
{
    private const string Number = @"(?<![\w.])\d+(?:\.\d+)?(?![\w]|\.\d)";

    private static readonly Lazy<ImmutableArray<ClaimResult>> Results = new(() => DefaultStudy.Run());

    public static TheoryData<string> Judged => [.. ClaimCatalog.Default.All.Where(claim => claim.IsJudged).Select(claim => claim.Id)];

    [Fact]
    public void Every_quote_occurs_verbatim_in_the_seed()
    {
        string paragraph = Repository.Read("seeds/goldfine-2023-ketamine-alcohol.txt");
        Assert.All(ClaimCatalog.Default.All, claim => Assert.Contains(claim.Quote, paragraph, StringComparison.Ordinal));
        Assert.Equal(["acute-tolerance", "kindling", "seizure", "adjunct-cost"],
            ClaimCatalog.Default.All.Where(claim => claim.Quote.Length == 0).Select(claim => claim.Id));
        Assert.Equal(23, ClaimCatalog.Default.All.Select(claim => claim.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Judged))]
    public void The_verdict_is_that_of_the_baseline_and_every_control_breaks_the_claim(string id)
    {
        ClaimResult result = Result(id);
        Assert.Equal(ClaimBaseline.Of(AdaptationStructure.Own)[id], result.Verdict);
        Assert.NotEmpty(result.Controls);
        Assert.All(result.Controls, control => Assert.True(control.Breaks, $"{control.Control.Text}: {control.Verdict}"));
        // A control breaks what the sentence says, not a level beside it. The order of craving is carried by dopamine and memory too.
        Assert.Equal(id == "craving-glutamate", result.Controls.Any(control => control.BreaksLevelsAlone));
        Assert.All(result.Criteria, one => Assert.DoesNotContain("none", one.Numbers, StringComparison.Ordinal));
    }

    // As the specification of the claims gives them.
    [Fact]
    public void Of_the_default_subject_eighteen_hold_two_negligibly_one_is_not_shown_and_one_cannot_be_judged()
    {
        Assert.Equal(18, With(Verdict.Holds).Length);
        Assert.Equal(["opioid", "dopamine"], With(Verdict.Negligible));
        Assert.Equal(["adjunct-balance"], With(Verdict.NotShown));
        Assert.Equal(["adjunct-sedation"], With(Verdict.NotAssessable));
    }

    [Fact]
    public void Counted_by_the_weakest_badge_twelve_are_by_form_five_fitted_and_five_not_fitted()
    {
        Claim[] judged = [.. ClaimCatalog.Default.All.Where(claim => claim.IsJudged)];
        Assert.Equal(12, judged.Count(claim => claim.IsByForm));
        Assert.Equal(5, judged.Count(claim => claim.Basis == Basis.Fitted));
        Assert.Equal(5, judged.Count(claim => claim.Basis == Basis.NotFitted));
        Assert.Null(ClaimCatalog.Default.Find("adjunct-cost")!.Basis);
    }

    [Fact]
    public void The_baseline_of_every_structure_names_the_judged_claims_and_no_other() =>
        Assert.All(Enum.GetValues<AdaptationStructure>(), structure => Assert.Equal(
            ClaimCatalog.Default.All.Where(claim => claim.IsJudged).Select(claim => claim.Id).Order(StringComparer.Ordinal),
            ClaimBaseline.Of(structure).Keys.Order(StringComparer.Ordinal)));

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void The_verdicts_under_every_structure_are_those_of_its_baseline()
    {
        foreach (AdaptationStructure structure in Enum.GetValues<AdaptationStructure>())
        {
            Dictionary<string, Verdict> found =
                DefaultStudy.Run(structure).Where(one => one.Claim.IsJudged).ToDictionary(one => one.Claim.Id, one => one.Verdict);
            Assert.Equal(ClaimBaseline.Of(structure).OrderBy(one => one.Key), found.OrderBy(one => one.Key));
        }
    }

    [Fact]
    public void Every_file_of_a_claim_is_in_the_catalog()
    {
        IEnumerable<Type> files = typeof(Claim).Assembly.GetTypes()
            .Where(type => type.Namespace == "NeuroBalance.Claims.Paragraph" && type.GetMethod("Define") is not null);
        IEnumerable<Type> listed = ClaimCatalog.Definitions.Select(define => define.Method.DeclaringType!);
        Assert.Equal(files.Select(type => type.Name).Order(StringComparer.Ordinal),
            listed.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_claims_that_ask_for_the_same_run_get_one_and_two_that_define_it_differently_are_refused()
    {
        ClaimRuns runs = new();
        ClaimRun taper = runs.Branch("taper", trunk: "dependence");
        Assert.Same(taper, runs["taper"]);
        Assert.Same(taper, runs.Branch("taper", trunk: "dependence"));
        Assert.Equal(["dependence", "taper"], runs.All.Select(run => run.Name));
        Assert.Contains("taper",
            Assert.Throws<InvalidOperationException>(() => runs.Of(new RunDefinition(Scenarios.Get("taper")))).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() =>
            runs.Of(new RunDefinition(Scenarios.Get("dependence")) { Name = "taper", Trunk = "dependence" }));
    }

    [Fact]
    public void Every_claim_has_a_question_a_note_and_criteria_with_a_direction()
    {
        Assert.All(ClaimCatalog.Default.All, claim =>
        {
            Assert.NotEmpty(claim.EvidenceNote);
            Assert.EndsWith(claim.IsJudged ? "?" : ")", claim.Question, StringComparison.Ordinal);
            if (!claim.IsJudged) return;
            Assert.Contains(claim.Criteria, one => one.Tag == CriterionTag.Direction);
            Assert.NotEmpty(claim.Controls);
            Assert.NotEmpty(claim.Badges);
        });
    }

    // Numbers of an independent implementation, to the digits that it prints.
    [Theory]
    [InlineData("acute-gaba", 0, "1.206")]
    [InlineData("chronic-gaba", 0, "0.8503")]
    [InlineData("chronic-nmda", 0, "1.2471")]
    [InlineData("chronic-nmda", 1, "75.6 h")]
    [InlineData("new-balance", 0, "ratio 0.491")]
    [InlineData("new-balance", 1, "0.703 before, 0.040 after")]
    [InlineData("cessation-glutamate", 0, "8.09 h at 0.49 g/L")]
    [InlineData("cessation-glutamate", 1, "18.3 h and 19.8 h, glutamate 1.406")]
    [InlineData("withdrawal-syndrome", 0, "24.0 at 33.7 h")]
    [InlineData("withdrawal-syndrome", 2, "24.0, 17.4, 8.8")]
    [InlineData("withdrawal-syndrome", 3, "15.9, 12.9, 9.9")]
    [InlineData("withdrawal-syndrome", 4, "0.00, 0.03, 0.75")]
    [InlineData("withdrawal-syndrome", 5, "14.5 h, 24.0 at 33.7 h, until 80.7 h")]
    [InlineData("kindling", 0, "12.2, 19.5, 23.2, 25.3, 26.6")]
    [InlineData("seizure", 0, "5.04 %, 1.19 %, 0.70 %")]
    [InlineData("seizure", 1, "5.04 % to 0.61 % (ratio 0.121, 3 doses)")]
    [InlineData("seizure", 2, "0.25 %, 1.85 %, 4.2")]
    [InlineData("seizure", 4, "43 %, 93 %")]
    [InlineData("mimics", 0, "0.34")]
    [InlineData("dopamine", 0, "1.205 at 1.2")]
    [InlineData("depression", 0, "8.86 points")]
    [InlineData("neuroplasticity", 0, "1.280 at 27.5 h")]
    [InlineData("adjunct-balance", 0, "20.2 to 10.1 h")]
    [InlineData("adjunct-balance", 1, "36.5 to 31.0 h")]
    [InlineData("adjunct-balance", 2, "17.5 to 8.0 mg (9 to 4 doses)")]
    [InlineData("adjunct-balance", 3, "100.6 to 100.5 h (sooner by 0.2 %)")]
    [InlineData("adjunct-balance", 4, "239.5 to 237.0 h (sooner by 1.0 %)")]
    [InlineData("adjunct-balance", 5, "187.0 to 184.7 h (sooner by 1.2 %)")]
    [InlineData("adjunct-balance", 7, "3.3 to 0.0 h")]
    public void The_numbers_are_those_of_an_independent_calculation(string id, int criterion, string numbers) =>
        Assert.Contains(numbers, Result(id).Criteria[criterion].Numbers, StringComparison.Ordinal);

    [Fact]
    public void The_balance_on_both_limbs_is_that_of_a_recorded_trajectory_where_it_passes_the_level()
    {
        Trajectory run = Simulator.Run(Scenarios.Get("evening"), new SimulationOptions { RelativeTolerance = 1e-9 });
        double Balance(CrossingDirection direction, Index which) =>
            run.ValueAt(Quantity.Balance, run.Crossings(Quantity.EthanolBlood, 0.5, direction: direction)[which]);
        string expected = FormattableString.Invariant(
            $"{Balance(CrossingDirection.Upward, 0):0.000} and {Balance(CrossingDirection.Downward, ^1):0.000} at 0.5 g/L");
        Assert.Contains(expected, Result("acute-tolerance").Criteria[0].Numbers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adjunct-balance", "109.5, 243.1 and 189.1 h")]
    [InlineData("adjunct-sedation", "1.85, 1.35")]
    public void The_printed_numbers_are_those_of_an_independent_calculation(string id, string numbers) =>
        Assert.Contains(Result(id).Printed, one => one.Text.Contains(numbers, StringComparison.Ordinal));

    [Theory]
    [InlineData("samples/Claims/README.md", "## In short", "The criteria,")]
    [InlineData("README.md", "In short: with the default", "Which words of the paragraph")]
    public void The_short_summary_quotes_no_number_that_a_run_does_not_give(string file, string first, string behind)
    {
        string page = Repository.Read(file);
        int start = page.IndexOf(first, StringComparison.Ordinal), end = page.IndexOf(behind, StringComparison.Ordinal);
        IEnumerable<string> computed = Results.Value.SelectMany(one =>
            one.Criteria.Select(found => $"{found.Criterion.Text} {found.Numbers}").Concat(one.Printed.Select(found => found.Text)));
        IEnumerable<string> counted = Headline.Lines(new ClaimStudyResults(AdaptationStructure.Own, Results.Value, null));
        string known = string.Join('\n', computed.Concat(counted).Append(Repository.Read("samples/Claims/robustness.md"))
            .Append(Repository.Read("samples/Claims/own/robustness.md")));
        HashSet<string> numbers = [.. Regex.Matches(known, Number).Select(match => match.Value)];
        string[] quoted = [.. Regex.Matches(page[start..end], Number).Select(match => match.Value)];
        Assert.True(quoted.Length > 15);
        Assert.Empty(quoted.Except(numbers));
    }

    [Fact]
    public void Numbers_measured_in_lanes_agree_with_a_recorded_trajectory()
    {
        Trajectory run = Simulator.Run(Scenarios.Get("dependence"));
        double last = run.LastDrink!.Value;
        Quantity withdrawal = Named("Withdrawal"), memory = Named("AlcoholMemory"), craving = Named("Craving");
        Assert.StartsWith(
            FormattableString.Invariant($"{run.Peak(withdrawal, last).Value:0.0} at {run.Peak(withdrawal, last).Time - last:0.0} h"),
            Result("withdrawal-syndrome").Criteria[0].Numbers, StringComparison.Ordinal);
        Assert.StartsWith(FormattableString.Invariant($"{run.ValueAt(memory, 168):0.000} after 1 week"),
            Result("maladaptive-memory").Criteria[0].Numbers, StringComparison.Ordinal);
        Assert.StartsWith(FormattableString.Invariant($"{run.ValueAt(craving, last + 672):0.0} against"),
            Result("maladaptive-memory").Criteria[2].Numbers, StringComparison.Ordinal);
    }

    [Fact]
    public void A_memory_that_cannot_form_leaves_the_other_states_as_they_are()
    {
        // What makes it right to take the memory out of a state by algebra.
        Trajectory plain = Simulator.Run(Scenarios.Get("evening"));
        Trajectory without = Simulator.Run(Scenarios.Get("evening") with { Parameters = [new NamedValue("Memory.LearningRate", 0)] });
        foreach (Quantity quantity in Quantity.All.Where(one => one.IsState && one.Name != "AlcoholMemory"))
        {
            Assert.Equal(plain.ValueAt(quantity, 24), without.ValueAt(quantity, 24), 1e-6);
        }
        Assert.Equal(0, without.ValueAt(Named("AlcoholMemory"), 24));
    }

    [Fact]
    public void A_run_simulated_from_where_it_parts_from_another_is_the_run_itself()
    {
        ParameterSet[] sets = [ParameterSet.Default, ParameterSet.Default.With("Ethanol.Cyp2e1Capacity", 0.05).With("Glutamate.Gain", 0.6)];
        ClaimStudy study =
            new(ClaimCatalog.Default, new ListedSubjects(sets), AdaptationStructure.Own, printed: true, new CohortOptions());
        ClaimRun[] branches = [.. ClaimCatalog.Default.Runs.Where(run => run.Trunk is not null)];
        Assert.True(branches.Length >= 15);
        Dictionary<ClaimRun, double[][]> whole =
            branches.ToDictionary(run => run, run => Cohort.Of(run.Scenario, [.. run.Measures.Select(one => one.Metric)], sets));
        List<string> faults = [];
        study.Run(0, sets.Length, observation =>
        {
            foreach (ClaimRun run in branches)
            {
                for (int i = 0; i < run.Measures.Count; i++)
                {
                    double found = observation[run.Measures[i]], expected = whole[run][observation.Member][i];
                    if (!(Math.Abs(found - expected) <= 5e-5 * Math.Max(1, Math.Abs(expected)))
                        && !(double.IsNaN(found) && double.IsNaN(expected)))
                    {
                        faults.Add($"{run.Measures[i]} of subject {observation.Member}: {found:R}, not {expected:R}");
                    }
                }
            }
        });
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("ketamine", 0.5)]
    [InlineData("dependence", double.NaN)]
    [InlineData("dependence", -1.0)]
    [InlineData("dependence", 1e5)]
    public void A_subject_cannot_start_outside_of_its_timeline_nor_while_an_infusion_may_be_under_way(string scenario, double hours)
    {
        SubjectRun course = new();
        course.Subject.Timeline = Timeline.Compile(Scenarios.Get(scenario));
        course.Subject.StartHours = hours;
        Assert.Throws<InvalidOperationException>(course.Start);
    }

    private static ClaimResult Result(string id) => Results.Value.Single(result => result.Claim.Id == id);

    private static string[] With(Verdict verdict) =>
        [.. Results.Value.Where(one => one.Claim.IsJudged && one.Verdict == verdict).Select(one => one.Claim.Id)];

    private static Quantity Named(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException(name);
}
