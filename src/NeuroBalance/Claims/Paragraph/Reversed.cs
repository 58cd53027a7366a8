using NeuroBalance.Dosing;
using NeuroBalance.Models;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class Reversed
{
    private const double Memory = 0.8;

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("reversed", "can be potentially reversed by the inhibitory action on this receptor by ketamine")
        {
            Question = "Does ketamine weaken an alcohol memory that has just been retrieved, and not when it comes six hours late?",
            EvidenceNote =
                "Das 2019 (heavy drinkers) found less drinking after retrieval and ketamine than after either alone. Retrieval "
                + "alone and ketamine alone change nothing here by the form of the equation; people were not that clear-cut. Whether "
                + "human memories reconsolidate in this way is debated.",
        };
        claim.Badge(Basis.Fitted, "level");
        claim.Badge(Basis.NotFitted, "late arm");
        Measure both = MemoryAfter(claim, runs["reconsolidation-both"]), late = MemoryAfter(claim, runs["reconsolidation-late"]);
        Measure ketamine = MemoryAfter(claim, runs.Of(Alone("reconsolidation-ketamine")));
        Measure retrieval = MemoryAfter(claim, runs.Of(Alone("reconsolidation-retrieval")));
        Measure after15 = MemoryAfter(claim, runs.Of(InfusedAfter(15))), after30 = MemoryAfter(claim, runs.Of(InfusedAfter(30)));
        claim.Direction(
            "Falls by at least 5 % with retrieval and ketamine",
            o => Fall(o[both]) >= 0.05,
            o => Percent(o[both]));
        claim.Direction(
            "Falls at least 3 times as much as when ketamine comes 6 h late (compared as a product)",
            o => Below(3 * Fall(o[late]), Fall(o[both])),
            o => $"{Percent(o[both])} against {Percent(o[late])}");
        claim.Level("Falls by at least 30 %", o => Fall(o[both]) >= 0.3, o => Percent(o[both]));
        claim.Level("At most 5 % when 6 h late", o => Fall(o[late]) <= 0.05, o => Percent(o[late]));
        claim.Print("Infusion 15 min after the retrieval", o => Percent(o[after15]));
        claim.Print("Infusion 30 min after the retrieval", o => Percent(o[after30]));
        claim.Print("Ketamine alone, retrieval alone (no change, by the form of the equation)",
            o => $"{Percent(o[ketamine])}, {Percent(o[retrieval])}");
        claim.Effect("fall of the memory", o => Fall(o[both]));
        claim.FailsWith("no block of reconsolidation (kRec = 0)", ("Memory.ReconsolidationBlockRate", 0));
        return claim.Build();
    }

    private static RunDefinition Alone(string scenario) => new(Scenarios.Get(scenario)) { DefaultOnly = true };

    private static RunDefinition InfusedAfter(double minutes)
    {
        Scenario both = Scenarios.Get("reconsolidation-both");
        Duration at = new(minutes, TimeUnit.Minute);
        return new RunDefinition(both with
        {
            Name = FormattableString.Invariant($"reconsolidation-{minutes}min"),
            Events = [.. both.Events.Select(one => one is Infusion infusion ? infusion with { At = at } : one)],
        })
        {
            DefaultOnly = true,
        };
    }

    private static Measure MemoryAfter(ClaimBuilder claim, ClaimRun run) => claim.At(run, Quantity.AlcoholMemory, run.End);

    private static double Fall(double memory) => 1 - (memory / Memory);

    private static string Percent(double memory) => Say($"{100 * Fall(memory):0.0} %");
}
