using static System.FormattableString;
using static NeuroBalance.Cli.Evidence.Study;
using static NeuroBalance.Quantity;

namespace NeuroBalance.Cli.Evidence;

/// <summary>Balance, receptors, glutamate, dopamine, rhythms and mood against imaging, spectroscopy and trials.</summary>
internal static class BrainData
{
    public static IEnumerable<EvidenceRow> Rows(Courses courses) =>
        [Mellanby(courses), .. Glutamate(courses), .. Receptors(courses), Dopamine(courses), .. Rhythms(courses), Mood(courses)];

    private static EvidenceRow Mellanby(Courses courses)
    {
        Trajectory run = courses["evening"];
        (double Up, double Down)[] limbs = [Limbs(0.3), Limbs(0.5), Limbs(0.8)];
        return new Study(Brain, "Mellanby 1919; subjective measures in a systematic review, objective tasks vary", Reading.Direction).Row(
            EvidenceKind.Fitted, "Less drunk on the falling limb of an evening at the same level",
            "balance rising and falling at 0.3, 0.5, 0.8 g/L: "
                + string.Join("; ", limbs.Select(limb => Invariant($"{limb.Up:0.000}, {limb.Down:0.000}"))), "less deep when falling",
            limbs.All(limb => limb.Down > limb.Up));

        (double Up, double Down) Limbs(double level) => (
            run.ValueAt(Balance, run.Crossings(EthanolBlood, level, direction: CrossingDirection.Upward)[0]),
            run.ValueAt(Balance, run.Crossings(EthanolBlood, level, direction: CrossingDirection.Downward)[^1]));
    }

    private static IEnumerable<EvidenceRow> Glutamate(Courses courses)
    {
        Trajectory run = courses["dependence"];
        double last = run.LastDrink!.Value;
        double[] levels = [Level(24), Level(168), Level(336)];
        yield return new Study(Brain, "Hermann et al. 2012, doi:10.1016/j.biopsych.2011.07.034; Wang et al. 2021, doi:10.3389/fpsyt.2021.656468",
            Reading.Direction).Row(EvidenceKind.Fitted, "Glutamate of the cingulate cortex up on the first day, normal in two weeks",
            Invariant($"{levels[0]:0.00} at 24 h, {levels[1]:0.000} at 7 d, {levels[2]:0.000} at 14 d (naive 1)"), "above 1.1, below 1.02",
            levels[0] > 1.1 && levels[2] < 1.02);
        double Level(double hours) => run.ValueAt(Quantity.Glutamate, last + hours);
        double lowest = run.Trough(Quantity.Glutamate, last + 168).Value;
        yield return new Study(Brain, "Mon et al. 2012 Drug Alcohol Depend 125:27", Reading.Direction).Row(EvidenceKind.Misfit,
            "Glutamate lower than in controls at one week, normal at five (n 20, 36, 16)",
            Invariant($"{levels[1]:0.000} at 7 d, from then on never below {lowest:0.000}"), "below 1 at 7 d", levels[1] < 1);
        yield return new Study(Brain, "Prisciandaro et al. 2020, PMC7953366", Reading.Read).Row(EvidenceKind.Told,
            "GABA of the cingulate cortex +8.9 % within 3 d, glutamate unchanged, in mild disorder (n 23)",
            "not modelled: there is no presynaptic GABA");
    }

    private static IEnumerable<EvidenceRow> Receptors(Courses courses)
    {
        Trajectory run = courses["dependence"], severe = courses["severe"];
        double last = run.LastDrink!.Value, early = run.ValueAt(GabaADensity, last + (24 * 4.9));
        double late = run.ValueAt(GabaADensity, last + (24 * 29.8));
        double heavier = severe.ValueAt(GabaADensity, severe.LastDrink!.Value + (24 * 4.9));
        yield return new Study(Brain, "Staley et al. 2005, doi:10.1001/archpsyc.62.8.877", Reading.Direction).Row(EvidenceKind.Misfit,
            "Iomazenil binding to GABA-A receptors higher than in controls at 4.9 d (n 23), equal at 29.8 d (n 20; controls 15)",
            Invariant($"capacity {early:0.000} at 4.9 d (`severe` {heavier:0.000}), {late:0.000} at 29.8 d\nunless the model's density is function, not number; others saw less binding (Abi-Dargham 1998, Lingford-Hughes 1998; recalled)"),
            "above 1 at 4.9 d", early > 1);
        Trajectory pool =
            courses.Of("pool", () => Scenario.Named("dependence").WithStructure(AdaptationStructure.Pool));
        string Excess(Trajectory course, double hours) => Invariant($"{100 * (course.ValueAt(NmdaDensity, last + hours) - 1):+0;-0;0} %");
        yield return new Study(Brain, "Haugbol et al. 2005, doi:10.1093/alcalc/agh117", Reading.Read).Row(EvidenceKind.Misfit,
            "Binding of MK-801 to NMDA receptors in rats +0, +49, +24 % at 0, 12, 36 h after the last dose",
            $"{Excess(run, 0)}, {Excess(run, 12)}, {Excess(run, 36)}: as good as at its maximum when the last drink is taken; the rats were not\nhalf of it is the structure: {Excess(pool, 0)}, {Excess(pool, 12)}, {Excess(pool, 36)} where new receptors wait in a pool");
    }

    private static EvidenceRow Dopamine(Courses courses)
    {
        Trajectory dry = courses.Of("dependence+drink at 14 d", () =>
            Courses.With("dependence", new Drink(42.Grams(), Courses.Fortnight.Hours().AfterLastDrink())));
        double last = courses["dependence"].LastDrink!.Value, abstinent = dry.Peak(Quantity.Dopamine, last + Courses.Fortnight).Value;
        double naive = courses["binge"].Peak(Quantity.Dopamine).Value, drinking = dry.Peak(Quantity.Dopamine, last - 24, last).Value;
        return new Study(Brain, "Volkow et al. 2007 J Neurosci 27:12700", Reading.Read).Row(EvidenceKind.Misfit,
            "Dopamine released by methylphenidate 8 % against 27 % in controls in the ventral striatum, 11 % against 21 % in the putamen (20 v 20, dry for 1 to 4 weeks)",
            Invariant($"42 g of alcohol after 14 dry days: peak {abstinent:0.000}; in a naive brain {naive:0.000}; while drinking {drinking:0.00}"),
            "less than two thirds of the naive rise", abstinent - 1 < (naive - 1) * 2 / 3);
    }

    private static IEnumerable<EvidenceRow> Rhythms(Courses courses)
    {
        EegRecording ketamine = EegRecording.Of(courses["ketamine"], [0.Hours(), 40.Minutes()]);
        double before = ketamine.Traces[0].AlphaAmplitude, under = ketamine.Traces[1].AlphaAmplitude;
        Study study = new(Brain, "de la Salle et al. 2016, doi:10.3389/fphar.2016.00348", Reading.Read);
        yield return study.Row(EvidenceKind.Predicted, "Ketamine lowers the alpha power of the EEG (n 21)",
            Invariant($"EEG-like trace of `ketamine`, 60 s, seed 1: {before:0.00} to {under:0.00} mV"), "lower", under < before);
        yield return study.Row(EvidenceKind.Misfit, "Ketamine raises its gamma power", "no gamma rhythm in the model");
        double withdrawn = EegRecording.Of(courses["dependence"], [18.Hours().AfterLastDrink()]).Traces[0].AlphaAmplitude;
        yield return new Study(Brain, "Rangaswamy et al. 2002", Reading.Read).Row(EvidenceKind.Misfit,
            "Less alpha and more beta soon after the last drink (307 v 307)",
            Invariant($"alpha {before:0.00} mV naive, {withdrawn:0.00} mV at 18 h: the wrong sign"), "lower", withdrawn < before);
    }

    private static EvidenceRow Mood(Courses courses)
    {
        double depressed = courses["depression-ketamine"].ValueAt(MoodGain, 24), healthy = courses["ketamine"].ValueAt(MoodGain, 24);
        return new Study(Brain, "Murrough et al. 2013", Reading.Read).Row(EvidenceKind.Fitted,
            "MADRS a day after 0.5 mg/kg of ketamine, less that after midazolam: -7.7 points",
            Invariant($"gain {depressed:0.0} from 30 points ({healthy:0.0} in a healthy subject)"), "within 30 %",
            Math.Abs((depressed / 7.7) - 1) <= 0.3);
    }
}
