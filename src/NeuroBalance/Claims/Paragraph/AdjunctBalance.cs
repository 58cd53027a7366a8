using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class AdjunctBalance
{
    private const double Fortnight = 336;

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("adjunct-balance", "may help to balance cortical glutamate homeostasis faster")
        {
            Question = "With ketamine beside the protocol: less withdrawal, excess glutamate and lorazepam, and does anything end sooner?",
            EvidenceNote =
                "Trials are retrospective, without blinding or a matched arm. Pizon 2018 saw 40 % less benzodiazepine after than before "
                + "a guideline (2,525 to 1,508 mg diazepam equivalents; the protocol here gives about 90 mg). No trial started ketamine "
                + "12 h after the last drink: the scenario is hypothetical. Relief within an hour is fitted (Withdrawal.ReliefTime cites "
                + "Shah 2018); nor do receptors recover sooner (adjunct-cost).",
        };
        claim.Badge(Basis.NotFitted);
        ClaimRun with = runs.Branch("adjunct-with", trunk: "adjunct-without"), without = runs["adjunct-without"];
        Arm treated = new(claim, with), plain = new(claim, without);
        claim.Assessable("the arm without ketamine needs a dose", o => o[plain.Doses] > 0);
        claim.Direction(
            "Fewer hours with 8 points or more",
            o => Below(o[treated.Hours8], o[plain.Hours8]),
            o => Say($"{o[plain.Hours8]:0.0} to {o[treated.Hours8]:0.0} h"));
        claim.Direction(
            "Smaller excess of glutamate over 14 d",
            o => Below(o[treated.Glutamate], o[plain.Glutamate]),
            o => Say($"{o[plain.Glutamate]:0.0} to {o[treated.Glutamate]:0.0} h"));
        claim.Direction(
            "Less lorazepam",
            o => Below(o[treated.Lorazepam], o[plain.Lorazepam]),
            o => Say($"{o[plain.Lorazepam]:0.0} to {o[treated.Lorazepam]:0.0} mg ({o[plain.Doses]:0} to {o[treated.Doses]:0} doses)"));
        claim.Sooner("Sooner below 8 points for good", plain.Score.HoursUntil, treated.Score.HoursUntil);
        claim.Sooner("Balance sooner below 0.1 for good", plain.Balance.HoursUntil, treated.Balance.HoursUntil);
        claim.Sooner("Glutamate sooner below 1.1 for good", plain.Excess.HoursUntil, treated.Excess.HoursUntil);
        claim.Level(
            "Hours with 8 points or more fewer by at least 15 %",
            o => o[treated.Hours8] <= 0.85 * o[plain.Hours8],
            o => Change(o[plain.Hours8], o[treated.Hours8]));
        claim.LevelWhere(
            o => o[plain.Hours15] >= 1,
            "Hours with 15 points or more fewer by at least 50 % (not counted below 1 h without)",
            o => o[treated.Hours15] <= 0.5 * o[plain.Hours15],
            o => Say($"{o[plain.Hours15]:0.0} to {o[treated.Hours15]:0.0} h"));
        claim.Level(
            "Lorazepam 15 to 60 % less",
            o => Between(1 - (o[treated.Lorazepam] / o[plain.Lorazepam]), 0.15, 0.6),
            o => Change(o[plain.Lorazepam], o[treated.Lorazepam]));
        claim.Effect("hours with 8 points or more, fewer", o => Less(o[treated.Hours8], o[plain.Hours8]));
        claim.Effect("excess of glutamate, smaller", o => Less(o[treated.Glutamate], o[plain.Glutamate]));
        claim.Effect("lorazepam, less", o => Less(o[treated.Lorazepam], o[plain.Lorazepam]));
        Print(claim, runs, without, plain);
        claim.FailsWith("no block (IK = INK = 1,000,000 mg/L)", Mimics.NoBlock);
        claim.ShamFor(with, runs.Of(Variations.Sham));
        return claim.Build();
    }

    private static void Print(ClaimBuilder claim, ClaimRuns runs, ClaimRun without, Arm plain)
    {
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
                string dose = Say($"lorazepam {from:0.0} to {to:0.0} mg ({Change(from, to)})");
                return Say($"{hours}, {dose}, below 8 points for good {b.Score.HoursUntil(o):0.0} to {a.Score.HoursUntil(o):0.0} h");
            });
        }

        Arm sham = new(claim, runs.Of(Variations.Sham));
        claim.Print("Sham arm: no ketamine, the protocol an hour later", o =>
        {
            string hours = Say($"{o[plain.Hours8]:0.0} to {o[sham.Hours8]:0.0} h");
            string dose = Say($"lorazepam {o[plain.Lorazepam]:0.0} to {o[sham.Lorazepam]:0.0} mg");
            string until = Say($"{sham.Score.HoursUntil(o):0.0}, {sham.Balance.HoursUntil(o):0.0} and {sham.Excess.HoursUntil(o):0.0} h");
            return $"{hours}, {dose}; score, balance and glutamate for good after {until}";
        });
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

    // What is measured on one arm.
    private sealed class Arm(ClaimBuilder claim, ClaimRun run)
    {
        public Measure Hours8 { get; } = claim.Of(run, MetricKind.TimeAbove, Quantity.Withdrawal, run.LastDrink, level: 8);

        public Measure Hours15 { get; } = claim.Of(run, MetricKind.TimeAbove, Quantity.Withdrawal, run.LastDrink, level: 15);

        public Measure Glutamate { get; } =
            claim.Of(run, MetricKind.AreaAbove, Quantity.Glutamate, run.LastDrink, run.LastDrink + Fortnight, level: 1);

        public Measure Lorazepam { get; } = claim.Of(run, MetricKind.ProtocolAmount, null);

        public Measure Doses { get; } = claim.Of(run, MetricKind.ProtocolDoses, null);

        public ForGood Score { get; } = new(claim, run, Quantity.Withdrawal, 8);

        public ForGood Balance { get; } = new(claim, run, Quantity.Balance, 0.1);

        public ForGood Excess { get; } = new(claim, run, Quantity.Glutamate, 1.1);
    }

    // When a quantity is below a level for good.
    private sealed class ForGood(ClaimBuilder claim, ClaimRun run, Quantity quantity, double level)
    {
        private readonly double start = run.LastDrink + Variations.FirstAssessment;
        private readonly Measure last = claim.Of(
            run, MetricKind.Resolution, quantity, run.LastDrink + Variations.FirstAssessment, run.LastDrink + Fortnight, level);

        private readonly Measure highest =
            claim.Peak(run, quantity, run.LastDrink + Variations.FirstAssessment, run.LastDrink + Fortnight);

        private readonly Measure end = claim.At(run, quantity, run.LastDrink + Fortnight);

        /// <summary>Hours from the start of treatment; 0 if it never reaches the level, NaN if it is not below it after 14 d.</summary>
        public double HoursUntil(Observation o)
        {
            if (o[highest] < level) return 0;
            return o[end] < level ? o[last] - start : double.NaN;
        }
    }
}
