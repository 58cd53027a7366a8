using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>
/// One thread's members, one after another; those of a block by their equations, since a pack of lanes holds the same ones alone.
/// </summary>
internal sealed class MemberDealer(MemberQueue queue, ISubjectFactory factory)
{
    private int[] order = [];
    private EquationSet[] sets = [];
    private EquationSet last;
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

    /// <summary>The equations of the next member.</summary>
    public EquationSet Equations => sets[order[next]];

    /// <summary>The block of the member that was taken last.</summary>
    public MemberBlock? Taken { get; private set; }

    /// <summary>Describes the next member.</summary>
    public void Take(Subject subject)
    {
        subject.Index = block!.First + order[next];
        subject.Equations = last = Equations;
        factory.Describe(subject.Index, subject);
        Taken = block;

        // Once its last member is taken a block may be finished, and then it is used again for others.
        if (++next == block.Count) block = null;
    }

    // What the lanes hold comes first, so that they need not run empty; within the same equations in the members' order.
    private void Arrange(MemberBlock dealt)
    {
        if (order.Length < dealt.Count) (order, sets) = (new int[dealt.Count], new EquationSet[dealt.Count]);
        bool mixed = false;
        for (int i = 0; i < dealt.Count; i++)
        {
            order[i] = i;
            sets[i] = new EquationSet(factory.StructureOf(dealt.First + i), factory.ModelOf(dealt.First + i));
            mixed |= sets[i] != sets[0];
        }

        if (!mixed) return;
        EquationSet[] texts = [.. sets.AsSpan(0, dealt.Count).ToArray().Where(set => set.Text is not null).Distinct()];
        order.AsSpan(0, dealt.Count).Sort((a, b) => Rank(a).CompareTo(Rank(b)));

        (bool, int, AdaptationStructure, int) Rank(int i) => (sets[i] != last, Array.IndexOf(texts, sets[i]), sets[i].Structure, i);
    }
}
