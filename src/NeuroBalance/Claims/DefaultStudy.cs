using System.Collections.Immutable;
using NeuroBalance.Claims;

namespace NeuroBalance;

/// <summary>Judges all claims for the default subject, and beside it every negative control, in one study.</summary>
public static class DefaultStudy
{
    /// <summary>Judges every claim.</summary>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the study.</param>
    /// <returns>The results, in the order of the claims.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static ImmutableArray<ClaimResult> Run(
        CohortOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ClaimCatalog catalog = ClaimCatalog.Default;
        Claim[] controlled = [.. catalog.All.Where(claim => claim.IsJudged)];
        ParameterSet[] sets = [ParameterSet.Default, .. controlled.Select(ControlOf)];
        ClaimStudy study = new(catalog, new ListedSubjects(sets), printed: true, options ?? new CohortOptions());
        ClaimResult[] results = new ClaimResult[catalog.All.Length];
        study.Run(0, sets.Length, observation =>
        {
            if (observation.Member == 0)
            {
                for (int i = 0; i < results.Length; i++)
                {
                    results[i] = Judge(catalog.All[i], observation);
                }
                return;
            }

            Claim claim = controlled[observation.Member - 1];
            int index = catalog.All.IndexOf(claim);
            results[index] = results[index] with { Control = Criteria(claim, observation), ControlVerdict = claim.JudgeAll(observation) };
        }, progress, cancellationToken);
        return [.. results];
    }

    private static ParameterSet ControlOf(Claim claim)
    {
        ParameterSet set = ParameterSet.Default;
        foreach (ParameterOverride change in claim.Control)
        {
            set = set.With(change.Key, change.Value);
        }
        return set;
    }

    private static ClaimResult Judge(Claim claim, Observation observation) => new()
    {
        Claim = claim,
        Direction = claim.IsJudged ? claim.JudgeDirection(observation) : Verdict.NotAssessable,
        All = claim.IsJudged ? claim.JudgeAll(observation) : Verdict.NotAssessable,
        Criteria = Criteria(claim, observation),
        Printed = [.. claim.Printed.Select(one => new PrintedResult(one.Label, one.Text(observation)))],
    };

    private static ImmutableArray<CriterionResult> Criteria(Claim claim, Observation observation) =>
        [.. claim.Criteria.Select(one => new CriterionResult(one, one.Judge(observation), one.Numbers(observation)))];
}
