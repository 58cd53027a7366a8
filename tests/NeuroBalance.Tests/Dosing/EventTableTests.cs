using System.Text.Json.Nodes;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public sealed class EventTableTests
{
    public static TheoryData<string> Words => [.. EventTable.All.Select(type => type.Word)];

    [Fact]
    public void Every_type_of_event_is_in_the_table()
    {
        Type[] records = [.. typeof(ScenarioEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ScenarioEvent)))];
        Type[] declared = [.. EventTable.All.Select(type => type.GetType().GenericTypeArguments[0])];
        Assert.Equal(records.Select(type => type.Name).Order(), declared.Select(type => type.Name).Order());
        Assert.Equal(EventTable.All.Length, EventTable.All.Select(type => type.Word).Distinct().Count());
        Assert.All(EventTable.All, type => Assert.NotEmpty(type.Description));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_type_reads_what_it_writes_with_the_keys_of_its_schema(string word)
    {
        EventForm type = EventTable.Find(word)!;
        FaultList faults = new();
        JsonObject schema = type.Schema([]);
        Assert.Equal(type.Keys, schema["properties"]!.AsObject().Select(one => one.Key));
        Assert.Equal(word, schema["properties"]!["type"]!["const"]!.GetValue<string>());
        ScenarioEvent empty = type.Read(Tree("{}"), new FaultList());
        ScenarioEvent read = type.Read(Tree(type.Write(empty)), faults);
        Assert.Empty(faults.Faults);
        Assert.Equal(empty, read);
        Assert.Same(type, read.Form);
    }

    [Fact]
    public void A_new_type_of_event_is_one_declaration()
    {
        FaultList faults = new();
        Nap read = (Nap)Nap.Declared.Read(Tree("""{ "type": "nap", "at": "2 h", "for": "30 min", "every": "1 d", "count": 3 }"""), faults);
        Assert.Empty(faults.Faults);
        Assert.Equal((2.0, 0.5, 3), (read.At.Offset.Hours, read.For.Hours, read.Repetition.Count));
        Assert.Equal("""{ "type": "nap", "at": "2 h", "for": "30 min", "every": "1 d", "count": 3 }""", Nap.Declared.Write(read));
        Nap.Declared.Read(Tree("""{ "type": "nap", "at": "2 h", "len": "30 min" }"""), faults);
        Assert.Equal(["$.len", "$.for"], faults.Faults.Select(fault => fault.Path));
        Nap.Declared.Check(read with { For = Duration.FromHours(-1) }, "$", faults);
        Assert.Equal("$.for", faults.Faults[^1].Path);
    }

    [Fact]
    public void Drugs_stand_in_the_table_in_the_order_of_the_enumeration() =>
        Assert.Equal(Enum.GetValues<Drug>(), DrugTable.All.Select(row => row.Drug));

    [Fact]
    public void Every_unit_has_a_row()
    {
        Assert.All(Enum.GetValues<TimeUnit>(), unit => Assert.Equal(unit, UnitTable.Of(unit).Meaning));
        Assert.All(Enum.GetValues<DoseUnit>(), unit => Assert.Equal(unit, UnitTable.Of(unit).Meaning));
        Assert.All(Enum.GetValues<LevelUnit>(), unit => Assert.Equal(unit, UnitTable.Of(unit).Meaning));
    }

    private static JsonTree Tree(string json) => JsonTreeReader.Read(System.Text.Encoding.UTF8.GetBytes(json), new FaultList())!;

    private sealed record Nap(Moment At, Duration For) : ScenarioEvent(At)
    {
        internal static readonly EventForm<Nap> Declared = new(
            "nap", "Sleep by day.", new Nap(default, Duration.FromHours(1)), repeats: true,
            EventForm<Nap>.At, new Field<Nap, Duration>("for", DoseForms.Length,
                nap => nap.For, (nap, length) => nap with { For = length }, required: true));

        internal override EventForm Form => Declared;

        internal override void Unroll(TimelineCompiler timeline, double time, int source) =>
            timeline.Add(new Occurrence(time, OccurrenceKind.Retrieval, Source: source));
    }
}
