using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using static NeuroBalance.Claims.Judging;

namespace NeuroBalance.Claims.Paragraph;

internal static class Seizure
{
    private const double Fortnight = 336;

    private static readonly string[] Tapers = ["taper", "taper-10d"];

    public static Claim Define(ClaimRuns runs)
    {
        ClaimBuilder claim = new("seizure", "")
        {
            Question =
                "Is the risk of a withdrawal seizure lower after a taper and with lorazepam, on the clinical clock, and does it rise from "
                + "one withdrawal to the next?",
            EvidenceNote =
                $"{Quantity.SeizureRisk.Caveat} An extension of ours. Nothing was chosen for the risk ratio (Cochrane: 0.16, 0.04 to 0.69); level and clock "
                + "were fitted; the rise over the cycles is by form. The gradient with the dose is far too steep (Ng 1988), and severe "
                + "drinking untreated gives a rate that nobody has seen.",
        };
        claim.Badge(Basis.Form, "cycles");
        claim.Badge(Basis.Fitted, "level and clock");
        claim.Badge(Basis.NotFitted, "risk ratio");
        ClaimRun run = runs["dependence"], protocol = runs.Of(Protocol);
        double last = run.LastDrink;
        Risk abrupt = new(claim, run, last, last + Fortnight), treated = new(claim, protocol, last, last + Fortnight);
        Risk[] tapers = [.. Tapers.Select(name => Taper(claim, runs.Branch(name, trunk: "dependence"), last))];
        ClaimRun kindling = runs["kindling"];
        Risk[] cycles =
        [
            .. Enumerable.Range(0, KindlingCycle.Count)
                .Select(cycle => new Risk(claim, kindling, KindlingCycle.LastDrink(cycle), KindlingCycle.End(cycle, kindling))),
        ];
        Risk early = new(claim, run, last, last + 6), half = new(claim, run, last + 13, last + 24), most = new(claim, run, last, last + 48);
        Measure doses = claim.Of(protocol, MetricKind.ProtocolDoses, null);
        claim.Assessable("the protocol gives a dose", o => o[doses] > 0);
        claim.Direction(
            "Risk falls in the order abrupt, 5 d, 10 d taper (from the last drink of day 60 until 14 d after the last of all)",
            o => Falling(abrupt.Of(o), tapers[0].Of(o), tapers[1].Of(o)),
            o => $"{abrupt.Text(o)}, {tapers[0].Text(o)}, {tapers[1].Text(o)}");
        claim.Direction(
            "Lower with the lorazepam protocol",
            o => Below(treated.Of(o), abrupt.Of(o)),
            o => Say($"{abrupt.Text(o)} to {treated.Text(o)} (ratio {Ratio(o):0.000}, {o[doses]:0} doses)"));
        claim.Direction(
            "Rises over five cycles of drinking and stopping",
            o => Rising([.. cycles.Select(cycle => cycle.Of(o))]),
            o => string.Join(", ", cycles.Select(cycle => cycle.Text(o))),
            "a state that only rises with excitation and only worsens it");
        claim.Level("2 to 9 % within 14 d of an abrupt stop", o => Between(abrupt.Of(o), 0.02, 0.09), abrupt.Text);
        claim.Level(
            "Of it 35 to 65 % at 13 to 24 h, at least 85 % by 48 h, less than 2 % before 6 h",
            o => Between(half.Hazard(o) / abrupt.Hazard(o), 0.35, 0.65) && most.Hazard(o) >= 0.85 * abrupt.Hazard(o)
                && early.Hazard(o) < 0.02 * abrupt.Hazard(o),
            o => Say($"{Share(o, half):0} %, {Share(o, most):0} %, {Share(o, early):0.0} %"));
        claim.Level("Ratio with lorazepam 0.04 to 0.69", o => Between(Ratio(o), 0.04, 0.69), o => Say($"{Ratio(o):0.000}"));
        claim.Effect("risk with lorazepam, lower", o => 1 - Ratio(o));
        Risk days = new(claim, run, 0, last);
        claim.Print("During the 60 drinking days", days.Text);
        Risk[] severe =
        [
            .. new[] { runs.Of(Untreated), runs["adjunct-without"], runs.Branch("adjunct-with", trunk: "adjunct-without") }
                .Select(one => new Risk(claim, one, one.LastDrink, one.LastDrink + Fortnight)),
        ];
        claim.Print(
            "After 20 drinks a day: untreated, with the protocol, with ketamine beside it",
            o => string.Join(", ", severe.Select(one => one.Text(o))));
        claim.FailsWith("no hazard (h0 = 0)", ("Seizure.Rate", 0));
        claim.FailsWith("lorazepam without effect (EmaxB = 0)", ("GabaA.BenzodiazepinePotentiation", 0));
        return claim.Build();

        double Ratio(Observation o) => treated.Of(o) / abrupt.Of(o);

        double Share(Observation o, Risk part) => 100 * part.Hazard(o) / abrupt.Hazard(o);
    }

    private static Risk Taper(ClaimBuilder claim, ClaimRun taper, double from) => new(claim, taper, from, taper.LastDrink + Fortnight);

    /// <summary>The patient of the treated arms, whom nobody treats.</summary>
    internal static RunDefinition Untreated => new(Scenarios.Get("severe")) { Trunk = "adjunct-without", DefaultOnly = true };

    private static RunDefinition Protocol
    {
        get
        {
            Scenario dependence = Scenarios.Get("dependence");
            ScenarioEvent start = Scenarios.Get("adjunct-without").Events.OfType<ProtocolStart>().Single();
            return new RunDefinition(dependence with { Name = "dependence-lorazepam", Events = [.. dependence.Events, start] })
            {
                Trunk = dependence.Name,
            };
        }
    }

    // The risk between two times of a run (h), from its cumulative hazard.
    private sealed class Risk(ClaimBuilder claim, ClaimRun run, double from, double to)
    {
        private readonly Measure before = claim.At(run, Quantity.SeizureHazard, from), after = claim.At(run, Quantity.SeizureHazard, to);

        public double Hazard(Observation o) => o[after] - o[before];

        public double Of(Observation o) => 1 - Elementary.Exp(new Lane1(-Hazard(o))).Value;

        public string Text(Observation o) => Say($"{100 * Of(o):0.00} %");
    }
}
