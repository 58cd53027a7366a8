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
    /// <param name="shares">Files of <see cref="RunShare"/>, whose subjects need not be judged again; kept in the journal, too.</param>
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
        IReadOnlyList<string>? shares = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        RequireCount(subjects);
        ClaimCatalog catalog = ClaimCatalog.Default;
        CohortOptions settings = options ?? new CohortOptions();
        VirtualSubjects people = new(seed);
        SubjectTable table = new(catalog);
        RobustnessCount count = new(catalog, subjects);
        List<string> first = [];
        List<SubjectRecord> fresh = [];
        string what = Described(seed, structure, settings);
        using SubjectJournal? kept = journal is null ? null : SubjectJournal.Open(journal, what, table, Take);
        foreach ((string path, SubjectShare share) in InOrder(shares ?? [], what))
        {
            using SubjectJournal part = SubjectJournal.Open(path, share.In(what), table, Follow, share.First);
            Keep();
        }
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

        void Follow(SubjectRecord record)
        {
            if (record.Member != count.Subjects || count.Subjects == subjects) return;
            fresh.Add(record);
            Take(record);
        }

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

    /// <summary>Judges every claim for the subjects of a share, and keeps them for a study of all shares.</summary>
    /// <param name="subjects">How many there are in all shares, 1 to <see cref="ClaimCatalog.MostSubjects"/>.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="share">Which of them are judged.</param>
    /// <param name="journal">The file in which they are kept; a share that finds it goes on after them.</param>
    /// <param name="structure">How their receptors adapt.</param>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the part of the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">No subjects, or more than <see cref="ClaimCatalog.MostSubjects"/>.</exception>
    /// <exception cref="InvalidDataException">The journal holds another study or share.</exception>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static void RunShare(long subjects, ulong seed, SweepShard share, string journal,
        AdaptationStructure structure = AdaptationStructure.Own, CohortOptions? options = null, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        RequireCount(subjects);
        ClaimCatalog catalog = ClaimCatalog.Default;
        CohortOptions settings = options ?? new CohortOptions();
        SubjectTable table = new(catalog);
        SubjectShare own = SubjectShare.Of(share, subjects);
        List<SubjectRecord> fresh = [];
        long next = own.First;
        string what = Described(seed, structure, settings);
        // An undivided study has one journal, whoever writes it.
        using SubjectJournal kept =
            SubjectJournal.Open(journal, share.Count == 1 ? what : own.In(what), table, _ => next++, own.First);
        if (next >= own.End) return;
        ClaimStudy study = new(catalog, new DrawnSubjects(new VirtualSubjects(seed)), structure, printed: false, settings);
        Observation[] shams = table.ShamsOf(study.NewObservation());
        IProgress<double>? rest = progress is null ? null : new Rest(progress, (double)(next - own.First) / (own.End - own.First));
        study.Run(next, own.End - next, observation => fresh.Add(table.Record(observation, shams)), Keep, rest, cancellationToken);

        void Keep()
        {
            kept.Append(fresh);
            fresh.Clear();
        }
    }

    private static void RequireCount(long subjects)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subjects, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subjects, ClaimCatalog.MostSubjects);
    }

    private static IEnumerable<(string Path, SubjectShare Share)> InOrder(IEnumerable<string> shares, string what) =>
        shares.Select(path => (path, SubjectShare.From(what, SubjectJournal.WhatIn(path)) ?? throw new InvalidDataException(
            $"{path} holds another study ({SubjectJournal.WhatIn(path)}); this one is {what}. Delete it, or choose another folder.")))
            .OrderBy(one => one.Item2.First);

    // All that the records follow from.
    internal static string Described(ulong seed, AdaptationStructure structure, CohortOptions options)
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
