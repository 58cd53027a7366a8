using System.Security.Cryptography;
using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Sweeps.Storage;

/// <summary>Shares of a sweep by members, and the table that comes of them.</summary>
public sealed class SweepDivisionTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("division-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Every_member_is_in_one_part_and_shares_differ_by_one_subject_at_most()
    {
        Random random = new(18);
        for (int trial = 0; trial < 2000; trial++)
        {
            int arms = random.Next(1, 8), shards = random.Next(1, 60), size = random.Next(1, 70);
            long subjects = random.Next(1, trial % 2 == 0 ? 100 : 3000);
            SweepDivision division = new(subjects * arms, arms, size, shards);
            string told = division.ToString();
            long next = 0;
            long[] members = new long[shards];
            for (long part = 0; part < division.Parts; part++)
            {
                int count = division.CountOf(part);
                Assert.True(division.FirstOf(part) == next && count >= 0, told);
                Assert.True(count <= Math.Max(size, shards == 1 ? size : 2 * arms), told);
                Assert.True(shards == 1 || count % arms == 0, told);
                members[part % shards] += count;
                next += count;
            }

            Assert.True(next == division.Members, told);
            Assert.True(members.Max() - members.Min() <= arms, told);
            Assert.Equal(members, Enumerable.Range(0, shards).Select(division.MembersOf));
        }
    }

    [Fact]
    public void Of_twenty_thousand_members_each_of_forty_tasks_has_five_hundred()
    {
        SweepDivision division = new(20_000, 1, SweepRunOptions.DefaultPartSize, 40);
        Assert.All(Enumerable.Range(0, 40), shard => Assert.Equal(500, division.MembersOf(shard)));
        Assert.All(Enumerable.Range(0, 40), part => Assert.Equal(500, division.CountOf(part)));
        Assert.Equal(40, division.Parts);
    }

    [Fact]
    public void A_large_share_comes_in_rounds_over_the_whole_design()
    {
        SweepDivision division = new(1_000_000, 2, 4096, 5);
        Assert.Equal(5 * 49, division.Parts);
        // The last part of the first share is as far into the design as the share allows.
        Assert.InRange(division.FirstOf(48 * 5), 979_000, 980_000);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void The_merged_table_of_shares_has_the_bytes_of_the_single_run(int shards)
    {
        SweepPlan plan = Plan(61);
        Sweep.Run(plan, In("whole"), new SweepRunOptions { PartSize = 16 });
        for (int i = shards; i >= 1; i--)
        {
            Sweep.Run(plan, In("shares"), new SweepRunOptions { PartSize = 16, Shard = new SweepShard(i, shards) });
        }
        Assert.Equal(Hash("whole", ".parquet"), Hash("shares", ".parquet"));
        Assert.Equal(Hash("whole", ".csv"), Hash("shares", ".csv"));
        Assert.Equal([.. SweepResults.Open([In("whole")]).Parts().Select(block => block.Count)],
            SweepResults.Open([In("shares")]).Parts().Select(block => block.Count));

        // A merged table is a sweep itself: merged again it has the same bytes.
        SweepResults.Open([In("shares.parquet")]).Write(In("again.parquet"));
        Assert.Equal(File.ReadAllBytes(In("whole.parquet")), File.ReadAllBytes(In("again.parquet")));
    }

    [Fact]
    public void A_share_beside_those_of_another_division_is_refused()
    {
        SweepPlan plan = Plan(8);
        Sweep.Run(plan, In("x"), new SweepRunOptions { Shard = new SweepShard(1, 2) });
        Assert.Contains("holds a sweep in 2 shares, such as shard-00001-of-00002, and not one in 3; go on in 2 shares, or give a new folder",
            Refusal(plan, "x", new SweepShard(1, 3)), StringComparison.Ordinal);
        Sweep.Run(plan, In("y"));
        Assert.Contains("holds an undivided sweep, and not one in 3; go on without --shard", Refusal(plan, "y", new SweepShard(1, 3)),
            StringComparison.Ordinal);
        Assert.Contains("samples: was 8, is 9; shares of a sweep of another size are others",
            Refusal(Plan(9), "x", new SweepShard(1, 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_was_not_merged_by_this_program_says_so()
    {
        Sweep.Run(Plan(8)).Write(In("memory.parquet"));
        Assert.Contains("does not say of which sweep it is",
            Assert.Throws<SweepFolderException>(() => SweepResults.Open([In("memory.parquet")])).Message, StringComparison.Ordinal);
        Assert.Contains("there is no such file",
            Assert.Throws<SweepFolderException>(() => SweepResults.Open([In("nowhere.parquet")])).Message, StringComparison.Ordinal);
        Sweep.Run(Plan(8), In("x"));
        SweepResults.Open([In("x")]).Write(In("x.parquet"));
        byte[] sound = File.ReadAllBytes(In("x.parquet"));
        Assert.Contains("give it alone", Assert.Throws<SweepFolderException>(() => SweepResults.Open([In("x"), In("x.parquet")])).Message,
            StringComparison.Ordinal);
        File.WriteAllBytes(In("cut.parquet"), sound[..^20]);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => SweepResults.Open([In("cut.parquet")])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Arms_of_one_subject_have_its_number_in_a_column()
    {
        SweepTable table = Sweep.Run(Plan(3));
        table.Write(In("table.csv"));
        string[][] cells = [.. File.ReadAllLines(In("table.csv")).Select(line => line.Split(','))];
        Assert.Equal(["member", "arm", "subject"], cells[0][..3]);
        Assert.Equal(["0 a 0", "1 b 0", "2 a 1", "3 b 1", "4 a 2", "5 b 2"], cells[1..].Select(row => string.Join(' ', row[..3])));
        Assert.Equal([0, 0, 1, 1, 2, 2], Enumerable.Range(0, table.Count).Select(table.SubjectOf));
    }

    private static SweepPlan Plan(int samples) => SweepPlan.Parse($$"""
        { "name": "d", "scenario": { "name": "one-drink", "duration": "3 h", "events": [{ "type": "drink", "amount": "14 g", "at": "0 h" }] },
          "axes": [{ "key": "events[0].amount", "low": "5 g", "high": "20 g" }], "design": { "type": "sobol", "samples": {{samples}} },
          "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }, { "name": "onset", "kind": "onset", "of": "BloodAlcohol", "level": 0.2 }],
          "arms": [{ "name": "a" }, { "name": "b", "set": { "Nmda.EthanolIc50": 40 } }] }
        """);

    private string In(string name) => Path.Combine(root, name);

    private string Refusal(SweepPlan plan, string name, SweepShard shard) =>
        Assert.Throws<SweepFolderException>(() => Sweep.Run(plan, In(name), new SweepRunOptions { Shard = shard })).Message;

    private string Hash(string name, string ending)
    {
        SweepResults.Open([In(name)]).Write(In(name + ending));
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(In(name + ending))));
    }
}
