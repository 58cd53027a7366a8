using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Simulation;

/// <summary>Scenarios drawn at random, within what a person could survive.</summary>
internal static class RandomScenarios
{
    public static Gen<double> Grams => from tenths in Gen.Choose(10, 600) select tenths / 10.0;

    public static Gen<double> Shift => from hours in Gen.Choose(1, 500) select (double)hours;

    public static Gen<Scenario> Any =>
        from count in Gen.Choose(0, 8)
        from events in Gen.ListOf(Event, count)
        from memory in Gen.Choose(0, 100)
        select new Scenario
        {
            Name = "random",
            Duration = 120.Hours(),
            Events = [.. events],
            Initial = [new NamedValue("AlcoholMemory", memory / 100.0)],
        };

    public static Gen<ScenarioEvent[]> Simultaneous =>
        from drinks in Gen.Choose(1, 40)
        from milligrams in Gen.Choose(1, 50)
        select (ScenarioEvent[])
        [
            new Drink(drinks.Grams(), 2.Hours()),
            new Bolus(Drug.Ketamine, milligrams.Milligrams(), 2.Hours()),
            new Bolus(Drug.Benzodiazepine, 2.Milligrams(), 2.Hours()),
            new Infusion(Drug.Ketamine, 2.Hours(), 3.Hours()) { Rate = 10.Milligrams().PerHour() },
            new Retrieval(2.Hours()),
            new Therapy(2.Hours(), 5.Hours()),
            new ProtocolStart("ciwa-lorazepam", 2.Hours()),
        ];

    private static Gen<Moment> At => from tenths in Gen.Choose(0, 900) select (Moment)(tenths / 10.0).Hours();

    private static Gen<ScenarioEvent> Event => Gen.OneOf(
        from at in At
        from grams in Grams
        from times in Gen.Choose(1, 10)
        select (ScenarioEvent)new Drink(grams.Grams(),
            at)
        { Repetition = new Repetition { Every = 1.5.Hours(), Count = times } },
        from at in At from amount in Gen.Choose(1, 60) select (ScenarioEvent)new Bolus(Drug.Ketamine, amount.Milligrams(), at),
        from at in At
        from amount in Gen.Choose(1, 40)
        select (ScenarioEvent)new Infusion(Drug.Ketamine, at,
            20.Hours())
        { Rate = amount.Milligrams().PerHour() },
        from at in At from amount in Gen.Choose(1, 8) select (ScenarioEvent)new Bolus(Drug.Benzodiazepine, amount.Milligrams(), at),
        from at in At from amount in Gen.Choose(1, 8) select (ScenarioEvent)new Oral(Drug.Benzodiazepine, amount.Milligrams(), at),
        from at in At select (ScenarioEvent)new Retrieval(at),
        from at in At select (ScenarioEvent)new Therapy(at, 10.Hours()),
        from at in At select (ScenarioEvent)new ProtocolStart("ciwa-lorazepam", at));
}
