using System.Collections.Immutable;
using System.Globalization;

namespace NeuroBalance.Explorer;

/// <summary>Controls as the scenario that the command line and a paper use, and back.</summary>
internal static class ControlsScenario
{
    private const string MealKey = "Ethanol.AbsorptionRate", ProtocolName = "ciwa-lorazepam";
    private const string Induction = "EnzymeInduction";
    private const double Grams = 14, FirstHour = 8, LastHour = 22.4, UsualPause = 0.9, LongestDay = 15, Followed = 720;
    private const int UsualMost = 17, FewDays = 3;
    private const double ProtocolStart = 6, Age = 40;

    private static readonly double WithMeal = ParameterCatalog.Find(MealKey)!.Low;

    // How far that many drinks a day have induced the liver, as the built-in scenarios of habitual drinkers say it.
    private static readonly ImmutableArray<(int Drinks, double Level)> Induced =
        [(0, 1), InducedIn("dependence"), InducedIn("severe")];

    /// <summary>The scenario of a choice with the equations of a text.</summary>
    /// <param name="controls">The choice; how receptors adapt is then the text's to say.</param>
    /// <param name="model">The text; null for the built-in model.</param>
    public static Scenario Of(Controls controls, Model? model) => model is null ? Of(controls) : Of(controls).WithModel(model);

    /// <summary>The scenario of a choice.</summary>
    /// <param name="controls">The choice.</param>
    public static Scenario Of(Controls controls)
    {
        double stop = LastHour + (24 * (controls.Days - 1)), last = stop;
        List<ScenarioEvent> events = [];
        if (controls.Drinks > 0)
        {
            Drink all = Drinks(controls.Drinks, controls.Drinks, 0);
            all = all with
            {
                Repetition = all.Repetition with
                {
                    RepeatEvery = controls.Days > 1 ? Duration.FromHours(24) : null,
                    RepeatCount = controls.Days,
                },
            };
            events.Add(all);
            last = all.Repetition.LastTime(all.At.Offset.Hours);
            for (int day = 1; controls.Stop == Stop.Taper && day <= controls.TaperDays; day++)
            {
                int drinks = Tapered(controls, day);
                if (drinks == 0) continue;
                Drink some = Drinks(controls.Drinks, drinks, controls.Days + day - 1);
                events.Add(some);
                last = some.Repetition.LastTime(some.At.Offset.Hours);
            }
        }

        if (controls.Benzodiazepine) events.Add(new ProtocolStart(ProtocolName, After(controls, stop, ProtocolStart)));
        if (controls.Ketamine)
        {
            events.Add(new Infusion(Drug.Ketamine, After(controls, stop, controls.KetamineStart),
                Duration.FromHours(controls.KetamineHours))
            {
                Rate = new DoseRate(controls.KetamineDose, DoseUnit.MilligramPerKilogram),
            });
        }

        List<NamedValue> parameters = [.. controls.Constants];
        if (controls.Meal) parameters.Insert(0, new NamedValue(MealKey, WithMeal));
        return new Scenario
        {
            Name = "explorer",
            Title = Title(controls),
            Duration = Duration.FromHours(Clean(last + Followed)),
            Subject = Subject(controls),
            Parameters = [.. parameters],
            Initial = controls.Habitual && controls.Drinks > 0 ? [new NamedValue(Induction, LevelOf(controls.Drinks))] : [],
            Structure = controls.Structure,
            Events = [.. events],
        };
    }

    /// <summary>
    /// The days of drinking before the last, up to their last drink: the start of what a choice gives. Null where they are few.
    /// </summary>
    /// <param name="controls">The choice.</param>
    /// <param name="model">The text that it runs with; null for the built-in model.</param>
    public static Scenario? DaysBefore(Controls controls, Model? model)
    {
        if (controls.Drinks == 0 || controls.Days < FewDays) return null;
        Controls plain = controls with { Days = controls.Days - 1, Stop = Stop.Abrupt, Benzodiazepine = false, Ketamine = false };
        Scenario scenario = Of(plain, model);
        return scenario with { Duration = Duration.FromHours(scenario.DurationHours - Followed) };
    }

    /// <summary>The choice that gives a scenario.</summary>
    /// <param name="scenario">Any scenario.</param>
    /// <param name="beyond">The parts of it that no choice gives.</param>
    /// <returns>The choice, or the nearest one where something is beyond the controls.</returns>
    public static Controls From(Scenario scenario, out IReadOnlyList<string> beyond)
    {
        Controls found = new()
        {
            Benzodiazepine = scenario.Events.OfType<ProtocolStart>().Any(one => one.Name == ProtocolName),
            Weight = scenario.Subject.WeightKilograms ?? Controls.ReferenceWeight,
            Sex = scenario.Subject.Sex,
            Meal = scenario.Parameters.Any(one => one.Name == MealKey && one.Value == WithMeal),
            Habitual = scenario.Initial.Any(one => one.Name == Induction) || !scenario.Events.OfType<Drink>().Any(),
            Constants = [.. scenario.Parameters.Where(one => one.Name != MealKey || one.Value != WithMeal)],
            Structure = scenario.Structure,
        };
        Drink[] drinks = [.. scenario.Events.OfType<Drink>()];
        found = drinks.Length == 0
            ? found with { Drinks = 0, Days = Within("days", Math.Round((scenario.DurationHours - Followed - LastHour) / 24) + 1) }
            : found with
            {
                Drinks = Within("drinks", drinks[0].Repetition.Count),
                Days = Within("days", drinks[0].Repetition.RepeatCount),
                Stop = drinks.Length > 1 ? Stop.Taper : Stop.Abrupt,
            };
        if (found.Stop == Stop.Taper) found = found with { TaperDays = TaperOf(found, scenario) };
        if (scenario.Events.OfType<Infusion>().FirstOrDefault(one => one.Drug == Drug.Ketamine) is { Rate: { } rate } infusion)
        {
            double stop = found.Drinks > 0 ? 0 : LastHour + (24 * (found.Days - 1));
            found = found with
            {
                Ketamine = true,
                KetamineDose = rate.PerHour.Value,
                KetamineStart = Clean(infusion.At.Offset.Hours - stop),
                KetamineHours = infusion.For.Hours,
            };
        }

        beyond = [.. Differences(scenario, Of(found, scenario.Model))];
        return found;
    }

    private static IEnumerable<string> Differences(Scenario scenario, Scenario mine)
    {
        Timeline stated = Timeline.Compile(scenario), own = Timeline.Compile(mine);
        if (!stated.Occurrences.SequenceEqual(own.Occurrences)) yield return "events";
        if (!stated.Protocols.Select(Essence).SequenceEqual(own.Protocols.Select(Essence))) yield return "protocols";
        if (scenario.DurationHours != mine.DurationHours) yield return "duration";
        if (scenario.Subject != mine.Subject) yield return "subject";
        if (!scenario.Initial.SequenceEqual(mine.Initial)) yield return "initial";
        if (!scenario.Readouts.SequenceEqual(mine.Readouts)) yield return "readouts";
        if (!scenario.Output.Resolve(stated).SequenceEqual(mine.Output.Resolve(own))) yield return "output";
    }

    // Which of its file's events started a protocol changes nothing of the run.
    private static ProtocolRun Essence(ProtocolRun run) => run with { Source = 0 };

    // The number of days of the taper whose drinks are those of the scenario; days without a drink at its end leave no trace.
    private static int TaperOf(Controls controls, Scenario scenario)
    {
        ControlRange range = Controls.Ranges.First(one => one.Name == "taperDays");
        for (int days = (int)range.Least; days <= range.Greatest; days++)
        {
            if (Of(controls with { TaperDays = days }).Events.OfType<Drink>().SequenceEqual(scenario.Events.OfType<Drink>())) return days;
        }

        return controls.TaperDays;
    }

    private static int Within(string control, double value)
    {
        ControlRange range = Controls.Ranges.First(one => one.Name == control);
        return (int)Math.Clamp(value, range.Least, range.Greatest);
    }

    private static (int Drinks, double Level) InducedIn(string name)
    {
        Scenario scenario = Scenario.Named(name);
        return (scenario.Events.OfType<Drink>().First().Repetition.Count, scenario.Initial.First(one => one.Name == Induction).Value);
    }

    private static double LevelOf(int drinks)
    {
        for (int i = 1; i < Induced.Length; i++)
        {
            ((int fewer, double low), (int more, double high)) = (Induced[i - 1], Induced[i]);
            if (drinks <= more) return Math.Round(low + ((high - low) * (drinks - fewer) / (more - fewer)), 2);
        }

        return Induced[^1].Level;
    }

    // The last drink of a day is at 22:24, so that more drinks begin earlier, from 08:00 with seventeen; still more are closer together.
    private static Drink Drinks(int usual, int count, int day) =>
        new(new DoseAmount(Grams, DoseUnit.Gram),
            Moment.AtHours(Clean(Math.Max(FirstHour, LastHour - ((usual - 1) * UsualPause)) + (24 * day))))
        {
            Repetition = new Repetition(count > 1 ? Duration.FromHours(Pause(usual)) : null, count),
        };

    private static double Pause(int drinks) => drinks <= UsualMost ? UsualPause : Math.Floor(100 * LongestDay / drinks) / 100;

    private static int Tapered(Controls controls, int day) =>
        (int)Math.Floor((controls.Drinks * (controls.TaperDays + 1.0 - day) / (controls.TaperDays + 1)) + 0.5);

    private static Moment After(Controls controls, double stop, double hours) =>
        controls.Drinks > 0 ? Duration.FromHours(hours).AfterLastDrink() : Moment.AtHours(Clean(stop + hours));

    private static ScenarioSubject Subject(Controls controls) => new()
    {
        WeightKilograms = controls.Weight == Controls.ReferenceWeight ? null : controls.Weight,
        Sex = controls.Sex,
        AgeYears = controls.Sex is null ? null : Age,
        HeightCentimetres = controls.Sex is { } sex ? sex switch { Sex.Male => 178, Sex.Female => 165 } : null,
    };

    private static string Title(Controls controls)
    {
        if (controls.Drinks == 0) return "No alcohol" + Treatment(controls);
        string end = controls.Stop switch
        {
            Stop.Abrupt => "then an abrupt stop",
            Stop.Taper => controls.TaperDays == 1 ? "then one day of taper" : $"then a taper over {controls.TaperDays} days",
        };
        string drinks = controls.Drinks == 1 ? "1 drink" : $"{controls.Drinks} drinks";
        string days = controls.Days == 1 ? "1 day" : $"{controls.Days} days";
        return $"{drinks} a day for {days}, {end}{Treatment(controls)}";
    }

    private static string Treatment(Controls controls) => (controls.Benzodiazepine, controls.Ketamine) switch
    {
        (false, false) => "",
        (true, false) => ", lorazepam by the score",
        (false, true) => ", ketamine",
        (true, true) => ", lorazepam by the score and ketamine",
    };

    // Times as a person writes them: no digits that only binary fractions have.
    private static double Clean(double hours) => Math.Round(hours, 6);
}
