using NeuroBalance.Claims;

namespace NeuroBalance.Tests.Claims;

/// <summary>A study of the claims that several machines share.</summary>
public sealed class SubjectShareTests : IDisposable
{
    private const int Subjects = 23;
    private const ulong Seed = 11;

    private static readonly SubjectTable Table = new(ClaimCatalog.Default);
    private static readonly string What = RobustnessStudy.Described(Seed, AdaptationStructure.Own, new CohortOptions());
    private static readonly SubjectRecord[] Judged =
        [.. Enumerable.Range(0, Subjects).Select(member => Records.Made(member, member % 3 == 0 ? ["acute-gaba"] : []))];

    private readonly string folder = Directory.CreateTempSubdirectory("shares-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Shares_have_every_subject_once_and_differ_by_one_at_most()
    {
        foreach ((long subjects, int count) in ((long, int)[])[(23, 5), (5, 5), (10_000_000, 9_999), (1_000, 7)])
        {
            SubjectShare[] shares = [.. Enumerable.Range(1, count).Select(i => SubjectShare.Of(new SweepShard(i, count), subjects))];
            Assert.Equal((0, subjects), (shares[0].First, shares[^1].End));
            Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.First));
            long[] sizes = [.. shares.Select(share => share.End - share.First)];
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        }
    }

    [Theory, InlineData(2), InlineData(5)]
    public void The_journals_of_shares_become_the_one_of_a_single_machine(int count)
    {
        string whole = Journal("whole.csv", What, 0, Judged), joined = Path.Combine(folder, "joined.csv");
        string[] shares = [.. Enumerable.Range(1, count).Reverse().Select(i =>
        {
            SubjectShare share = SubjectShare.Of(new SweepShard(i, count), Subjects);
            return Journal($"{i}.csv", share.In(What), share.First, Judged[(int)share.First..(int)share.End]);
        })];
        RobustnessResult alone = RobustnessStudy.Run(Subjects, Seed, journal: whole);
        RobustnessResult together = RobustnessStudy.Run(Subjects, Seed, journal: joined, shares: shares);
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(joined));
        Assert.Equal(alone.First, together.First);
        Assert.Equal(alone.Judged.Select(one => (one.Sentence.Holds, one.Sentence.Fails)),
            together.Judged.Select(one => (one.Sentence.Holds, one.Sentence.Fails)));
        // What was joined once is not taken again.
        RobustnessStudy.Run(Subjects, Seed, journal: joined, shares: shares);
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(joined));
    }

    [Fact]
    public void A_share_of_another_study_or_of_other_subjects_is_refused()
    {
        SubjectShare share = SubjectShare.Of(new SweepShard(1, 2), Subjects);
        string other = Journal("other.csv", share.In(What.Replace("seed 11", "seed 12", StringComparison.Ordinal)), 0, Judged[..11]);
        InvalidDataException refused =
            Assert.Throws<InvalidDataException>(() => RobustnessStudy.Run(Subjects, Seed, shares: [other]));
        Assert.Contains("seed 12", refused.Message, StringComparison.Ordinal);
        string mine = Journal("mine.csv", share.In(What), 0, Judged[..11]);
        refused = Assert.Throws<InvalidDataException>(() => RobustnessStudy.RunShare(Subjects, Seed, new SweepShard(2, 2), mine));
        Assert.Contains("subjects 11 to 22", refused.Message, StringComparison.Ordinal);
        // A share that is complete is not judged again.
        RobustnessStudy.RunShare(Subjects, Seed, new SweepShard(1, 2), mine);
        Assert.Equal(13, File.ReadAllLines(mine).Length);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void Shares_that_were_judged_apart_and_interrupted_give_the_bytes_of_one_machine()
    {
        const int Few = 5;
        string whole = Path.Combine(folder, "whole.csv"), joined = Path.Combine(folder, "joined.csv");
        RobustnessResult alone = RobustnessStudy.Run(Few, Seed, AdaptationStructure.Pool, journal: whole);
        string[] shares = [Path.Combine(folder, "1.csv"), Path.Combine(folder, "2.csv")];
        RobustnessStudy.RunShare(Few, Seed, new SweepShard(2, 2), shares[1], AdaptationStructure.Pool);
        File.WriteAllText(shares[1], File.ReadAllText(shares[1])[..^20]);
        foreach (int index in (int[])[1, 2])
        {
            RobustnessStudy.RunShare(Few, Seed, new SweepShard(index, 2), shares[index - 1], AdaptationStructure.Pool,
                new CohortOptions { Threads = 1, Simulation = new SimulationOptions { LaneWidth = 1 } });
        }
        RobustnessResult together = RobustnessStudy.Run(Few, Seed, AdaptationStructure.Pool, journal: joined, shares: shares);
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(joined));
        Assert.Equal(alone.First, together.First);
    }

    private string Journal(string name, string what, long first, IReadOnlyList<SubjectRecord> records)
    {
        string path = Path.Combine(folder, name);
        using SubjectJournal journal = SubjectJournal.Open(path, what, Table, _ => Assert.Fail("It is new."), first);
        journal.Append(records);
        return path;
    }
}
