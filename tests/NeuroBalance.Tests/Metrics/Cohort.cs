


using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;

namespace NeuroBalance.Tests.Metrics;

/// <summary>A cohort of given subjects in one scenario: their metrics, a row each.</summary>
internal static class Cohort
{
    public static double[][] Of(Scenario scenario, IReadOnlyList<Metric> metrics, IReadOnlyList<ParameterSet>? subjects = null,
        CohortOptions? options = null)
    {
        Rows rows = new();
        IReadOnlyList<ParameterSet> listed = subjects ?? [scenario.ResolveParameters()];
        CohortSimulator.Run(new Listed(scenario, listed), 0, listed.Count, metrics, rows, options ?? new CohortOptions { Threads = 1 });
        return [.. rows.All.Select(row => row.Values)];
    }

    /// <summary>The same, with the reasons of what is missing.</summary>
    public static (double[] Values, MetricStatus[] Statuses)[] WithStatuses(Scenario scenario, IReadOnlyList<Metric> metrics,
        CohortOptions? options = null)
    {
        Rows rows = new();
        CohortSimulator.Run(new Listed(scenario, [scenario.ResolveParameters()]), 0, 1, metrics, rows,
            options ?? new CohortOptions { Threads = 1 });
        return [.. rows.All];
    }

    private sealed class Listed(Scenario scenario, IReadOnlyList<ParameterSet> subjects) : ISubjectFactory
    {
        private readonly Timeline timeline = Timeline.Compile(scenario);

        public void Describe(long member, Subject subject)
        {
            subject.Parameters = subjects[(int)member].Values;
            subject.Initial = NaiveState.Naive;
            Span<double> flat = Layout.Flatten<State<double>, double>(ref subject.Initial);
            foreach (NamedValue value in scenario.Initial)
            {
                if (Quantity.TryParse(value.Name, out Quantity? quantity)) flat[quantity.Index] = value.Value;
            }

            subject.Timeline = timeline;
        }
    }

    private sealed class Rows : IMemberSink
    {
        public List<(double[] Values, MetricStatus[] Statuses)> All { get; } = [];

        public void Accept(MemberBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                All.Add((block.Values(i).ToArray(), block.Statuses(i).ToArray()));
            }
        }
    }
}
