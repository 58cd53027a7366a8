namespace NeuroBalance.Simulation;

/// <summary>Hands out the members of a cohort, one after another.</summary>
internal interface ISubjectSource
{
    /// <summary>Describes the next member.</summary>
    /// <param name="subject">To be filled.</param>
    /// <returns>False when there are none left.</returns>
    bool TryNext(Subject subject);
}
