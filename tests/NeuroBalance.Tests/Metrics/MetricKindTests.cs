using System.Reflection;
using System.Text.Json;
using NeuroBalance.Metrics;
using NeuroBalance.Sweeps;
using Xunit;

namespace NeuroBalance.Tests.Metrics;

/// <summary>
/// The set of kinds: each is found, says what it needs, and is refused with less or more, in a plan and in a program alike.
/// </summary>
public class MetricKindTests
{
    public static TheoryData<string> Words => [.. MetricKind.All.Select(kind => kind.Word)];

    [Fact]
    public void Every_kind_that_is_written_is_found_under_its_own_word()
    {
        Type[] written = [.. typeof(MetricKind).GetNestedTypes(BindingFlags.NonPublic)
            .Where(type => type.IsSubclassOf(typeof(MetricKind)) && !type.IsAbstract)];
        Assert.Empty(written.Except(MetricKind.All.Select(kind => kind.GetType())));
        PropertyInfo[] members = [.. typeof(MetricKind).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(one => one.PropertyType == typeof(MetricKind))];
        Assert.Equal(members.Length, MetricKind.All.Count);
        Assert.All(members, member => Assert.Equal(member.Name, ((MetricKind)member.GetValue(null)!).Name));
        Assert.Equal(members.Length, MetricKind.All.Select(kind => kind.Word).Distinct().Count());
        Assert.All(MetricKind.All, kind => Assert.EndsWith(".", kind.Description, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_plan_must_give_the_keys_that_a_kind_uses_and_no_others(string word)
    {
        MetricKind kind = Kind(word);
        MetricKey[] used = [.. kind.Required, .. kind.Optional];
        Assert.Empty(Faults(word, used));
        Assert.Empty(Faults(word, kind.Required));
        foreach (MetricKey key in kind.Required)
        {
            Assert.Contains($"'{key.Word}' is missing", Assert.Single(Faults(word, used.Except([key]))), StringComparison.Ordinal);
        }
        foreach (MetricKey key in MetricKey.All.Except(used))
        {
            Assert.Contains($"{word} does not use '{key.Word}'", Assert.Single(Faults(word, used.Append(key))), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_program_must_give_the_parts_that_a_kind_uses_and_no_others(string word)
    {
        MetricKind kind = Kind(word);
        Metric right = MetricReferences.Create(kind, Quantity.Withdrawal, 1, 2, 8);
        right.Validate();
        foreach (MetricKey key in kind.Required)
        {
            Assert.Contains($"'{key.Word}'", Assert.Throws<ArgumentException>(Without(right, key).Validate).Message,
                StringComparison.Ordinal);
        }
        foreach (MetricKey key in MetricKey.All.Except(kind.Required).Except(kind.Optional)
            .Where(key => key != MetricKey.At && key != MetricKey.From))
        {
            Assert.Contains($"'{key.Word}'", Assert.Throws<ArgumentException>(With(right, key).Validate).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void The_schema_of_plans_knows_the_keys_of_each_kind(string word)
    {
        using JsonDocument schema = JsonDocument.Parse(SweepPlan.Schema);
        JsonElement metric = schema.RootElement.GetProperty("$defs").GetProperty("metric");
        Assert.Contains(word, metric.GetProperty("properties").GetProperty("kind").GetProperty("enum").EnumerateArray()
            .Select(one => one.GetString()));
        JsonElement rule = metric.GetProperty("allOf").EnumerateArray()
            .Single(one => one.GetProperty("if").GetProperty("properties").GetProperty("kind").GetProperty("const").GetString() == word)
                .GetProperty("then");
        Assert.Equal(Kind(word).Required.Select(key => key.Word),
            rule.GetProperty("required").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(
            MetricKey.All.Except(Kind(word).Required).Except(Kind(word).Optional).Select(key => key.Word),
            rule.GetProperty("properties").EnumerateObject().Select(one => one.Name));
    }

    [Theory]
    [InlineData("\"kind\": \"valueAt\", \"of\": \"Withdrawal\", \"at\": \"25 h\"", "$.metrics[0].at",
        "the time lies outside the run: it goes from 0 to 24 h")]
    [InlineData("\"kind\": \"valueAt\", \"of\": \"Withdrawal\", \"at\": \"-1 h\"", "$.metrics[0].at", "0 to 24 h")]
    [InlineData("\"kind\": \"peak\", \"of\": \"Withdrawal\", \"from\": \"24 h\"", "$.metrics[0].from", "the window lies outside the run")]
    [InlineData("\"kind\": \"protocolDoses\", \"to\": \"-1 h\"", "$.metrics[0].to", "the window lies outside the run")]
    [InlineData("\"kind\": \"peak\", \"of\": \"Withdrawal\", \"from\": \"5 h\", \"to\": \"4 h\"", "$.metrics[0]", "ends before it starts")]
    public void A_time_outside_the_run_is_refused_with_the_bounds_of_the_run(string metric, string path, string hint)
    {
        IReadOnlyList<Fault> faults = Read($"{{ \"name\": \"m\", {metric} }}").Faults;
        Assert.True(faults.Any(fault => fault.Path == path && fault.ToString().Contains(hint, StringComparison.Ordinal)),
            string.Join('\n', faults));
    }

    private static MetricKind Kind(string word) => MetricKind.All.Single(kind => kind.Word == word);

    private static List<string> Faults(string word, IEnumerable<MetricKey> keys)
    {
        string text = string.Concat(keys.Select(key => $", \"{key.Word}\": {Value(key)}"));
        return [.. Read($"{{ \"name\": \"m\", \"kind\": \"{word}\"{text} }}").Faults.Select(fault => fault.ToString())];
    }

    private static SweepPlanResult Read(string metric) => SweepPlanReader.Parse(
        $$"""{ "name": "p", "scenario": "evening", "design": { "type": "sobol", "samples": 8 }, "spread": "all", "metrics": [{{metric}}] }""");

    private static string Value(MetricKey key) =>
        key == MetricKey.Of || key == MetricKey.Other ? "\"Withdrawal\"" : key.Schema == "number" ? "0.4" : key == MetricKey.To ? "\"9 h\""
            : "\"3 h\"";

    private static Metric Without(Metric metric, MetricKey key) => metric with
    {
        Quantity = key == MetricKey.Of ? null : metric.Quantity,
        Other = key == MetricKey.Other ? null : metric.Other,
        Level = key == MetricKey.Level ? null : metric.Level,
        Share = key == MetricKey.Share ? null : metric.Share,
        From = key == MetricKey.At ? double.NegativeInfinity : metric.From,
    };

    private static Metric With(Metric metric, MetricKey key) => metric with
    {
        Quantity = key == MetricKey.Of ? Quantity.Withdrawal : metric.Quantity,
        Other = key == MetricKey.Other ? Quantity.Balance : metric.Other,
        Level = key == MetricKey.Level ? 1 : metric.Level,
        Share = key == MetricKey.Share ? 0.4 : metric.Share,
        To = key == MetricKey.To ? 5 : metric.To,
    };
}
