using static System.FormattableString;
using static NeuroBalance.Cli.Evidence.Study;
using static NeuroBalance.Quantity;

namespace NeuroBalance.Cli.Evidence;

/// <summary>Withdrawal, its seizures and its treatment against trials and guidelines.</summary>
internal static class ClinicalData
{
    // A milligram of lorazepam stands for so many of diazepam.
    private const double Diazepam = 5;

    // Virtual subjects: risks are so unlike that the median of a few is known within a factor of ten.
    private const int Few = 150, Many = 1000;

    // The middles of 51 to 100, 101 to 200 and 201 to 300 g a day, in drinks of 14 g.
    private static readonly int[] DrinksOfBands = [5, 11, 18];

    private static readonly Study Guideline =
        new(Clinic, "alcoholtreatmentguidelines.com.au, clinical presentation", Reading.Read);

    public static IEnumerable<EvidenceRow> Rows(Courses courses) =>
        [.. Seizures(courses), .. Gradient(courses), .. Trials(courses), .. Symptoms(courses), .. Open()];

    private static IEnumerable<EvidenceRow> Seizures(Courses courses)
    {
        Trajectory run = courses["dependence"], treated = courses.Protocol;
        double last = run.LastDrink!.Value, untreatedRisk = Courses.RiskOfStop(run), treatedRisk = Courses.RiskOfStop(treated);
        double ratio = treatedRisk / untreatedRisk, all = Hazard(last, last + Courses.Fortnight);
        double half = Hazard(last + 13, last + 24) / all, most = Hazard(last, last + 48) / all, early = Hazard(last, last + 6) / all;
        yield return new Study(Clinic, "Amato et al. 2010, Cochrane CD005063", Reading.Read).Row(EvidenceKind.Predicted,
            "Seizures under benzodiazepines against placebo: risk ratio 0.16 (0.04 to 0.69), 3 studies, n 324",
            Invariant($"{ratio:0.000}: {100 * treatedRisk:0.00} % against {100 * untreatedRisk:0.00} % in `dependence`, 14 days"),
            "0.04 to 0.69", ratio is >= 0.04 and <= 0.69);
        yield return Guideline.Row(EvidenceKind.Fitted,
            "Withdrawal seizures in 2 to 9 % of dependent people, read here as the risk of one stop: Seizure.Rate was chosen on it",
            Invariant($"{100 * untreatedRisk:0.00} % in 14 days"), "2 to 9 %", untreatedRisk is >= 0.02 and <= 0.09);
        yield return Guideline.Row(EvidenceKind.Fitted,
            "Half of the seizures at 13 to 24 h, 90 % by 48 h, from 6 h on: Seizure.Exponent was chosen on it",
            Invariant($"{100 * half:0} %, {100 * most:0} %, {100 * early:0.0} % before 6 h"), "35 to 65 %, at least 85 %, below 2 %",
            half is >= 0.35 and <= 0.65 && most >= 0.85 && early < 0.02);
        Trajectory cycles = courses["kindling"];
        double[] risks = [.. Enumerable.Range(0, 5).Select(cycle => Courses.Risk(cycles, 840 * cycle, 840 * (cycle + 1)))];
        yield return new Study(Clinic, "Mayo-Smith and Bernard 1995 ACER 19:656", Reading.Abstract).Row(EvidenceKind.Structural,
            "Earlier withdrawal seizures in 50 % of cases, 13 % of controls; 11 late seizures after oxazepam had ended: Kindling.Gain cites it, and the kindled state only worsens",
            "risk in five cycles " + string.Join(", ", risks.Select(risk => Invariant($"{100 * risk:0.00}"))) + " %", "rising",
            risks.Zip(risks.Skip(1)).All(pair => pair.First < pair.Second));

        double Hazard(double from, double to) => run.ValueAt(SeizureHazard, to) - run.ValueAt(SeizureHazard, from);
    }

    private static IEnumerable<EvidenceRow> Gradient(Courses courses)
    {
        // An hour apart to 12 drinks, as weaker drinking is elsewhere; the clock of `dependence` beyond, but for the 0.75 h of `severe`.
        (int Drinks, Func<Trajectory> Run)[] amounts =
        [
            (8, () => Weaker(courses, 8, 1)), (12, () => Weaker(courses, 12, 1)), (15, () => Weaker(courses, 15, 0.9)),
            (17, () => courses["dependence"]), (20, () => courses["severe"]),
        ];
        string risks =
            string.Join(", ", amounts.Select(one => Invariant($"{14 * one.Drinks} g {Percent(Courses.RiskOfStop(one.Run()))} %")));
        string hourly = Percent(Courses.RiskOfStop(Weaker(courses, 15, 1)));
        (int Grams, double Risk)[] bands = [.. DrinksOfBands
            .Select(drinks => (14 * drinks, SeizureRisks.Of(Few, SeizureRisks.Drinking(drinks)).Average()))];
        string means = string.Join(", ", bands.Select(band => Invariant($"{band.Grams} g {Percent(band.Risk)} %")));
        double odds = Odds(bands[2].Risk) / Odds(bands[1].Risk);
        yield return new Study(Clinic, "Ng et al. 1988 N Engl J Med 319:666", Reading.Abstract).Row(EvidenceKind.Misfit,
            "Odds of a seizure 3, 8, 20 at 51 to 100, 101 to 200, 201 to 300 g a day; they held the relation to be independent of withdrawal",
            $"one subject: {risks} (drinks an hour apart up to 168 g, closer from 210 g on; 210 g an hour apart {hourly} %)\n"
                + Invariant($"mean of {Few} virtual subjects, per 70 kg: {means}; odds of the third {odds:0.0} times those of the second, theirs {20.0 / 8:0.0}\n")
                + "far too steep; the model has withdrawal seizures only");
        double[] subjects = SeizureRisks.Of(Many, "\"dependence\"");
        double mean = subjects.Average(), median = Median([.. subjects.Order()]);
        string where = median < 0.02 ? "lies below" : median > 0.09 ? "lies above" : "agrees";
        yield return Guideline.Row(EvidenceKind.Misfit, Invariant($"The same 2 to 9 % over {Many:#,0} virtual subjects of `dependence`"),
            $"{Middle(subjects)} in 14 days; the first {Few} alone {Middle(subjects[..Few])}: the same steep gradient; the median {where}",
            "mean and median of 2 to 9 %", median is >= 0.02 and <= 0.09 && mean is >= 0.02 and <= 0.09);
        yield return new Study(Clinic, "no trial leaves such a patient untreated", Reading.Recalled).Row(EvidenceKind.Misfit,
            "Risk of a seizure in `severe`: no rate of this level is known",
            Invariant($"untreated {Of("severe"):0} %, with the protocol {Of("adjunct-without"):0.0} %, ")
                + Invariant($"with ketamine beside it {Of("adjunct-with"):0.0} %"));

        double Odds(double risk) => risk / (1 - risk);
        double Of(string name) => 100 * Courses.RiskOfStop(courses[name]);
    }

    // With the 95 % interval of the median by ranks: 1.96/2 of the root of the number to either side of the middle.
    private static string Middle(double[] risks)
    {
        double[] sorted = [.. risks.Order()];
        double chance = 0.98 / Math.Sqrt(sorted.Length);
        return Invariant($"mean {100 * risks.Average():0.0} %, median {100 * Median(sorted):0.0} % ")
            + Invariant($"({100 * Median(sorted, -chance):0.0} to {100 * Median(sorted, chance):0.0} by chance alone)");
    }

    private static double Median(double[] sorted, double off = 0) => sorted[(int)((0.5 + off) * sorted.Length)];

    // Enzymes start naive, those of `dependence` and `severe` do not.
    private static Trajectory Weaker(Courses courses, int drinks, double hoursApart) =>
        courses.Of(Invariant($"weaker {drinks} {hoursApart}"), () =>
            new ScenarioBuilder("weaker", 90.Days()).Drink(14.Grams(), at: 8.Hours()).Every(hoursApart.Hours(), times: drinks)
                .RepeatEvery(24.Hours(), times: 60).Build());

    // Two digits, however small.
    private static string Percent(double risk) => 100 * risk < 1e-3 ? Invariant($"{100 * risk:0.0e+0}") : Invariant($"{100 * risk:0.###}");

    private static IEnumerable<EvidenceRow> Trials(Courses courses)
    {
        Trajectory without = courses["adjunct-without"], pizon = courses["pizon2018"], wong = courses["wong2015"];
        Trajectory shah = courses["shah2018"];
        double last = without.LastDrink!.Value, usual = Courses.Lorazepam(without);
        double share = (Courses.Lorazepam(pizon) / usual) - 1;
        Study pizonStudy = new(Clinic, "Pizon et al. 2018 Crit Care Med 46:e768", Reading.Read);
        yield return pizonStudy.Row(EvidenceKind.Predicted,
            "Less benzodiazepine under a ketamine guideline: 2,525 mg before, 1,508 mg after",
            Invariant($"{usual:0.0} to {Courses.Lorazepam(pizon):0.0} mg lorazepam"), "less", share < 0);
        yield return pizonStudy.Row(EvidenceKind.Misfit,
            "The size of that: -40 %, from 2,525 mg; 2.8 days less in intensive care (0.1 to 5.6)",
            Invariant($"{100 * share:0} %, from {Diazepam * usual:0} mg diazepam, 1/{2525 / (Diazepam * usual):0} of theirs")
                + "; no stay in intensive care is modelled",
            "within 15 % of both", Math.Abs(share + 0.40) <= 0.06 && Math.Abs((Diazepam * usual / 2525) - 1) <= 0.15);
        double start = last + 39.6;
        yield return new Study(Clinic, "Wong et al. 2015 Ann Pharmacother 49:14", Reading.Read).Row(EvidenceKind.NotComparable,
            "Diazepam equivalents -40.0 mg in 12 h, -13.3 mg in 24 h after the start; no change of score or sedation within 6 h",
            Invariant($"{usual:0.0} to {Courses.Lorazepam(wong):0.0} mg lorazepam in all; in 12 h from the start {Courses.Lorazepam(wong, start, start + 12):0.0} mg (without ketamine {Courses.Lorazepam(without, start, start + 12):0.0} mg)\nscore {wong.ValueAt(Withdrawal, start):0.0} to {wong.ValueAt(Withdrawal, start + 6):0.0} in 6 h\nthe model's patient is already below 8 when ketamine starts, theirs were refractory"));
        start = last + 47.4;
        yield return new Study(Clinic, "Shah et al. 2018 J Med Toxicol 14:229", Reading.Read).Row(EvidenceKind.NotComparable,
            "Symptoms controlled within 1 h in all (Withdrawal.ReliefTime cites it); lorazepam infusion -4 mg/h at 24 h",
            Invariant($"score {shah.ValueAt(Withdrawal, start):0.0} to {shah.ValueAt(Withdrawal, start + 1):0.0} in 1 h; {usual:0.0} to {Courses.Lorazepam(shah):0.0} mg lorazepam; below 8 for good {Quiet(shah) - Quiet(without):0} h later: a rebound after the infusion\nthe model's patient is already below 8 when ketamine starts, theirs were refractory"));
        GivenDose[] doses = Courses.Doses(courses.Protocol);
        double amount = doses.Sum(dose => dose.Amount), hours = doses[^1].Time - doses[0].Time;
        string given = Invariant($"{amount:0.0} mg in {doses.Length} doses over {hours:0} h in `dependence`");
        yield return new Study(Clinic, "Saitz et al. 1994 JAMA 272:519", Reading.Read).Row(EvidenceKind.Misfit,
            "Symptom-triggered treatment: 100 mg chlordiazepoxide (4 mg lorazepam) over 9 h",
            given + Invariant($": fold {amount / 4:0.0} and {hours / 9:0.0}"), "both within 30 %",
            Math.Abs((amount / 4) - 1) <= 0.3 && Math.Abs((hours / 9) - 1) <= 0.3);
        yield return new Study(Clinic, "Daeppen et al. 2002 Arch Intern Med 162:1117", Reading.Read).Row(EvidenceKind.Misfit,
            "The same: 37.5 mg oxazepam (2.5 mg lorazepam) over 20 h; 39 % needed any",
            given + Invariant($": fold {amount / 2.5:0.0} and {hours / 20:0.0}; the share was not computed"), "both within 30 %",
            Math.Abs((amount / 2.5) - 1) <= 0.3 && Math.Abs((hours / 20) - 1) <= 0.3);
    }

    private static double Quiet(Trajectory run) => run.Crossings(Withdrawal, 8, direction: CrossingDirection.Downward)[^1];

    private static IEnumerable<EvidenceRow> Symptoms(Courses courses)
    {
        Trajectory run = courses["dependence"];
        double last = run.LastDrink!.Value;
        Trajectory lorazepam = courses.Of("dependence+4 mg", () =>
            Courses.With("dependence", new Bolus(Drug.Benzodiazepine, 4.Milligrams(), 26.Hours().AfterLastDrink())));
        Trajectory severe = courses.Of("severe+4 mg", () =>
            Courses.With("severe", new Bolus(Drug.Benzodiazepine, 4.Milligrams(), 22.Hours().AfterLastDrink())));
        double[] falling = [.. new[] { 26, 26.5, 27, 28 }.Select(hour => lorazepam.ValueAt(Withdrawal, last + hour))];
        double before = severe.ValueAt(Withdrawal, severe.LastDrink!.Value + 22);
        double after = severe.Peak(Withdrawal, severe.LastDrink.Value + 22, severe.LastDrink.Value + 24).Value;
        Study textbook = new(Clinic, "textbook", Reading.Recalled);
        yield return textbook.Row(EvidenceKind.Misfit, "Intravenous lorazepam acts in minutes",
            Invariant($"4 mg at 26 h in `dependence`: score {falling[0]:0.0}, after 30 min {falling[1]:0.0}\nin `severe` 4 mg at 22 h only stop the rise, {before:0.0} to {after:0.0}"),
            "half of the way in 30 min", falling[1] <= falling[0] / 2);
        yield return textbook.Row(EvidenceKind.Fitted, "The hour of the same (Withdrawal.ReliefTime cites it)",
            Invariant($"after 1 h {falling[2]:0.0}, after 2 h {falling[3]:0.0}"));
        Extremum peak = run.Peak(Withdrawal, last);
        yield return new Study(Clinic, "Furieri 2007", Reading.Read).Row(EvidenceKind.Fitted, "Mean score 25 on the CIWA-Ar",
            Invariant($"{peak.Value:0.0} at {peak.Time - last:0.0} h"), "within 15 %", Math.Abs((peak.Value / 25) - 1) <= 0.15);
        double[] peaks = [PeakAfter(courses, 16), PeakAfter(courses, 34), PeakAfter(courses, 60)];
        yield return new Study(Clinic, "Isbell et al. 1955; Wikler et al. 1956", Reading.Read).Row(EvidenceKind.Fitted,
            "Mild withdrawal after 16 to 34 days of heavy drinking, severe after 48 to 87",
            Invariant($"peak of the score after 16, 34, 60 days: {peaks[0]:0.0}, {peaks[1]:0.0}, {peaks[2]:0.0}"),
            "rising, the last above 15", peaks[0] < peaks[1] && peaks[1] < peaks[2] && peaks[2] > 15);
    }

    /// <summary>The highest score after so many days of the drinking of `dependence`.</summary>
    public static double PeakAfter(Courses courses, int days)
    {
        Trajectory run = courses.Of($"{days} days", () => new ScenarioBuilder("drinking", new Duration((24 * days) + 720, TimeUnit.Hour))
            .Initially("EnzymeInduction", 4.07).Drink(14.Grams(), at: 8.Hours()).Every(0.9.Hours(), times: 17)
            .RepeatEvery(24.Hours(), times: days).Build());
        return run.Peak(Withdrawal, run.LastDrink!.Value).Value;
    }

    private static IEnumerable<EvidenceRow> Open()
    {
        yield return new Study(Clinic, "Myrick et al. 2009 ACER 33:1582", Reading.Abstract).Row(EvidenceKind.Told,
            "CIWA-Ar 10 or more, falling over 4 days, treated", "open: no such curves were compared");
        yield return new Study(Clinic, "meta-analysis, PMID 33503582", Reading.Read).Row(EvidenceKind.Told,
            "Fall of the CIWA-Ar from days 1 to 3 to days 4 to 9 in 423 treated patients: d -1.36 (-1.83 to -0.89)",
            "open: it needs treated virtual subjects");
    }
}
