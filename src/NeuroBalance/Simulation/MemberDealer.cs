namespace NeuroBalance.Simulation;

/// <summary>
/// One thread's members, one after another; those of a block by their structure, since a pack of lanes holds one structure alone.
/// </summary>
internal sealed class MemberDealer(MemberQueue queue, ISubjectFactory factory)
{
    private int[] order = [];
    private AdaptationStructure[] structures = [];
    private AdaptationStructure last;
    private MemberBlock? block;
    private int next;

    /// <summary>Whether there is a member to be had at present; deals a block where the last one is used up.</summary>
    public bool HasNext
    {
        get
        {
            if (block is not null) return true;
            block = queue.Deal();
            next = 0;
            if (block is not null) Arrange(block);
            return block is not null;
        }
    }

    /// <summary>The structure of the next member.</summary>
    public AdaptationStructure Structure => structures[order[next]];

    /// <summary>The block of the member that was taken last.</summary>
    public MemberBlock? Taken { get; private set; }

    /// <summary>Describes the next member.</summary>
    public void Take(Subject subject)
    {
        subject.Index = block!.First + order[next];
        subject.Structure = last = Structure;
        factory.Describe(subject.Index, subject);
        Taken = block;

        // Once its last member is taken a block may be finished, and then it is used again for others.
        if (++next == block.Count) block = null;
    }

    // The structure that the lanes hold comes first, so that they need not run empty; within a structure in the members' order.
    private void Arrange(MemberBlock dealt)
    {
        if (order.Length < dealt.Count) (order, structures) = (new int[dealt.Count], new AdaptationStructure[dealt.Count]);
        bool mixed = false;
        for (int i = 0; i < dealt.Count; i++)
        {
            order[i] = i;
            structures[i] = factory.StructureOf(dealt.First + i);
            mixed |= structures[i] != structures[0];
        }

        if (!mixed) return;
        order.AsSpan(0, dealt.Count)
            .Sort((a, b) => (structures[a] != last, structures[a], a).CompareTo((structures[b] != last, structures[b], b)));
    }
}
