


using NeuroBalance.Lanes;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>How to run a sweep. Nothing here changes a byte of the results.</summary>
public sealed record SweepRunOptions
{
    /// <summary>The usual number of members of a part file.</summary>
    public const int UsualPartSize = 4096;

    /// <summary>The number of threads; one for each processor when absent.</summary>
    public int? Threads { get; init; }

    /// <summary>The lane width, 1, 4 or 8; the widest that suits the processor when absent.</summary>
    public int? LaneWidth { get; init; }

    /// <summary>The share of the sweep to run.</summary>
    public SweepShard Shard { get; init; } = SweepShard.Whole;

    /// <summary>The members of a part file; decides how the rows are cut into files, never their values.</summary>
    public int PartSize { get; init; } = UsualPartSize;
}

/// <summary>How far a sweep is.</summary>
/// <param name="Done">The members in finished parts or simulated in this run.</param>
/// <param name="Total">The members of the sweep or shard.</param>
/// <param name="Failed">Those of the done that failed.</param>
/// <param name="Before">The members that an earlier run had finished.</param>
public readonly record struct SweepProgress(long Done, long Total, long Failed, long Before);

/// <summary>Runs a sweep into a folder of part files, going on where an earlier run stopped.</summary>
public static class SweepRunner
{
    /// <summary>Runs what is not finished yet.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="folder">The folder; a shard has its own within it.</param>
    /// <param name="format">The format of the part files.</param>
    /// <param name="options">Threads, shard and part size.</param>
    /// <param name="progress">Told how far it is, from any thread.</param>
    /// <param name="cancellationToken">Ends the run; finished parts stay.</param>
    /// <returns>How far it came: all of it.</returns>
    /// <exception cref="FolderInUseException">Another process works in the folder.</exception>
    /// <exception cref="SweepFolderException">The folder holds the results of something else; says what differs.</exception>
    /// <exception cref="IOException">A file cannot be written, or the device is full; the message holds the path.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static SweepProgress Run(SweepPlan plan, string folder, ITableFormat format, SweepRunOptions? options = null, IProgress<SweepProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(format);
        SweepRunOptions settings = options ?? new SweepRunOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.PartSize, 1, nameof(options));
        SweepSubjects subjects = new(plan);
        SweepManifest manifest = SweepManifest.Of(plan, settings.PartSize, settings.Shard, format.Extension);
        using SweepFolder store = SweepFolder.Open(settings.Shard.FolderIn(folder), manifest, format.Extension);
        CohortOptions cohort = new()
        {
            Simulation = new SimulationOptions { RelativeTolerance = plan.RelativeTolerance, AbsoluteTolerance = plan.AbsoluteTolerance, LaneWidth = settings.LaneWidth },
            Threads = settings.Threads,
        };
        using PartSink sink = new(plan, subjects, store, format, progress);
        foreach ((long firstPart, long lastPart) in Stretches(store.Missing()))
        {
            long first = firstPart * manifest.PartSize;
            long count = Math.Min((lastPart + 1) * manifest.PartSize, manifest.Members) - first;
            sink.Begin(firstPart);
            CohortSimulator.Run(subjects, first, count, plan.Metrics, sink, cohort, null, cancellationToken);
            sink.Finish();
        }

        store.WriteManifest(complete: true);
        return sink.Progress;
    }

    private static IEnumerable<(long First, long Last)> Stretches(IEnumerable<long> parts)
    {
        long first = -1, last = -2;
        foreach (long part in parts)
        {
            if (part != last + 1)
            {
                if (first >= 0) yield return (first, last);
                first = part;
            }

            last = part;
        }

        if (first >= 0) yield return (first, last);
    }

    // Gathers members into parts. A finished part is written by another thread while the next is simulated.
    private sealed class PartSink : IMemberSink, IDisposable
    {
        private readonly SweepPlan plan;
        private readonly SweepSubjects subjects;
        private readonly SweepFolder store;
        private readonly ITableFormat format;
        private readonly IProgress<SweepProgress>? progress;
        private readonly double[] axes;
        private readonly long total, before;
        private Task writing = Task.CompletedTask;
        private SweepBlock? block;
        private long part, done, failed;
        private int filled;

        internal PartSink(SweepPlan plan, SweepSubjects subjects, SweepFolder store, ITableFormat format, IProgress<SweepProgress>? progress)
        {
            (this.plan, this.subjects, this.store, this.format, this.progress) = (plan, subjects, store, format, progress);
            axes = new double[plan.Axes.Length];
            for (long i = 0; i < store.Manifest.Parts; i++) total += store.Manifest.Shard.Has(i) ? store.Manifest.CountOf(i) : 0;
            before = done = store.Finished.Sum(one => (long)one.Count);
            failed = store.Finished.Sum(one => (long)one.Failed);
            progress?.Report(Progress);
        }

        internal SweepProgress Progress => new(done, total, failed, before);

        internal void Begin(long first) => (part, block, filled) = (first, null, 0);

        public void Accept(MemberBlock members)
        {
            for (int i = 0; i < members.Count; i++)
            {
                block ??= new SweepBlock(store.Manifest.CountOf(part), store.Manifest.Columns);
                Add(block, members.First + i, in members.Report(i), members.Values(i));
                if (filled < block.Count) continue;
                Write(part++, block);
                block = null;
                filled = 0;
            }

            progress?.Report(Progress);
        }

        internal void Finish() => writing.GetAwaiter().GetResult();

        public void Dispose()
        {
            // A run that ends early still waits for the part that is being written: the folder is held until then.
            try
            {
                writing.Wait();
            }
            catch (AggregateException)
            {
                // Whoever ended the run has told why.
            }
        }

        private void Add(SweepBlock target, long member, in SolveReport report, ReadOnlySpan<double> metrics)
        {
            (long row, long arm) = Math.DivRem(member, plan.Arms.Length);
            subjects.Rows.Read(row, axes);
            target.Member[filled] = member;
            if (target.Arm is { } arms) arms[filled] = plan.Arms[(int)arm].Name;
            for (int i = 0; i < axes.Length; i++) target.Numbers[i][filled] = axes[i];
            for (int i = 0; i < metrics.Length; i++) target.Numbers[axes.Length + i][filled] = metrics[i];
            bool refused = report.Status == SolveStatus.NonFinite && report.AcceptedSteps == 0 && !subjects.IsAllowed(member);
            target.Status[filled] = refused ? SweepStatus.InvalidSubject : SweepStatus.Of(report.Status);
            target.Steps[filled] = report.AcceptedSteps;
            if (report.Status != SolveStatus.Success) failed++;
            done++;
            filled++;
        }

        private void Write(long number, SweepBlock finished)
        {
            Finish();
            writing = Task.Run(() => store.Add(number, finished.Count, finished.Failed, stream =>
            {
                using ITableWriter writer = format.Create(stream, store.Manifest.Columns);
                writer.Append(finished);
            }));
        }
    }
}
