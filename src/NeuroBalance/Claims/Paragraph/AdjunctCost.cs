using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class AdjunctCost
{
    private const int FirstHour = 61;
    private const int LastHour = 180;

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("adjunct-cost", "")
        {
            Question = "What does the adjunct cost? (a counter-claim of ours: printed, not judged)",
            EvidenceNote =
                "Blocked NMDA receptors stay up: their density recovers later with ketamine (by form where every receptor corrects its "
                + "own signal, not at all where only ethanol adapts anything), and after the infusion the balance rebounds above the "
                + "course without. Benzodiazepine delays the recovery of GABA-A. No trial has looked for either.",
        };
        ClaimRun with = runs.Branch("adjunct-with", trunk: "adjunct-without"), without = runs["adjunct-without"];
        double last = with.LastDrink;
        Measure nmdaWith = claim.At(with, Quantity.NmdaDensity, last + 168);
        Measure nmdaWithout = claim.At(without, Quantity.NmdaDensity, last + 168);
        Measure[] gaba = [.. new[] { runs.Of(Seizure.Untreated), without, with }
            .Select(run => claim.At(run, Quantity.GabaADensity, run.LastDrink + 168))];
        double[] hours = [.. Enumerable.Range(FirstHour, LastHour - FirstHour + 1).Select(hour => last + hour)];
        Measure[] balanceWith = claim.At(with, Quantity.Balance, hours), balanceWithout = claim.At(without, Quantity.Balance, hours);
        Measure doses = claim.Of(without, MetricKind.ProtocolDoses, null);
        claim.Print("NMDA density at 7 d, without and with ketamine", o => Say($"{o[nmdaWithout]:0.0000}, {o[nmdaWith]:0.0000}"));
        claim.Print("GABA-A density at 7 d, untreated, with lorazepam, and with ketamine as well",
            o => string.Join(", ", gaba.Select(one => Say($"{o[one]:0.0000}"))));
        claim.Print("Largest balance after the infusion (hourly values)", o =>
        {
            int hour = Highest(o, balanceWith);
            double highest = o[balanceWith[hour]], untreated = o[balanceWithout[hour]];
            return Say($"{highest:0.000} at {FirstHour + hour} h; without ketamine {untreated:0.000} at that time");
        });
        claim.Count("NMDA density at 7 d higher with ketamine", o => Needed(o, doses) ? Below(o[nmdaWithout], o[nmdaWith]) : null);
        claim.Count(
            "Balance after the infusion at some hour above that without ketamine by more than 0.05",
            o => Needed(o, doses) ? balanceWith.Zip(balanceWithout).Any(hour => o[hour.First] > o[hour.Second] + 0.05) : null);
        return claim.Build();
    }

    private static bool Needed(Observation o, Measure doses) => o[doses] > 0;

    private static int Highest(Observation o, Measure[] balances)
    {
        int best = 0;
        for (int i = 1; i < balances.Length; i++)
        {
            if (o[balances[i]] > o[balances[best]]) best = i;
        }

        return best;
    }
}
