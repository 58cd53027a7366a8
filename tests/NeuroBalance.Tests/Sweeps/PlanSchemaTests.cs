using System.Text.Json;
using NeuroBalance.Models;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Sweeps;

/// <summary>The schema of plans says what the reader accepts: the keys of every object and the words of every choice.</summary>
public sealed class PlanSchemaTests
{
    private readonly JsonElement root = JsonDocument.Parse(SweepPlan.Schema).RootElement;

    [Fact]
    public void The_keys_are_those_that_the_reader_accepts()
    {
        Assert.Equal(SweepPlanReader.Keys.Order(StringComparer.Ordinal), Keys(root));
        Assert.Equal(ContrastParser.Keys.Order(StringComparer.Ordinal),
            Keys(root.GetProperty("properties").GetProperty("contrasts").GetProperty("items")));
        Assert.Equal(AxisParser.Keys.Order(StringComparer.Ordinal), Keys(root.GetProperty("$defs").GetProperty("axis")));
        string[] design = [.. Enum.GetValues<DesignKind>().SelectMany(DesignParser.KeysOf).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(design, Keys(root.GetProperty("properties").GetProperty("design")));
    }

    [Fact]
    public void The_words_of_a_choice_are_those_that_the_reader_accepts()
    {
        JsonElement design = root.GetProperty("properties").GetProperty("design").GetProperty("properties");
        Assert.Equal(DesignParser.Kinds.Select(kind => kind.Word).Order(StringComparer.Ordinal), Words(design.GetProperty("type")));
        Assert.Equal(DesignParser.Scramblings.Select(one => one.Word).Order(StringComparer.Ordinal), Words(design.GetProperty("scramble")));
        Assert.Equal(AdaptationStructures.Words.Order(StringComparer.Ordinal), Words(root.GetProperty("$defs").GetProperty("structure")));
        Assert.Equal(ContrastParser.Directions.Select(one => one.Word).Order(StringComparer.Ordinal), Words(root.GetProperty("properties")
            .GetProperty("contrasts").GetProperty("items").GetProperty("properties").GetProperty("better")));
        JsonElement distribution = root.GetProperty("$defs").GetProperty("axis").GetProperty("properties").GetProperty("distribution")
            .GetProperty("properties").GetProperty("type");
        Assert.Equal(DistributionParser.Families.Select(one => one.Word).Order(StringComparer.Ordinal), Words(distribution));
    }

    private static IEnumerable<string> Keys(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Words(JsonElement choice) =>
        choice.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!).Order(StringComparer.Ordinal);
}
