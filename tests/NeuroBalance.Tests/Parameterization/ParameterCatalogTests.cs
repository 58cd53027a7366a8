using System.Text;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;
using Xunit;

namespace NeuroBalance.Tests.Parameterization;

public class ParameterCatalogTests
{
    private static string Json => File.ReadAllText(
        Path.Combine(Tests.Models.ModelText.RepositoryRoot(), "src", "NeuroBalance", "Parameterization", "parameters.json"));

    [Fact]
    public void Every_parameter_has_a_symbol_a_unit_a_source_and_a_default_within_its_range() => Assert.All(ParameterCatalog.All, info =>
    {
        Assert.False(string.IsNullOrWhiteSpace(info.Symbol) || string.IsNullOrWhiteSpace(info.Unit)
            || string.IsNullOrWhiteSpace(info.Source), info.Key);
        Assert.True(info.Low <= info.Value && info.Value <= info.High && info.Low < info.High, info.Key);
        Assert.True(info.Allows(info.Low) && info.Allows(info.High), info.Key);
        Assert.True(Enum.IsDefined(info.Evidence) && Enum.IsDefined(info.Distribution), info.Key);
    });

    [Fact]
    public void Only_an_assumption_may_have_no_source() =>
        Assert.All(ParameterCatalog.All.Where(info => info.Source == "none found"), info => Assert.Equal(Evidence.Assumed, info.Evidence));

    [Fact]
    public void A_lognormal_spread_has_a_positive_range() =>
        Assert.All(ParameterCatalog.All.Where(info => info.Distribution == Spread.Lognormal), info => Assert.True(info.Low > 0, info.Key));

    [Fact]
    public void Defaults_lie_in_the_fields_that_their_keys_name()
    {
        object defaults = ParameterCatalog.Defaults;
        Assert.All(ParameterCatalog.All, info =>
        {
            string[] path = info.Key.Split('.');
            object group = typeof(Parameters<double>).GetField(path[0])!.GetValue(defaults)!;
            Assert.Equal(info.Value, group.GetType().GetField(path[1])!.GetValue(group));
        });
    }

    [Theory]
    [InlineData("Nmda.EthanolIC5", "Nmda.EthanolIc50")]
    [InlineData("nmda.ethanolic50", "Nmda.EthanolIc50")]
    [InlineData("EthanolIc50", "Nmda.EthanolIc50")]
    [InlineData("Subject.Bodywieght", "Subject.BodyWeight")]
    [InlineData("Weather.Temperature", null)]
    public void A_mistyped_key_brings_the_nearest_one(string typed, string? meant) => Assert.Equal(meant, ParameterCatalog.Nearest(typed));

    [Fact]
    public void The_hash_sees_every_cell_but_not_the_layout_of_the_file()
    {
        string json = Json;
        Assert.Equal(ParameterCatalog.Hash, Hash(json.Replace("\n", " ", StringComparison.Ordinal)));
        Assert.Matches("^[0-9a-f]{64}$", ParameterCatalog.Hash);
        Assert.NotEqual(ParameterCatalog.Hash, Hash(json.Replace("\"value\": 86.56", "\"value\": 86.57", StringComparison.Ordinal)));
        Assert.NotEqual(ParameterCatalog.Hash, Hash(json.Replace("drinks with a meal", "drinks with a dish", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_without_a_row_for_a_field_is_refused_by_the_name_of_the_field()
    {
        InvalidOperationException missing = Assert.Throws<InvalidOperationException>(
            () => Hash(Json.Replace("Nmda.EthanolIc50", "Nmda.EthanolIc51", StringComparison.Ordinal)));
        Assert.Contains("Nmda.EthanolIc50", missing.Message, StringComparison.Ordinal);
        Assert.Contains("Nmda.EthanolIc51", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_outside_its_own_range_is_refused()
    {
        InvalidOperationException wrong = Assert.Throws<InvalidOperationException>(
            () => Hash(Json.Replace("\"value\": 86.56", "\"value\": 1000", StringComparison.Ordinal)));
        Assert.Contains("Ethanol.InductionTime", wrong.Message, StringComparison.Ordinal);
    }

    private static string Hash(string json) =>
        ParameterCatalog.ComputeHash(ParameterTable.Read(Encoding.UTF8.GetBytes(json), ParameterKeys.All));
}
