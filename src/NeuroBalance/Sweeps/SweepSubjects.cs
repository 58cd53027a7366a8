using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Metrics;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>The members of a sweep as the cohort simulator asks for them.</summary>
/// <remarks>A member whose values are not allowed gets parameters that are not numbers: it fails at once, and only it.</remarks>
internal sealed class SweepSubjects : ISubjectFactory
{
    private readonly ArmBase[] arms;
    private readonly Axis[] axes;
    private readonly int[] parameterOf, stateOf;
    private readonly bool changesScenario;
    private readonly SweepPlan plan;

    /// <summary>The members of a plan.</summary>
    /// <exception cref="ScenarioException">A scenario of the plan breaks its rules.</exception>
    internal SweepSubjects(SweepPlan plan)
    {
        this.plan = plan;
        Rows = new SweepRows(plan);
        axes = [.. plan.Axes];
        parameterOf = [.. axes.Select(axis => axis.Parameter?.Index ?? -1)];
        stateOf = [.. axes.Select(axis => axis.StateIndex)];
        changesScenario = axes.Any(axis => axis.ChangesScenario);
        arms = [.. plan.Arms.Select(arm => new ArmBase(arm.Scenario, StartsIn(plan, arm.Scenario), changesScenario))];
    }

    /// <summary>The values of the axes.</summary>
    internal SweepRows Rows { get; }

    /// <inheritdoc/>
    public void Describe(long member, Subject subject)
    {
        if (!TryDescribe(member, subject)) Layout.Flatten<Parameters<double>, double>(ref subject.Parameters).Fill(double.NaN);
    }

    /// <inheritdoc/>
    public AdaptationStructure StructureOf(long member) => arms[member % arms.Length].Structure;

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
        Span<double> parameters = Layout.Flatten<Parameters<double>, double>(ref subject.Parameters);
        Span<double> states = Layout.Flatten<State<double>, double>(ref subject.Initial);
        for (int i = 0; i < axes.Length; i++)
        {
            if (parameterOf[i] < 0) continue;
            if (!ParameterCatalog.All[parameterOf[i]].Allows(values[i])) return false;
            parameters[parameterOf[i]] = values[i];
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
        subject.Parameters = scenario.ResolveParameters().Values;
        return true;
    }

    private static double[] StartsIn(SweepPlan plan, Scenario scenario) => [.. plan.Trajectories.Select(one => one.StartIn(scenario))];

    private MetricWindow[] WindowsIn(Scenario scenario) =>
        [.. plan.Windows.Select((window, at) => window.In(plan.Metrics[at], scenario))];

    /// <summary>An arm's beginning, and its scenario as a tree where members change it.</summary>
    private sealed class ArmBase(Scenario scenario, double[] sampleStarts, bool keepTree)
    {
        public double[] SampleStarts => sampleStarts;

        public Scenario Scenario => scenario;

        public ScenarioStart Start { get; } = new(scenario);

        public AdaptationStructure Structure { get; } = scenario.Structure;

        public ScenarioTree? Tree { get; } = keepTree ? new ScenarioTree(scenario) : null;
    }
}
