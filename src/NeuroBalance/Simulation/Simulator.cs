using System.Globalization;
using NeuroBalance.Dosing;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance;

/// <summary>Runs one subject through one scenario.</summary>
public static class Simulator
{
    /// <summary>Simulates a scenario from its first hour to its last.</summary>
    /// <param name="scenario">What happens, and to whom.</param>
    /// <param name="options">Tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the share of the time span that is done, at most a hundred times.</param>
    /// <param name="cancellationToken">Ends the run within one step; the trajectory then says so and holds what was done.</param>
    /// <returns>The course. A numerical failure is its <see cref="Trajectory.Status"/>, not an exception.</returns>
    /// <exception cref="ScenarioException">The scenario breaks a rule; lists every fault.</exception>
    /// <exception cref="ArgumentException">A tolerance or limit is out of its range.</exception>
    public static Trajectory Run(Scenario scenario, SimulationOptions? options = null, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        SimulationOptions settings = options ?? new SimulationOptions();
        Timeline timeline = Timeline.Compile(scenario);
        ParameterSet parameters = scenario.ResolveParameters();
        var single = new SingleSubject(parameters, StartState.Of(scenario), timeline, scenario.Structure);
        int width = settings.LaneWidth ?? LaneWidth.PreferredForOne;
        return width switch
        {
            1 => Run<Lane1>(scenario, single, settings, progress, cancellationToken),
            4 => Run<Lane4>(scenario, single, settings, progress, cancellationToken),
            8 => Run<Lane8>(scenario, single, settings, progress, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(options), width, "LaneWidth may be 1, 4 or 8."),
        };
    }

    private static Trajectory Run<T>(Scenario scenario, SingleSubject single, SimulationOptions settings, IProgress<double>? progress,
        CancellationToken cancellationToken)
        where T : unmanaged, ILane<T>
    {
        var recorder = new TrajectoryRecorder<T>(progress);
        IEnsemble<T> ensemble = SubjectEnsembles.Of(scenario.Structure, single, recorder, settings);
        new ExplicitRungeKutta<T, DormandPrince54>(Quantity.StateCount).Integrate(ensemble, settings.ToStepControl(), cancellationToken);
        SolveReport report = recorder.Report;
        return new Trajectory(scenario, single.Timeline, single.Parameters, recorder.Record!, recorder.Doses, recorder.Protocols,
            in report, Describe(in report));
    }

    private static string Describe(in SolveReport report)
    {
        string at = report.Time.ToString("0.######", CultureInfo.InvariantCulture);
        string state = report.Component < 0 ? "" : $"state {Quantity.All[report.Component].Name}";
        string step = report.LastStep.ToString("0.###e+0", CultureInfo.InvariantCulture);
        string stiff = report.StiffnessTime.ToString("0.######", CultureInfo.InvariantCulture);
        return new Ending(report.Status, $"at {at} h", $"{step} h", state) { StiffnessTime = $"{stiff} h" }.InWords();
    }

    private sealed class SingleSubject(ParameterSet parameters, State<double> initial, Timeline timeline,
        AdaptationStructure structure) : ISubjectSource
    {
        private bool taken;

        public ParameterSet Parameters => parameters;

        public Timeline Timeline => timeline;

        public bool TryNext(Subject subject)
        {
            if (taken) return false;
            taken = true;
            subject.Index = 0;
            subject.Parameters = parameters.Values;
            subject.Initial = initial;
            subject.Timeline = timeline;
            subject.Structure = structure;
            return true;
        }
    }
}
