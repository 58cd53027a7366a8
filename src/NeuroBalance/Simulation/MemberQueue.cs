namespace NeuroBalance.Simulation;

/// <summary>
/// Deals the members of a cohort out to the threads in blocks, and hands finished blocks to the sink in the members' order.
/// </summary>
/// <remarks>
/// At most a fixed number of blocks is under way or waiting for an earlier one, so that memory does not grow with the cohort.
/// A thread that may not have a new block yet finishes what it has and waits.
/// </remarks>
internal sealed class MemberQueue(long first, long count, Func<MemberBlock> newBlock, int blockSize, int blocksAtOnce,
    IMemberSink sink)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, MemberBlock> finished = [];
    private readonly Stack<MemberBlock> spare = [];
    private readonly long blocks = (count + blockSize - 1) / blockSize;
    private long dealt, delivered;
    private Exception? failure;

    /// <summary>The members whose results have been handed on.</summary>
    public long Done { get; private set; }

    /// <summary>The next block, or null when there is none to be had at present.</summary>
    public MemberBlock? Deal()
    {
        lock (gate)
        {
            if (failure is not null || dealt >= blocks || dealt - delivered >= blocksAtOnce) return null;
            MemberBlock block = spare.Count > 0 ? spare.Pop() : newBlock();
            long offset = dealt * blockSize;
            block.Reset(first + offset, (int)Math.Min(blockSize, count - offset));
            dealt++;
            return block;
        }
    }

    /// <summary>Waits until there may be a block; false when there will be none.</summary>
    public bool WaitForMore(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (gate)
            {
                if (failure is not null || dealt >= blocks) return false;
                if (dealt - delivered < blocksAtOnce) return true;
            }

            if (cancellationToken.WaitHandle.WaitOne(1)) return false;
        }
    }

    /// <summary>A block is complete; it and those that waited for it go to the sink in order.</summary>
    public void Finish(MemberBlock block)
    {
        lock (gate)
        {
            finished.Add((block.First - first) / blockSize, block);
            while (failure is null && finished.Remove(delivered, out MemberBlock? next))
            {
                try
                {
                    sink.Accept(next);
                }
                catch (Exception fault)
                {
                    failure = fault;
                    throw;
                }

                Done += next.Count;
                delivered++;
                spare.Push(next);
            }
        }
    }
}
