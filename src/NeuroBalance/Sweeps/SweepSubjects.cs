using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Metrics;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>The members of a sweep as the cohort simulator asks for them.</summary>
/// <remarks>A member whose values are not allowed gets parameters that are not numbers: it fails at once, and only it.</remarks>
internal sealed class SweepSubjects : ISubjectFactory
{
    private readonly ArmBase[] arms;
    private readonly Axis[] axes;
    private readonly int[] stateOf;
    private readonly bool changesScenario;
    private readonly SweepPlan plan;
    private readonly Metric[] measured;

    /// <summary>The members of a plan.</summary>
    /// <exception cref="ScenarioException">A scenario of the plan breaks its rules.</exception>
    internal SweepSubjects(SweepPlan plan)
    {
        this.plan = plan;
        measured = [.. plan.Measured];
        Rows = new SweepRows(plan);
        axes = [.. plan.Axes];
        stateOf = [.. axes.Select(axis => axis.StateIndex)];
        changesScenario = axes.Any(axis => axis.ChangesScenario);
        arms = [.. plan.Arms.Select(arm => new ArmBase(arm.Scenario, axes, StartsIn(plan, arm.Scenario), changesScenario))];
    }

    /// <summary>The values of the axes.</summary>
    internal SweepRows Rows { get; }

    /// <inheritdoc/>
    public void Describe(long member, Subject subject)
    {
        if (!TryDescribe(member, subject)) Layout.Flatten<Parameters<double>, double>(ref subject.Parameters).Fill(double.NaN);
    }

    /// <inheritdoc/>
    public AdaptationStructure StructureOf(long member) => arms[member % arms.Length].Equations.Structure;

    /// <inheritdoc/>
    public Model? ModelOf(long member) => arms[member % arms.Length].Equations.Text;

    /// <summary>Whether a member's values are allowed together.</summary>
    internal bool IsAllowed(long member) => TryDescribe(member, new Subject());

    private bool TryDescribe(long member, Subject subject)
    {
        (long row, long armIndex) = Math.DivRem(member, arms.Length);
        ArmBase arm = arms[armIndex];
        Span<double> values = stackalloc double[axes.Length];
        Rows.Read(row, values);
        arm.Start.Describe(subject);
        if (!plan.Windows.IsEmpty) subject.Windows = WindowsIn(arm.Scenario);
        subject.SampleStarts = arm.SampleStarts;
        if (changesScenario && !TryChangeScenario(arm, values, subject)) return false;
        Span<double> states = Layout.Flatten<State<double>, double>(ref subject.Initial);
        for (int i = 0; i < axes.Length; i++)
        {
            if (arm.Parameters[i] is not { } parameter) continue;
            if (!parameter.Allows(values[i])) return false;
            ScenarioStart.Set(subject, parameter, values[i]);
        }

        arm.Start.Habituate(subject);
        for (int i = 0; i < axes.Length; i++)
        {
            if (stateOf[i] >= 0) states[stateOf[i]] = values[i];
        }

        return true;
    }

    private bool TryChangeScenario(ArmBase arm, ReadOnlySpan<double> values, Subject subject)
    {
        List<(string, JsonTree)> changes = [];
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i].ChangesScenario) changes.Add((axes[i].Key, axes[i].InFile(values[i])));
        }

        ScenarioResult changed = arm.Tree!.With([.. changes]);
        if (changed.Scenario is not { } scenario) return false;
        if (!plan.Windows.IsEmpty) subject.Windows = WindowsIn(scenario);
        subject.SampleStarts = StartsIn(plan, scenario);
        subject.Timeline = Timeline.Compile(scenario);
        subject.AddedInitial = ScenarioStart.AddedInitialOf(scenario);
        ScenarioStart.Describe(subject, scenario.ResolveParameters());
        return true;
    }

    private static double[] StartsIn(SweepPlan plan, Scenario scenario) => [.. plan.Trajectories.Select(one => one.StartIn(scenario))];

    private MetricWindow[] WindowsIn(Scenario scenario) =>
        [.. plan.Windows.Zip(measured, (window, metric) => window.In(metric, scenario))];

    /// <summary>An arm's beginning, and its scenario as a tree where members change it.</summary>
    private sealed class ArmBase(Scenario scenario, Axis[] axes, double[] sampleStarts, bool keepTree)
    {
        public double[] SampleStarts => sampleStarts;

        public Scenario Scenario => scenario;

        public EquationSet Equations { get; } = scenario.Equations;

        public ScenarioStart Start { get; } = new(scenario);

        // The parameter of each axis, in the model of the arm; null where the axis varies something else.
        public ParameterInfo?[] Parameters { get; } = [.. axes.Select(axis => scenario.Rows.Find(axis.Key))];

        public ScenarioTree? Tree { get; } = keepTree ? new ScenarioTree(scenario) : null;
    }
}
