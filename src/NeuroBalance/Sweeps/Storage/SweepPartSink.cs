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
    private long part, done, failed;
    private int filled;

    internal SweepPartSink(SweepFolder store, SweepRowFiller filler, IProgress<SweepProgress>? progress)
    {
        this.store = store;
        this.filler = filler;
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
            block ??= new SweepTable(store.Manifest.CountOf(part), store.Manifest.Columns);
            if (!filler.Fill(block, filled, members, i)) failed++;
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
        writing = Task.Run(() => store.Add(number, finished.Count, finished.Failed, stream =>
        {
            using ParquetWriter writer = new(stream, store.Manifest.Columns);
            writer.Append(finished);
        }));
    }
}
