using NeuroBalance.Claims;
using NeuroBalance.Cli.ClaimReport;
using NeuroBalance.Sweeps;
using NeuroBalance.Tests.Claims;
using Xunit;

namespace NeuroBalance.Tests.Cli;

public class StructureComparisonTests
{
    private const int Subjects = 400;

    private static readonly Claim ByForm = ClaimCatalog.Default.Find("acute-gaba")!;

    // Claims that could be robust, one for each of the pairs below.
    private static readonly Claim[] Able = [.. ClaimCatalog.Default.All.Where(claim => claim.IsJudged && !claim.IsByForm)];

    // For how many subjects a claim fails in most structures, and in one that is different.
    private static readonly (int Mostly, int Once)[] Failing = [(4, 4), (0, 24), (0, 12), (100, 300), (0, 150)];

    // What discriminates among all parameters is worked out for every claim, which takes a second a study: claims share two of them.
    private static readonly Lazy<RobustnessResult> Mostly = new(() => Study(pair => pair.Mostly));
    private static readonly Lazy<RobustnessResult> Once = new(() => Study(pair => pair.Once));

    private static readonly StructureComparison All = new([.. Enum.GetValues<AdaptationStructure>()
        .Select(structure => (structure == AdaptationStructure.Pool ? Once : Mostly).Value with { Structure = structure })]);

    [Fact]
    public void A_claim_is_robust_when_its_interval_lies_above_95_per_cent_in_every_structure()
    {
        Assert.True(All.IsComplete);
        Assert.True(All.IsRobust(Able[0]));
        // 376 of 400 are 94 %.
        Assert.False(All.IsRobust(Able[1]));
        // 388 of 400 are 97 %, but other subjects might well have given 94.8.
        Assert.False(All.IsRobust(Able[2]));
    }

    [Fact]
    public void Nothing_is_robust_that_was_not_looked_at_in_every_structure_or_holds_by_form()
    {
        StructureComparison some = new([.. All.Results.Skip(1)]);
        Assert.False(some.IsComplete);
        Assert.False(some.IsRobust(Able[0]));
        Assert.False(All.IsRobust(ByForm));
    }

    [Fact]
    public void A_claim_changes_with_the_structure_where_the_majority_turns()
    {
        Assert.True(All.ChangesWithStructure(Able[3]));
        Assert.False(All.ChangesWithStructure(Able[4]));
    }

    [Fact]
    public void Different_subjects_and_the_same_structure_twice_are_not_compared()
    {
        RobustnessResult own = All.Results[0];
        Assert.Throws<ArgumentException>(() => new StructureComparison([]));
        Assert.Throws<ArgumentException>(() => new StructureComparison([own, own]));
        Assert.Throws<ArgumentException>(() => new StructureComparison([own, own with { Structure = AdaptationStructure.Pool, Seed = 2 }]));
    }

    private static RobustnessResult Study(Func<(int Mostly, int Once), int> failing)
    {
        RobustnessCount count = new(ClaimCatalog.Default, Subjects);
        for (int member = 0; member < Subjects; member++)
        {
            count.Add(Records.Made(member,
                [.. Failing.Index().Where(one => member < failing(one.Item)).Select(one => Able[one.Index].Id)]));
        }

        return new RobustnessResult(AdaptationStructure.Own, 1, Subjects, count.Withdrawing,
            count.Results(new VirtualSubjects(1), AdaptationStructure.Own, TestContext.Current.CancellationToken), []);
    }
}
