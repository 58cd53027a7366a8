using NeuroBalance.Statistics;
using NeuroBalance.Sweeps;

namespace NeuroBalance.Tests.Sweeps.Trajectories;

/// <summary>Bands over time: against single runs, whatever the division of the work, and as they are stated in a plan.</summary>
public sealed class TrajectoryTests : IDisposable
{
    private const string Courses = """
        "trajectories": [
          { "of": "Withdrawal", "every": "2 h", "from": "0 h after last drink", "until": "20 h after last drink", "members": true },
          { "of": "BloodAlcohol", "every": "40 min", "members": true },
          { "name": "tone", "of": "NmdaTone", "every": "5 h", "from": "1 h", "until": "11 h" } ]
        """;

    private readonly string root = Directory.CreateTempSubdirectory("courses-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_reading_is_the_value_of_the_run_at_its_time(int lanes)
    {
        SweepPlan plan = Plan(3);
        Sweep.Run(plan, Folder("a"), new SweepRunOptions { LaneWidth = lanes, Threads = 1 });
        (long Member, string Name, double Hours, double Value)[] rows = Long("a");
        Assert.Equal(3 * 2 * (11 + 37), rows.Length);
        double[] factors = [.. Sweep.Run(plan)["Nmda.EthanolIc50"]];
        foreach (IGrouping<long, (long Member, string Name, double Hours, double Value)> member in rows.GroupBy(row => row.Member))
        {
            Scenario scenario = plan.Arms[(int)(member.Key % 2)].Scenario;
            Trajectory run = Simulator.Run(scenario with { Parameters = [new("Nmda.EthanolIc50", factors[member.Key])] });
            double last = run.LastDrink!.Value;
            foreach ((long _, string name, double hours, double value) in member)
            {
                double time = name == "Withdrawal" ? last + hours : hours;
                double expected = time <= 24 ? run.ValueAt(Quantity.Parse(name), time) : double.NaN;
                Assert.Equal(expected, value, 1e-9);
            }
        }
    }

    [Fact]
    public void Bands_are_the_quantiles_of_the_members_and_count_the_failed()
    {
        SweepPlan plan = Plan(40);
        SweepTable table = Sweep.Run(plan);
        Assert.True(table.Failed > 0);
        Sweep.Run(plan, Folder("a"), new SweepRunOptions { PartSize = 7 });
        (long Member, string Name, double Hours, double Value)[] rows = Long("a");
        Assert.Equal(6, table.Bands.Count);
        foreach (TrajectoryBands band in table.Bands.Where(one => one.Name != "tone"))
        {
            int arm = band.Arm == "early" ? 0 : 1;
            Assert.Equal(Enumerable.Range(0, 80).Count(row => row % 2 == arm && table.StatusOf(row) != SweepStatus.Success), band.Failed);
            for (int at = 0; at < band.Times.Length; at++)
            {
                double[] sorted = [.. rows.Where(row => row.Name == band.Name && row.Hours == band.Times[at] && row.Member % 2 == arm)
                    .Select(row => row.Value).Where(double.IsFinite).Order()];
                Assert.Equal(sorted.Length, band.Measured[at]);
                Assert.Equal(sorted.Length == 0, double.IsNaN(band.Quantiles[at][2]));
                for (int i = 0; i < 5 && sorted.Length > 0; i++)
                {
                    double place = SampleQuantile.Shares[i] * (sorted.Length - 1);
                    double low = sorted[(int)Math.Floor(place)], high = sorted[(int)Math.Ceiling(place)];
                    Assert.Equal(low + ((place - Math.Floor(place)) * (high - low)), band.Quantiles[at][i], 1e-12);
                }
            }
        }
    }

    [Fact]
    public void The_bytes_do_not_depend_on_threads_lanes_parts_shards_or_interruptions()
    {
        SweepPlan plan = Plan(40);
        Sweep.Run(plan, Folder("whole"));
        string whole = Written("whole");
        Sweep.Run(plan, Folder("narrow"), new SweepRunOptions { Threads = 3, LaneWidth = 1, PartSize = 16 });
        Assert.Equal(whole, Written("narrow"));
        foreach (int shards in (int[])[2, 5])
        {
            for (int i = shards; i > 0; i--)
            {
                Sweep.Run(plan, Folder($"s{shards}"),
                    new SweepRunOptions { Shard = new SweepShard(i, shards), PartSize = 9, LaneWidth = 4 });
            }
            Assert.Equal(whole, Written($"s{shards}"));
        }

        bool done = false;
        for (int tries = 0; !done && tries < 200; tries++)
        {
            using CancellationTokenSource stop = new();
            try
            {
                Sweep.Run(plan, Folder("stopped"), new SweepRunOptions { PartSize = 16 }, new Stopper(stop), stop.Token);
                done = true;
            }
            catch (OperationCanceledException)
            {
            }
        }

        Assert.True(done);
        Assert.Equal(whole, Written("stopped"));
    }

    [Fact]
    public void A_part_whose_trajectories_are_gone_or_damaged_is_told_and_computed_again()
    {
        SweepPlan plan = Plan(20);
        Sweep.Run(plan, Folder("a"), new SweepRunOptions { PartSize = 16 });
        string before = Written("a"), file = Path.Combine(Folder("a"), "part-0000001.trajectories");
        byte[] sound = File.ReadAllBytes(file);
        for (int at = 0; at < sound.Length; at += 97)
        {
            byte[] damaged = [.. sound];
            damaged[at] ^= 1;
            File.WriteAllBytes(file, damaged);
            Assert.Contains("part-0000001.trajectories",
                Assert.Throws<SweepFolderException>(() => SweepResults.Open([Folder("a")])).Message, StringComparison.Ordinal);
        }

        File.Delete(file);
        Sweep.Run(plan, Folder("a"), new SweepRunOptions { PartSize = 16 });
        Assert.Equal(before, Written("a"));
    }

    [Theory]
    [InlineData("""{ "of": "Withdrawl", "every": "1 h" }""", "$.trajectories[0].of", "Withdrawal")]
    [InlineData("""{ "of": "Withdrawal", "every": "1" }""", "$.trajectories[0].every", "1 s")]
    [InlineData("""{ "of": "Withdrawal", "every": "0 h" }""", "$.trajectories[0].every", "no time passes")]
    [InlineData("""{ "of": "Withdrawal", "every": "1 s" }""", "$.trajectories[0].every", "86401")]
    [InlineData("""{ "of": "Withdrawal" }""", "$.trajectories[0].every", "missing")]
    [InlineData("""{ "every": "1 h" }""", "$.trajectories[0].of", "missing")]
    [InlineData("""{ "of": "Withdrawal", "every": "1 h", "form": "2 h" }""", "$.trajectories[0].form", "from")]
    [InlineData("""{ "of": "Withdrawal", "every": "1 h", "from": "2 hrs" }""", "$.trajectories[0].from", "2 h")]
    [InlineData("""{ "of": "Withdrawal", "every": "1 h", "from": "2 h", "until": "1 h" }""", "$.trajectories[0].until", "ends before")]
    [InlineData("""{ "of": "Withdrawal", "every": "1 h" }, { "of": "Withdrawal", "every": "2 h" }""", "$.trajectories[1].name", "name")]
    public void A_faulty_trajectory_is_told_by_its_path(string trajectories, string path, string hint)
    {
        SweepPlanResult result = SweepPlanReader.Parse(Text(2).Replace(
            Courses, $"\"trajectories\": [{trajectories}]", StringComparison.Ordinal));
        Fault fault = Assert.Single(result.Faults);
        Assert.Equal(path, fault.Path);
        Assert.Contains(hint, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_an_axis_moves_the_last_drink_the_end_must_count_from_it()
    {
        string moved = Text(2).Replace("\"axes\": [",
            "\"axes\": [{ \"key\": \"events[0].at\", \"low\": 2, \"high\": 3, \"unit\": \"h\" },", StringComparison.Ordinal);
        string open = moved.Replace(", \"until\": \"20 h after last drink\"", "", StringComparison.Ordinal);
        Assert.Equal("$.trajectories[0].until", Assert.Single(SweepPlanReader.Parse(open).Faults).Path);
        Assert.Empty(SweepPlanReader.Parse(moved).Faults);
    }

    [Fact]
    public void Rounded_counts_miss_a_quantile_by_at_most_a_1024th_in_any_order_and_division()
    {
        Random random = new(5);
        double[] values = [.. Enumerable.Range(0, 30_000)
            .Select(i => (i % 3 == 0 ? -1 : 1) * Math.Pow(10, (random.NextDouble() * 14) - 11))];
        RoundedCounts[] parts = [new(), new(), new()];
        RoundedCounts whole = new(), merged = new();
        foreach (double value in values)
        {
            whole.Add(value);
            parts[random.Next(3)].Add(value);
        }

        foreach (RoundedCounts part in parts)
        {
            CompactWriter bytes = new();
            part.Write(bytes);
            CompactReader reader = new(bytes.Written);
            merged.Read(ref reader, values.Length);
        }

        double[] sorted = [.. values.Order()], found = merged.Quantiles();
        Assert.Equal(whole.Quantiles(), found);
        for (int i = 0; i < found.Length; i++)
        {
            double exact = SampleQuantile.Of(sorted, SampleQuantile.Shares[i]);
            Assert.InRange(Math.Abs(found[i] - exact), 0, (Math.Abs(exact) * RoundedCounts.RelativeError * 1.01) + RoundedCounts.Smallest);
        }

        double worst = values.Where(value => Math.Abs(value) > RoundedCounts.Smallest)
            .Max(value => Math.Abs((RoundedCounts.Rounded(value) - value) / value));
        Assert.InRange(worst, RoundedCounts.RelativeError / 2, RoundedCounts.RelativeError);
        Assert.Equal([0, 1, -1, 67], ((double[])[0, 1, -1, 67]).Select(RoundedCounts.Rounded));
    }

    [Fact]
    public void A_large_population_is_counted_and_its_bands_are_those_of_its_values()
    {
        const int Subjects = TrajectoryLayout.ExactSubjects + 100;
        TrajectoryPlan plan = Plan(2).Trajectories[1] with { KeepsMembers = false, Count = 2 };
        TrajectoryLayout layout = new([plan], 2);
        Random random = new(3);
        double[][] values = [.. Enumerable.Range(0, 2 * Subjects).Select(_ => (double[])[random.NextDouble(), 40 * random.NextDouble()])];
        IReadOnlyList<TrajectoryBands> bands = InParts(layout, values, 4096), other = InParts(layout, values, 1000);
        Assert.Equal((2, false), (bands.Count, bands[0].IsExact));
        for (int arm = 0; arm < 2; arm++)
        {
            for (int at = 0; at < 2; at++)
            {
                double[] sorted = [.. values.Where((_, member) => member % 2 == arm).Select(row => row[at]).Order()];
                for (int i = 0; i < 5; i++)
                {
                    double exact = SampleQuantile.Of(sorted, SampleQuantile.Shares[i]);
                    Assert.InRange(bands[arm].Quantiles[at][i] / exact, 1 - (1.01 / 1024), 1 + (1.01 / 1024));
                    Assert.Equal(bands[arm].Quantiles[at][i], other[arm].Quantiles[at][i]);
                }
            }
        }
    }

    private static IReadOnlyList<TrajectoryBands> InParts(TrajectoryLayout layout, double[][] values, int size)
    {
        TrajectoryPart part = new(layout);
        List<byte[]> files = [];
        for (int first = 0; first < values.Length; first += size)
        {
            int count = Math.Min(size, values.Length - first);
            part.Begin(first, count);
            for (int row = 0; row < count; row++)
            {
                part.Take(row, success: true, values[first + row]);
            }
            using MemoryStream stream = new();
            part.Write(stream);
            files.Add(stream.ToArray());
        }

        return new BandReduction(layout, ["a", "b"], values.Length,
            [.. files.Select(file => new Func<TrajectoryPartReader>(() => new(new MemoryStream(file), layout)))], default).All();
    }

    private static SweepPlan Plan(int samples) => SweepPlan.Parse(Text(samples));

    // Where there are many members some have a value below zero, which the equations do not allow: they fail.
    private const string Wide = """ "distribution": { "type": "normal", "mean": 20, "sd": 15 } """;

    private static string Text(int samples) => $$"""
        { "name": "p", "seed": 3, "arms": [
            { "name": "early", "scenario": { "name": "one", "duration": "24 h", "events": [
              { "type": "drink", "amount": "28 g", "at": "1 h", "every": "1 h", "count": 2 } ] } },
            { "name": "late", "scenario": { "name": "two", "duration": "24 h", "events": [
              { "type": "drink", "amount": "28 g", "at": "9 h" } ] } }],
          "axes": [{ "key": "Nmda.EthanolIc50", {{(samples > 10 ? Wide : "\"low\": 20, \"high\": 45")}} }],
          "design": { "type": "latin-hypercube", "samples": {{samples}} },
          "metrics": [{ "name": "peak", "kind": "peak", "of": "Withdrawal" }], {{Courses}} }
        """;

    private string Folder(string name) => Path.Combine(root, name);

    private string Written(string folder)
    {
        SweepResults results = SweepResults.Open([Folder(folder)]);
        string bands = Path.Combine(root, "bands.csv"), members = Path.Combine(root, "members.parquet");
        TrajectoryTables.WriteBands(bands, results.Bands(), []);
        results.WriteTrajectories(members, [], default);
        return File.ReadAllText(bands) + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(members)));
    }

    private (long Member, string Name, double Hours, double Value)[] Long(string folder)
    {
        string file = Path.Combine(root, folder + ".csv");
        SweepResults.Open([Folder(folder)]).WriteTrajectories(file, [], default);
        return [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(cells => (
            long.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture), cells[2],
            double.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture),
            cells[4].Length == 0 ? double.NaN : double.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture)))];
    }

    // Ends a run after its first new part.
    private sealed class Stopper(CancellationTokenSource stop) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value)
        {
            if (value.Done - value.Before >= 20) stop.Cancel();
        }
    }
}
