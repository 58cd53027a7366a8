using System.Diagnostics;
using System.Globalization;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Tests.Simulation;

namespace NeuroBalance.Benchmarks;

/// <summary>Our entry in the comparison with peers: the same files in, the same line and the same values out.</summary>
internal static class RunCommand
{
    public static int Run(Arguments arguments)
    {
        int count = arguments.Int("count", 16);
        Parameters<double>[] members = MemberFile.ReadMembers(arguments.Text("members", "members.csv"), count);
        string method = arguments.Text("method", "ours");
        if (method is not "ours") return MathNetBaseline.Run(members, 1.0 / arguments.Int("per-hour", 20), arguments.Text("values", ""));

        var options = new SimulationOptions
        {
            RelativeTolerance = arguments.Double("rtol", 1e-6),
            AbsoluteTolerance = arguments.Double("atol", 1e-9),
            LaneWidth = arguments.Int("width", LaneWidth.Preferred),
        };
        var factory = new ListedMembers(members, DependenceSchedule.WithCheckpoints);
        var cohort = new CohortOptions { Simulation = options, Threads = arguments.Int("threads", 1), BlockSize = 16 };
        Metric[] metrics = arguments.Int("metrics", 0) == 0 ? [] : CourseMetrics;
        Measure(factory, Math.Min(count, 16), metrics, cohort);
        (double seconds, Totals totals) = Measure(factory, count, metrics, cohort);
        string path = arguments.Text("values", "");
        if (path.Length > 0)
        {
            (State<double>[] states, SolveReport[] reports) = CheckpointRun.Of(factory, count, DependenceSchedule.Checkpoints, options);
            WriteValues(path, states, DependenceSchedule.Checkpoints.Length);
            // The measured run and the one that wrote the values must be the same run.
            if (reports.Sum(report => report.AcceptedSteps) != totals.Accepted)
            {
                throw new InvalidOperationException("Recording changed the steps.");
            }
        }

        PrintLine(count, seconds, (double)totals.Accepted / count, (double)totals.Rejected / count, (double)totals.Evaluations / count);
        return totals.Failed == 0 ? 0 : 1;
    }

    /// <summary>What a sweep asks of each member: withdrawal, balance, receptors, craving.</summary>
    public static Metric[] CourseMetrics { get; } =
    [
        new() { Name = "peak withdrawal", Kind = MetricKind.Peak, Quantity = Named("Withdrawal"), From = 1438.4 },
        new() { Name = "its time", Kind = MetricKind.TimeOfPeak, Quantity = Named("Withdrawal"), From = 1438.4 },
        new() { Name = "onset", Kind = MetricKind.Onset, Quantity = Named("Withdrawal"), Level = 8, From = 1438.4 },
        new() { Name = "resolution", Kind = MetricKind.Resolution, Quantity = Named("Withdrawal"), Level = 8, From = 1438.4 },
        new() { Name = "peak balance", Kind = MetricKind.Peak, Quantity = Named("Balance"), From = 1438.4 },
        new() { Name = "GABA-A at the last drink", Kind = MetricKind.ValueAt, Quantity = Named("GabaADensity"), From = 1438.4 },
        new() { Name = "NMDA at the last drink", Kind = MetricKind.ValueAt, Quantity = Named("NmdaDensity"), From = 1438.4 },
        new() { Name = "craving area", Kind = MetricKind.Area, Quantity = Named("Craving"), From = 1438.4 },
    ];

    public static (double Seconds, Totals Totals) Measure(ISubjectFactory factory, long count, IReadOnlyList<Metric> metrics,
        CohortOptions cohort)
    {
        var totals = new Totals();
        long start = Stopwatch.GetTimestamp();
        CohortSimulator.Run(factory, 0, count, metrics, totals, cohort);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, totals);
    }

    public static void WriteValues(string path, State<double>[] states, int checkpoints)
    {
        using StreamWriter file = new(path);
        for (int k = 0; k < states.Length; k++)
        {
            State<double> state = states[k];
            string place = string.Create(CultureInfo.InvariantCulture, $"{k / checkpoints},{k % checkpoints},");
            file.Write(place + MemberFile.Row(Layout.Flatten<State<double>, double>(ref state)) + "\n");
        }
    }

    public static void PrintLine(int count, double seconds, double accepted, double rejected, double evaluations) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"members={count} ms={1e3 * seconds / count:G6} accepted={accepted:G6} rejected={rejected:G6} evaluations={evaluations:G6}"));

    private static Quantity Named(string name) =>
        Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException(name);

    /// <summary>Sums over all members.</summary>
    internal sealed class Totals : IMemberSink
    {
        public long Accepted { get; private set; }

        public long Rejected { get; private set; }

        public long Evaluations { get; private set; }

        public int Failed { get; private set; }

        public void Accept(MemberBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                ref readonly SolveReport report = ref block.Report(i);
                Accepted += report.AcceptedSteps;
                Rejected += report.RejectedSteps;
                Evaluations += report.Evaluations;
                if (report.Status != SolveStatus.Success) Failed++;
            }
        }
    }
}
