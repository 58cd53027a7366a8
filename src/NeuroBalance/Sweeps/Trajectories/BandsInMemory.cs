namespace NeuroBalance.Sweeps;

/// <summary>The courses of a sweep that stays in memory, kept in the parts that a folder would hold.</summary>
internal sealed class BandsInMemory(TrajectoryLayout layout, IReadOnlyList<string> arms, long members)
{
    private const int PartSize = SweepRunOptions.DefaultPartSize;

    private readonly TrajectoryPart part = new(layout);
    private readonly List<byte[]> files = [];
    private int filled, size;

    internal void Take(long member, bool success, ReadOnlySpan<double> readings)
    {
        if (filled == 0) part.Begin(member, size = (int)Math.Min(PartSize, members - member));
        part.Take(filled++, success, readings);
        if (filled < size) return;
        using MemoryStream stream = new();
        part.Write(stream);
        files.Add(stream.ToArray());
        filled = 0;
    }

    internal IReadOnlyList<TrajectoryBands> Reduce(CancellationToken cancellation) => new BandReduction(layout, arms, members,
        [.. files.Select(file => new Func<TrajectoryPartReader>(() => new TrajectoryPartReader(new MemoryStream(file), layout)))],
        cancellation).All();
}
