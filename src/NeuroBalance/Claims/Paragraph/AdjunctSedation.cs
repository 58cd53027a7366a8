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
            Basis = Basis.Prediction,
            EvidenceNote =
                "Over plausible subjects this claim is near chance. The trials count sedation differently, and none against a "
                + "matched arm. What falls clearly is lorazepam's share; ketamine's own sedation takes most of its place. Ethanol's "
                + "own sedation is left out.",
        };
        ClaimRun with = runs.Branch("adjunct-with", trunk: "adjunct-without"), without = runs["adjunct-without"];
        Arm treated = new(claim, with), plain = new(claim, without);
        claim.Direction(
            "Fewer hours at an expected Ramsay score of 4 or more, deeper than the usual target (not assessable if neither arm reaches it)",
            o => o[treated.Hours4] == 0 && o[plain.Hours4] == 0 ? Verdict.NotAssessable : If(Below(o[treated.Hours4], o[plain.Hours4])),
            o => Say($"{o[plain.Hours4]:0.0} to {o[treated.Hours4]:0.0} h"));
        claim.Direction(
            "Hours at 3 or more not more",
            o => If(!Below(o[plain.Hours3], o[treated.Hours3])),
            o => Say($"{o[plain.Hours3]:0.0} to {o[treated.Hours3]:0.0} h"));
        claim.Direction(
            "Smaller integral of the score above 1 over 14 d",
            o => If(Below(o[treated.Total], o[plain.Total])),
            o => Say($"{o[plain.Total]:0.0} to {o[treated.Total]:0.0} points h"));
        claim.Level(
            "Hours at 4 or more fewer by at least 20 %",
            o => o[plain.Hours4] == 0 ? Verdict.NotAssessable : If(o[treated.Hours4] <= 0.8 * o[plain.Hours4]),
            o => AdjunctBalance.Change(o[plain.Hours4], o[treated.Hours4]));
        Arm lorazepam = new(claim, runs.Of(OwnSedationTakenOut)), sham = new(claim, runs.Of(Variations.Sham));
        claim.Print("Hours at 3 or more", o => AdjunctBalance.Change(o[plain.Hours3], o[treated.Hours3]));
        claim.Print("Hours at 3 or more by lorazepam alone", o => AdjunctBalance.Change(o[plain.Hours3], o[lorazepam.Hours3]));
        claim.Print("Sham arm: no ketamine, the protocol an hour later", o =>
        {
            string deep = Say($"{o[plain.Hours4]:0.0} to {o[sham.Hours4]:0.0} h at 4 or more");
            return Say($"{deep}, {o[plain.Hours3]:0.0} to {o[sham.Hours3]:0.0} h at 3 or more");
        });
        claim.FailsWith("ketamine sedates strongly (kS = 0.05 mg/L)", ("Sedation.KetamineEquivalent", 0.05));
        claim.ShamFor(with, runs.Of(Variations.Sham));
        return claim.Build();
    }

    private static RunDefinition OwnSedationTakenOut => new(Scenarios.Get("adjunct-with"))
    {
        Name = "adjunct-with, lorazepam's sedation alone",
        Overrides = [new ParameterOverride("Sedation.KetamineEquivalent", 1e6)],
        DefaultOnly = true,
    };

    private sealed class Arm(ClaimBuilder claim, ClaimRun run)
    {
        public Measure Hours4 { get; } = claim.Of(run, MetricKind.TimeAbove, Quantity.Ramsay, run.LastDrink, level: 4);

        public Measure Hours3 { get; } = claim.Of(run, MetricKind.TimeAbove, Quantity.Ramsay, run.LastDrink, level: 3);

        public Measure Total { get; } = claim.Of(run, MetricKind.Area, Quantity.Ramsay, run.LastDrink, run.LastDrink + 336, level: 1);
    }
}
