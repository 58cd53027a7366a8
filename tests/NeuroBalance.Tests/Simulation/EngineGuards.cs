using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Tests.House;

namespace NeuroBalance.Tests.Simulation;

/// <summary>What makes the engine fast and does not depend on the machine: steps, evaluations, allocations, error, bits.</summary>
public class EngineGuards
{
    private const double MostSteps = 5600;

    [Fact]
    public void The_default_course_of_dependence_takes_at_most_5600_steps_of_six_evaluations()
    {
        SolveReport report = Reports(new Defaults(DependenceSchedule.Drinks), 1, 1e-6)[0];
        Assert.Equal(SolveStatus.Success, report.Status);
        long steps = report.AcceptedSteps + report.RejectedSteps;
        Assert.InRange(steps, 1020, MostSteps);
        // A drink costs no evaluation: beyond six a step there are only the few at the start.
        Assert.InRange(report.Evaluations - (6 * steps), 1, 8);
    }

    [Fact]
    public void Spread_members_take_at_most_5600_steps_in_the_mean() => Assert.InRange(MeanSteps(32), 1020, MostSteps);

    [Fact(Explicit = true), Trait("Category", "Drill")]
    public void Two_hundred_and_fifty_six_spread_members_take_at_most_5600_steps_in_the_mean() =>
        Assert.InRange(MeanSteps(256), 1020, MostSteps);

    [Fact(Explicit = true), Trait("Category", "Drill")]
    public void Thirty_two_spread_members_err_little_at_the_checkpoints()
    {
        const int Members = 32;
        var factory = new SpreadMembers(DependenceSchedule.WithCheckpoints);
        State<double>[] reference = States(1e-11);
        Assert.InRange(WorstError(States(1e-6), reference, Members), 1e-8, 4e-4);
        Assert.InRange(WorstError(States(1e-7), reference, Members), 1e-9, 5e-5);

        State<double>[] States(double tolerance) =>
            CheckpointRun.Of(factory, Members, DependenceSchedule.Checkpoints, Tolerance(tolerance)).States;
    }

    [Fact]
    public void Nothing_is_allocated_for_a_step_or_a_member_at_any_width()
    {
        Assert.Equal(0, AllocatedByMoreMembers<Lane1>());
        Assert.Equal(0, AllocatedByMoreMembers<Lane4>());
        Assert.Equal(0, AllocatedByMoreMembers<Lane8>());
    }

    [Theory]
    [InlineData(1, 3, 7)]
    [InlineData(4, 1, 7)]
    [InlineData(4, 3, 1)]
    [InlineData(8, 1, 64)]
    [InlineData(8, 3, 7)]
    public void A_cohort_with_failures_has_the_bits_of_one_lane_and_one_thread(int width, int threads, int blockSize)
    {
        Rows expected = Ailing.Value;
        Assert.Equal(51, expected.Statuses.Count(status => status == SolveStatus.Success));
        Assert.Equal(2, expected.Statuses.Count(status => status == SolveStatus.MaxStepsReached));
        Assert.Equal(expected.Bits, Rows.Of(AilingMembers, 64, width, threads, blockSize).Bits);
    }

    // Every fifth member fails, in five ways in turn, so that each way meets every lane.
    private static readonly Poisoned AilingMembers = new(Days(1), member => member % 5 == 2 ? (Poison)(1 + (member / 5 % 5)) : Poison.None);

    private static readonly Lazy<Rows> Ailing = new(() => Rows.Of(AilingMembers, 64, 1, 1, 64));

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void A_failure_in_any_lane_leaves_the_bits_of_all_others(int width)
    {
        // Twice as many as lanes, so that every lane is refilled.
        int members = 2 * width;
        Timeline timeline = Days(1);
        Rows healthy = Rows.Of(new Poisoned(timeline, _ => Poison.None), members, width, 1, members);
        Assert.All(healthy.Statuses, status => Assert.Equal(SolveStatus.Success, status));
        foreach (Poison poison in Enum.GetValues<Poison>().Where(poison => poison != Poison.None))
        {
            for (int position = 0; position < width; position++)
            {
                Rows mixed = Rows.Of(new Poisoned(timeline, member => member % width == position ? poison : Poison.None), members, width,
                    1, members);
                for (int member = 0; member < members; member++)
                {
                    if (member % width == position) Assert.NotEqual(SolveStatus.Success, mixed.Statuses[member]);
                    else Assert.Equal(healthy.Of(member), mixed.Of(member));
                }
            }
        }
    }

    [Fact]
    public void Every_member_has_the_bits_it_has_alone()
    {
        var factory = new Poisoned(Days(1), member => member % 6 == 5 ? Poison.NotANumber : Poison.None);
        Rows together = Rows.Of(factory, 24, 8, 2, 5);
        for (int member = 0; member < 24; member++)
        {
            Assert.Equal(together.Of(member), Rows.Of(factory, 1, 1, 1, 1, first: member).Of(0));
        }
    }

    private static SolveReport[] Reports(ISubjectFactory factory, int count, double tolerance)
    {
        var rows = new Rows([]);
        CohortSimulator.Run(factory, 0, count, [], rows, new CohortOptions { Threads = 1, Simulation = Tolerance(tolerance) });
        return [.. rows.Reports];
    }

    private static double MeanSteps(int members)
    {
        SolveReport[] reports = Reports(new SpreadMembers(DependenceSchedule.Drinks), members, 1e-6);
        Assert.All(reports, report => Assert.Equal(SolveStatus.Success, report.Status));
        return reports.Average(report => report.AcceptedSteps + report.RejectedSteps);
    }

    private static SimulationOptions Tolerance(double relative) =>
        new() { RelativeTolerance = relative, AbsoluteTolerance = 1e-3 * relative };

    // The largest difference to a far tighter run, each state in units of its largest size over the member's checkpoints, at least 1e-3.
    private static double WorstError(State<double>[] states, State<double>[] reference, int members)
    {
        int checkpoints = DependenceSchedule.Checkpoints.Length;
        double worst = 0;
        for (int member = 0; member < members; member++)
        {
            for (int state = 0; state < Quantity.StateCount; state++)
            {
                double scale = 1e-3, difference = 0;
                for (int k = 0; k < checkpoints; k++)
                {
                    double exact = Flat(ref reference[(member * checkpoints) + k])[state];
                    scale = Math.Max(scale, Math.Abs(exact));
                    difference = Math.Max(difference, Math.Abs(Flat(ref states[(member * checkpoints) + k])[state] - exact));
                }

                worst = Math.Max(worst, difference / scale);
            }
        }

        return worst;

        static Span<double> Flat(ref State<double> state) => Layout.Flatten<State<double>, double>(ref state);
    }

    // The bytes that sixteen members more, and so some thousands of steps, allocate on top of sixteen.
    private static long AllocatedByMoreMembers<T>()
        where T : unmanaged, ILane<T>
    {
        var factory = new SpreadMembers(Days(1));
        var integrator = new ExplicitRungeKutta<T, DormandPrince54>(Quantity.StateCount);
        StepControl control = new SimulationOptions().ToStepControl(Quantity.StateCount);
        return Allocation.Least(() => Math.Abs(Run(32) - Run(16)));

        long Run(int count)
        {
            var source = new MemberSource<T>(factory, count, wantsSteps: true);
            var ensemble = new SubjectEnsemble<AlcoholBalance<T>, T>(source, source);
            long allocated = Allocation.Of(() => integrator.Integrate(ensemble, control));
            Assert.True(source.Steps > 30 * count);
            return allocated;
        }
    }

    // The drinking of dependence, some days of it.
    private static Timeline Days(int days) => Timeline.Compile(
        new ScenarioBuilder("days", (24.0 * days).Hours()).Drink(14.Grams(), 8.Hours()).Every(0.9.Hours(), 17).RepeatEvery(24.Hours(), days)
            .Build());

    private enum Poison
    {
        None,
        NotANumber,
        NotANumberInAReadout,
        Infinite,
        TooFastForTheLimitOnSteps,
        Impossible,
    }

    private sealed class Poisoned(Timeline timeline, Func<long, Poison> poison) : ISubjectFactory
    {
        private readonly SpreadMembers spread = new(timeline);

        public void Describe(long member, Subject subject)
        {
            spread.Describe(member, subject);
            switch (poison(member))
            {
                case Poison.None: break;
                case Poison.NotANumber: subject.Parameters.Nmda.EthanolIc50 = double.NaN; break;
                case Poison.NotANumberInAReadout: subject.Parameters.Craving.MemoryGain = double.NaN; break;
                case Poison.Infinite: subject.Parameters.Glutamate.Gain = double.PositiveInfinity; break;
                case Poison.TooFastForTheLimitOnSteps: subject.Parameters.Glutamate.Time = 1e-4; break;
                case Poison.Impossible: subject.Initial.GabaADensity = -1; break;
                default: throw new InvalidOperationException();
            }
        }
    }

    private sealed class Defaults(Timeline timeline) : ISubjectFactory
    {
        public void Describe(long member, Subject subject)
        {
            subject.Parameters = ParameterCatalog.Defaults;
            subject.Initial = NaiveState.Naive;
            subject.Timeline = timeline;
        }
    }

    // Everything that a cohort tells of its members.
    private sealed class Rows(IReadOnlyList<Metric> metrics) : IMemberSink
    {
        private static readonly string[] Watched = ["EthanolBlood", "Withdrawal"];

        private readonly List<long> bits = [];

        public List<SolveReport> Reports { get; } = [];

        public SolveStatus[] Statuses => [.. Reports.Select(report => report.Status)];

        public long[] Bits => [.. bits];

        public static Rows Of(ISubjectFactory factory, int count, int width, int threads, int blockSize, long first = 0)
        {
            Metric[] metrics = [.. Watched.SelectMany(name => new[] { Measure(name, MetricKind.Peak), Measure(name, MetricKind.Area) })];
            var rows = new Rows(metrics);
            var options =
                new CohortOptions
                {
                    Simulation = new SimulationOptions { LaneWidth = width, MaxSteps = 200 },
                    Threads = threads,
                    BlockSize = blockSize
                };
            CohortSimulator.Run(factory, first, count, metrics, rows, options);
            return rows;
        }

        public long[] Of(int member) => [.. bits.Skip(member * (metrics.Count + 7)).Take(metrics.Count + 7)];

        public void Accept(MemberBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                SolveReport report = block.Report(i);
                Reports.Add(report);
                bits.AddRange([(long)report.Status, Pattern(report.Time), Pattern(report.LastStep), report.Component, report.AcceptedSteps,
                    report.RejectedSteps, report.Evaluations]);
                foreach (double value in block.Values(i))
                {
                    bits.Add(Pattern(value));
                }
            }
        }

        private static long Pattern(double value) => BitConverter.DoubleToInt64Bits(value);

        private static Metric Measure(string quantity, MetricKind kind) =>
            new() { Name = $"{quantity} {kind}", Kind = kind, Quantity = Runs.Named(quantity) };
    }
}
