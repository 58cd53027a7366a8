using System.Collections.Concurrent;
using System.Collections.Immutable;
using NeuroBalance.Claims;
using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Sweeps;
using NeuroBalance.Tests.Claims;
using Xunit;

namespace NeuroBalance.Tests.Cli;

public class StructureComparisonTests
{
    private const int Subjects = 400;

    private static readonly Claim Able = ClaimCatalog.Default.Find("new-balance")!, ByForm = ClaimCatalog.Default.Find("acute-gaba")!;

    // What discriminates among all parameters is worked out for every claim, which takes a second a study.
    private static readonly ConcurrentDictionary<int, Lazy<RobustnessResult>> Studies = new();

    [Fact]
    public void A_claim_is_robust_when_its_interval_lies_above_95_per_cent_in_every_structure()
    {
        StructureComparison all = Compare(_ => 4);
        Assert.True(all.IsComplete);
        Assert.True(all.IsRobust(Able));
        // 376 of 400 are 94 %.
        Assert.False(Compare(structure => structure == AdaptationStructure.Pool ? 24 : 0).IsRobust(Able));
        // 388 of 400 are 97 %, but other subjects might well have given 94.8.
        Assert.False(Compare(structure => structure == AdaptationStructure.Pool ? 12 : 0).IsRobust(Able));
    }

    [Fact]
    public void Nothing_is_robust_that_was_not_looked_at_in_every_structure_or_holds_by_form()
    {
        StructureComparison some = new([.. Compare(_ => 0).Results.Skip(1)]);
        Assert.False(some.IsComplete);
        Assert.False(some.IsRobust(Able));
        Assert.False(Compare(_ => 0).IsRobust(ByForm));
    }

    [Fact]
    public void A_claim_changes_with_the_structure_where_the_majority_turns()
    {
        Assert.True(Compare(structure => structure == AdaptationStructure.Ethanol ? 300 : 100).ChangesWithStructure(Able));
        Assert.False(Compare(structure => structure == AdaptationStructure.Ethanol ? 150 : 0).ChangesWithStructure(Able));
    }

    [Fact]
    public void Different_subjects_and_the_same_structure_twice_are_not_compared()
    {
        RobustnessResult own = Compare(_ => 0).Results[0];
        Assert.Throws<ArgumentException>(() => new StructureComparison([]));
        Assert.Throws<ArgumentException>(() => new StructureComparison([own, own]));
        Assert.Throws<ArgumentException>(() => new StructureComparison([own, own with { Structure = AdaptationStructure.Pool, Seed = 2 }]));
    }

    // Made-up studies in which the claim fails for so many subjects.
    private static StructureComparison Compare(Func<AdaptationStructure, int> failing) =>
        new([.. Enum.GetValues<AdaptationStructure>().Select(structure =>
            Studies.GetOrAdd(failing(structure), count => new(() => Study(count))).Value with { Structure = structure })]);

    private static RobustnessResult Study(int failing)
    {
        RobustnessCount count = new(ClaimCatalog.Default, Subjects);
        for (int member = 0; member < Subjects; member++)
        {
            count.Add(Records.Made(member, member < failing ? [Able.Id] : []));
        }

        ImmutableArray<ClaimRobustness> claims = count.Results(new VirtualSubjects(1), AdaptationStructure.Own,
            TestContext.Current.CancellationToken);
        return new RobustnessResult(AdaptationStructure.Own, 1, Subjects, count.Withdrawing, claims, []);
    }
}
