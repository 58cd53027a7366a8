using FsCheck.Xunit;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public class TimelineTests
{
    [Fact]
    public void Dependence_unrolls_to_1020_drinks_and_the_last_is_at_1438_4_hours_exactly()
    {
        Timeline timeline = Timeline.Compile(Scenarios.Get("dependence"));
        Assert.Equal(1020, timeline.Occurrences.Length);
        Assert.All(timeline.Occurrences,
            one => Assert.Equal((OccurrenceKind.Drink, 14.0, 0.0), (one.Kind, one.Amount, one.AmountPerKilogram)));
        Assert.Equal(8.0, timeline.Occurrences[0].Time);
        Assert.Equal(1438.4, timeline.Occurrences[^1].Time);
        Assert.Equal((8.0, 1438.4, 2158.4), (timeline.FirstDrinkHours, timeline.LastDrinkHours, timeline.EndHours));
    }

    [Fact]
    public void Every_time_of_a_repetition_is_the_nearest_double_to_its_decimal_value()
    {
        Timeline timeline = Timeline.Compile(Scenarios.Get("dependence"));
        int i = 0;
        for (int day = 0; day < 60; day++)
        {
            for (int drink = 0; drink < 17; drink++)
            {
                Assert.Equal((double)(24m * day + 8m + 0.9m * drink), timeline.Occurrences[i++].Time);
            }
        }
    }

    [Fact]
    public void Forty_minutes_are_two_thirds_of_an_hour_on_the_grid_and_the_amount_is_given_whole()
    {
        Timeline timeline = Timeline.Compile(Scenarios.Get("ketamine"));
        Assert.Equal([0, 0.666666667], timeline.Occurrences.Select(one => one.Time));
        Assert.All(timeline.Occurrences, one => Assert.Equal(OccurrenceKind.SetKetamineRate, one.Kind));
        Assert.Equal((0.0, 0.5), (timeline.Occurrences[0].Amount, timeline.Occurrences[0].AmountPerKilogram * 0.666666667), (a, b) =>
            Math.Abs(a.Item2 - b.Item2) < 1e-15 && a.Item1 == b.Item1);
        Assert.Equal((0.0, 0.0), (timeline.Occurrences[1].Amount, timeline.Occurrences[1].AmountPerKilogram));
    }

    [Fact]
    public void A_third_of_an_hour_repeated_a_thousand_times_does_not_drift()
    {
        Scenario scenario = new ScenarioBuilder("thirds", 400.Hours()).Drink(1.Grams(), at: 0.Hours()).Every(20.Minutes(),
            times: 1000).Build();
        Timeline timeline = Timeline.Compile(scenario);
        for (int k = 0; k < 1000; k++)
        {
            Assert.Equal((double)Math.Round(k / 3m, 9), timeline.Occurrences[k].Time);
        }

        Assert.Equal(333.0, timeline.Occurrences[999].Time);
    }

    [Fact]
    public void Things_at_one_time_take_effect_in_the_order_of_the_model()
    {
        Scenario scenario = FaultDrill.Sound(FaultDrill.File(
            """
            { "type": "protocol", "name": "ciwa-lorazepam", "at": "10 h", "until": "11 h" },
            { "type": "protocol", "name": "rescue", "at": "10 h" },
            { "type": "retrieval", "at": "10 h" },
            { "type": "drink", "amount": "14 g", "at": "10 h", "for": "1 h" },
            { "type": "drink", "amount": "14 g", "at": "10 h" },
            { "type": "dose", "drug": "memantine", "amount": "20 mg", "at": "10 h" },
            { "type": "dose", "drug": "memantine", "amount": "20 mg", "at": "9 h", "for": "1 h" },
            { "type": "oral", "drug": "benzodiazepine", "amount": "1 mg", "at": "10 h" },
            { "type": "bolus", "drug": "benzodiazepine", "amount": "1 mg", "at": "10 h" },
            { "type": "bolus", "drug": "ketamine", "amount": "1 mg", "at": "10 h" },
            { "type": "bolus", "drug": "ethanol", "amount": "1 g", "at": "10 h" },
            { "type": "clamp", "level": "1 g/L", "at": "10 h", "for": "1 h" },
            { "type": "clamp", "level": "1 g/L", "at": "9 h", "for": "1 h" },
            { "type": "therapy", "at": "9 h", "for": "1 h" },
            { "type": "infusion", "drug": "benzodiazepine", "rate": "1 mg/h", "at": "10 h", "for": "1 h" },
            { "type": "infusion", "drug": "ketamine", "rate": "1 mg/h", "at": "9 h", "for": "1 h" },
            { "type": "infusion", "drug": "ethanol", "rate": "1 g/h", "at": "10 h", "for": "1 h" },
            { "type": "drink", "amount": "14 g", "at": "9 h", "for": "1 h" }
            """,
            """ "model": "memantine", "protocols": { "rescue": { "when": "Withdrawal > 15", "refractory": "4 h", "drug": "benzodiazepine", "route": "bolus", "dose": "2 mg" } } """));
        Assert.Equal(
            Enum.GetValues<OccurrenceKind>().Except([OccurrenceKind.TriggerOff]),
            Timeline.Compile(scenario).Occurrences.Where(one => one.Time == 10).Select(one => one.Kind));
    }

    [Property(MaxTest = 50)]
    public void Swapping_simultaneous_events_of_different_kinds_changes_nothing(int seed)
    {
        ScenarioEvent[] events =
        [
            new Drink(14.Grams(), 10.Hours()),
            new Bolus(Drug.Ethanol, 1.Grams(), 10.Hours()),
            new Bolus(Drug.Ketamine, 1.Milligrams(), 10.Hours()),
            new Oral(Drug.Benzodiazepine, 1.Milligrams(), 10.Hours()),
            new Infusion(Drug.Ketamine, 8.Hours(), 2.Hours()) { Rate = 0.2.MilligramsPerKilogram().PerHour() },
            new Infusion(Drug.Ketamine, 10.Hours(), 2.Hours()) { Rate = 0.3.MilligramsPerKilogram().PerHour() },
            new Therapy(10.Hours(), 1.Hours()),
            new Clamp(1.GramsPerLitre(), 10.Hours(), 1.Hours()),
            new Retrieval(10.Hours()),
            new ProtocolStart("ciwa-lorazepam", 10.Hours()),
        ];
        Scenario scenario = new() { Name = "swap", Duration = 20.Hours(), Events = [.. events] };
        new Random(seed).Shuffle(events);
        Scenario swapped = scenario with { Events = [.. events] };
        Assert.Equal(
            Timeline.Compile(scenario).Occurrences.Select(one => one with { Source = 0 }),
            Timeline.Compile(swapped).Occurrences.Select(one => one with { Source = 0 }));
    }

    [Fact]
    public void Events_of_one_kind_at_one_time_keep_the_order_of_the_file()
    {
        Scenario scenario = new ScenarioBuilder("order", 20.Hours())
            .Drink(3.Grams(), at: 5.Hours()).Drink(1.Grams(), at: 5.Hours()).Drink(2.Grams(), at: 5.Hours()).Build();
        Assert.Equal([3.0, 1, 2], Timeline.Compile(scenario).Occurrences.Select(one => one.Amount));
    }

    [Property(MaxTest = 100)]
    public void Overlapping_infusions_add_and_the_total_returns_to_exactly_zero(int seed)
    {
        Random random = new(seed);
        ScenarioBuilder builder = new("overlap", 100.Hours());
        List<(double Start, double End, double Rate)> infusions = [];
        for (int i = 0; i < 12; i++)
        {
            double start = Math.Round(random.NextDouble() * 50, 3);
            double length = Math.Round(0.001 + random.NextDouble() * 30, 3);
            double rate = 0.1 * random.Next(1, 30);
            builder.Infusion(Drug.Ketamine, rate.MilligramsPerKilogram().PerHour(), start.Hours(), length.Hours());
            infusions.Add((start, Math.Round(start + length, 3), rate));
        }

        Timeline timeline = Timeline.Compile(builder.Build());
        foreach (Occurrence change in timeline.Occurrences)
        {
            decimal expected = infusions.Where(one => one.Start <= change.Time && change.Time < one.End).Sum(one => (decimal)one.Rate);
            Assert.Equal((double)expected, change.AmountPerKilogram, 1e-12);
            Assert.Equal(0.0, change.Amount);
        }

        Assert.Equal(0.0, timeline.Occurrences[^1].AmountPerKilogram);
    }

    [Fact]
    public void An_infusion_by_amount_per_kilogram_and_one_by_rate_are_summed_apart()
    {
        Scenario scenario = new ScenarioBuilder("apart", 20.Hours())
            .Infusion(Drug.Ketamine, 3.Milligrams().PerHour(), at: 1.Hours(), lasting: 4.Hours())
            .Infusion(Drug.Ketamine, 0.5.MilligramsPerKilogram(), at: 2.Hours(), lasting: 2.Hours()).Build();
        Assert.Equal(
            [(1.0, 3.0, 0.0), (2, 3, 0.25), (4, 3, 0), (5, 0, 0)],
            Timeline.Compile(scenario).Occurrences.Select(one => (one.Time, one.Amount, one.AmountPerKilogram)));
        Assert.Equal(3 + 0.25 * 80, Timeline.Compile(scenario).Occurrences[1].For(80));
    }

    [Fact]
    public void Overlapping_therapies_are_one_therapy()
    {
        Scenario scenario = new ScenarioBuilder("therapies", 20.Hours()).Therapy(0.Hours(), 4.Hours()).Therapy(2.Hours(),
            4.Hours()).Build();
        Assert.Equal([(0.0, 1.0), (2, 1), (4, 1), (6, 0)], Timeline.Compile(scenario).Occurrences.Select(one => (one.Time, one.Amount)));
    }

    [Fact]
    public void Drinks_taken_over_time_have_slots_that_are_used_again()
    {
        Scenario scenario = new ScenarioBuilder("slow", 20.Hours())
            .Drink(10.Grams(), at: 0.Hours(), lasting: 2.Hours(), skipAbove: 3.GramsPerLitre()).Every(1.Hours(), times: 5).Build();
        Timeline timeline = Timeline.Compile(scenario);
        Assert.Equal(2, timeline.DrinkSlots);
        double[] slots = new double[2];
        List<(double Time, double Rate)> rates = [];
        foreach (Occurrence one in timeline.Occurrences)
        {
            slots[one.Slot] = one.Kind == OccurrenceKind.DrinkRateStart ? one.Amount : 0;
            Assert.Equal(one.Kind == OccurrenceKind.DrinkRateStart ? 3.0 : double.PositiveInfinity, one.SkipAbove);
            rates.Add((one.Time, slots[0] + slots[1]));
        }

        Assert.Equal(
            [(0.0, 5.0), (1, 10), (2, 5), (2, 10), (3, 5), (3, 10), (4, 5), (4, 10), (5, 5), (6, 0)], rates);
    }

    [Fact]
    public void Assessments_run_to_the_end_which_is_included_and_to_until_which_is_not()
    {
        Scenario scenario = new ScenarioBuilder("assess", 10.Hours()).Protocol("ciwa-lorazepam", at: 4.Hours()).Build();
        Assert.Equal([4.0, 6, 8, 10], Timeline.Compile(scenario).Occurrences.Select(one => one.Time));
        scenario = new ScenarioBuilder("assess", 10.Hours()).Protocol("ciwa-lorazepam", at: 4.Hours(),
            until: new Moment(8.Hours())).Build();
        Assert.Equal([4.0, 6], Timeline.Compile(scenario).Occurrences.Select(one => one.Time));
        Assert.Equal(8.0, Timeline.Compile(scenario).Protocols[0].UntilHours);
    }

    [Fact]
    public void A_triggered_protocol_is_switched_on_and_off()
    {
        Protocol rescue = new()
        {
            Name = "rescue",
            When = new Protocol.Trigger("Withdrawal", Protocol.Relation.Above, 15),
            Refractory = 4.Hours(),
            Dose = 2.Milligrams(),
        };
        Timeline timeline = Timeline.Compile(new ScenarioBuilder("rescued", 10.Hours()).Protocol(rescue, at: 1.Hours(),
            until: new Moment(6.Hours())).Build());
        Assert.Equal([(1.0, OccurrenceKind.TriggerOn, 0), (6, OccurrenceKind.TriggerOff, 0)],
            timeline.Occurrences.Select(one => (one.Time, one.Kind, one.Protocol)));
        Assert.Equal((rescue, 4.0), (timeline.Protocols[0].Protocol, timeline.Protocols[0].Protocol.RefractoryHours));
    }

    [Fact]
    public void Times_relative_to_drinks_count_from_drinks_at_absolute_times()
    {
        Timeline timeline = Timeline.Compile(FaultDrill.Sound(FaultDrill.File(
            """
            { "type": "drink", "amount": "14 g", "at": "24 h after last drink" },
            { "type": "retrieval", "at": "90 min before first drink" },
            { "type": "drink", "amount": "14 g", "at": "8 h", "every": "0.9 h", "count": 17 },
            { "type": "retrieval", "at": "1 d after last drink" }
            """)));
        Assert.Equal(22.4, timeline.LastDrinkHours);
        Assert.Equal(6.5, timeline.Occurrences[0].Time);
        Assert.Equal([(46.4, OccurrenceKind.Drink), (46.4, OccurrenceKind.Retrieval)],
            timeline.Occurrences[^2..].Select(one => (one.Time, one.Kind)));
    }

    [Fact]
    public void A_scenario_that_breaks_rules_does_not_compile_and_says_all_of_them()
    {
        Scenario scenario = new()
        {
            Name = "bad",
            Duration = 10.Hours(),
            Events = [new Drink(double.NaN.Grams(), 11.Hours()), new Bolus(Drug.Ketamine, 1.Drinks(), 0.Hours())]
        };
        ScenarioException thrown = Assert.Throws<ScenarioException>(() => Timeline.Compile(scenario));
        Assert.Equal(["$.events[0].amount", "$.events[0].at", "$.events[1].amount"],
            thrown.Faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Output_times_lie_on_the_grid_between_from_and_to_or_are_listed_in_order()
    {
        Timeline timeline = Timeline.Compile(new ScenarioBuilder("out", 10.Hours()).Drink(14.Grams(), at: 2.Hours()).Build());
        Assert.Equal([0.0, 4, 8], new OutputPlan { Every = 4.Hours() }.Resolve(timeline));
        Assert.Equal([1.0, 1.333333333, 1.666666667, 2],
            new OutputPlan { Every = 20.Minutes(), From = 1.Hours(), To = 2.Hours() }.Resolve(timeline));
        Assert.Equal([0.0, 5, 10],
            new OutputPlan { Times = [10.Hours(), 3.Hours().AfterLastDrink(), 0.Hours(), 5.Hours()] }.Resolve(timeline));
    }
}
