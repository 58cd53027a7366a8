using System.Globalization;
using NeuroBalance.Dosing;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance;

/// <summary>Runs one subject through one scenario: <c>scenario.Run()</c>.</summary>
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
    public static Trajectory Run(this Scenario scenario, SimulationOptions? options = null, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Timeline timeline = Timeline.Compile(scenario);
        ParameterSet parameters = scenario.ResolveParameters();
        var single = new SingleSubject(parameters, StartState.All(scenario), timeline, scenario.Equations, from: 0);
        return Run(scenario, single, before: null, options ?? new SimulationOptions(), progress, cancellationToken);
    }

    /// <summary>The last time from which a run can be continued as another scenario.</summary>
    /// <param name="before">The run.</param>
    /// <param name="changed">The other scenario.</param>
    /// <returns>
    /// Time (h): up to there both have the same course, and nothing but doses at once lies behind. Null when not even the start is the
    /// same, or when the run failed.
    /// </returns>
    /// <exception cref="ScenarioException">The changed scenario breaks a rule; lists every fault.</exception>
    public static double? ContinuableUntil(Trajectory before, Scenario changed)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(changed);
        Continuation continuation = new(before, changed, Timeline.Compile(changed));
        return continuation.Hindrance is null ? continuation.Latest : null;
    }

    /// <summary>Continues a run as a scenario that is the same up to a moment and another one from there on.</summary>
    /// <remarks>
    /// A preview: the solver chooses its first step anew, so that the course differs from a whole run within the tolerance. What is told of
    /// the integration (<see cref="Trajectory.Report"/>) is that of the continued part.
    /// </remarks>
    /// <param name="before">The run; its tolerances need not be the same.</param>
    /// <param name="changed">The other scenario: same subject, parameters and initial state; doses may differ from the moment on.</param>
    /// <param name="from">The moment, at most <see cref="ContinuableUntil"/>; an anchor is a drink of the changed scenario.</param>
    /// <param name="options">Tolerances; the defaults when absent.</param>
    /// <param name="cancellationToken">Ends the run within one step; the trajectory then says so and holds what was done.</param>
    /// <returns>The whole course: that of the run up to the moment, then that of the changed scenario.</returns>
    /// <exception cref="ScenarioException">The changed scenario breaks a rule; lists every fault.</exception>
    /// <exception cref="ArgumentException">The run cannot be continued so; the message has the reason.</exception>
    public static Trajectory Continue(Trajectory before, Scenario changed, Moment from, SimulationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(changed);
        Timeline timeline = Timeline.Compile(changed);
        double time = from.Resolve(timeline.FirstDrinkHours, timeline.LastDrinkHours);
        if (new Continuation(before, changed, timeline).Refusal(time) is { } reason) throw new ArgumentException(reason, nameof(from));
        var single = new SingleSubject(before.Parameters, before.StatesAt(time), timeline, changed.Equations, time);
        return Run(changed, single, before, options ?? new SimulationOptions(), progress: null, cancellationToken);
    }

    private static Trajectory Run(Scenario scenario, SingleSubject single, Trajectory? before, SimulationOptions settings,
        IProgress<double>? progress, CancellationToken cancellationToken)
    {
        int width = settings.LaneWidth ?? LaneWidth.PreferredForOne;
        return width switch
        {
            1 => Run<Lane1>(scenario, single, before, settings, progress, cancellationToken),
            4 => Run<Lane4>(scenario, single, before, settings, progress, cancellationToken),
            8 => Run<Lane8>(scenario, single, before, settings, progress, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), width, "LaneWidth may be 1, 4 or 8."),
        };
    }

    private static Trajectory Run<T>(Scenario scenario, SingleSubject single, Trajectory? before, SimulationOptions settings,
        IProgress<double>? progress, CancellationToken cancellationToken)
        where T : unmanaged, ILane<T>
    {
        var recorder = new TrajectoryRecorder<T>(progress, before?.RecordUntil(single.From));
        if (before is not null) recorder.Doses.AddRange(before.Doses.TakeWhile(dose => dose.Time < single.From));
        IEnsemble<T> ensemble = SubjectEnsembles.Of(scenario.Equations, single, recorder, settings);
        int states = ensemble.Dimension;
        new ExplicitRungeKutta<T, DormandPrince54>(states).Integrate(ensemble, settings.ToStepControl(states), cancellationToken);
        SolveReport report = recorder.Report;
        return new Trajectory(scenario, single.Timeline, single.Parameters, recorder.Record!, recorder.Doses, recorder.Protocols,
            in report, Describe(in report, scenario), settings, before is null ? null : single.From);
    }

    private static string Describe(in SolveReport report, Scenario scenario)
    {
        string at = report.Time.ToString("0.######", CultureInfo.InvariantCulture);
        string state = report.Component < 0 ? "" : $"state {scenario.Quantities.States[report.Component].Name}";
        string step = report.LastStep.ToString("0.###e+0", CultureInfo.InvariantCulture);
        string stiff = report.StiffnessTime.ToString("0.######", CultureInfo.InvariantCulture);
        return new Ending(report.Status, $"at {at} h", $"{step} h", state) { StiffnessTime = $"{stiff} h" }.InWords();
    }

    private sealed class SingleSubject(ParameterSet parameters, double[] initial, Timeline timeline, EquationSet equations,
        double from) : ISubjectSource
    {
        private bool taken;

        public ParameterSet Parameters => parameters;

        public Timeline Timeline => timeline;

        public double From => from;

        public bool TryNext(Subject subject)
        {
            if (taken) return false;
            taken = true;
            subject.Index = 0;
            subject.Parameters = parameters.Values;
            subject.Initial = Layout.Name<State<double>, double>(initial.AsSpan());
            subject.AddedInitial = initial[Quantity.StateCount..];
            subject.Timeline = timeline;
            subject.AddedParameters = [.. parameters.Added];
            subject.Equations = equations;
            subject.StartHours = from;
            return true;
        }
    }
}
