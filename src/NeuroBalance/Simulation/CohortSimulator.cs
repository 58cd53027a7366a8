using System.Runtime.ExceptionServices;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Metrics;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>
/// Simulates a cohort of subjects, as many side by side as the processor packs, on every processor; keeps only their metrics.
/// </summary>
internal static class CohortSimulator
{
    // What the courses of all members that are under way or wait may take (bytes).
    private const long LargestWait = 32L << 20;

    /// <summary>Simulates members <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    /// <param name="factory">Who they are.</param>
    /// <param name="first">The number of the first member.</param>
    /// <param name="count">How many.</param>
    /// <param name="metrics">What is measured on each.</param>
    /// <param name="sink">Takes the results in the members' order.</param>
    /// <param name="options">Threads and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the number of members done, from any thread.</param>
    /// <param name="cancellationToken">Ends the run within one step; blocks that were not complete are not handed on.</param>
    /// <exception cref="ArgumentOutOfRangeException">No members, or more than <see cref="CohortOptions.LargestCohort"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static void Run(ISubjectFactory factory, long first, long count, IReadOnlyList<Metric> metrics, IMemberSink sink,
        CohortOptions? options = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Run(factory, first, count, metrics, [], sink, options, progress, cancellationToken);

    /// <summary>The same, with the courses of some quantities besides.</summary>
    /// <param name="factory">Who they are.</param>
    /// <param name="first">The number of the first member.</param>
    /// <param name="count">How many.</param>
    /// <param name="metrics">What is measured on each.</param>
    /// <param name="courses">What is read at equal distances of time; the subjects say from when on.</param>
    /// <param name="sink">Takes the results in the members' order.</param>
    /// <param name="options">Threads and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the number of members done, from any thread.</param>
    /// <param name="cancellationToken">Ends the run within one step.</param>
    internal static void Run(ISubjectFactory factory, long first, long count, IReadOnlyList<Metric> metrics,
        IReadOnlyList<SampledQuantity> courses, IMemberSink sink, CohortOptions? options, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        if (count is < 1 or > CohortOptions.LargestCohort)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"A cohort has 1 to {CohortOptions.LargestCohort} members.");
        }

        foreach (Metric metric in metrics)
        {
            metric.Validate();
        }
        CohortOptions settings = options ?? new CohortOptions();
        settings.Simulation.ToStepControl(Quantity.StateCount).Validate(Quantity.StateCount);
        _ = settings.Simulation.HeldComponents();
        int width = settings.Simulation.LaneWidth ?? LaneWidth.Preferred;
        int threads = settings.Threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.BlockSize, 1, nameof(options));
        int samples = courses.Sum(one => one.Count), blocks = 64 * threads;
        // Long courses make large blocks: fewer of them may wait for a slow one, so that the memory stays bounded.
        blocks = (int)Math.Clamp(LargestWait / (8L * settings.BlockSize * Math.Max(1, samples)), Math.Min(4 * threads, blocks), blocks);
        var queue = new MemberQueue(first, count, () => new MemberBlock(settings.BlockSize, metrics.Count, samples), settings.BlockSize,
            blocks, sink);
        Action work = width switch
        {
            1 => () => Work<Lane1>(queue, factory, count, metrics, courses, settings, progress, cancellationToken),
            4 => () => Work<Lane4>(queue, factory, count, metrics, courses, settings, progress, cancellationToken),
            8 => () => Work<Lane8>(queue, factory, count, metrics, courses, settings, progress, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(options), width, "LaneWidth may be 1, 4 or 8."),
        };
        RunOnThreads(work, threads);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static void RunOnThreads(Action work, int threads)
    {
        ExceptionDispatchInfo? failure = null;
        var others = new Thread[threads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Guarded) { IsBackground = true, Name = "Cohort" };
            others[i].Start();
        }

        Guarded();
        foreach (Thread thread in others)
        {
            thread.Join();
        }
        failure?.Throw();

        void Guarded()
        {
            try
            {
                work();
            }
            catch (Exception fault)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(fault), null);
            }
        }
    }

    private static void Work<T>(MemberQueue queue, ISubjectFactory factory, long members, IReadOnlyList<Metric> metrics,
        IReadOnlyList<SampledQuantity> courses, CohortOptions settings, IProgress<long>? progress, CancellationToken cancellationToken)
        where T : unmanaged, ILane<T>
    {
        var dealer = new MemberDealer(queue, factory);
        Dictionary<EquationSet, IEnsemble<T>> ensembles = [];
        Dictionary<int, (ExplicitRungeKutta<T, DormandPrince54> Integrator, StepControl Control)> integrators = [];
        while (!cancellationToken.IsCancellationRequested && queue.WaitForMore(cancellationToken))
        {
            while (!cancellationToken.IsCancellationRequested && dealer.HasNext)
            {
                if (!ensembles.TryGetValue(dealer.Equations, out IEnsemble<T>? ensemble))
                {
                    ensembles[dealer.Equations] = ensemble = NewEnsemble(dealer.Equations);
                }
                // Texts that add states are of another size than the rest.
                if (!integrators.TryGetValue(ensemble.Dimension, out var fitting))
                {
                    integrators[ensemble.Dimension] = fitting =
                        (new(ensemble.Dimension), settings.Simulation.ToStepControl(ensemble.Dimension));
                }
                fitting.Integrator.Integrate(ensemble, fitting.Control, cancellationToken);
            }
        }

        IEnsemble<T> NewEnsemble(EquationSet set)
        {
            var desk = new CohortDesk<T>(dealer, queue, set, metrics, courses, progress);
            return SubjectEnsembles.Of(set, desk, desk, settings.Simulation, members);
        }
    }

    // One thread's share of those with the same equations: takes members from the queue, measures them, writes their rows.
    private sealed class CohortDesk<T>(MemberDealer dealer, MemberQueue queue, EquationSet set,
        IReadOnlyList<Metric> metrics, IReadOnlyList<SampledQuantity> courses, IProgress<long>? progress)
        : ISubjectSource, ISubjectObserver<T>
        where T : unmanaged, ILane<T>
    {
        private readonly MetricRecorder<T> recorder = new([.. metrics.Select(metric => metric.In(set))], set);
        private readonly SampleRecorder<T>? samples =
            courses.Count > 0 ? new([.. courses.Select(one => one with { Quantity = one.Quantity.In(set) })], set) : null;
        private readonly double[] initial = new double[set.StateCount];
        private readonly MemberBlock?[] blockOf = new MemberBlock?[T.Width];

        public bool WantsSteps => recorder.WantsSteps || samples is not null;

        public bool TryNext(Subject subject)
        {
            if (!dealer.HasNext || dealer.Equations != set) return false;
            dealer.Take(subject);
            return true;
        }

        public void Begin(int lane, Subject subject)
        {
            blockOf[lane] = dealer.Taken;
            subject.CopyInitialTo(initial);
            recorder.Begin(lane, subject.StartHours, initial, in subject.Parameters, subject.AddedParameters, subject.Windows);
            samples?.Begin(lane, subject, initial);
        }

        public void Step(in SubjectStep<T> step, T accepted)
        {
            recorder.Observe(in step, accepted);
            samples?.Observe(in step, accepted);
        }

        public void Dosed(int lane, in GivenDose dose) =>
            recorder.Dosed(lane, new CountedDose(dose.Time, dose.Amount, dose.Protocol >= 0, dose.Skipped));

        public void End(int lane, SubjectRun run, in SolveReport report)
        {
            MemberBlock block = blockOf[lane]!;
            int index = (int)(run.Subject.Index - block.First);
            block.SetReport(index, in report);
            if (report.Status == SolveStatus.Success)
            {
                recorder.Read(lane, report.Time, block.Row(index), block.StatusRow(index));
                samples?.Read(lane, block.Samples(index));
            }
            else
            {
                block.Fail(index);
            }
            // A block with a cancelled member is never complete.
            if (report.Status == SolveStatus.Cancelled || --block.Remaining > 0) return;
            queue.Finish(block);
            progress?.Report(queue.Done);
        }
    }
}
