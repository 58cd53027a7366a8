using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class AdjunctSedation
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("adjunct-sedation", "with decreased sedation time than with benzodiazepines alone")
        {
            Question = "With ketamine beside the protocol, and its own sedation counted: is a person sedated less long?",
            EvidenceNote =
                "With cross-tolerance the default patient is hardly sedated at all, so that the sentence cannot be judged in him, nor "
                + "in most virtual subjects. The trials count sedation differently, and none against a matched arm; Wong 2015 saw no "
                + "change of sedation within 6 h. Ethanol's own sedation is left out.",
        };
        claim.Badge(Basis.NotFitted);
        ClaimRun with = runs.Branch("adjunct-with", trunk: "adjunct-without"), without = runs["adjunct-without"];
        Arm treated = new(claim, with), plain = new(claim, without);
        claim.Assessable(
            "the arm without ketamine needs a dose, and the expected Ramsay score reaches 4 in either arm",
            o => o[plain.Doses] > 0 && Math.Max(o[plain.Peak], o[treated.Peak]) >= 4);
        claim.Sooner(
            "Fewer hours at an expected Ramsay score of 4 or more, deeper than the usual target of 2 to 3",
            o => o[plain.Hours4],
            o => o[treated.Hours4]);
        claim.Direction(
            "Hours at 3 or more not more",
            o => NotAbove(o[treated.Hours3], o[plain.Hours3]),
            o => Say($"{o[plain.Hours3]:0.0} to {o[treated.Hours3]:0.0} h"));
        claim.Direction(
            "Smaller integral of the score above 1 over 14 d, ketamine's own sedation counted",
            o => Below(o[treated.Total], o[plain.Total]),
            o => Say($"{o[plain.Total]:0.0} to {o[treated.Total]:0.0} points h"));
        claim.Level(
            "Hours at 4 or more fewer by at least 20 %",
            o => o[treated.Hours4] <= 0.8 * o[plain.Hours4],
            o => Change(o[plain.Hours4], o[treated.Hours4]));
        claim.Effect("integral of the score above 1, smaller", o => Less(o[treated.Total], o[plain.Total]));
        Arm lorazepam = new(claim, runs.Of(OwnSedationTakenOut)), sham = new(claim, runs.Of(Variations.Sham));
        claim.Print(
            "Deepest expected Ramsay score, without and with ketamine",
            o => Say($"{o[plain.Peak]:0.00}, {o[treated.Peak]:0.00} (it is 1 when awake)"));
        claim.Print(
            "Integral of the score above 1 over 14 d",
            o => Say($"{o[plain.Total]:0.0} to {o[treated.Total]:0.0} points h, {o[lorazepam.Total]:0.0} of it by lorazepam alone"));
        claim.Print(
            "Sham arm: no ketamine, the protocol an hour later",
            o => Say($"deepest {o[sham.Peak]:0.00}, integral {o[sham.Total]:0.0} points h"));
        claim.FailsWith("ketamine sedates strongly (kS = 0.05 mg/L)", ("Sedation.KetamineEquivalent", 0.05));
        claim.ShamFor(with, runs.Of(Variations.Sham));
        return claim.Build();
    }

    private static RunDefinition OwnSedationTakenOut => new(Scenarios.Get("adjunct-with"))
    {
        Name = "adjunct-with, lorazepam's sedation alone",
        Overrides = [new NamedValue("Sedation.KetamineEquivalent", 1e6)],
        DefaultOnly = true,
    };

    private sealed class Arm(ClaimBuilder claim, ClaimRun run)
    {
        public Measure Doses { get; } = claim.Of(run, MetricKind.ProtocolDoses, null);

        public Measure Peak { get; } = claim.Peak(run, Quantity.Ramsay, run.LastDrink);

        public Measure Hours4 { get; } = claim.Of(run, MetricKind.TimeAbove, Quantity.Ramsay, run.LastDrink, level: 4);

        public Measure Hours3 { get; } = claim.Of(run, MetricKind.TimeAbove, Quantity.Ramsay, run.LastDrink, level: 3);

        public Measure Total { get; } = claim.Of(run, MetricKind.Area, Quantity.Ramsay, run.LastDrink, run.LastDrink + 336, level: 1);
    }
}
