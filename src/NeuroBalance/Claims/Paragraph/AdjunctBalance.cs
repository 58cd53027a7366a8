using NeuroBalance.Models;
using NeuroBalance.Simulation;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class AdjunctBalance
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("adjunct-balance", "may help to balance cortical glutamate homeostasis faster")
        {
            Question = "With ketamine beside the protocol: fewer hours of withdrawal, less excess glutamate, less lorazepam?",
            Basis = Basis.Prediction,
            EvidenceNote =
                "Trials are retrospective, without blinding or a matched arm; Pizon 2018 saw about 40 % less lorazepam. No trial "
                + "started ketamine 12 h after the last drink: the scenario is hypothetical. \"Faster\" does not mean that receptors "
                + "recover sooner: see adjunct-cost.",
        };
        ClaimRun with = runs.Branch("adjunct-with", trunk: "adjunct-without"), without = runs["adjunct-without"];
        Arm treated = new(claim, with), plain = new(claim, without);
        claim.Direction(
            "Fewer hours with 8 points or more",
            o => Treated(o, plain, Below(o[treated.Hours8], o[plain.Hours8])),
            o => Say($"{o[plain.Hours8]:0.0} to {o[treated.Hours8]:0.0} h"));
        claim.Direction(
            "Smaller excess of glutamate over 14 d",
            o => Treated(o, plain, Below(o[treated.Glutamate], o[plain.Glutamate])),
            o => Say($"{o[plain.Glutamate]:0.0} to {o[treated.Glutamate]:0.0} h"));
        claim.Direction(
            "Less lorazepam",
            o => Treated(o, plain, Below(o[treated.Lorazepam], o[plain.Lorazepam])),
            o => Say($"{o[plain.Lorazepam]:0.0} to {o[treated.Lorazepam]:0.0} mg ({o[plain.Doses]:0} to {o[treated.Doses]:0} doses)"));
        claim.Level(
            "Hours with 8 points or more fewer by at least 15 %",
            o => Treated(o, plain, o[treated.Hours8] <= 0.85 * o[plain.Hours8]),
            o => Change(o[plain.Hours8], o[treated.Hours8]));
        claim.Level(
            "Hours with 15 points or more fewer by at least 50 % (not assessable below 1 h without)",
            o => o[plain.Hours15] < 1 ? Verdict.NotAssessable : If(o[treated.Hours15] <= 0.5 * o[plain.Hours15]),
            o => Say($"{o[plain.Hours15]:0.0} to {o[treated.Hours15]:0.0} h"));
        claim.Level(
            "Lorazepam 15 to 60 % less",
            o => Treated(o, plain, Between(1 - (o[treated.Lorazepam] / o[plain.Lorazepam]), 0.15, 0.6)),
            o => Change(o[plain.Lorazepam], o[treated.Lorazepam]));
        foreach ((string label, ClaimRun one, ClaimRun other) in new[]
        {
            ("Assessed every 1 h", runs.Of(Assessed("adjunct-with", 1)), runs.Of(Assessed("adjunct-without", 1))),
            ("Assessed every 4 h", runs.Of(Assessed("adjunct-with", 4)), runs.Of(Assessed("adjunct-without", 4))),
            ("Wong 2015: from 39.6 h, 0.20 mg/kg/h", runs.Of(Trial("wong2015")), without),
            ("Pizon 2018: from 39.6 h, 0.3 mg/kg then 0.19 mg/kg/h", runs.Of(Trial("pizon2018")), without),
            ("Shah 2018: from 47.4 h, 0.75 mg/kg/h", runs.Of(Trial("shah2018")), without),
        })
        {
            Arm a = new(claim, one), b = new(claim, other);
            claim.Print(label, o =>
            {
                string hours = Say($"{o[b.Hours8]:0.0} to {o[a.Hours8]:0.0} h at 8 points or more ({Change(o[b.Hours8], o[a.Hours8])})");
                double from = o[b.Lorazepam], to = o[a.Lorazepam];
                return Say($"{hours}, lorazepam {from:0.0} to {to:0.0} mg ({Change(from, to)})");
            });
        }

        Arm sham = new(claim, runs.Of(Variations.Sham));
        claim.Print(
            "Sham arm: no ketamine, the protocol an hour later",
            o => Say($"{o[plain.Hours8]:0.0} to {o[sham.Hours8]:0.0} h, lorazepam {o[plain.Lorazepam]:0.0} to {o[sham.Lorazepam]:0.0} mg"));
        claim.FailsWith("no block (IK = INK = 1,000,000 mg/L)", Mimics.NoBlock);
        claim.ShamFor(with, runs.Of(Variations.Sham));
        return claim.Build();
    }

    private static RunDefinition Trial(string scenario) => new(Scenarios.Get(scenario)) { Trunk = "adjunct-without", DefaultOnly = true };

    private static RunDefinition Assessed(string scenario, double hours)
    {
        Scenario known = Scenarios.Get(scenario);
        Protocol protocol = BuiltInProtocols.CiwaLorazepam with
        {
            Name = FormattableString.Invariant($"ciwa-every-{hours}h"),
            Every = Duration.FromHours(hours),
        };
        return new RunDefinition(known with
        {
            Name = FormattableString.Invariant($"{scenario}-every-{hours}h"),
            Protocols = [protocol],
            Events = [.. known.Events.Select(one => one is ProtocolStart start ? start with { Name = protocol.Name } : one)],
        })
        {
            Trunk = "adjunct-without",
            DefaultOnly = true,
        };
    }

    /// <summary>A change in per cent, in words.</summary>
    public static string Change(double from, double to) => Say($"{100 * ((to / from) - 1):+0;-0} %");

    private static Verdict Treated(Observation o, Arm plain, bool holds) => !(o[plain.Doses] > 0) ? Verdict.NotAssessable : If(holds);

    // What is measured on one arm.
    private sealed class Arm(ClaimBuilder claim, ClaimRun run)
    {
        public Measure Hours8 { get; } = claim.Of(run, MetricKind.TimeAbove, Quantity.Withdrawal, run.LastDrink, level: 8);

        public Measure Hours15 { get; } = claim.Of(run, MetricKind.TimeAbove, Quantity.Withdrawal, run.LastDrink, level: 15);

        public Measure Glutamate { get; } =
            claim.Of(run, MetricKind.AreaAbove, Quantity.Glutamate, run.LastDrink, run.LastDrink + 336, level: 1);

        public Measure Lorazepam { get; } = claim.Of(run, MetricKind.ProtocolAmount, null);

        public Measure Doses { get; } = claim.Of(run, MetricKind.ProtocolDoses, null);
    }
}
