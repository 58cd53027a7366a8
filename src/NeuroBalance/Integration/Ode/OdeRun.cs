


using NeuroBalance.Integration.Tableaus;
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
    private readonly List<OdeStatistics.Switch> switches = [];
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

    public OdeSolution Stiff() =>
        Finish(Go(new RosenbrockSolver<Rodas5P>(system.Dimension), options.ToStepControl(), new StiffCourseMemory()));

    /// <summary>Explicit until that is stiff, implicit until that is not, and so on.</summary>
    public OdeSolution Automatic()
    {
        var explicitly = new ExplicitRungeKutta<Lane1, DormandPrince54>(system.Dimension);
        RosenbrockSolver<Rodas5P>? implicitly = null;
        StepControl control = options.ToStepControl() with { Stiffness = StiffnessAction.Stop, StiffnessPeriod = 1 };
        while (true)
        {
            SolveReport report = Go(explicitly, control);
            if (report.Status != SolveStatus.StiffnessSuspected || IsSpent(ref report)) return Finish(report);
            switches.Add(new OdeStatistics.Switch(course.Direction * report.Time, OdeMethod.Rodas5P));

            implicitly ??= new RosenbrockSolver<Rodas5P>(system.Dimension);
            var memory = new StiffCourseMemory { Watches = true };
            report = Go(implicitly, Left(control, report.LastStep), memory);
            if (!memory.Calm || report.Status != SolveStatus.EventTerminated || IsSpent(ref report)) return Finish(report);
            switches.Add(new OdeStatistics.Switch(course.Direction * report.Time, OdeMethod.DormandPrince54));
            control = Left(control, implicitly.NextStep);
        }
    }

    // The implicit method goes from stop to stop.
    private SolveReport Go(RosenbrockSolver<Rodas5P> solver, StepControl control, StiffCourseMemory memory)
    {
        DirectedSystem<TSystem>.Entry trajectory = system.Trajectory;
        var observer = new StiffCourse<Rodas5P>(course, solver, memory);
        if (trajectory.Time >= course.End) return new SolveReport(SolveStatus.Success, trajectory.Time, 0, -1, 0, 0, 0, double.NaN);
        while (true)
        {
            SolveReport report = solver.Integrate(
                new DirectedStiffSystem<TSystem>(system, course, options.Jacobian), trajectory.State, trajectory.Time, course.NextStop,
                    control, ref observer, cancellationToken);
            Book(in report, solver.Jacobians);
            trajectory.Time = report.Time;
            if (report.Status is not (SolveStatus.Success or SolveStatus.EventTerminated)) return report;
            bool arrives = course.IsCut || report.Time >= course.NextStop;
            if (arrives && course.Arrive(report.Time, trajectory.State) == BoundaryAction.Finished) return Ended(report);
            if (memory.Calm || IsSpent(ref report)) return report;
            control = Left(control, Math.Min(solver.NextStep, course.LargestFirstStep));
        }
    }

    // What happened at the end may have spoilt the state.
    private SolveReport Ended(SolveReport report)
    {
        int wild = Array.FindIndex(system.Trajectory.State, value => !double.IsFinite(value));
        return report with { Status = wild < 0 ? SolveStatus.Success : SolveStatus.NonFinite, Component = wild };
    }

    // The control for whoever goes on: with what is left of the limits, and the step at hand.
    private StepControl Left(StepControl control, double firstStep) => control with
    {
        MaxSteps = options.MaxSteps - spent.AcceptedSteps - spent.RejectedSteps,
        MaxEvaluations = options.MaxEvaluations - spent.RhsEvaluations,
        FirstStep = double.IsFinite(firstStep) ? Math.Abs(firstStep) : 0,
    };

    private bool IsSpent(ref SolveReport report)
    {
        if (spent.AcceptedSteps + spent.RejectedSteps >= options.MaxSteps) report = report with { Status = SolveStatus.MaxStepsReached };
        else if (spent.RhsEvaluations >= options.MaxEvaluations) report = report with { Status = SolveStatus.MaxEvaluationsReached };
        else return false;
        return true;
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
