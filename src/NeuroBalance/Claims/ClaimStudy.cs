using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;
using NeuroBalance.Simulation;

namespace NeuroBalance.Claims;

/// <summary>Simulates the runs of all claims, each once, and shows every subject's numbers.</summary>
internal sealed class ClaimStudy
{
    // So many for each lane that most of the time all of them are full, and so few that an interrupted study loses a minute or two.
    private const int SubjectsPerLane = 128, FewestAtOnce = 256, MostAtOnce = 4096;
    private readonly ISubjects subjects;
    private readonly EquationSet equations;
    private readonly ParameterRows rows;
    private readonly CohortOptions options;
    private readonly RunOfStudy[] runs;

    // The states that the text adds: claims measure none of them, but a run may begin with what another one has reached.
    private readonly Quantity[] added;
    private readonly int[] columns;
    private readonly int width, atOnce;

    /// <param name="catalog">The claims.</param>
    /// <param name="subjects">The people.</param>
    /// <param name="equations">Which equations are solved.</param>
    /// <param name="printed">Whether runs for printed numbers alone are simulated too.</param>
    /// <param name="options">Threads, lanes and tolerances.</param>
    public ClaimStudy(ClaimCatalog catalog, ISubjects subjects, EquationSet equations, bool printed, CohortOptions options)
    {
        this.subjects = subjects;
        this.equations = equations;
        rows = ParameterRows.Of(equations.Text);
        this.options = options;
        added = [.. QuantityRows.Of(equations.Text).States.Skip(Quantity.StateCount)];
        columns = new int[catalog.MeasureCount];
        Array.Fill(columns, -1);
        ClaimRun[] simulated = [.. catalog.Runs.Where(run => printed || !run.DefaultOnly)];
        ILookup<ClaimRun, double> handedOn =
            simulated.Select(OriginOf).OfType<Origin>().Distinct().ToLookup(one => one.Run, one => one.Hours);
        Dictionary<Origin, int> known = [];
        List<RunOfStudy> chosen = [];
        foreach (ClaimRun run in simulated)
        {
            Scenario scenario = (subjects.DrinkPerKilogram ? run.Scenario.WithDrinksPerKilogram() : run.Scenario).With(equations);
            int first = width;
            List<Metric> metrics = [.. run.Measures.Select(measure => measure.Metric)];
            foreach (Measure measure in run.Measures)
            {
                columns[measure.Id] = width++;
            }

            foreach (double hours in handedOn[run])
            {
                known[new Origin(run, hours)] = width;
                metrics.AddRange(added.Select(state => ValueAt(state, hours)));
                width += added.Length;
            }

            int start = OriginOf(run) is { } origin ? known[origin] : -1;
            chosen.Add(new RunOfStudy(run, Timeline.Compile(scenario), [.. metrics], first, start));
        }

        runs = [.. chosen];
        int lanes = (options.Threads ?? Environment.ProcessorCount) * (options.Simulation.LaneWidth ?? LaneWidth.Preferred);
        atOnce = Math.Clamp(SubjectsPerLane * lanes, FewestAtOnce, MostAtOnce);
    }

    /// <summary>A view on the subjects of this study.</summary>
    public Observation NewObservation() => new(columns, equations);

    /// <summary>Simulates subjects and shows them one after another, in their order.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="look">Is shown every subject.</param>
    /// <param name="kept">Is told when subjects are complete that can be kept.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Ends the study.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Run(
        long first,
        long count,
        Action<Observation> look,
        Action? kept = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Observation observation = NewObservation();
        for (long done = 0; done < count;)
        {
            int many = (int)Math.Min(atOnce, count - done);
            long start = first + done;
            double[] table = new double[(long)many * width];
            for (int i = 0; i < runs.Length; i++)
            {
                Simulate(runs[i], table, start, many, cancellationToken);
                progress?.Report((done + (many * (i + 1.0) / runs.Length)) / count);
            }

            for (int member = 0; member < many; member++)
            {
                observation.Set(start + member, subjects.Draw(start + member), table, member * width);
                look(observation);
            }

            done += many;
            kept?.Invoke();
        }
    }

    private void Simulate(RunOfStudy one, double[] table, long first, int count, CancellationToken cancellationToken)
    {
        ClaimRun run = one.Run;
        CohortOptions settings = options with { Simulation = options.Simulation with { HeldStates = run.Held } };
        var factory = new Factory(this, one, table, first);
        var sink = new Sink(table, width, one.FirstColumn, first);
        CohortSimulator.Run(factory, first, count, one.Metrics, sink, settings, progress: null, cancellationToken);
    }

    // The run and the time whose states another run starts with; that run may itself have got them from a third one.
    private static Origin? OriginOf(ClaimRun run) =>
        run.StartStates is [var measure, ..] ? new Origin(measure.Run, measure.Metric.From) : null;

    private static Metric ValueAt(Quantity state, double hours) => new()
    {
        Name = FormattableString.Invariant($"{state.Name} at {hours}"),
        Kind = MetricKind.ValueAt,
        Quantity = state,
        From = hours,
    };

    private sealed record Origin(ClaimRun Run, double Hours);

    // The added states with which a run starts begin at a column of the table; -1 where it starts as the scenario says.
    private sealed record RunOfStudy(ClaimRun Run, Timeline Timeline, Metric[] Metrics, int FirstColumn, int StartColumn);

    private sealed class Factory(ClaimStudy study, RunOfStudy one, double[] table, long first) : ISubjectFactory
    {
        private readonly double[] initial = StartState.All(one.Run.Scenario.With(study.equations));

        public AdaptationStructure StructureOf(long member) => study.equations.Structure;

        public Model? ModelOf(long member) => study.equations.Text;

        public void Describe(long member, Subject subject)
        {
            Parameters<double> drawn = study.subjects.Draw(member);
            Parameters<double> changed = drawn;
            Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref changed);
            foreach (NamedValue change in one.Run.Overrides)
            {
                flat[ParameterCatalog.Find(change.Name)!.Index] = change.Value;
            }
            subject.Parameters = changed;
            subject.AddedParameters = [.. study.rows.Added];
            subject.Timeline = one.Timeline;
            subject.Initial = Layout.Name<State<double>, double>(initial.AsSpan());
            subject.AddedInitial = initial[Quantity.StateCount..];
            StartState.Habituate(
                ref subject.Initial, study.rows.Defaults.Ethanol.InductionMaximum, drawn.Ethanol.InductionMaximum);
            Span<double> states = Layout.Flatten<State<double>, double>(ref subject.Initial);
            if (one.Run.StartStates.Length > 0)
            {
                Observation seen = study.NewObservation();
                int row = (int)(member - first) * study.width;
                seen.Set(member, in drawn, table, row);
                for (int i = 0; i < states.Length; i++)
                {
                    states[i] = seen[one.Run.StartStates[i]];
                }

                table.AsSpan(row + one.StartColumn, study.added.Length).CopyTo(subject.AddedInitial);
            }

            foreach (StartValue start in one.Run.StartValues)
            {
                states[start.State.Index] = start.Of(in drawn);
            }
            if (one.Run.Trunk is not null) subject.StartHours = one.Run.Fork;
        }
    }

    private sealed class Sink(double[] table, int width, int column, long first) : IMemberSink
    {
        public void Accept(MemberBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                block.Values(i).CopyTo(table.AsSpan(((int)(block.First + i - first) * width) + column, block.Metrics));
            }
        }
    }
}
