using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class NewBalance
{
    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new(
            "new-balance",
            "This new balance of inhibitory and excitatory neurotransmitters requires continued regulation with alcohol")
        {
            Question =
                "Do adapted receptors blunt alcohol's pull on the balance, and does drinking again bring a withdrawing brain back "
                + "towards it?",
            EvidenceNote =
                "That a drink relieves withdrawal is everyday clinical knowledge; how far each receptor contributes to it is not "
                + "measured in people.",
        };
        claim.Badge(Basis.NotFitted);
        ClaimRun dependence = runs["dependence"], reinstatement = runs.Branch("reinstatement", trunk: "dependence");
        Measure gaba = claim.At(dependence, Quantity.GabaADensity, dependence.LastDrink);
        Measure nmda = claim.At(dependence, Quantity.NmdaDensity, dependence.LastDrink);
        double drink = reinstatement.LastDrink + 24;
        Measure before = claim.At(reinstatement, Quantity.Balance, drink);
        Measure after = claim.Trough(reinstatement, Quantity.Balance, drink, drink + 1);
        claim.Direction(
            "Drive at 1.0 g/L with the receptors of the last drink less than 0.8 of that with naive ones (algebra)",
            o => Ratio(o, gaba, nmda) < 0.8,
            o => Say($"ratio {Ratio(o, gaba, nmda):0.000}"));
        claim.Direction(
            "Balance above 0.05 at 24 h, and 42 g then lower it by more than half within 1 h",
            o => o[before] > 0.05 && Below(o[after], 0.5 * o[before]),
            o => Say($"{o[before]:0.000} before, {o[after]:0.000} after"));
        claim.Level(
            "Balance above 0.5 before and below 0.15 after it",
            o => o[before] > 0.5 && o[after] < 0.15,
            o => Say($"{o[before]:0.000} before, {o[after]:0.000} after"));
        claim.Effect("pull of alcohol on the balance, less with adapted receptors", o => 1 - Ratio(o, gaba, nmda));
        claim.Effect("balance, lower after the drink", o => Less(o[after], o[before]));
        claim.FailsWith("receptors that do not adapt (gG = gN = 0)", ("GabaA.AdaptationExponent", 0), ("Nmda.AdaptationExponent", 0));
        return claim.Build();
    }

    private static double Ratio(Observation o, Measure gaba, Measure nmda)
    {
        State<double> naive = NaiveState.Naive;
        naive.EthanolBlood = 1.0;
        State<double> adapted = naive;
        adapted.GabaADensity = o[gaba];
        adapted.NmdaDensity = o[nmda];
        return Algebra.At(o, Quantity.Drive, in adapted) / Algebra.At(o, Quantity.Drive, in naive);
    }
}
