using NeuroBalance.Claims;
using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;

namespace NeuroBalance.Tests.Claims;

/// <summary>Claims that are judged with a text in the place of the built-in model.</summary>
public sealed class ClaimTextTests
{
    // What a brain has been through makes it more excitable: a run that began anew would not know.
    private const string Exposure = """
        # Exposure

        Based on: [MODEL.md](MODEL.md)

        ## States

        | symbol | name | unit | initial | meaning |
        |---|---|---|---|---|
        | Ex | Exposure | h | 0 | Ethanol in the blood, over all hours, in units of 1 g/L |

        ```algebra
        Bal = Drive + if(0 < Glu, ln(Glu), nan) + T + 0.1*Ex/(Ex + 500[h])
        ```

        ```equations
        dEx = max(0, C)/1[g/L]
        ```
        """;

    private static readonly Model Text = Model.AlcoholBalance.With(Exposure, "exposure.md");

    [Fact]
    public void A_state_that_a_text_adds_is_handed_on_from_run_to_run()
    {
        ClaimCatalog catalog = new(WithdrawalSyndrome.Define);
        ListedSubjects one = new([ParameterSet.Of(ParameterRows.Of(Text))]);
        EquationSet equations = new(AdaptationStructure.Own, Text);
        CohortOptions alone = new() { Simulation = new SimulationOptions { LaneWidth = 1 } };
        ClaimStudy study = new(catalog, one, equations, printed: false, alone);
        ClaimTrajectories whole = new(Text, TestContext.Current.CancellationToken);
        List<string> compared = [];
        study.Run(0, 1, observation =>
        {
            // At a state of a claim's own making, what the text adds is naive.
            Assert.Equal(0, Algebra.At(observation, Quantity.Balance, NaiveState.Naive), 1e-12);
            Assert.Equal(Verdict.Holds, catalog.All[0].VerdictOf(catalog.All[0].Judge(observation)));
            foreach (ClaimRun run in catalog.Runs.Where(run => !run.DefaultOnly && run.StartStates.Length > 0).Take(1))
            {
                // The trajectory is simulated from its own start, whatever the study begins with.
                Trajectory course = whole.Of(run);
                foreach (Metric metric in run.Measures.Select(measure => measure.Metric).Where(metric => metric.Quantity is not null))
                {
                    double? expected = metric.Kind == MetricKind.ValueAt ? course.ValueAt(metric.Quantity!, metric.From)
                        : metric.Kind == MetricKind.Peak ? course.Peak(metric.Quantity!, metric.From, metric.To).Value : null;
                    if (expected is not { } value) continue;
                    compared.Add($"{run.Name} {metric.Quantity!.Name}");
                    double found = observation[run.Measures.First(measure => measure.Metric == metric)];
                    Assert.True(Math.Abs(found - value) <= 1e-3 * Math.Abs(value), $"{compared[^1]}: {found} and {value}");
                }
            }
        });
        Assert.Contains("dependence-34d Withdrawal", compared);
    }
}
