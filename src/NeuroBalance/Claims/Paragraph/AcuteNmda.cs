using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class AcuteNmda
{
    private const double Rising = 0.1;

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("acute-nmda", "inhibits the NMDA-glutamate receptors")
        {
            Question =
                "Does a single dose of alcohol lower the gain of NMDA receptors and tip the balance towards inhibition, without a "
                + "withdrawal of its own?",
            EvidenceNote =
                "Inhibition of NMDA currents by 10 to 100 mM ethanol is well documented in slices and cells; how much of it a "
                + "drinker's brain sees at the same blood level is not measured.",
        };
        claim.Badge(Basis.Form);
        claim.Badge(Basis.Fitted, "level: IE");
        Measure[] troughs = [.. Variations.FourDoses(runs).Select(run => claim.Trough(run, Quantity.NmdaGain))];
        Measure trough = troughs[2];
        claim.Direction(
            "Gain after 42 g below 0.98 at its trough",
            o => o[trough] < 0.98,
            o => Say($"{o[trough]:0.000}"));
        claim.Direction(
            "Gain falls with the dose over 14, 28, 42 and 70 g",
            o => Falling(o[troughs[0]], o[troughs[1]], o[troughs[2]], o[troughs[3]]),
            o => Say($"{o[troughs[0]]:0.000}, {o[troughs[1]]:0.000}, {o[troughs[2]]:0.000}, {o[troughs[3]]:0.000}"),
            "the gain is a falling function of the blood level");
        foreach (ClaimRun run in new[] { runs["binge"], runs["evening"] })
        {
            // The balance starts at 0 and is below it when the blood level reaches 0.1 g/L; it must not come back before that level's peak.
            Measure balance = claim.Of(run, MetricKind.OtherAtOnset, Quantity.EthanolBlood, level: Rising, other: Quantity.Balance);
            Measure summit = claim.TimeOfPeak(run, Quantity.EthanolBlood);
            Measure back = claim.Of(run, MetricKind.Rise, Quantity.Balance, level: 0);
            claim.Direction(
                $"Balance below 0 while the blood level rises above 0.1 g/L ({run.Name})",
                o => o[balance] < 0 && o[summit] > 0 && !(o[back] < o[summit]),
                o => Say($"{o[balance]:0.000} at 0.1 g/L, back at 0 {When(o[back])}; the level peaks at {o[summit]:0.0} h"));
        }

        foreach (ClaimRun run in new[] { runs["binge"], runs["evening"] })
        {
            Measure withdrawal = claim.Peak(run, Quantity.Withdrawal);
            claim.Direction(
                $"Withdrawal below 1 point within 24 h ({run.Name})",
                o => o[withdrawal] < 1,
                o => Say($"{o[withdrawal]:0.0000}"));
        }

        claim.Level(
            "Gain at 50 mM ethanol 0.36 to 0.42 (algebra)",
            o => Between(GainAt50Millimolar(o), 0.36, 0.42),
            o => Say($"{GainAt50Millimolar(o):0.000}"),
            "the Hill function at one concentration, with a constant that was chosen for it");
        claim.Effect("gain after 42 g below that of a naive brain", o => 1 - o[trough]);
        claim.FailsWith("no inhibition by ethanol (IE = 1,000,000 mM)", ("Nmda.EthanolIc50", 1e6));
        return claim.Build();
    }

    private static string When(double back) => double.IsNaN(back) ? "not within 24 h" : Say($"at {back:0.0} h");

    private static double GainAt50Millimolar(Observation o)
    {
        State<double> state = NaiveState.Naive;
        state.EthanolBlood = 50 / BloodLevel.MillimolarPerGramPerLitre;
        return Algebra.At(o, Quantity.NmdaGain, in state);
    }
}
