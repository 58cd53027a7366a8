using System.Collections.Immutable;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;

namespace NeuroBalance.Claims;

/// <summary>Judges all claims for the default subject, and beside it every negative control, in one study.</summary>
internal static class DefaultStudy
{
    /// <summary>Judges every claim with these equations.</summary>
    /// <param name="equations">A shipped structure, or a text that scenarios can be run with.</param>
    /// <param name="options">Threads, lanes and tolerances; the defaults when absent.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the study.</param>
    /// <returns>The results, in the order of the claims.</returns>
    /// <exception cref="ModelException">Scenarios cannot be run with the text; lists what stands in the way.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static ImmutableArray<ClaimResult> Run(EquationSet equations = default, CohortOptions? options = null,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ClaimCatalog catalog = ClaimCatalog.Default;
        (int Claim, NegativeControl Control)[] controls =
            [.. catalog.All.SelectMany((claim, i) => claim.Controls.Select(control => (i, control)))];
        ParameterSet usual = ParameterSet.Of(ParameterRows.Of(equations.Text));
        ParameterSet[] sets = [usual, .. controls.Select(one => SetOf(usual, one.Control))];
        ClaimStudy study = new(catalog, new ListedSubjects(sets), equations, printed: true, options ?? new CohortOptions());
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

            (int index, NegativeControl control) = controls[observation.Member - 1];
            Claim claim = catalog.All[index];
            ClaimOutcome outcome = claim.Judge(observation);
            ClaimResult.OfControl found = new(control, claim.VerdictOf(outcome), Criteria(claim, outcome, observation));
            results[index] = results[index] with { Controls = results[index].Controls.Add(found) };
        }, kept: null, progress, cancellationToken);
        return [.. results];
    }

    private static ParameterSet SetOf(ParameterSet usual, NegativeControl control)
    {
        ParameterSet set = usual;
        foreach (NamedValue change in control.Overrides)
        {
            set = set.With(change.Name, change.Value);
        }
        return set;
    }

    private static ClaimResult Judge(Claim claim, Observation observation)
    {
        ClaimOutcome outcome = claim.Judge(observation);
        return new ClaimResult
        {
            Claim = claim,
            Verdict = claim.IsJudged ? claim.VerdictOf(outcome) : Verdict.NotAssessable,
            Criteria = Criteria(claim, outcome, observation),
            Effects = outcome.Outside is null
                ? [.. claim.Effects.Select(one => new ClaimResult.OfEffect(one, one.Share(observation)))] : [],
            Printed = [.. claim.Printed.Select(one => new ClaimResult.OfNumber(one.Label, one.Text(observation)))],
        };
    }

    private static ImmutableArray<ClaimResult.OfCriterion> Criteria(Claim claim, ClaimOutcome outcome, Observation observation) =>
        outcome.Outside is null
            ? [.. claim.Criteria.Select(one => new ClaimResult.OfCriterion(one, one.Judge(observation), one.Numbers(observation)))]
            : [];
}
