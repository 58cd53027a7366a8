using System.Diagnostics;
using System.Reflection;
using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Tests.House;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Simulation;

public sealed class CohortSimulatorTests
{
    private static readonly Metric[] Metrics =
    [
        new() { Name = "peak", Kind = MetricKind.Peak, Quantity = Named("Withdrawal") },
        new() { Name = "when", Kind = MetricKind.TimeOfPeak, Quantity = Named("BloodAlcohol") },
        new() { Name = "area", Kind = MetricKind.Area, Quantity = Named("Craving") },
        new() { Name = "skipped", Kind = MetricKind.SkippedDrinks },
    ];

    [Fact]
    public void Width_threads_and_block_size_change_no_bit()
    {
        double[] expected = Run(1, 1, 64, 0, 43).Numbers;
        Assert.All(expected, value => Assert.True(double.IsFinite(value)));
        foreach (int width in (int[])[1, 4, 8])
        {
            foreach ((int threads, int blockSize) in ((int, int)[])[(1, 1), (2, 7), (3, 1000)])
            {
                Assert.Equal(expected, Run(width, threads, blockSize, 0, 43).Numbers);
            }
        }
    }

    [Fact]
    public void A_member_is_the_same_wherever_the_cohort_begins()
    {
        double[] all = Run(8, 2, 16, 0, 60).Numbers;
        Assert.Equal(all[(37 * Metrics.Length)..(41 * Metrics.Length)], Run(4, 1, 3, 37, 4).Numbers);
    }

    [Fact]
    public void Members_of_several_structures_are_what_they_are_alone()
    {
        AdaptationStructure[] all = Enum.GetValues<AdaptationStructure>();
        double[][] alone = [.. all.Select(structure => Run(4, 1, 64, 0, 43, structures: [structure]).Numbers)];
        foreach ((int width, int threads, int blockSize) in ((int, int, int)[])[(8, 2, 16), (4, 1, 64), (1, 1, 3)])
        {
            Sink mixed = Run(width, threads, blockSize, 0, 43, structures: all);
            Assert.Equal(Enumerable.Range(0, 43).Select(i => (long)i), mixed.Members);
            for (int member = 0; member < 43; member++)
            {
                Range row = (member * Metrics.Length)..((member + 1) * Metrics.Length);
                Assert.Equal(alone[member % all.Length][row], mixed.Numbers[row]);
            }
        }

        Assert.Equal(all.Length, alone.Select(numbers => numbers[0]).Distinct().Count());
    }

    [Fact]
    public void Members_arrive_in_order_and_once()
    {
        Sink sink = Run(8, 3, 5, 100, 83);
        Assert.Equal(Enumerable.Range(100, 83).Select(i => (long)i), sink.Members);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000_000)]
    [InlineData(long.MaxValue)]
    public void A_cohort_of_no_members_or_of_a_billion_is_refused_before_anything_is_allocated(long count)
    {
        Cohort cohort = new();
        const long Enough = 100_000;
        long allocated = Allocation.Least(() => Allocation.Of(() =>
            Assert.Throws<ArgumentOutOfRangeException>(() => CohortSimulator.Run(cohort, 0, count, Metrics, new Sink()))), Enough);
        Assert.InRange(allocated, 0, Enough);
        Assert.Equal(0, cohort.Described);
    }

    [Fact]
    public void A_member_of_NaN_parameters_is_a_status_and_its_neighbours_do_not_notice()
    {
        double[] sound = Run(8, 2, 16, 0, 40).Numbers;
        Sink poisoned = Run(8, 2, 16, 0, 40, sick: 13);
        Assert.Equal(SolveStatus.NonFinite, poisoned.Statuses[13]);
        for (int member = 0; member < 40; member++)
        {
            double[] row = poisoned.Numbers[(member * Metrics.Length)..((member + 1) * Metrics.Length)];
            if (member == 13) Assert.All(row, value => Assert.True(double.IsNaN(value)));
            else Assert.Equal(sound[(member * Metrics.Length)..((member + 1) * Metrics.Length)], row);
        }
    }

    [Fact]
    public void A_cancelled_cohort_hands_on_whole_blocks_only()
    {
        using CancellationTokenSource stop = new();
        Sink sink = new();
        sink.Accepted = () => stop.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            CohortSimulator.Run(new Cohort(), 0, 100_000, Metrics, sink, new CohortOptions { BlockSize = 8, Threads = 2 }, null,
            stop.Token));
        Assert.Equal(0, sink.Members.Count % 8);
        Assert.InRange(sink.Members.Count, 8, 5000);
    }

    [Fact]
    public void What_the_sink_throws_ends_the_cohort_and_reaches_the_caller()
    {
        Sink sink = new();
        sink.Accepted = () => throw new IOException("full");
        Assert.Equal("full",
            Assert.Throws<IOException>(() =>
            CohortSimulator.Run(new Cohort(), 0, 100_000, Metrics, sink, new CohortOptions { Threads = 3 })).Message);
    }

    [Fact]
    public void A_member_more_costs_no_memory()
    {
        bool optimized = !(typeof(CohortSimulator).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled ?? false);
        Assert.SkipUnless(optimized, "Code that is built for the debugger boxes what optimized code does not.");
        // Blocks are used again: a thousand members more cost less than one number each.
        const long Enough = 1000 * sizeof(double);
        Assert.InRange(Allocation.Least(() => Math.Abs(Allocated(1100) - Allocated(100)), Enough), 0, Enough);

        static long Allocated(long members)
        {
            Cohort cohort = new();
            Idle sink = new();
            CohortOptions options = new() { Threads = 1, BlockSize = 8 };
            return Allocation.Of(() => CohortSimulator.Run(cohort, 0, members, Metrics, sink, options));
        }
    }

    private static Quantity Named(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException(name);

    private static Sink Run(int width, int threads, int blockSize, long first, long count, long sick = -1,
        AdaptationStructure[]? structures = null)
    {
        Sink sink = new();
        CohortSimulator.Run(
            new Cohort { Sick = sick, Structures = structures ?? [AdaptationStructure.Own] }, first, count, Metrics, sink,
            new CohortOptions
            {
                Threads = threads,
                BlockSize = blockSize,
                Simulation = new SimulationOptions { LaneWidth = width, RelativeTolerance = 1e-4 }
            });
        return sink;
    }

    private sealed class Cohort : ISubjectFactory
    {
        private readonly Timeline timeline = Timeline.Compile(Scenarios.Get("binge").WithDrinksPerKilogram());
        private long described;

        public long Sick { get; init; } = -1;

        public long Described => described;

        public AdaptationStructure[] Structures { get; init; } = [AdaptationStructure.Own];

        public AdaptationStructure StructureOf(long member) => Structures[member % Structures.Length];

        public void Describe(long member, Subject subject)
        {
            Interlocked.Increment(ref described);
            subject.Timeline = timeline;
            subject.Initial = NaiveState.Naive;
            subject.Parameters = ParameterCatalog.Defaults;
            subject.Parameters.Nmda.EthanolIc50 = 20 + (member % 41);
            subject.Parameters.Subject.BodyWeight = 50 + (member % 53);
            if (member == Sick) subject.Parameters.Nmda.EthanolIc50 = double.NaN;
        }
    }

    private sealed class Idle : IMemberSink
    {
        public void Accept(MemberBlock block)
        {
        }
    }

    private sealed class Sink : IMemberSink
    {
        private readonly List<double> numbers = [];

        public List<long> Members { get; } = [];

        public List<SolveStatus> Statuses { get; } = [];

        public Action Accepted { get; set; } = () => { };

        public double[] Numbers => [.. numbers];

        public void Accept(MemberBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                Members.Add(block.First + i);
                Statuses.Add(block.Report(i).Status);
                numbers.AddRange(block.Values(i));
            }

            Accepted();
        }
    }
}
