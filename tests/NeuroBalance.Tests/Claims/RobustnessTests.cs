using NeuroBalance.Claims;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Claims;

public sealed class RobustnessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("neurobalance-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_virtual_subject_has_the_same_outcomes_at_any_width_thread_count_and_size_of_study()
    {
        RobustnessResult one = RobustnessStudy.Run(5, 11, options: Options(threads: 1, lanes: 1));
        RobustnessResult many = RobustnessStudy.Run(9, 11, options: Options(threads: 2, lanes: 8));
        Assert.Equal(one.First, many.First[..one.First.Length]);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void Counts_add_up_and_shares_lie_in_their_intervals()
    {
        RobustnessResult robust = RobustnessStudy.Run(8, 3);
        foreach (ClaimRobustness claim in robust.Judged)
        {
            ClaimRobustness.Tally tally = claim.Sentence;
            Assert.Equal(8, tally.Holds + tally.Fails + tally.NotAssessable + tally.NotPlausible + tally.NotComputed);
            Assert.True(claim.All.Holds <= tally.Holds);
            if (tally.Decided > 0) Assert.InRange(tally.Share, tally.Interval.Low, tally.Interval.High);
            Assert.Empty(claim.DiscriminatingParameters);
        }
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_study_that_goes_on_finds_what_one_in_a_single_piece_finds()
    {
        string journal = Path.Combine(folder, "subjects.csv");
        RobustnessStudy.Run(3, 11, journal: journal);
        // As if the process had been killed while it wrote the third subject.
        File.WriteAllText(journal, File.ReadAllText(journal)[..^20]);
        RobustnessResult pieces = RobustnessStudy.Run(6, 11, journal: journal), whole = RobustnessStudy.Run(6, 11);
        Assert.Equal(whole.First, pieces.First);
        Assert.Equal(whole.Judged.Select(one => one.Sentence.Holds), pieces.Judged.Select(one => one.Sentence.Holds));
        Assert.Equal(whole.First, File.ReadAllLines(journal)[1..]);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_virtual_subject_drinks_per_kilogram_and_is_the_same_in_a_single_run()
    {
        RobustnessResult robust = RobustnessStudy.Run(3, 11);
        SubjectTable table = new(ClaimCatalog.Default);
        foreach (SubjectRecord subject in robust.First.Skip(1).Select(line => table.Read(line)!))
        {
            Parameters<double> drawn = new VirtualSubjects(11).Draw(subject.Member);
            Scenario scenario = Scenarios.Get("dependence").WithDrinksPerKilogram();
            double most = 1 + drawn.Ethanol.InductionMaximum;
            double liver = 1 + (3.07 * drawn.Ethanol.InductionMaximum / ParameterCatalog.Defaults.Ethanol.InductionMaximum);
            Trajectory run = Simulator.Run(scenario with
            {
                Parameters = [.. ParameterSet.From(in drawn).Overrides.Select(one => new NamedValue(one.Name, one.Value))],
                Initial = [new NamedValue("EnzymeInduction", Math.Min(liver, most))],
            });
            Assert.Equal(run.Peak(Quantity.Withdrawal, run.LastDrink!.Value).Value, subject.PeakWithdrawal,
                1e-9 * Math.Max(1, subject.PeakWithdrawal));
        }
    }

    [Fact]
    public void Wilsons_interval_has_its_published_values()
    {
        // 7 of 10: 0.3968 to 0.8922 (Newcombe 1998 gives the formula; values by R's prop.test without correction).
        ClaimRobustness.Tally tally = new();
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
        ClaimRobustness.Discriminator found =
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
        StructuralDependence ketamine = Of("ketamine"), dependence = Of("dependence");
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
        Assert.False(DependsOn(dependence, "Withdrawal", "Adaptation.ReleaseRate"));
        Assert.True(DependsOn(Of("dependence", AdaptationStructure.Pool), "Withdrawal", "Adaptation.ReleaseRate"));
    }

    [Fact]
    public void Ranks_correlate_as_Spearman_says()
    {
        Assert.Equal(1, RobustnessCount.RankCorrelation([(1, 10), (2, 20), (3, 1000)]), 1e-12);
        Assert.Equal(-1, RobustnessCount.RankCorrelation([(1, 3), (2, 2), (3, 1)]), 1e-12);
        // With ties, by hand: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), RobustnessCount.RankCorrelation([(1, 1), (2, 2), (2, 3), (3, 4)]), 1e-12);
    }

    // The bound is that of the claim, so that both the statement and its control are judged by it.
    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void Craving_follows_the_balance_over_a_thousand_subjects_and_not_where_excitation_has_no_weight_in_it()
    {
        ClaimCatalog catalog = new(ClaimCatalog.Definitions.Single(define => define.Method.DeclaringType!.Name == "CravingGlutamate"));
        PopulationCriterion population = catalog.All.Single().Population!;
        Assert.Equal(0.738, Correlation(weight: null), 5e-4);
        double without = Correlation(weight: 0);
        Assert.True(without < population.Above, $"{without}");

        double Correlation(double? weight)
        {
            ClaimStudy study = new(catalog, new Weighted(new VirtualSubjects(1), weight), AdaptationStructure.Own, printed: false,
                new CohortOptions());
            List<(double, double)> pairs = [];
            study.Run(0, population.Subjects, one => pairs.Add((one[population.Pair.X], one[population.Pair.Y])));
            return RobustnessCount.RankCorrelation(pairs);
        }
    }

    private static StructuralDependence Of(string run, AdaptationStructure structure = AdaptationStructure.Own) =>
        new(ClaimCatalog.Default.Run(run), structure);

    private static bool DependsOn(StructuralDependence run, string quantity, string parameter) =>
        run.ParametersOf(Named(quantity))[ParameterCatalog.Find(parameter)!.Index];

    private static CohortOptions Options(int threads, int lanes) =>
        new() { Threads = threads, Simulation = new SimulationOptions { LaneWidth = lanes } };

    private static Quantity Named(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException(name);

    private sealed class Weighted(VirtualSubjects subjects, double? weight) : ISubjects
    {
        public bool DrinkPerKilogram => true;

        public Parameters<double> Draw(long member)
        {
            Parameters<double> drawn = subjects.Draw(member);
            if (weight is { } one) drawn.Craving.BalanceGain = one;
            return drawn;
        }
    }
}
