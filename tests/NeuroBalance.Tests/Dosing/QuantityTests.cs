using NeuroBalance.Dosing;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public class QuantityTests
{
    [Theory]
    [InlineData("0.9 h", 0.9)]
    [InlineData("40 min", 0.666666667)]
    [InlineData("90s", 0.025)]
    [InlineData("2 d", 48)]
    [InlineData(" 1e1  h ", 10)]
    public void Times_are_read_in_every_unit(string text, double hours) => Assert.Equal(hours, Duration.Parse(text).SnappedHours);

    [Theory]
    [InlineData("8 h", "8 h")]
    [InlineData("12h  after   last drink", "12 h after last drink")]
    [InlineData("1.5 d before first drink", "1.5 d before first drink")]
    public void Points_in_time_are_written_as_they_were_stated(string text, string written) =>
        Assert.Equal(written, Moment.Parse(text).ToString());

    [Theory]
    [InlineData("8")]
    [InlineData("h")]
    [InlineData("")]
    [InlineData("1 2 h")]
    [InlineData("--1 h")]
    [InlineData("1. 5 h")]
    [InlineData("0x10 h")]
    [InlineData("1_000 h")]
    [InlineData("٣ h")]
    [InlineData("8 h after")]
    [InlineData("after last drink")]
    public void What_is_not_a_time_is_refused_with_what_is_allowed(string text) =>
        Assert.Contains("min", Assert.Throws<FormatException>(() => Moment.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(14, DoseUnit.Gram, 14, 0)]
    [InlineData(2, DoseUnit.Drink, 28, 0)]
    [InlineData(2.5, DoseUnit.Unit, 20, 0)]
    [InlineData(0.2, DoseUnit.GramPerKilogram, 0, 0.2)]
    [InlineData(3, DoseUnit.Milligram, 3, 0)]
    [InlineData(0.5, DoseUnit.MilligramPerKilogram, 0, 0.5)]
    public void Amounts_split_into_a_part_by_itself_and_a_part_per_kilogram(double value, DoseUnit unit, double absolute,
        double perKilogram)
    {
        DoseAmount amount = new(value, unit);
        Assert.Equal((absolute, perKilogram), (amount.Absolute, amount.PerKilogram));
    }

    [Fact]
    public void A_level_in_millimoles_is_a_level_in_grams() => Assert.Equal(1.0, 21.7.Millimolar().GramsPerLitre);

    [Fact]
    public void Watson_body_water_of_the_worked_man_is_41_5907792_litres() =>
        Assert.Equal(41.5907792, BodyWater.Litres(Sex.Male, 40, 172.72, 72.576), 5e-8);

    [Fact]
    public void Watson_body_water_of_a_woman_does_not_depend_on_age()
    {
        Assert.Equal((double)(-2.097m + 0.1069m * 165 + 0.2466m * 60), BodyWater.Litres(Sex.Female, 30, 165, 60), 1e-12);
        Assert.Equal(BodyWater.Litres(Sex.Female, 30, 165, 60), BodyWater.Litres(Sex.Female, 80, 165, 60));
    }

    [Fact]
    public void The_subject_sets_body_weight_and_distribution_volume()
    {
        Scenario scenario = new ScenarioBuilder("watson", 1.Hours()).Subject(72.576, Sex.Male, 40, 172.72).Parameter("Nmda.EthanolIc50",
            33).Build();
        ParameterSet parameters = scenario.ResolveParameters();
        Assert.Equal(72.576, parameters["Subject.BodyWeight"]);
        Assert.Equal(41.5907792 / 0.80 / 72.576, parameters["Ethanol.DistributionVolume"], 1e-8);
        Assert.Equal(33.0, parameters["Nmda.EthanolIc50"]);
        Assert.Equal(3, parameters.Overrides.Length);
    }

    [Fact]
    public void Body_water_uses_the_weight_parameter_or_its_default_when_the_subject_states_none()
    {
        Scenario byDefault = new ScenarioBuilder("watson", 1.Hours()).Subject(sex: Sex.Female, ageYears: 30,
            heightCentimetres: 165).Build();
        Assert.Equal(BodyWater.DistributionVolume(Sex.Female, 30, 165, 70), byDefault.ResolveParameters()["Ethanol.DistributionVolume"]);
        Scenario byParameter = new ScenarioBuilder("watson", 1.Hours()).Subject(sex: Sex.Female, ageYears: 30,
            heightCentimetres: 165).Parameter("Subject.BodyWeight", 60).Build();
        Assert.Equal(BodyWater.DistributionVolume(Sex.Female, 30, 165, 60), byParameter.ResolveParameters()["Ethanol.DistributionVolume"]);
    }

    [Fact]
    public void Drinks_scaled_to_the_subject_are_a_fifth_of_a_gram_per_kilogram_and_are_skipped_above_three_grams_per_litre()
    {
        Scenario scaled = Scenarios.Get("reinstatement").WithDrinksPerKilogram();
        Drink[] drinks = [.. scaled.Events.Cast<Drink>()];
        Assert.Equal([0.2, 42.0 / 70], drinks.Select(drink => drink.Amount.PerKilogram));
        Assert.All(drinks, drink => Assert.Equal(3.0, drink.SkipAbove!.Value.GramsPerLitre));
        Occurrence first = Timeline.Compile(scaled).Occurrences[0];
        Assert.Equal((0.0, 0.2, 3.0, 14.0), (first.Amount, first.AmountPerKilogram, first.SkipAbove, first.For(70)), (a, b) =>
            a.Item1 == b.Item1 && a.Item2 == b.Item2 && a.Item3 == b.Item3 && Math.Abs(a.Item4 - b.Item4) < 1e-14);
        Assert.Equal(Scenarios.Get("adjunct-with").Events[1..], Scenarios.Get("adjunct-with").WithDrinksPerKilogram().Events[1..]);
    }
}
