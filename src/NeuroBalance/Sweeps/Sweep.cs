using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;
using NeuroBalance.Simulation;
using NeuroBalance.Sweeps;

namespace NeuroBalance;

/// <summary>Runs many subjects: into a table in memory, or into a folder that survives whatever happens to the process.</summary>
public static class Sweep
{
    /// <summary>The most members of a table in memory.</summary>
    internal const int MostInMemory = 10_000_000;

    // Of the members of a part, which is held in memory twice.
    private const long MostReadings = 1L << 25;

    /// <summary>Runs a scenario with each of some sets of parameters.</summary>
    /// <param name="scenario">What happens to every subject.</param>
    /// <param name="parameterSets">The subjects' parameters, one set for each member; at least one. What a set changes goes before what the
    /// scenario does.</param>
    /// <param name="metrics">What is measured on each member; at least one.</param>
    /// <param name="options">Threads, tolerances and lane width; the defaults when absent.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A row for each set, in their order.</returns>
    /// <exception cref="ScenarioException">The scenario breaks its rules.</exception>
    /// <exception cref="ArgumentException">There are no sets or metrics, two metrics have one name, or a metric lacks what its kind
    /// needs.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static SweepTable Run(
        Scenario scenario, IReadOnlyList<ParameterSet> parameterSets, IReadOnlyList<Metric> metrics, CohortOptions? options = null,
            CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(parameterSets);
        RequireMetrics(metrics);
        if (parameterSets.Count == 0) throw new ArgumentException("There is no set of parameters.", nameof(parameterSets));
        ScenarioException.ThrowIfFaulty(ScenarioRules.Check(scenario, countsOutput: false));
        RequireParameters(scenario, parameterSets);
        SweepTable table = new(parameterSets.Count, SweepColumns.Of(metrics));
        CohortSimulator.Run(new ParameterSubjects(scenario, parameterSets), 0, table.Count, metrics, new TableSink(table), options, null,
            cancellationToken);
        return table;
    }

    /// <summary>Runs a plan into a table in memory.</summary>
    /// <param name="plan">The plan; at most 10,000,000 members.</param>
    /// <param name="options">Threads and lane width; shard and part size are not used.</param>
    /// <param name="progress">Told how far it is, from any thread.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A row for each member, in their order: every row of the design in every arm.</returns>
    /// <exception cref="ScenarioException">A scenario of the plan breaks its rules.</exception>
    /// <exception cref="ArgumentException">The plan has more members than fit into one table.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static SweepTable Run(SweepPlan plan, SweepRunOptions? options = null, IProgress<SweepProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        long members = plan.Members;
        if (members > MostInMemory)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{members} members are too many for one table; run them into a folder (at most {MostInMemory})."), nameof(plan));
        }
        SweepSubjects subjects = new(plan);
        SweepManifest manifest = SweepManifest.Of(plan, SweepRunOptions.DefaultPartSize, SweepShard.Whole);
        SweepTable table = new((int)members, manifest.Columns) { Manifest = manifest };
        SweepRowFiller filler = new(plan, subjects);
        BandsInMemory? courses = TrajectoryLayout.Of(plan) is { } layout ? new(layout, table.Columns.Arms, members) : null;
        CohortSimulator.Run(subjects, 0, members, plan.Measured, Courses(plan), new PlanSink(table, filler, courses, progress),
            CohortOf(plan, options ?? new SweepRunOptions()), null, cancellationToken);
        table.Bands = courses?.Reduce(cancellationToken) ?? [];
        return table;
    }

    /// <summary>Runs a plan into a folder of part files, going on where an earlier run stopped.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The folder; made when it is not there. A shard has its own within it.</param>
    /// <param name="options">Threads, shard and part size.</param>
    /// <param name="progress">Told how far it is, from any thread.</param>
    /// <param name="cancellationToken">Ends the run; finished parts stay.</param>
    /// <returns>How far it came: all of it.</returns>
    /// <exception cref="FolderInUseException">Another process works in the folder.</exception>
    /// <exception cref="SweepFolderException">The folder holds the results of something else; says what differs.</exception>
    /// <exception cref="InvalidDataException">The manifest in the folder is damaged.</exception>
    /// <exception cref="IOException">A file cannot be written, or the device is full; the message holds the path.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static SweepProgress Run(
        SweepPlan plan, string folder, SweepRunOptions? options = null, IProgress<SweepProgress>? progress = null,
            CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        SweepRunOptions settings = options ?? new SweepRunOptions();
        if (settings.PartSize is < 1 or > SweepRunOptions.LargestPart)
        {
            throw new ArgumentOutOfRangeException(nameof(options), settings.PartSize,
                FormattableString.Invariant($"PartSize may be 1 to {SweepRunOptions.LargestPart}."));
        }
        if (plan.Trajectories.Sum(one => (long)one.Count) * settings.PartSize > MostReadings)
        {
            throw new ArgumentOutOfRangeException(nameof(options), settings.PartSize, FormattableString.Invariant(
                $"With these trajectories PartSize may be 1 to {MostReadings / plan.Trajectories.Sum(one => (long)one.Count)}."));
        }
        SweepSubjects subjects = new(plan);
        SweepManifest manifest = SweepManifest.Of(plan, settings.PartSize, settings.Shard);
        if (settings.Shard.Count > 1) SweepFolder.RequireSameDivision(folder, settings.Shard);
        using SweepFolder store = SweepFolder.Open(settings.Shard.FolderIn(folder), manifest, cancellationToken);
        using SweepPartSink sink = new(store, new SweepRowFiller(plan, subjects), progress);
        foreach ((long firstPart, long lastPart) in Stretches(store.Missing()))
        {
            long first = manifest.Division.FirstOf(firstPart);
            long count = manifest.Division.FirstOf(lastPart + 1) - first;
            sink.Begin(firstPart);
            CohortSimulator.Run(subjects, first, count, plan.Measured, Courses(plan), sink, CohortOf(plan, settings), null,
                cancellationToken);
            sink.Finish();
        }

        store.WriteManifest(complete: true);
        return sink.Progress;
    }

    private static SampledQuantity[] Courses(SweepPlan plan) => [.. plan.Trajectories.Select(one => one.Sampled)];

    private static CohortOptions CohortOf(SweepPlan plan, SweepRunOptions options) => new()
    {
        Simulation =
            new SimulationOptions
            {
                RelativeTolerance = plan.RelativeTolerance,
                AbsoluteTolerance = plan.AbsoluteTolerance,
                LaneWidth = options.LaneWidth
            },
        Threads = options.Threads,
    };

    private static void RequireParameters(Scenario scenario, IReadOnlyList<ParameterSet> sets)
    {
        foreach (NamedValue changed in sets.SelectMany(set => set.Overrides))
        {
            if (scenario.Rows.Find(changed.Name) is null)
            {
                throw new ArgumentException($"{scenario.Name}: {scenario.Rows.NoSuch(changed.Name)}.", nameof(sets));
            }
        }
    }

    private static void RequireMetrics(IReadOnlyList<Metric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        if (metrics.Count == 0) throw new ArgumentException("There is no metric.", nameof(metrics));
        HashSet<string> names = [];
        foreach (Metric metric in metrics)
        {
            if (!names.Add(metric.Name)) throw new ArgumentException($"Two metrics have the name '{metric.Name}'.", nameof(metrics));
        }
    }

    // Runs of neighbouring parts, from first to last: each is one cohort.
    private static IEnumerable<(long First, long Last)> Stretches(IEnumerable<long> parts)
    {
        long first = -1, last = -2;
        foreach (long part in parts)
        {
            if (part != last + 1)
            {
                if (first >= 0) yield return (first, last);
                first = part;
            }

            last = part;
        }

        if (first >= 0) yield return (first, last);
    }

    /// <summary>Members that differ by their parameters alone.</summary>
    private sealed class ParameterSubjects(Scenario scenario, IReadOnlyList<ParameterSet> sets) : ISubjectFactory
    {
        private readonly ScenarioStart start = new(scenario);

        private readonly ParameterRows rows = scenario.Rows;
        private readonly EquationSet equations = scenario.Equations;

        public AdaptationStructure StructureOf(long member) => equations.Structure;

        public Model? ModelOf(long member) => equations.Text;

        public void Describe(long member, Subject subject)
        {
            start.Describe(subject);
            foreach (NamedValue changed in sets[(int)member].Overrides)
            {
                ScenarioStart.Set(subject, rows.Find(changed.Name)!, changed.Value);
            }

            start.Habituate(subject);
        }
    }

    /// <summary>Keeps the metrics of all members.</summary>
    private sealed class TableSink(SweepTable table) : IMemberSink
    {
        public void Accept(MemberBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                int row = (int)(block.First + i);
                table.Member[row] = row;
                ReadOnlySpan<double> values = block.Values(i);
                for (int metric = 0; metric < values.Length; metric++)
                {
                    table.Numbers[metric][row] = values[metric];
                }
                table.End(row, SweepStatus.Of(block.Report(i).Status), block.Report(i).AcceptedSteps, block.Statuses(i));
            }
        }
    }

    /// <summary>Keeps the rows of all members of a plan.</summary>
    private sealed class PlanSink(SweepTable table, SweepRowFiller filler, BandsInMemory? courses, IProgress<SweepProgress>? progress)
        : IMemberSink
    {
        private long failed;

        public void Accept(MemberBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                bool success = filler.Fill(table, (int)(block.First + i), block, i);
                if (!success) failed++;
                courses?.Take(block.First + i, success, block.Samples(i));
            }

            progress?.Report(new SweepProgress(block.First + block.Count, table.Count, failed, 0));
        }
    }
}
