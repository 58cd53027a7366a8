namespace NeuroBalance;

/// <summary>Runs a scenario in the words of the scenario.</summary>
public static class ScenarioRun
{
    /// <summary>Simulates this scenario from its first hour to its last.</summary>
    /// <param name="scenario">What happens, and to whom.</param>
    /// <param name="options">Tolerances and limits; the defaults when absent.</param>
    /// <param name="cancellationToken">Ends the run within one step; the trajectory then says so and holds what was done.</param>
    /// <returns>The trajectory. A numerical failure is its <see cref="Trajectory.Status"/>, not an exception.</returns>
    /// <exception cref="ScenarioException">The scenario breaks a rule; lists every fault.</exception>
    /// <exception cref="ArgumentException">A tolerance or limit is out of its range.</exception>
    public static Trajectory Run(this Scenario scenario, SimulationOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Simulator.Run(scenario, options, progress: null, cancellationToken);
}
