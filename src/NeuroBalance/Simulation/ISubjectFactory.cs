namespace NeuroBalance.Simulation;

/// <summary>Describes the members of a cohort by their number.</summary>
/// <remarks>
/// A pure function of the number, called from several threads at once: member k is the same subject whatever the thread, the shard or the
/// order.
/// </remarks>
internal interface ISubjectFactory
{
    /// <summary>Fills in one member.</summary>
    /// <param name="member">Its number, from 0.</param>
    /// <param name="subject">To be filled: parameters, initial state and timeline.</param>
    void Describe(long member, Subject subject);

    /// <summary>How a member's receptors adapt; members of several structures may come in any order.</summary>
    /// <param name="member">Its number, from 0.</param>
    /// <returns>The structure; <see cref="AdaptationStructure.Own"/> where a factory does not say.</returns>
    AdaptationStructure StructureOf(long member) => AdaptationStructure.Own;

    /// <summary>The text whose equations a member has.</summary>
    /// <param name="member">Its number, from 0.</param>
    /// <returns>A model that scenarios can be run with, the same object for all who have it; null where the structure decides.</returns>
    Model? ModelOf(long member) => null;
}
