using System.Globalization;
using System.Text.Json;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Parameterization;

public class ParameterSetTests
{
    [Fact]
    public void A_value_can_be_changed_by_key_and_by_field_alike()
    {
        ParameterSet byKey = ParameterSet.Default.With("Nmda.EthanolIc50", 40);
        ParameterSet byField = ParameterSet.Default.With((ref Parameters<double> p) => p.Nmda.EthanolIc50 = 40);
        Assert.Equal(40, byKey["Nmda.EthanolIc50"]);
        Assert.Equal(40, byKey.Values.Nmda.EthanolIc50);
        Assert.Equal(byKey, byField);
        Assert.Equal(byKey.GetHashCode(), byField.GetHashCode());
        Assert.Equal([new NamedValue("Nmda.EthanolIc50", 40)], byKey.Overrides);
        Assert.Empty(byKey.Warnings);
        Assert.Equal(32, ParameterSet.Default["Nmda.EthanolIc50"]);
    }

    [Fact]
    public void A_value_set_back_to_its_default_is_no_override() =>
        Assert.Equal(ParameterSet.Default, ParameterSet.Default.With("Kindling.Gain", 2).With("Kindling.Gain", 1));

    [Theory]
    [InlineData("Subject.BodyWeight", 0)]
    [InlineData("Subject.BodyWeight", -70)]
    [InlineData("Ethanol.Bioavailability", 1.01)]
    [InlineData("GabaA.ToleranceReference", 1)]
    [InlineData("Plasticity.Maximum", 0.99)]
    [InlineData("Craving.Intercept", double.NaN)]
    [InlineData("Craving.Intercept", double.PositiveInfinity)]
    [InlineData("Ethanol.AdhKm", double.NegativeInfinity)]
    public void An_impossible_value_is_refused_with_key_value_and_what_is_allowed(string key, double value)
    {
        ParameterException fault = Assert.Throws<ParameterException>(() => ParameterSet.Default.With(key, value));
        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        Assert.Contains(value.ToString(CultureInfo.InvariantCulture), fault.Message, StringComparison.Ordinal);
        Assert.Contains(ParameterCatalog.Find(key)!.AllowedText, fault.Message, StringComparison.Ordinal);
        Assert.Equal(ParameterVerdict.Impossible, ParameterSet.Check(key, value).Verdict);
    }

    [Theory]
    [InlineData("Ethanol.Bioavailability", 1)]
    [InlineData("Ethanol.AdhCapacity", 0)]
    [InlineData("Plasticity.Maximum", 1)]
    [InlineData("Craving.Intercept", -1e6)]
    public void A_limit_that_is_not_exclusive_is_allowed(string key, double value) =>
        Assert.Equal(value, ParameterSet.Default.With(key, value)[key]);

    [Fact]
    public void A_mistyped_key_is_refused_with_the_nearest_one()
    {
        ParameterException fault = Assert.Throws<ParameterException>(() => ParameterSet.Default.With("Nmda.EthanolIC5", 40));
        Assert.Contains("Nmda.EthanolIC5", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean Nmda.EthanolIc50?", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Nmda.EthanolIc50", fault.Check!.Nearest);
        Assert.Contains("Did you mean Nmda.EthanolIc50?",
            Assert.Throws<ParameterException>(() => ParameterSet.Default["Nmda.EthanolIC5"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_impossible_fields_are_told_at_once()
    {
        ParameterException fault = Assert.Throws<ParameterException>(() => ParameterSet.Default.With((ref Parameters<double> p) =>
        {
            p.Mood.Response = -1;
            p.Subject.BodyWeight = double.NaN;
        }));
        Assert.Contains("Mood.Response", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Subject.BodyWeight", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_outside_the_plausible_range_is_a_warning()
    {
        ParameterSet heavy = ParameterSet.Default.With("Subject.BodyWeight", 150);
        ParameterCheck warning = Assert.Single(heavy.Warnings);
        Assert.Equal(("Subject.BodyWeight", ParameterVerdict.Implausible), (warning.Key, warning.Verdict));
        Assert.Contains("45 to 120 kg", warning.ToString(), StringComparison.Ordinal);
        Assert.False(warning.IsFault);
    }

    [Fact]
    public void Json_carries_values_and_provenance_there_and_back()
    {
        ParameterSet changed = ParameterSet.Default.With("Nmda.EthanolIc50", 40.1).With("Subject.BodyWeight", 150);
        string json = changed.ToJson();
        Assert.Equal(changed, ParameterSet.FromJson(json));
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement row = document.RootElement.GetProperty("parameters").EnumerateArray().Single(r =>
            r.GetProperty("key").GetString() == "Nmda.EthanolIc50");
        Assert.Equal(32, row.GetProperty("default").GetDouble());
        Assert.Contains("Lovinger", row.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Equal(ParameterCatalog.Hash, document.RootElement.GetProperty("tableHash").GetString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"parameters\": 3}")]
    [InlineData("{\"parameters\": [{\"key\": \"Kindling.Gain\"}]}")]
    [InlineData("{\"parameters\": [")]
    public void Json_of_another_kind_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => ParameterSet.FromJson(json));

    [Fact]
    public void Numbers_are_told_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = House.Culture.Named("de-DE");
            Assert.Contains("-0.5", ParameterSet.Check("Kindling.Gain", -0.5).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
