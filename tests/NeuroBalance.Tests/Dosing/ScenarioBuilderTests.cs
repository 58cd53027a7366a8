using NeuroBalance.Dosing;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public class ScenarioBuilderTests
{
    [Fact]
    public void The_builder_makes_the_scenario_that_its_file_would_give()
    {
        Scenario file = Scenarios.Get("adjunct-with");
        Scenario built = new ScenarioBuilder("adjunct-with", 2158.25.Hours())
            .Titled(file.Title, file.Description)
            .Initially("EnzymeInduction", 4.41)
            .Drink(14.Grams(), at: 8.Hours()).Every(0.75.Hours(), times: 20).RepeatEvery(24.Hours(), times: 60)
            .Protocol("ciwa-lorazepam", at: 6.Hours().AfterLastDrink())
            .Infusion(Drug.Ketamine, 0.2.MilligramsPerKilogram().PerHour(), at: 12.Hours().AfterLastDrink(), lasting: 48.Hours())
            .OutputEvery(1.Hours())
            .Build();
        Assert.Equal(file, built);
    }

    [Fact]
    public void The_builder_reports_the_faults_that_a_file_would_have()
    {
        ScenarioException thrown = Assert.Throws<ScenarioException>(() => new ScenarioBuilder("Bad Name", 10.Hours())
            .Subject(weightKilograms: -1)
            .Initially("Nothing", 1)
            .Drink((-1).Grams(), at: 11.Hours())
            .Therapy(0.Hours(), 1.Hours()).Every(2.Hours(), times: 3)
            .Protocol("unknown", at: 0.Hours())
            .OutputAt(20.Hours())
            .Build());
        Assert.Equal(
            ["$.events[0].amount", "$.events[0].at", "$.events[1]", "$.events[2].name", "$.initial.Nothing", "$.name", "$.output.times[0]",
                "$.subject.weight"],
            thrown.Faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Repeating_before_any_event_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => new ScenarioBuilder("x", 1.Hours()).Every(1.Hours(), times: 2));
}
