namespace NeuroBalance.Simulation;

/// <summary>Takes the results of a cohort, block by block in the order of the members, one call at a time.</summary>
internal interface IMemberSink
{
    /// <summary>Takes one block. It is used again after the call: copy what must stay.</summary>
    void Accept(MemberBlock block);
}
