using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class AcuteTolerance
{
    private const int Middle = 1;

    private static readonly double[] Levels = [0.3, 0.5, 0.8];

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("acute-tolerance", "")
        {
            Question = "At the same blood level, is the balance nearer to that of a sober brain on the way down than on the way up?",
            EvidenceNote =
                "An extension of ours: the paragraph does not speak of acute tolerance. Mellanby 1919 saw it; in later studies "
                + "subjective measures agree and objective tasks vary. Tolerance.AcuteGain was chosen for it.",
        };
        claim.Badge(Basis.Fitted);
        ClaimRun run = runs["evening"];
        Measure highest = claim.Peak(run, Quantity.EthanolBlood);
        Limbs[] limbs = [.. Levels.Select(level => new Limbs(claim, run, level))];
        Measure time = claim.Of(run, MetricKind.Resolution, Quantity.EthanolBlood, level: Levels[0]);
        Measure afterwards = claim.Peak(run, Quantity.Balance);
        claim.Assessable("blood alcohol reaches 0.8 g/L", o => o[highest] >= Levels[^1]);
        claim.Direction(
            "At 0.3, 0.5 and 0.8 g/L the balance is below 0 on both limbs, and nearer to it on the falling one",
            o => limbs.All(one => one.IsMilderFalling(o)),
            o => string.Join("; ", limbs.Select(one => one.Text(o))));
        claim.Level(
            "Nearer by 10 to 50 % at 0.5 g/L",
            o => Between(limbs[Middle].Nearer(o), 0.1, 0.5),
            o => Say($"{100 * limbs[Middle].Nearer(o):0.0} %"));
        claim.Print("Largest balance within 24 h, afterwards", o => Say($"{o[afterwards]:0.000}; 0.3 g/L is left at {o[time]:0.0} h"));
        claim.Effect("balance at 0.5 g/L nearer to 0 on the falling limb", o => limbs[Middle].Nearer(o));
        claim.FailsWith("no acute tolerance (kT = 0)", ("Tolerance.AcuteGain", 0));
        return claim.Build();
    }

    // The balance where the blood level passes a value for the first time on its way up, and for the last time on its way down.
    private sealed class Limbs(ClaimBuilder claim, ClaimRun run, double level)
    {
        private readonly Measure rising =
            claim.Of(run, MetricKind.OtherAtOnset, Quantity.EthanolBlood, level: level, other: Quantity.Balance);

        private readonly Measure falling =
            claim.Of(run, MetricKind.OtherAtResolution, Quantity.EthanolBlood, level: level, other: Quantity.Balance);

        public bool IsMilderFalling(Observation o) => o[falling] < 0 && Below(o[rising], o[falling]);

        public double Nearer(Observation o) => Less(o[falling], o[rising]);

        public string Text(Observation o) => Say($"{o[rising]:0.000} and {o[falling]:0.000} at {level} g/L");
    }
}
