using NeuroBalance.Dosing;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public sealed class UnitTests
{
    [Theory]
    [InlineData("100 mg/dL", 1.0)]
    [InlineData("0.1 g/dL", 1.0)]
    [InlineData("0.08 %", 0.8)]
    [InlineData("1 g/L", 1.0)]
    public void Blood_levels_are_read_as_clinics_and_courts_write_them(string text, double gramsPerLitre)
    {
        Scenario scenario = FaultDrill.Sound(FaultDrill.File($$"""{ "type": "clamp", "level": "{{text}}", "at": "0 h", "for": "1 h" }"""));
        Assert.Equal(gramsPerLitre, ((Clamp)scenario.Events[0]).Level.GramsPerLitre);
        Assert.Equal(text, ((Clamp)scenario.Events[0]).Level.ToString());
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
    }

    [Theory]
    [InlineData("500 ug/kg", 0, 0.5)]
    [InlineData("500 µg/kg", 0, 0.5)]
    [InlineData("500 μg", 0.5, 0)]
    public void Doses_are_read_in_micrograms_with_either_sign_of_micro(string text, double absolute, double perKilogram)
    {
        Bolus bolus =
            (Bolus)FaultDrill.Sound(
            FaultDrill.File($$"""{ "type": "bolus", "drug": "ketamine", "amount": "{{text}}", "at": "0 h" }""")).Events[0];
        Assert.Equal((absolute, perKilogram), (bolus.Amount.Absolute, bolus.Amount.PerKilogram));
    }

    [Theory]
    [InlineData("40 µg/kg/min", 2.4)]
    [InlineData("0.04 mg/kg/min", 2.4)]
    [InlineData("2.4 mg/kg/h", 2.4)]
    public void Rates_are_read_by_the_minute_and_by_the_hour(string text, double perKilogramAndHour)
    {
        Scenario scenario =
            FaultDrill.Sound(
            FaultDrill.File($$"""{ "type": "infusion", "drug": "ketamine", "rate": "{{text}}", "at": "0 h", "for": "1 h" }"""));
        Assert.Equal(perKilogramAndHour, ((Infusion)scenario.Events[0]).Rate!.Value.PerHour.PerKilogram, 1e-15);
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
    }

    [Fact]
    public void Weight_and_height_are_read_in_pounds_metres_and_inches()
    {
        const string Person =
            """{ "name": "x", "duration": "1 h", "subject": { "weight": "165 lb", "sex": "male", "age": 40, "height": "HEIGHT" } }""";
        ScenarioSubject metres = FaultDrill.Sound(Person.Replace("HEIGHT", "1.73 m", StringComparison.Ordinal)).Subject;
        Assert.Equal((74.84274105, 173.0), (metres.WeightKilograms!.Value, metres.HeightCentimetres!.Value));
        Assert.Equal(172.72,
            FaultDrill.Sound(Person.Replace("HEIGHT", "68 in", StringComparison.Ordinal)).Subject.HeightCentimetres!.Value, 1e-12);
    }

    [Theory]
    [InlineData("41 mcg/kg/minute", "\"41 ug/kg/min\"")]
    [InlineData("0.2 mg/kg/hr", "\"0.2 mg/kg/h\"")]
    [InlineData("0.2 g/kg/h", null)]
    public void A_rate_in_other_spellings_is_answered_and_never_with_another_size(string text, string? suggestion) =>
        Assert.Equal(
            suggestion,
            FaultDrill.Only(
                FaultDrill.File(
                $$"""{ "type": "infusion", "drug": "ketamine", "rate": "{{text}}", "at": "0 h", "for": "1 h" }""")).Suggestion);

    [Fact]
    public void A_week_is_seven_days() =>
        Assert.Equal((168.0, "2 weeks"), (Duration.Parse("1 week").Hours, Duration.Parse("2 weeks").ToString()));

    [Theory]
    [InlineData("\"clamp\", \"level\": \"1 ‰\"", "1.055 g/L", "\"1 g/L\"")]
    [InlineData("\"clamp\", \"level\": \"1 per mille\"", "in some countries", "\"1 g/L\"")]
    [InlineData("\"clamp\", \"level\": \"80 mg%\"", "'mg%' does not fit", "\"80 mg/dL\"")]
    [InlineData("\"clamp\", \"level\": \"80 MG/DL\"", "'MG/DL' does not fit", "\"80 mg/dL\"")]
    public void A_unit_that_is_none_of_ours_is_answered_with_the_nearest(string head, string message, string suggestion)
    {
        Fault fault = FaultDrill.Only(FaultDrill.File($$"""{ "type": {{head}}, "at": "0 h", "for": "1 h" }"""));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(suggestion, fault.Suggestion);
    }
}
