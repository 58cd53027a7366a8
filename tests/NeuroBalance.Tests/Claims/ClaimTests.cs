using System.Collections.Immutable;
using NeuroBalance.Claims;
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
    private static readonly Lazy<ImmutableArray<ClaimResult>> Results = new(() => DefaultStudy.Run());

    public static TheoryData<string> Judged => [.. ClaimCatalog.Default.All.Where(claim => claim.IsJudged).Select(claim => claim.Id)];

    [Fact]
    public void Every_quote_occurs_verbatim_in_the_seed()
    {
        string paragraph = Repository.Read("seeds/goldfine-2023-ketamine-alcohol.txt");
        Assert.All(ClaimCatalog.Default.All, claim => Assert.Contains(claim.Quote, paragraph, StringComparison.Ordinal));
        Assert.Equal(["kindling", "adjunct-cost"],
            ClaimCatalog.Default.All.Where(claim => claim.Quote.Length == 0).Select(claim => claim.Id));
        Assert.Equal(21, ClaimCatalog.Default.All.Select(claim => claim.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Judged))]
    public void The_verdict_is_that_of_the_baseline_and_the_control_fails(string id)
    {
        ClaimResult result = Result(id);
        Assert.Equal(ClaimBaseline.Held[id] ? Verdict.Holds : Verdict.Fails, result.All);
        Assert.Equal(Verdict.Fails, result.ControlVerdict);
        Assert.NotEmpty(result.BrokenByControl);
        // A control breaks what the sentence says, not a level beside it. Two do not, and their reports say so: the order of craving is
        // carried by
        // dopamine and memory too, and of the block of NMDA a millionth is left, which moves a mean by just more than the margin of orders.
        Assert.Equal(id is "craving-glutamate" or "glutamate-homeostasis", result.ControlBreaksLevelsAlone);
        Assert.All(result.Criteria, one => Assert.DoesNotContain("none", one.Numbers, StringComparison.Ordinal));
    }

    [Fact]
    public void The_baseline_names_the_judged_claims_and_no_other() =>
        Assert.Equal(ClaimCatalog.Default.All.Where(claim => claim.IsJudged).Select(claim => claim.Id).Order(StringComparer.Ordinal),
            ClaimBaseline.Held.Keys.Order(StringComparer.Ordinal));

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
            if (claim.IsJudged) Assert.Contains(claim.Criteria, one => one.Tag == CriterionTag.Direction);
            if (claim.IsJudged) Assert.NotEmpty(claim.ControlText);
        });
    }

    // Numbers of an independent implementation, to the digits that it prints.
    [Theory]
    [InlineData("acute-gaba", 0, "1.207")]
    [InlineData("chronic-gaba", 0, "0.8272")]
    [InlineData("chronic-nmda", 0, "1.2743")]
    [InlineData("withdrawal-syndrome", 0, "24.0 at 32.5 h")]
    [InlineData("withdrawal-syndrome", 2, "24.0, 17.1, 9.7")]
    [InlineData("kindling", 0, "11.9, 19.1, 23.1, 25.4, 26.9")]
    [InlineData("adjunct-balance", 0, "35.1 to 26.7 h")]
    [InlineData("adjunct-balance", 2, "33.0 to 24.5 mg (16 to 13 doses)")]
    [InlineData("adjunct-balance", 4, "6.3 to 0.6 h")]
    [InlineData("adjunct-sedation", 0, "12.5 to 0.0 h")]
    public void The_numbers_are_those_of_an_independent_calculation(string id, int criterion, string numbers) =>
        Assert.Equal(numbers, Result(id).Criteria[criterion].Numbers);

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

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_virtual_subject_has_the_same_verdicts_at_any_width_thread_count_and_size_of_study()
    {
        RobustnessResult one = RobustnessStudy.Run(5, 11, Options(threads: 1, lanes: 1));
        RobustnessResult many = RobustnessStudy.Run(9, 11, Options(threads: 2, lanes: 8));
        for (int i = 0; i < one.First.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(one.First[i].PeakWithdrawal),
                BitConverter.DoubleToInt64Bits(many.First[i].PeakWithdrawal));
            Assert.Equal(one.First[i].Verdicts, many.First[i].Verdicts);
        }
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void Counts_add_up_and_shares_lie_in_their_intervals()
    {
        RobustnessResult robust = RobustnessStudy.Run(8, 3);
        foreach (ClaimRobustness claim in robust.Claims.Where(one => one.Claim.IsJudged))
        {
            Tally tally = claim.Direction;
            Assert.Equal(8, tally.Holds + tally.Fails + tally.NotAssessable + tally.NotPlausible + tally.NotComputed);
            Assert.True(claim.All.Holds <= tally.Holds);
            if (tally.Decided > 0) Assert.InRange(tally.Share, tally.Interval.Low, tally.Interval.High);
            Assert.Empty(claim.DiscriminatingParameters);
        }
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_virtual_subject_drinks_per_kilogram_and_is_the_same_in_a_single_run()
    {
        RobustnessResult robust = RobustnessStudy.Run(3, 11);
        foreach (SubjectVerdicts subject in robust.First)
        {
            Parameters<double> drawn = new VirtualSubjects(11).Draw(subject.Member);
            Scenario scenario = Scenarios.Get("dependence").WithDrinksPerKilogram();
            Trajectory run =
                Simulator.Run(
                scenario with
                {
                    Parameters = [
                .. ParameterSet.From(in drawn).Overrides.Select(one => new NamedValue(one.Key, one.Value))]
                });
            Assert.Equal(run.Peak(Named("Withdrawal"), run.LastDrink!.Value).Value, subject.PeakWithdrawal,
                1e-9 * Math.Max(1, subject.PeakWithdrawal));
        }
    }

    [Fact]
    public void A_run_simulated_from_where_it_parts_from_another_is_the_run_itself()
    {
        ParameterSet[] sets = [ParameterSet.Default, ParameterSet.Default.With("Ethanol.Cyp2e1Capacity", 0.05).With("Glutamate.Gain", 0.6)];
        ClaimStudy study = new(ClaimCatalog.Default, new ListedSubjects(sets), printed: true, new CohortOptions());
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

    [Fact]
    public void Wilsons_interval_has_its_published_values()
    {
        // 7 of 10: 0.3968 to 0.8922 (Newcombe 1998 gives the formula; values by R's prop.test without correction).
        Tally tally = new();
        for (int i = 0; i < 10; i++)
        {
            tally.Add(i < 7 ? Verdict.Holds : Verdict.Fails);
        }
        Assert.Equal(0.39678, tally.Interval.Low, 1e-5);
        Assert.Equal(0.89221, tally.Interval.High, 1e-5);
    }

    [Fact]
    public void The_search_for_discriminating_parameters_finds_the_planted_one_and_no_other()
    {
        VirtualSubjects people = new(5);
        ParameterInfo planted = ParameterCatalog.Find("Nmda.EthanolIc50")!;
        Side[] sides = [.. Enumerable.Range(0, 400).Select(i => people.Draw(i, planted) > planted.Value ? Side.Holds : Side.Fails)];
        bool[] all = [.. Enumerable.Repeat(true, ParameterCatalog.All.Count)];
        DiscriminatingParameter found =
            Assert.Single(DiscriminationSearch.Find([sides], [all], (i, parameter) => people.Draw(i, parameter))[0]);
        Assert.Equal("Nmda.EthanolIc50", found.Parameter.Key);
        Assert.True(found.HoldsWithMore);
        Assert.Equal(1, found.Distance, 1e-12);
        Side[] few = [.. sides.Select((one, i) => i < 30 ? one : Side.LeftOut)];
        Assert.Empty(DiscriminationSearch.Find([few], [all], (i, parameter) => people.Draw(i, parameter))[0]);
    }

    [Fact]
    public void The_search_for_discriminating_parameters_ends_when_it_is_cancelled()
    {
        bool[] all = [.. Enumerable.Repeat(true, ParameterCatalog.All.Count)];
        using CancellationTokenSource source = new();
        int drawn = 0;
        Assert.Throws<OperationCanceledException>(() => DiscriminationSearch.Find([new Side[10]], [all], Draw, source.Token));
        Assert.Equal(10, drawn);

        double Draw(int member, ParameterInfo parameter)
        {
            drawn++;
            source.Cancel();
            return 0;
        }
    }

    [Theory]
    [InlineData(1.3581, 0.05)]
    [InlineData(1.6276, 0.01)]
    public void Kolmogorovs_distribution_has_its_critical_values(double lambda, double p) =>
        Assert.Equal(p, KolmogorovSmirnov.Probability(lambda), 1e-4);

    [Fact]
    public void Only_parameters_on_which_a_quantity_depends_are_looked_at()
    {
        StructuralDependence ketamine = new(ClaimCatalog.Default.Run("ketamine")), dependence = new(ClaimCatalog.Default.Run("dependence"));
        Assert.True(DependsOn(ketamine, "Occupancy", "Ketamine.Clearance"));
        Assert.True(DependsOn(ketamine, "Plasticity", "Nmda.KetamineIc50"));
        Assert.False(DependsOn(ketamine, "Occupancy", "Ethanol.AdhCapacity"));
        Assert.False(DependsOn(ketamine, "Occupancy", "Subject.BodyWeight"));
        Assert.False(DependsOn(ketamine, "MuOpioid", "Dopamine.Time"));
        Assert.True(DependsOn(dependence, "Withdrawal", "Ethanol.AdhCapacity"));
        Assert.True(DependsOn(dependence, "Withdrawal", "Kindling.Gain"));
        Assert.False(DependsOn(dependence, "Withdrawal", "Craving.BalanceGain"));
        Assert.False(DependsOn(dependence, "Withdrawal", "Ketamine.Clearance"));
        Assert.False(DependsOn(dependence, "Withdrawal", "Memory.LearningRate"));
    }

    [Fact]
    public void Ranks_correlate_as_Spearman_says()
    {
        Assert.Equal(1, RobustnessStudy.RankCorrelation([(1, 10), (2, 20), (3, 1000)]), 1e-12);
        Assert.Equal(-1, RobustnessStudy.RankCorrelation([(1, 3), (2, 2), (3, 1)]), 1e-12);
        // With ties, by hand: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), RobustnessStudy.RankCorrelation([(1, 1), (2, 2), (2, 3), (3, 4)]), 1e-12);
    }

    private static bool DependsOn(StructuralDependence run, string quantity, string parameter) =>
        run.ParametersOf(Named(quantity))[ParameterCatalog.Find(parameter)!.Index];

    private static ClaimResult Result(string id) => Results.Value.Single(result => result.Claim.Id == id);

    private static CohortOptions Options(int threads, int lanes) =>
        new() { Threads = threads, Simulation = new SimulationOptions { LaneWidth = lanes } };

    private static Quantity Named(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException(name);
}
