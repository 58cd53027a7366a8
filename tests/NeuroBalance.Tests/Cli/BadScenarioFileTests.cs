using System.Text;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>A bad scenario file: exit code 2, the field named, and nothing written.</summary>
public sealed class BadScenarioFileTests
{
    private static readonly Dictionary<string, (string Json, string[] Says)> Cases = new(StringComparer.Ordinal)
    {
        ["NaN"] = ("""{"name":"a","duration":"1 d","parameters":{"Nmda.EthanolIc50":NaN}}""", ["NaN"]),
        ["Infinity"] = ("""{"name":"a","duration":"1 d","events":[{"type":"drink","amount":"Infinity g","at":"0 h"}]}""",
            ["$.events[0].amount", "Infinity"]),
        ["1e999"] = ("""{"name":"a","duration":"1 d","parameters":{"Nmda.EthanolIc50":1e999}}""", ["Nmda.EthanolIc50", "1e999"]),
        ["negative dose"] =
            ("""{"name":"a","duration":"1 d","events":[{"type":"drink","amount":"-14 g","at":"0 h"}]}""", ["$.events[0].amount", "-14"]),
        ["dose after the end"] =
            ("""{"name":"a","duration":"1 d","events":[{"type":"drink","amount":"14 g","at":"25 h"}]}""", ["$.events[0]", "25", "24"]),
        ["unknown key"] = ("""{"name":"a","duration":"1 d","events":[{"type":"drink","ammount":"14 g","at":"0 h"}]}""",
            ["$.events[0].ammount", "amount"]),
        ["unknown parameter"] =
            ("""{"name":"a","duration":"1 d","parameters":{"Nmda.EthanolIc5":32}}""", ["Nmda.EthanolIc5", "Nmda.EthanolIc50"]),
        ["duplicate key"] = ("""{"name":"a","name":"b","duration":"1 d"}""", ["name"]),
        ["truncated"] = ("""{"name":"a","duration":"1 d","events":[{"type":"dri""", ["$"]),
        ["deep nesting"] = (new string('[', 5000), ["$"]),
        ["empty"] = ("", ["empty"]),
        ["wrong unit"] = ("""{"name":"a","duration":"1 d","events":[{"type":"drink","amount":"14 mL","at":"0 h"}]}""",
            ["$.events[0].amount", "14 mL", "g"]),
        ["bare number"] = ("""{"name":"a","duration":24,"events":[]}""", ["$.duration", "24", "h"]),
        ["overlapping clamps"] = ("""{"name":"a","duration":"3 d","events":[{"type":"clamp","level":"1 g/L","at":"0 h","for":"1 d"},{"type":"clamp","level":"2 g/L","at":"12 h","for":"1 d"}]}""", ["$.events[1]", "clamp"]),
        ["comma decimal"] = ("""{"name":"a","duration":"1 d","events":[{"type":"drink","amount":"14,5 g","at":"0 h"}]}""",
            ["$.events[0].amount", "14,5", "14.5 g"]),
        ["not an object"] = ("[]", ["$"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_file_names_its_field_and_writes_nothing(string name)
    {
        using CliRun run = new();
        string file = run.Write("scenario.json", Cases[name].Json);
        await run.InvokeAsync(["run", file, "--out", run.PathOf("o.csv"), "--plot", run.PathOf("p.png")],
            TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        foreach (string text in Cases[name].Says)
        {
            Assert.Contains(text, run.Error, StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
        Assert.Equal(["scenario.json"], run.Files());
    }

    [Fact]
    public async Task All_faults_of_a_file_and_of_the_options_are_told_at_once()
    {
        using CliRun run = new();
        string file = run.Write("scenario.json", """{"name":"a","duration":"1 d","colour":1,"events":[{"type":"drink","amount":"14 mL","at":"0 h"},{"type":"drnk","at":"1 h"}]}""");
        await run.InvokeAsync(["run", file, "--every", "1 fortnight", "--set", "Nmda.EthanolIc51=3", "--out", run.PathOf("o.txt")],
            TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        foreach (string text in (string[])["colour", "14 mL", "drnk", "drink", "fortnight", "Nmda.EthanolIc50", ".csv"])
        {
            Assert.Contains(text, run.Error, StringComparison.Ordinal);
        }
        Assert.Equal(["scenario.json"], run.Files());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        using CliRun run = new();
        string file = run.PathOf("scenario.json");
        await File.WriteAllBytesAsync(file, [0xFF, 0xFE, 0x00, 0x7B], TestContext.Current.CancellationToken);
        await run.InvokeAsync(["run", file, "--out", run.PathOf("o.csv")], TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["scenario.json"], run.Files());
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault()
    {
        using CliRun run = new();
        string file = run.PathOf("scenario.json");
        await File.WriteAllTextAsync(file, """{"name":"a","duration":"2 h"}""", new UTF8Encoding(true),
            TestContext.Current.CancellationToken);
        await run.InvokeAsync(["run", file], TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }
}
