using System.Collections.Immutable;
using NeuroBalance.Sweeps;

namespace NeuroBalance.Claims;

/// <summary>Counts over virtual subjects how often each claim holds, and finds the parameters that discriminate.</summary>
internal static class RobustnessStudy
{
    private const int ListedSubjects = 64;

    /// <summary>Judges every claim for subjects 0 to <paramref name="subjects"/> - 1.</summary>
    /// <param name="subjects">How many, 1 to <see cref="ClaimCatalog.MostSubjects"/>.</param>
    /// <param name="seed">Their seed; the same seed gives the same subjects.</param>
    /// <param name="structure">How their receptors adapt.</param>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="journal">A file in which subjects are kept as they are judged; a study that finds it goes on after them.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the study.</param>
    /// <returns>How often each claim holds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No subjects, or more than <see cref="ClaimCatalog.MostSubjects"/>.</exception>
    /// <exception cref="InvalidDataException">The journal holds another study: another seed, structure, tolerance or library.</exception>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static RobustnessResult Run(
        long subjects,
        ulong seed,
        AdaptationStructure structure = AdaptationStructure.Own,
        CohortOptions? options = null,
        string? journal = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subjects, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subjects, ClaimCatalog.MostSubjects);
        ClaimCatalog catalog = ClaimCatalog.Default;
        CohortOptions settings = options ?? new CohortOptions();
        VirtualSubjects people = new(seed);
        SubjectTable table = new(catalog);
        RobustnessCount count = new(catalog, subjects);
        List<string> first = [];
        List<SubjectRecord> fresh = [];
        using SubjectJournal? kept =
            journal is null ? null : SubjectJournal.Open(journal, Described(seed, structure, settings), table, Take);
        long known = Math.Min(count.Subjects, subjects);
        if (known < subjects)
        {
            ClaimStudy study = new(catalog, new DrawnSubjects(people), structure, printed: false, settings);
            Observation[] shams = table.ShamsOf(study.NewObservation());
            IProgress<double>? rest = progress is null ? null : new Rest(progress, (double)known / subjects);
            study.Run(known, subjects - known, Judge, Keep, rest, cancellationToken);

            void Judge(Observation observation)
            {
                SubjectRecord record = table.Record(observation, shams);
                fresh.Add(record);
                Take(record);
            }
        }

        ImmutableArray<ClaimRobustness> claims = count.Results(people, structure, cancellationToken);
        return new RobustnessResult(structure, seed, subjects, count.Withdrawing, claims, [table.Header, .. first]);

        void Take(SubjectRecord record)
        {
            if (count.Subjects == subjects) return;
            count.Add(record);
            if (first.Count < ListedSubjects) first.Add(table.Write(record));
        }

        void Keep()
        {
            kept?.Append(fresh);
            fresh.Clear();
        }
    }

    // All that the records follow from.
    private static string Described(ulong seed, AdaptationStructure structure, CohortOptions options)
    {
        string sources = LibraryVersion.SourceHash, parameters = ParameterCatalog.Hash;
        return FormattableString.Invariant($"claims; structure {structure}; seed {seed}; rtol {options.Simulation.RelativeTolerance}; atol {options.Simulation.AbsoluteTolerance}; library {sources[..16]}; parameters {parameters[..16]}");
    }

    // The share of the whole, where a part of it was done before.
    private sealed class Rest(IProgress<double> whole, double before) : IProgress<double>
    {
        public void Report(double value) => whole.Report(before + ((1 - before) * value));
    }
}
