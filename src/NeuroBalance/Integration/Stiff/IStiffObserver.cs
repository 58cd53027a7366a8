namespace NeuroBalance.Integration;

/// <summary>Sees the accepted steps of a stiff integration, and may cut one short.</summary>
public interface IStiffObserver
{
    /// <summary>Whether <see cref="Observe"/> wants to see the steps.</summary>
    bool Observes { get; }

    /// <summary>Sees one accepted step with its interpolant.</summary>
    /// <param name="step">The step.</param>
    /// <param name="end">The end of the step. Set to an earlier time to end the integration there, with the interpolated state and
    /// <see cref="SolveStatus.EventTerminated"/>; to positive infinity to end it where the step ends by itself.</param>
    void Observe(in RosenbrockStep step, ref double end);
}
