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

    [Fact]
    public void What_stands_above_a_field_is_what_the_table_says_of_it()
    {
        string folder = Path.Combine(Tests.Models.ModelText.RepositoryRoot(), "src", "NeuroBalance", "Model", "Parameters");
        Dictionary<string, string[]> sources = Directory.GetFiles(folder, "*Parameters.cs").ToDictionary(
            file => Path.GetFileName(file)[..^"Parameters.cs".Length], File.ReadAllLines);
        Assert.All(ParameterCatalog.All, info =>
        {
            string[] path = info.Key.Split('.'), lines = sources[path[0]];
            int field = Array.FindIndex(lines, line => line.Trim() == $"public T {path[1]};");
            IEnumerable<string> above = lines.Take(field).Reverse().TakeWhile(line => line.Contains("///", StringComparison.Ordinal))
                .Reverse().Select(line => line.Trim()["/// ".Length..]);
            string unit = info.Unit == "1" ? "no unit" : info.Unit;
            Assert.Equal($"<summary>{info.Description}: {info.Symbol} ({unit}).</summary>", string.Join(' ', above));
        });
    }

    [Fact]
    public void No_two_parameters_are_told_in_the_same_words() =>
        Assert.Equal(ParameterCatalog.All.Count, ParameterCatalog.All.Select(info => info.Description).Distinct().Count());

    [Fact]
    public void The_package_carries_no_source() => Assert.DoesNotContain(typeof(ParameterCatalog).Assembly.GetManifestResourceNames(),
        name => name.EndsWith(".cs", StringComparison.Ordinal));

    [Theory]
    [InlineData("Nmda.EthanolIC5", "Nmda.EthanolIc50")]
    [InlineData("nmda.ethanolic50", "Nmda.EthanolIc50")]
    [InlineData("EthanolIc50", "Nmda.EthanolIc50")]
    [InlineData("Subject.Bodywieght", "Subject.BodyWeight")]
    [InlineData("Weather.Temperature", null)]
    public void A_mistyped_key_brings_the_nearest_one(string typed, string? meant) => Assert.Equal(meant, ParameterCatalog.Nearest(typed));

    [Fact]
    public void The_hash_sees_every_cell_but_neither_the_layout_of_the_file_nor_what_a_parameter_is()
    {
        string json = Json;
        Assert.Equal(ParameterCatalog.Hash, Hash(json.Replace("\n", " ", StringComparison.Ordinal)));
        Assert.Equal(ParameterCatalog.Hash, Hash(json.Replace("\"Body weight\"", "\"Weight\"", StringComparison.Ordinal)));
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
