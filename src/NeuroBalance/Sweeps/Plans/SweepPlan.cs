using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroBalance.Sweeps;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>A sweep as its author stated it: which scenarios, what varies over which values, what is measured.</summary>
/// <remarks>Member k of a sweep of m arms is row k / m of the design in arm k mod m.</remarks>
public sealed record SweepPlan
{
    /// <summary>The largest plan file, in bytes.</summary>
    public const long LargestFile = 64L << 20;

    /// <summary>Short name: a-z, 0-9 and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The scenario in its variants, at least one.</summary>
    public required ImmutableArray<SweepArm> Arms { get; init; }

    /// <summary>What varies.</summary>
    public required ImmutableArray<Axis> Axes { get; init; }

    /// <summary>How the subjects are chosen.</summary>
    public required DesignPlan Design { get; init; }

    /// <summary>
    /// The name of each axis' group, whose effect a sensitivity analysis takes as a whole; empty when each axis stands by itself.
    /// </summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Which axes vary together.</summary>
    internal ImmutableArray<AxisCorrelation> Correlations { get; init; } = [];

    /// <summary>What is measured on each member.</summary>
    public required ImmutableArray<Metric> Metrics { get; init; }

    /// <summary>Which arms are compared, subject by subject, in which metric.</summary>
    public ImmutableArray<Contrast> Contrasts { get; init; } = [];

    /// <summary>What expressions measure besides the metrics.</summary>
    internal ImmutableArray<Metric> Operands { get; init; } = [];

    /// <summary>All that the simulator measures: the metrics, then the operands.</summary>
    internal ImmutableArray<Metric> Measured => [.. Metrics, .. Operands];

    /// <summary>The windows of all that is measured in their order, where any of them differs between members; else empty.</summary>
    internal ImmutableArray<MovingWindow> Windows { get; init; } = [];

    /// <summary>The courses that are followed in all members.</summary>
    public ImmutableArray<TrajectoryPlan> Trajectories { get; init; } = [];

    /// <summary>The seed of all randomness.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The relative tolerance of a step.</summary>
    public double RelativeTolerance { get; init; } = new SimulationOptions().RelativeTolerance;

    /// <summary>The absolute tolerance of a step.</summary>
    public double AbsoluteTolerance { get; init; } = new SimulationOptions().AbsoluteTolerance;

    /// <summary>
    /// What sensitivity indices are of: the groups in the order in which they first appear, or the axes where there are no groups.
    /// </summary>
    public IReadOnlyList<string> IndexNames => Groups.IsEmpty ? [.. Axes.Select(axis => axis.Key)] : [.. Groups.Distinct()];

    /// <summary>The number of each axis' group; null without groups.</summary>
    internal int[]? GroupNumbers => SensitivityProblem.NumbersOf(Groups);

    /// <summary>The rows of the design.</summary>
    public long Rows => CreateDesign().Count;

    /// <summary>The members: every row in every arm.</summary>
    public long Members => Rows * Arms.Length;

    /// <summary>The JSON schema (draft 2020-12) of plan files, for editors.</summary>
    public static string Schema
    {
        get
        {
            using Stream stream = typeof(SweepPlan).Assembly.GetManifestResourceStream("NeuroBalance.Sweeps.plan.schema.json")
                ?? throw new InvalidOperationException("The library lacks the schema of plans.");
            JsonNode schema = JsonNode.Parse(stream)!;
            schema["$defs"]!["metric"] = MetricSchema.Create();
            using MemoryStream text = new();
            using (Utf8JsonWriter writer =
                new(text, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                schema.WriteTo(writer);
            }
            return Encoding.UTF8.GetString(text.ToArray()) + "\n";
        }
    }

    /// <summary>Reads a plan from a file (.json).</summary>
    /// <param name="path">The file; scenario and list files that the plan names are found from its folder.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ScenarioException">The file is missing, too large or has faults; the exception lists all of them.</exception>
    public static SweepPlan Load(string path)
    {
        if (!TextFile.TryRead(path, LargestFile, out byte[] utf8, out string problem)) throw new ScenarioException($"{path}: {problem}.");
        return SweepPlanReader.Parse(utf8, Path.GetDirectoryName(Path.GetFullPath(path))).GetOrThrow();
    }

    /// <summary>Reads a plan from the text of a file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="folder">The folder from which scenario and list files are found; absent when the plan names none.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ScenarioException">The text has faults; the exception lists all of them.</exception>
    public static SweepPlan Parse(string json, string? folder = null) => SweepPlanReader.Parse(json, folder).GetOrThrow();

    /// <summary>Reads a plan from the bytes of a file that may be wrong, with other equations than it states if need be.</summary>
    /// <param name="utf8">The bytes (UTF-8).</param>
    /// <param name="folder">The folder from which scenario and list files are found; absent when the plan names none.</param>
    /// <param name="equations">What goes before all that the plan and its scenarios state; null where nothing does.</param>
    /// <param name="equationsName">What a file would call these equations.</param>
    /// <param name="faults">Everything that makes the file unusable.</param>
    /// <param name="warnings">What is usable but unlikely to be meant.</param>
    /// <returns>The plan; null when there is any fault.</returns>
    public static SweepPlan? Read(ReadOnlySpan<byte> utf8, string? folder, EquationSet? equations, string equationsName,
        out IReadOnlyList<Fault> faults, out IReadOnlyList<Fault> warnings)
    {
        PlanEquations? instead = equations is { } stated ? new PlanEquations(stated, equationsName) : null;
        SweepPlanResult read = SweepPlanReader.Parse(utf8, folder, instead);
        (faults, warnings) = (read.Faults, read.Warnings);
        return read.Plan;
    }

    /// <summary>How far two values of a metric may lie apart by the choice of steps alone.</summary>
    /// <param name="one">The one value, in the unit of the metric.</param>
    /// <param name="other">The other.</param>
    /// <returns>Ten times the tolerances: relative times the larger of the two, plus absolute.</returns>
    public double ErrorBetween(double one, double other) => new SolverError(RelativeTolerance, AbsoluteTolerance).Between(one, other);

    /// <summary>The design's points in the unit cube.</summary>
    internal IDesign CreateDesign() => Design.Kind switch
    {
        DesignKind.Grid => new FactorialGrid([.. Axes.Select(axis => ((ListSpread)axis.Spread).Values.Length)]),
        DesignKind.List => new RowList(((ListSpread)Axes[0].Spread).Values.Length, Axes.Length),
        DesignKind.LatinHypercube => new LatinHypercube(Design.Samples, Axes.Length, Seed),
        DesignKind.Sobol => new SobolSequence(Design.Samples, Axes.Length, Design.Scrambling, Seed, Design.Skip),
        DesignKind.MonteCarlo => new MonteCarlo(Design.Samples, Axes.Length, Seed),
        DesignKind.Saltelli =>
            new SaltelliDesign(Design.Samples, Axes.Length, Design.SecondOrder, Design.Scrambling, Seed, Design.Skip, GroupNumbers),
        DesignKind.Morris when Design.OptimalTrajectories is { } kept =>
            new OptimalTrajectories(kept, (int)Design.Samples, Axes.Length, Design.Levels, Seed, GroupNumbers),
        DesignKind.Morris => new MorrisTrajectories(Design.Samples, Axes.Length, Design.Levels, Seed, GroupNumbers),
    };
}
