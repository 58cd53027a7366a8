using static System.FormattableString;

namespace NeuroBalance.Cli.Evidence;

/// <summary>The risk of a seizure in subjects whose parameters are drawn, each in the fortnight after the last drink.</summary>
internal static class SeizureRisks
{
    /// <summary>The risks of so many subjects as they are drawn: the first of them are the same in a longer sweep.</summary>
    /// <param name="subjects">How many.</param>
    /// <param name="scenario">The scenario in JSON: a name, or the whole.</param>
    public static double[] Of(int subjects, string scenario)
    {
        SweepTable table = Sweep.Run(SweepPlan.Parse(Invariant($$"""
            { "name": "risk", "scenario": {{scenario}}, "drinksPerKilogram": true, "spread": "all", "seed": 1,
              "design": { "type": "monte-carlo", "samples": {{subjects}} },
              "metrics": [{ "name": "before", "kind": "valueAt", "of": "SeizureHazard", "at": "0 h after last drink" },
                { "name": "after", "kind": "valueAt", "of": "SeizureHazard", "at": "{{Courses.Fortnight}} h after last drink" }] }
            """)));
        // A subject whose run fails makes the page say NaN: nobody is left out in silence.
        return [.. table["before"].Zip(table["after"]).Select(hazard => 1 - Math.Exp(hazard.First - hazard.Second))];
    }

    /// <summary>Sixty days of so many drinks of 14 g, as far apart as in `dependence`, by a drinker whose enzymes start naive.</summary>
    public static string Drinking(int drinks) => Invariant($$"""
        { "name": "drinking", "duration": "75 d", "events": [{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "0.9 h",
          "count": {{drinks}}, "repeatEvery": "24 h", "repeatCount": 60 }] }
        """);
}
