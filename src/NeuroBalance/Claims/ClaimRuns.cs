using System.Collections.Immutable;
using NeuroBalance.Claims.Paragraph;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Claims;

/// <summary>All courses that the claims look at: the named scenarios, and the variations of them that the claims ask for.</summary>
internal sealed class ClaimRuns
{
    private const double LethalBloodAlcohol = 5;
    private readonly List<ClaimRun> all = [];

    public ClaimRuns()
    {
        Binge14 = Add(BingeOf(14));
        Binge28 = Add(BingeOf(28));
        Binge42 = Named("binge");
        Binge70 = Add(BingeOf(70));
        Evening = Named("evening");
        Dependence = Named("dependence");
        Days16 = Branch(Drinking("dependence-16d", perDay: 17, every: 0.9, days: 16), Dependence);
        Days34 = Branch(Drinking("dependence-34d", perDay: 17, every: 0.9, days: 34), Dependence);
        Drinks2 = Add(Drinking("drinks-2", perDay: 2, every: 1.0, days: 60));
        Drinks5 = Add(Drinking("drinks-5", perDay: 5, every: 1.0, days: 60));
        Drinks8 = Add(Drinking("drinks-8", perDay: 8, every: 1.0, days: 60));
        Drinks12 = Add(Drinking("drinks-12", perDay: 12, every: 1.0, days: 60));
        Taper3 = Branch(Scenarios.Get("taper-3d"), Dependence);
        Taper5 = Branch(Scenarios.Get("taper"), Dependence);
        Taper10 = Branch(Scenarios.Get("taper-10d"), Dependence);
        Reinstatement = Branch(Scenarios.Get("reinstatement"), Dependence);
        Kindling = Branch(Scenarios.Get("kindling"), Dependence);
        KindlingHeld = Add(new ClaimRun(this, Scenarios.Get("kindling"), "kindling, slow state held")
        {
            Held = [Observed.Dependence],
            Start = (ref State<double> state, Observation seen) => state.Dependence = seen.Parameters.Dependence.Reference,
        });
        Ketamine = Named("ketamine");
        KetamineWithoutOpioids = Add(new ClaimRun(this, Scenarios.Get("ketamine"), "ketamine without opioid signals")
        {
            Overrides = [new ParameterOverride("Opioid.MuGain", 0), new ParameterOverride("Opioid.KappaGain", 0)],
            DefaultOnly = true,
        });
        DependenceKetamine = Branch(Scenarios.Get("dependence-ketamine36"), Dependence);
        DependenceInfusion = Branch(Scenarios.Get("dependence-infusion"), Dependence);
        LastDayBlocked = Add(LastDay());
        ReconsolidationBoth = Named("reconsolidation-both");
        ReconsolidationLate = Named("reconsolidation-late");
        ReconsolidationKetamine = Add(Scenarios.Get("reconsolidation-ketamine"), defaultOnly: true);
        ReconsolidationRetrieval = Add(Scenarios.Get("reconsolidation-retrieval"), defaultOnly: true);
        Reconsolidation15Minutes = Add(InfusedAfter(15), defaultOnly: true);
        Reconsolidation30Minutes = Add(InfusedAfter(30), defaultOnly: true);
        TherapyBoth = Named("therapy-both");
        TherapyAlone = Named("therapy-therapy");
        AdjunctWithout = Named("adjunct-without");
        AdjunctWith = Branch(Scenarios.Get("adjunct-with"), AdjunctWithout);
        Sham = Branch(ProtocolFrom(7), AdjunctWithout);
        AdjunctWithHourly = Branch(Assessed("adjunct-with", 1), AdjunctWithout, defaultOnly: true);
        AdjunctWithoutHourly = Branch(Assessed("adjunct-without", 1), AdjunctWithout, defaultOnly: true);
        AdjunctWithSparse = Branch(Assessed("adjunct-with", 4), AdjunctWithout, defaultOnly: true);
        AdjunctWithoutSparse = Branch(Assessed("adjunct-without", 4), AdjunctWithout, defaultOnly: true);
        AdjunctWithoutOwnSedation = Add(new ClaimRun(this, Scenarios.Get("adjunct-with"), "adjunct-with, lorazepam's sedation alone")
        {
            Overrides = [new ParameterOverride("Sedation.KetamineEquivalent", 1e6)],
            DefaultOnly = true,
        });
        Wong = Branch(Scenarios.Get("wong2015"), AdjunctWithout, defaultOnly: true);
        Pizon = Branch(Scenarios.Get("pizon2018"), AdjunctWithout, defaultOnly: true);
        Shah = Branch(Scenarios.Get("shah2018"), AdjunctWithout, defaultOnly: true);
    }

    /// <summary>The number of the next measure.</summary>
    internal int NextMeasure { get; set; }

    /// <summary>All courses; one that needs another stands after it.</summary>
    public IReadOnlyList<ClaimRun> All => all;

    public ClaimRun Binge14 { get; }

    public ClaimRun Binge28 { get; }

    public ClaimRun Binge42 { get; }

    public ClaimRun Binge70 { get; }

    public ClaimRun Evening { get; }

    public ClaimRun Dependence { get; }

    public ClaimRun Days16 { get; }

    public ClaimRun Days34 { get; }

    public ClaimRun Drinks2 { get; }

    public ClaimRun Drinks5 { get; }

    public ClaimRun Drinks8 { get; }

    public ClaimRun Drinks12 { get; }

    public ClaimRun Taper3 { get; }

    public ClaimRun Taper5 { get; }

    public ClaimRun Taper10 { get; }

    public ClaimRun Reinstatement { get; }

    public ClaimRun Kindling { get; }

    /// <summary>Kindling with the slow state of dependence kept at its reference, so that only kindling can act.</summary>
    public ClaimRun KindlingHeld { get; }

    public ClaimRun Ketamine { get; }

    public ClaimRun KetamineWithoutOpioids { get; }

    public ClaimRun DependenceKetamine { get; }

    public ClaimRun DependenceInfusion { get; }

    /// <summary>The 60th drinking day of <see cref="Dependence"/>, from its first drink on for 24 h, with ketamine held so that 90.5 % of the NMDA channels are blocked.</summary>
    public ClaimRun LastDayBlocked { get; }

    public ClaimRun ReconsolidationBoth { get; }

    public ClaimRun ReconsolidationLate { get; }

    public ClaimRun ReconsolidationKetamine { get; }

    public ClaimRun ReconsolidationRetrieval { get; }

    public ClaimRun Reconsolidation15Minutes { get; }

    public ClaimRun Reconsolidation30Minutes { get; }

    public ClaimRun TherapyBoth { get; }

    public ClaimRun TherapyAlone { get; }

    public ClaimRun AdjunctWith { get; }

    public ClaimRun AdjunctWithout { get; }

    /// <summary>As <see cref="AdjunctWithout"/>, but the protocol's clock runs an hour later: what chance alone does.</summary>
    public ClaimRun Sham { get; }

    public ClaimRun AdjunctWithHourly { get; }

    public ClaimRun AdjunctWithoutHourly { get; }

    public ClaimRun AdjunctWithSparse { get; }

    public ClaimRun AdjunctWithoutSparse { get; }

    public ClaimRun AdjunctWithoutOwnSedation { get; }

    public ClaimRun Wong { get; }

    public ClaimRun Pizon { get; }

    public ClaimRun Shah { get; }

    /// <summary>The start of the 60th drinking day (h).</summary>
    public static double LastDayStart => (59 * 24) + 8;

    /// <summary>Holds when a course was computed and its blood alcohol survivable.</summary>
    public static Verdict Plausibility(ClaimRun run, Observation observation)
    {
        Verdict verdict = Verdict.Holds;
        foreach (Measure part in run.PeakBlood)
        {
            double blood = observation[part];
            if (double.IsNaN(blood)) return Verdict.NotComputed;
            if (blood > LethalBloodAlcohol) verdict = Verdict.NotPlausible;
        }

        return verdict;
    }

    private ClaimRun Named(string name) => Add(Scenarios.Get(name));

    private ClaimRun Add(Scenario scenario, bool defaultOnly = false) => Add(new ClaimRun(this, scenario) { DefaultOnly = defaultOnly });

    // A course that begins with the same drinks as another is simulated from the first moment at which they differ: sixty days of drinking are most of the work.
    private ClaimRun Branch(Scenario scenario, ClaimRun trunk, bool defaultOnly = false) =>
        Add(new ClaimRun(this, scenario, trunk, CommonDrinking.End(scenario, trunk.Scenario)) { DefaultOnly = defaultOnly });

    private ClaimRun Add(ClaimRun run)
    {
        all.Add(run);
        return run;
    }

    private static Scenario BingeOf(double grams) => new ScenarioBuilder(FormattableString.Invariant($"binge-{grams}g"), 24.Hours())
        .Titled(FormattableString.Invariant($"{grams} g of ethanol at once"))
        .Drink(new DoseAmount(grams, DoseUnit.Gram), at: 0.Hours())
        .Build();

    private static Scenario Drinking(string name, int perDay, double every, int days)
    {
        double last = (24 * (days - 1)) + 8 + (every * (perDay - 1));
        return new ScenarioBuilder(name, Duration.FromHours(last + 720))
            .Titled(FormattableString.Invariant($"{perDay} drinks a day for {days} days, then an abrupt stop"))
            .Drink(14.Grams(), at: 8.Hours()).Every(Duration.FromHours(every), times: perDay).RepeatEvery(24.Hours(), times: days)
            .Build();
    }

    private ClaimRun LastDay()
    {
        Scenario day = new ScenarioBuilder("last-day-blocked", 24.Hours())
            .Titled("The 60th drinking day with nine tenths of the NMDA channels blocked")
            .Drink(14.Grams(), at: 0.Hours()).Every(0.9.Hours(), times: 17)
            .Build();
        Measure[] morning = Dependence.StateAt(LastDayStart);
        return new ClaimRun(this, day)
        {
            After = Dependence,
            Held = [Observed.KetamineCentral, Observed.Norketamine],
            Start = (ref State<double> state, Observation seen) =>
            {
                Span<double> flat = Lanes.Layout.Flatten<State<double>, double>(ref state);
                for (int i = 0; i < flat.Length; i++) flat[i] = seen[morning[i]];
                // z = 9.5, so theta = 9.5/10.5 = 0.905.
                state.KetamineCentral = 9.5 * seen.Parameters.Nmda.KetamineIc50;
                state.Norketamine = 0;
            },
        };
    }

    private static Scenario InfusedAfter(double minutes)
    {
        Scenario both = Scenarios.Get("reconsolidation-both");
        return both with
        {
            Name = FormattableString.Invariant($"reconsolidation-{minutes}min"),
            Events = [.. both.Events.Select(one => one is Infusion infusion ? infusion with { At = new Duration(minutes, TimeUnit.Minute) } : one)],
        };
    }

    private static Scenario ProtocolFrom(double hours)
    {
        Scenario without = Scenarios.Get("adjunct-without");
        return without with
        {
            Name = "adjunct-sham",
            Events = [.. without.Events.Select(one => one is ProtocolStart start ? start with { At = new Moment(Duration.FromHours(hours), MomentAnchor.AfterLastDrink) } : one)],
        };
    }

    private static Scenario Assessed(string name, double hours)
    {
        Scenario known = Scenarios.Get(name);
        Protocol protocol = BuiltInProtocols.CiwaLorazepam with { Name = FormattableString.Invariant($"ciwa-every-{hours}h"), Every = Duration.FromHours(hours) };
        return known with
        {
            Name = FormattableString.Invariant($"{name}-every-{hours}h"),
            Protocols = [protocol],
            Events = [.. known.Events.Select(one => one is ProtocolStart start ? start with { Name = protocol.Name } : one)],
        };
    }
}
