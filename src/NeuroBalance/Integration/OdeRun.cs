using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>One integration by one method, or by two in turn.</summary>
internal sealed class OdeRun<TSystem>
    where TSystem : struct, IOdeSystem<Lane1>
{
    private readonly DirectedSystem<TSystem> system;
    private readonly OdeCourse course;
    private readonly OdeOptions options;
    private readonly CancellationToken cancellationToken;
    private readonly List<OdeSwitch> switches = [];
    private OdeStatistics spent = new();

    public OdeRun(TSystem system, OdeCourse course, OdeOptions options, ReadOnlySpan<double> y0, CancellationToken cancellationToken)
    {
        this.course = course;
        this.options = options;
        this.cancellationToken = cancellationToken;
        this.system = new DirectedSystem<TSystem>(system, course);
        this.system.Trajectory.State = y0.ToArray();
        this.system.Trajectory.Time = course.Start;
    }

    public OdeSolution Explicit<TTableau>()
        where TTableau : struct, ITableau
    {
        var integrator = new ExplicitRungeKutta<Lane1, TTableau>(system.Dimension);
        return Finish(Go(integrator, options.ToStepControl()));
    }

    private SolveReport Go<TTableau>(ExplicitRungeKutta<Lane1, TTableau> integrator, StepControl control)
        where TTableau : struct, ITableau
    {
        system.Trajectory.Begun = false;
        integrator.Integrate(system, control, cancellationToken);
        SolveReport report = system.Trajectory.Report;
        Book(in report, 0);
        return report;
    }

    private void Book(in SolveReport report, long jacobians) => spent = spent with
    {
        AcceptedSteps = spent.AcceptedSteps + report.AcceptedSteps,
        RejectedSteps = spent.RejectedSteps + report.RejectedSteps,
        RhsEvaluations = spent.RhsEvaluations + report.Evaluations,
        JacobianEvaluations = spent.JacobianEvaluations + jacobians,
        StiffnessTime = double.IsNaN(spent.StiffnessTime) ? course.Direction * report.StiffnessTime : spent.StiffnessTime,
    };

    private OdeSolution Finish(SolveReport report) =>
        course.Finish(in report, spent with { Switches = switches }, system.Trajectory.State);
}
