using NeuroBalance.Simulation;

namespace NeuroBalance.Sweeps;

/// <summary>Gathers members into parts. A finished part is written by another thread while the next is simulated.</summary>
internal sealed class SweepPartSink : IMemberSink, IDisposable
{
    private readonly SweepFolder store;
    private readonly SweepRowFiller filler;
    private readonly IProgress<SweepProgress>? progress;
    private readonly long total, before;
    private Task writing = Task.CompletedTask;
    private SweepTable? block;
    private TrajectoryPart? courses, spare;
    private long part, done, failed;
    private int filled;

    internal SweepPartSink(SweepFolder store, SweepRowFiller filler, IProgress<SweepProgress>? progress)
    {
        this.store = store;
        this.filler = filler;
        // One is filled while the other is written.
        if (TrajectoryLayout.Of(store.Manifest) is { } layout) (courses, spare) = (new(layout), new(layout));
        this.progress = progress;
        total = store.Manifest.MembersOfShard;
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
            if (block is null)
            {
                block = new SweepTable(store.Manifest.CountOf(part), store.Manifest.Columns);
                courses?.Begin(members.First + i, block.Count);
            }

            bool success = filler.Fill(block, filled, members, i);
            if (!success) failed++;
            courses?.Take(filled, success, members.Samples(i));
            done++;
            filled++;
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
            // Whoever ended the run has reported why.
        }
    }

    private void Write(long number, SweepTable finished)
    {
        Finish();
        TrajectoryPart? gathered = courses;
        (courses, spare) = (spare, courses);
        writing = Task.Run(() => store.Add(number, finished.Count, finished.Failed, stream =>
        {
            using ParquetWriter writer = new(stream, ParquetColumn.Of(store.Manifest.Columns));
            writer.Append(finished.Block());
        }, gathered is null ? null : gathered.Write));
    }
}
