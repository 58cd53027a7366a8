using NeuroBalance.Claims;
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
        ListedSubjects one = new([ParameterSet.Of(ParameterRows.Of(Text))]);
        ClaimStudy study =
            new(ClaimCatalog.Default, one, new EquationSet(AdaptationStructure.Own, Text), printed: false, new CohortOptions());
        ClaimTrajectories whole = new(Text, TestContext.Current.CancellationToken);
        List<string> compared = [];
        study.Run(0, 1, observation =>
        {
            foreach (ClaimRun run in ClaimCatalog.Default.Runs.Where(run => !run.DefaultOnly && run.StartStates.Length > 0))
            {
                foreach (Measure measure in run.Measures.Where(one => one.Metric.Kind == MetricKind.Peak).Take(2))
                {
                    // The trajectory is simulated from its own start, whatever the study begins with.
                    Metric metric = measure.Metric;
                    double expected = whole.Of(run).Peak(metric.Quantity!, metric.From, metric.To).Value;
                    Assert.Equal(expected, observation[measure], 1e-3 * Math.Abs(expected));
                    compared.Add(run.Name);
                }
            }
        });
        Assert.Contains("adjunct-sham", compared);
        Assert.True(compared.Distinct().Count() >= 3);
    }
}
